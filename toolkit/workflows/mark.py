"""A plain or TEI text in, all that is found in it out, in code points of the text as read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass, fields
from functools import cache, partial
from pathlib import Path
from typing import Any

from toolkit.ground.bundle import annotations_folder
from toolkit.index.words import count
from toolkit.model.annotation import Citation, Found, Gloss, Recognition
from toolkit.model.authority import Vocabulary
from toolkit.model.span import Span
from toolkit.vocabulary.document import Habit, document_habit

LAYERS = ("transliterations", "terms", "citations", "voices", "glosses")
_XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml\s|!--|!DOCTYPE|html\b|(?:[A-Za-z][\w.-]*:)?(?:TEI|teiCorpus)\b)"
)
_BLANK_LINE = re.compile(r"\r?\n[ \t]*(?:\r?\n[ \t]*)+")


@dataclass(frozen=True, slots=True)
class Marking:
    """A text as read, its blocks (each with its TEI name, `p` in a plain text), and what was found in it.

    `words` counts the words of a plain text, and of TEI those of its running text, as a report does.
    """

    path: str
    title: str
    characters: str
    plain: bool
    blocks: tuple[tuple[str, Span], ...]
    words: int
    found: Recognition
    vocabulary: Vocabulary

    def finds(self, layers: Collection[str]) -> Iterator[tuple[str, Found]]:
        """Yield what was found in some layers, each with the name of its layer."""
        for layer in layers:
            for found in getattr(self.found, layer):
                yield layer, found

    def as_json(self, layers: Collection[str] = LAYERS) -> dict[str, Any]:
        """Return the marking as `yichud mark --json` prints it; `sha256` is that of the characters in UTF-8."""
        data = self.characters.encode("utf-8", "surrogatepass")
        found = {layer: [_flat(f) for f in getattr(self.found, layer)] for layer in layers}
        digest = {"sha256": hashlib.sha256(data).hexdigest()}
        spelled = {"spelling": self.habit.as_json()} if "transliterations" in layers else {}
        return {**digest, **found, **spelled}

    @property
    def habit(self) -> Habit:
        """How the text spells its transliterations."""
        return document_habit(self.found.transliterations)

    def as_html(self, layers: Collection[str]) -> bytes:
        """Return one self-contained page that shows the text with its finds explained."""
        from toolkit.rendering.marking.notes import notes_of
        from toolkit.rendering.marking.page import draw

        places = notes_of(self.finds(layers), self.vocabulary)
        name = "standard input" if self.path == "-" else Path(self.path).name
        title = (_heading(self.characters) if self.plain else "") or self.title
        return draw(
            title, name, self.characters, self.blocks, places, str(self.habit), self.words, plain=self.plain
        )


def mark(data: bytes, path: str = "-", *, annotations: Path | None = None) -> Marking:
    """Recognise what is in a text given as bytes: TEI where it begins like XML, else a plain text in UTF-8.

    A byte order mark is no part of the text; every other character is, line ends as they stand. `InputError` where the
    bytes are neither.
    """
    return marker(annotations)(data, path)


def marker(annotations: Path | None = None) -> Callable[[bytes, str], Marking]:
    """Return what marks texts as `mark` does, for whoever has many: the vocabulary is read, and the pipeline built, at the first."""

    @cache
    def tools() -> tuple[Vocabulary, Callable[..., Recognition]]:
        from toolkit.pipeline import build, recognise
        from toolkit.tei.vocabulary import read_vocabulary

        vocabulary = read_vocabulary(annotations or annotations_folder(near=Path.cwd()))
        return vocabulary, partial(recognise, nlp=build(vocabulary))

    def marked(data: bytes, path: str) -> Marking:
        plain = not (_XML.match(data) or path.endswith(".xml"))
        title, characters, blocks, words = (_plain if plain else _tei)(data, path)
        vocabulary, recognise = tools()
        found = recognise(characters, blocks=[span for _, span in blocks], wrapped=not plain)
        return Marking(path, title, characters, plain, blocks, words, found, vocabulary)

    return marked


_Read = tuple[str, str, tuple[tuple[str, Span], ...], int]


def _plain(data: bytes, path: str) -> _Read:
    """Return the title of a plain text, its characters, its blocks and the number of its words."""
    from toolkit.intake.source import characters

    text = characters(data, path, errors="surrogatepass")
    name = "Standard input" if path == "-" else Path(path).name
    return name, text, tuple(("p", block) for block in _blocks(text)), count(text)


def _heading(characters: str) -> str:
    """Return the first heading of a plain text, empty where it has none."""
    from toolkit.intake.blocks import judge
    from toolkit.intake.edition import MAX_TITLE
    from toolkit.intake.lines import cut_blocks
    from toolkit.intake.outline import headings
    from toolkit.model.calls import without_calls

    found = headings(judge(tuple(cut_blocks(characters)), characters))
    words = (without_calls(h).rstrip(":").strip() for h in found)
    return next((w for w in words if 0 < len(w) <= MAX_TITLE), "")


def _tei(data: bytes, path: str) -> _Read:
    """Return the title of a TEI text, its characters, its blocks and the number of words of its running text."""
    from toolkit.tei.reader import read

    text = read(data, path)
    blocks = tuple((p.kind, p.span) for p in text.passages)
    words = sum(count(p.span.of(text.characters)) for p in text.passages if p.running)
    return text.header.title or Path(path).name, text.characters, blocks, words


def _blocks(characters: str) -> Iterator[Span]:
    """Cut at blank lines; the gaps belong to no block."""
    start = 0
    for gap in _BLANK_LINE.finditer(characters):
        if characters[start : gap.start()].strip():
            yield Span(start, gap.start())
        start = gap.end()
    if characters[start:].strip():
        yield Span(start, len(characters))


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
