"""A TEI file by rule and a recogniser in; the same file with the terms that it knows as suggestions out.

Suggestions stand beside the text, never in it (H1): each points at a range of characters of a block, names the program,
and waits for a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from toolkit import __version__
from toolkit.model.annotation import EnglishTerm, HebrewTerm, Transliteration
from toolkit.model.span import Span
from toolkit.model.text import Passage, Text
from toolkit.tei.pointers import StringRange
from toolkit.tei.reader import read

Found = Transliteration | EnglishTerm | HebrewTerm
Recogniser = Callable[[str], tuple[Found, ...]]

_HIGH, _MEDIUM = 0.9, 0.6  # confidence from which on a suggestion is certain, or fairly so
_SPELLINGS = {"ashkenazi": "x-ashk", "israeli": "x-isr"}
_PROGRAMS = {
    "translit": "transliterations",
    "acronym": "transliterations",
    "english": "english-terms",
    "hebrew": "yichud",
}


@dataclass(frozen=True, slots=True)
class _Suggested:
    element: str
    place: Span
    found: Found

    @property
    def kind(self) -> str:
        if isinstance(self.found, EnglishTerm):
            return "english"
        if isinstance(self.found, HebrewTerm):
            return "hebrew"
        return "acronym" if self.found.kind == "acronym" else "translit"


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What a recogniser found in the running text of an edition: terms with a concept, and the spelling it follows."""

    items: tuple[_Suggested, ...]
    spelling: str

    def __len__(self) -> int:
        return len(self.items)


def suggest(data: bytes, recognise: Recogniser) -> Suggestions:
    """Let a recogniser read every block of an edition that has an id; furniture is left out."""
    text = read(data)
    items: list[_Suggested] = []
    spellings: Counter[str] = Counter()
    for passage in text.passages:
        if passage.furniture or not _has_id(text, passage):
            continue
        for found in sorted(recognise(passage.span.of(text.characters)), key=lambda f: f.span):
            if isinstance(found, Transliteration):
                spellings[_SPELLINGS.get(found.convention, "")] += 1
            if found.concept:
                items.append(_Suggested(passage.id, found.span, found))
    spellings.pop("", None)
    return Suggestions(tuple(items), spellings.most_common(1)[0][0] if spellings else "x-isr")


def add_suggestions(data: bytes, suggestions: Suggestions, when: str) -> bytes:
    """Return the edition with its suggestions in `standOff`; `when` is the ISO date that they are given."""
    if not suggestions.items:
        return data
    rows = "".join(_rows(suggestions, when))
    made = f'<standOff>\n<listAnnotation type="suggestions">\n{rows}</listAnnotation>\n</standOff>\n'
    head, end, tail = data.rpartition(b"</TEI>")
    return head + made.encode() + end + tail


def _has_id(text: Text, passage: Passage) -> bool:
    return text.marks[passage.mark].get("xml:id") == passage.id


def _rows(suggestions: Suggestions, when: str) -> Iterator[str]:
    for number, s in enumerate(suggestions.items, start=1):
        found = s.found
        target = StringRange(s.element, s.place.start, len(s.place))
        lang = "" if isinstance(found, EnglishTerm) else found.lang
        if isinstance(found, Transliteration):
            lang = f"{'he' if lang == 'mixed' else lang}-Latn-{suggestions.spelling}"
        tag = f" xml:lang={quoteattr(lang)}" if lang else ""
        reason = getattr(found, "reason", "") or "known form"
        program = f'<name type="software" ref="c:sw.{_PROGRAMS[s.kind]}">Yichud {escape(__version__)}: {escape(reason)}</name>'
        yield (
            f'<annotation xml:id="g{number}" n="{s.kind}" motivation="identifying" target="{target}" ana={quoteattr("c:" + found.concept)}'
            f' cert="{_certainty(found.confidence)}"{tag}><respStmt><resp>suggested by</resp>{program}</respStmt>'
            f'<revisionDesc status="proposed"><change when="{when}" status="proposed">not yet seen by a person</change></revisionDesc>'
            f'<note type="quote">{escape(" ".join(found.text.split()))}</note></annotation>\n'
        )


def _certainty(confidence: float) -> str:
    return "high" if confidence >= _HIGH else "medium" if confidence >= _MEDIUM else "low"
