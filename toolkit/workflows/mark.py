"""A plain or TEI text in, all that is found in it out, in code points of the text as read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from toolkit.ground.bundle import annotations_folder
from toolkit.ground.errors import Finding, InputError
from toolkit.model.annotation import Citation, Found, Gloss, Recognition
from toolkit.model.span import Span

LAYERS = ("transliterations", "terms", "citations", "voices", "glosses")
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|[A-Za-z])")
_BLANK_LINE = re.compile(r"\n[ \t]*\n+")


@dataclass(frozen=True, slots=True)
class Marking:
    """A text as read, its blocks, and what was found in it."""

    path: str
    characters: str
    blocks: tuple[Span, ...]
    found: Recognition

    def __iter__(self) -> Iterator[Found]:
        """Yield what was found, layer by layer (`LAYERS`)."""
        for layer in LAYERS:
            yield from getattr(self.found, layer)

    def as_json(self) -> dict[str, Any]:
        """Return the marking as `yichud mark --json` prints it; `sha256` is that of the characters in UTF-8."""
        data = self.characters.encode("utf-8", "surrogatepass")
        layers = {layer: [_flat(f) for f in getattr(self.found, layer)] for layer in LAYERS}
        return {"sha256": hashlib.sha256(data).hexdigest(), **layers}


def mark(data: bytes, path: str = "-", *, annotations: Path | None = None) -> Marking:
    """Recognise what is in a text given as bytes: TEI where it begins like XML, plain UTF-8 otherwise."""
    from toolkit.pipeline import build, recognise
    from toolkit.tei.vocabulary import read_vocabulary

    characters, blocks = _read(data, path)
    nlp = build(read_vocabulary(annotations or annotations_folder(near=Path.cwd())))
    found = recognise(characters, nlp, blocks=blocks)
    return Marking(path, characters, blocks, found)


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


def _flat(item: Found) -> dict[str, Any]:
    """Return a record: `start` and `end` of the whole, then the fields, further spans as two numbers."""
    record = asdict(item)  # type: ignore[call-overload]
    spans = {f.name: s for f in fields(item) if isinstance(s := getattr(item, f.name), Span)}  # type: ignore[arg-type]
    record.update({name: [span.start, span.end] for name, span in spans.items()})
    whole = [item.term, item.gloss] if isinstance(item, Gloss) else [next(iter(spans.values()))]
    record.pop("span", None)
    if isinstance(item, Citation):
        record["place"] = item.place
    return {"start": min(s.start for s in whole), "end": max(s.end for s in whole), **record}
