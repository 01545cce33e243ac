"""What one text after another says under a key in, the same by key out: it lies on a shelf, and memory holds the id of the text and a number alone."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from toolkit.ground.shelf import Shelf

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Postings(Generic[K, T]):
    """An inverted index: of each key the texts in their order, and what each says."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._texts: dict[K, list[str]] = {}
        self._places: dict[K, array[int]] = {}

    def add(self, key: K, text: str, said: T) -> None:
        """Take what a text says under a key, once a text."""
        self._texts.setdefault(key, []).append(text)
        self._places.setdefault(key, array("Q")).append(self._shelf.put(said))

    def __iter__(self) -> Iterator[K]:
        """Yield the keys, in the order in which they came."""
        return iter(self._texts)

    def texts(self, key: K) -> Sequence[str]:
        """Return the ids of the texts that say something under a key."""
        return self._texts.get(key, ())

    def of(self, key: K) -> Iterator[tuple[str, T]]:
        """Yield the id of each text with what it says under a key."""
        return zip(self.texts(key), map(self._shelf.get, self._places.get(key, ())), strict=True)

    def of_sorted(self, key: K) -> Iterator[tuple[str, T]]:
        """Yield the same in the order of the ids."""
        for text, place in sorted(zip(self.texts(key), self._places.get(key, ()), strict=True)):
            yield text, self._shelf.get(place)

    def of_each(self, key: K, texts: Iterable[str]) -> Iterator[tuple[str, T | None]]:
        """Yield every one of `texts`, which are in their order, with what it says under a key, None where it says nothing."""
        said = self.of(key)
        following = next(said, None)
        for text in texts:
            if following is not None and following[0] == text:
                yield following
                following = next(said, None)
            else:
                yield text, None
