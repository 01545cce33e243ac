"""A plain or TEI text in, its transliterations and English terms out, in code points of the text as read."""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from toolkit.ground.bundle import annotations_folder
from toolkit.ground.errors import Finding, InputError
from toolkit.model.annotation import EnglishTerm, Transliteration
from toolkit.model.span import Span

_Found = TypeVar("_Found", Transliteration, EnglishTerm)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|[A-Za-z])")
_BLANK_LINE = re.compile(r"\n[ \t]*\n+")


@dataclass(frozen=True, slots=True)
class Marking:
    """A text as read, its blocks, and what was found in it."""

    path: str
    characters: str
    blocks: tuple[Span, ...]
    transliterations: tuple[Transliteration, ...]
    terms: tuple[EnglishTerm, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the marking as `yichud mark --json` prints it; `sha256` is that of the characters in UTF-8."""
        data = self.characters.encode("utf-8", "surrogatepass")
        return {
            "sha256": hashlib.sha256(data).hexdigest(),
            "transliterations": [_flat(t) for t in self.transliterations],
            "terms": [_flat(t) for t in self.terms],
        }


def mark(data: bytes, path: str = "-", *, annotations: Path | None = None) -> Marking:
    """Recognise what is in a text given as bytes: TEI where it begins like XML, plain UTF-8 otherwise."""
    from toolkit.pipeline import build, recognise
    from toolkit.tei.vocabulary import read_vocabulary

    characters, blocks = _read(data, path)
    nlp = build(read_vocabulary(annotations or annotations_folder(near=Path.cwd())))
    transliterations: list[Transliteration] = []
    terms: list[EnglishTerm] = []
    for block in blocks:
        found = recognise(block.of(characters), nlp)
        transliterations.extend(_moved(t, block.start) for t in found.transliterations)
        terms.extend(_moved(t, block.start) for t in found.terms)
    return Marking(path, characters, blocks, tuple(transliterations), tuple(terms))


def _read(data: bytes, path: str) -> tuple[str, tuple[Span, ...]]:
    if _XML.match(data):
        from toolkit.tei.reader import read

        text = read(data, path)
        return text.characters, tuple(p.span for p in text.passages)
    try:
        characters = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            Finding(
                path, line, 0, "X06", f"byte 0x{data[error.start]:02X} is not UTF-8", "save the file as UTF-8"
            )
        ) from None
    return characters, _blocks(characters)


def _blocks(characters: str) -> tuple[Span, ...]:
    """Cut at blank lines; the gaps belong to no block."""
    spans, start = [], 0
    for gap in _BLANK_LINE.finditer(characters):
        spans.append(Span(start, gap.start()))
        start = gap.end()
    spans.append(Span(start, len(characters)))
    return tuple(s for s in spans if s.of(characters).strip())


def _moved(item: _Found, by: int) -> _Found:
    return replace(item, span=item.span.shifted(by))


def _flat(item: Transliteration | EnglishTerm) -> dict[str, Any]:
    record = asdict(item)
    span = record.pop("span")
    return {"start": span["start"], "end": span["end"], **record}
