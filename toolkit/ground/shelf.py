"""Things in, a number each out that gives them back: they lie in a temporary file without a name, so that memory does not grow with them."""

from __future__ import annotations

import os
import pickle
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from operator import attrgetter
from types import MappingProxyType, TracebackType
from typing import IO, Any, Generic, TypeVar

T = TypeVar("T")


class Shelf:
    """Takes plain values, and tuples, lists, dicts and dataclasses of them; each comes back equal to what was put there, and anew each time.

    The file is made when the first thing is put there, in the folder for temporary files (`TMPDIR`), and is gone with the shelf.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._writing = True

    def __enter__(self) -> Shelf:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def put(self, thing: object) -> int:
        """Take a thing and return where it lies."""
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the shelf
        if not self._writing:
            self._file.seek(0, os.SEEK_END)
            self._writing = True
        place = self._file.tell()
        _Pickler(self._file, pickle.HIGHEST_PROTOCOL).dump(thing)
        return place

    def get(self, place: int) -> Any:
        """Return the thing that lies at a place."""
        if self._file is None:
            raise LookupError("nothing was put on this shelf")
        self._file.seek(place)
        self._writing = False
        return pickle.load(self._file)  # noqa: S301 - what this process wrote, in a file that has no name


class Shelved(Generic[T]):
    """Things on a shelf, gone through in their order as often as one likes; memory holds a number of each."""

    def __init__(self, shelf: Shelf, things: Iterable[T]) -> None:
        self._shelf = shelf
        self._places = array("Q", map(shelf.put, things))

    def __iter__(self) -> Iterator[T]:
        return map(self._shelf.get, self._places)


class _Ways(dict[type, Callable[[Any], tuple[Any, ...]]]):
    """How a thing is taken apart: a dataclass into the values that its class is called with, which halves the time that pickle takes alone."""

    def __missing__(self, kind: type) -> Callable[[Any], tuple[Any, ...]]:
        if not is_dataclass(kind):
            raise KeyError(kind)
        names = [f.name for f in fields(kind)]
        values = attrgetter(*names) if len(names) > 1 else lambda thing: (getattr(thing, names[0]),)
        self[kind] = lambda thing: (kind, values(thing))
        return self[kind]


def _read_only(said: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(said)


class _Pickler(pickle.Pickler):
    dispatch_table = _Ways({MappingProxyType: lambda said: (_read_only, (said.copy(),))})
