"""What the components share: they are called with a Doc, know their entries, and go to disk and back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from spacy.tokens import Doc

from toolkit.pipeline.store import Entries, unpack
from toolkit.pipeline.view import View

REMEMBERED = 500_000  # distinct spellings whose answer is kept
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
        known, found = self._known, []
        if len(known) > REMEMBERED:
            known.clear()
        for i, orth in enumerate(view.orths):
            begins = known.get(orth)
            if begins is None:
                begins = known[orth] = self.begins(view.word(i))
            if begins:
                found.append(i)
        return found

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
