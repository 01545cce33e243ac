"""The tokens of a Doc as plain lists, taken out of it in one go: a hundred times cheaper than asking token by token."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from spacy.attrs import IDX, ORTH, SPACY  # type: ignore[import-not-found]
from spacy.tokens import Doc

from toolkit.model.span import Span
from toolkit.pipeline.evidence import Scene

_last: tuple[Doc | None, View | None] = (None, None)


def view_of(doc: Doc) -> View:
    """Return the view of a Doc; the components that read one Doc one after the other share it."""
    global _last  # noqa: PLW0603 - one Doc alone is remembered, and tokens do not change
    seen, view = _last
    if seen is not doc or view is None:
        view = View(doc)
        _last = (doc, view)
    return view


def remembered(doc: Doc) -> View | None:
    """Return the view of a Doc if it is the last that was looked at."""
    seen, view = _last
    return view if seen is doc else None


class View:
    """Tokens of a Doc: `orths` at once; words, spaces and offsets (code points) when they are asked for."""

    def __init__(self, doc: Doc) -> None:
        self._strings = doc.vocab.strings
        self.written: dict[
            str, tuple[list[Any], list[Any]]
        ] = {}  # by group, the table and what it was made of
        self._doc = doc
        self.orths: list[int] = doc.to_array(ORTH).tolist()

    @cached_property
    def words(self) -> list[str]:
        """The text of each token."""
        strings = self._strings
        return [strings[orth] for orth in self.orths]

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The different spellings of the tokens."""
        strings = self._strings
        return frozenset(strings[orth] for orth in set(self.orths))

    @cached_property
    def text(self) -> str:
        """The characters of the Doc, several times as fast as `Doc.text`."""
        return "".join([w + " " if s else w for w, s in zip(self.words, self._spaces, strict=True)])

    @cached_property
    def _spaces(self) -> list[int]:
        spaces: list[int] = self._doc.to_array(SPACY).tolist()
        return spaces

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins."""
        starts: list[int] = self._doc.to_array(IDX).tolist()
        return starts

    @cached_property
    def scene(self) -> Scene:
        """The tokens with what can be told from capitals and signs around them."""
        return Scene(self.words, self._spaces)

    def spelling(self, orth: int) -> str:
        """Return the text of the tokens that have this number."""
        return str(self._strings[orth])

    def span(self, start: int, end: int) -> Span:
        """Return the code points of the tokens `start` to `end` (excluded)."""
        return Span(self.starts[start], self.starts[end - 1] + len(self.words[end - 1]))

    def between(self, start: int, end: int) -> str:
        """Return the text of the tokens `start` to `end` (excluded), without white space after the last."""
        if end == start + 1:
            return self.words[start]
        spaced = zip(self.words[start:end], self._spaces[start:end], strict=True)
        text = "".join(word + " " * space for word, space in spaced)
        return text[:-1] if start < end and self._spaces[end - 1] else text
