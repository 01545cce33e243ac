"""What the components share: they are called with a Doc, know their entries, and go to disk and back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from spacy.tokens import Doc

from toolkit.pipeline.store import Entries, unpack
from toolkit.pipeline.view import View
from toolkit.vocabulary.remembered import REMEMBERED

_FILE = "vocabulary.msgpack"


class Component:
    """A component with the entries of one vocabulary. Subclasses prepare themselves from them and annotate a Doc."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self._known: dict[int, bool] = {}
        self.prepare()

    def prepare(self) -> None:
        """Compile what the component looks up, from `self.entries`."""
        raise NotImplementedError

    def begins(self, word: str) -> bool:
        """Say whether something that the component finds could begin with a word."""
        raise NotImplementedError

    def starts(self, view: View) -> list[int]:
        """Return the tokens at which something could begin; each distinct spelling is asked about once."""
        known, orths = self._known, view.orths
        try:
            return [i for i, orth in enumerate(orths) if known[orth]]
        except KeyError:
            if len(known) > REMEMBERED:
                known.clear()
            known.update((orth, self.begins(view.spelling(orth))) for orth in set(orths) if orth not in known)
            return [i for i, orth in enumerate(orths) if known[orth]]

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc."""
        raise NotImplementedError

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the entries, packed."""
        return self.entries.as_bytes()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Component:
        """Take the entries from `to_bytes`."""
        self.entries = unpack(data)
        self._known.clear()
        self.prepare()
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the entries into the folder `path`."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_bytes(self.entries.as_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Component:
        """Read the entries from the folder `path`."""
        return self.from_bytes((Path(path) / _FILE).read_bytes())
