"""A TEI file by rule and a recogniser in; the same file with the terms, citations, names and voices that it finds as suggestions out.

A name that has a concept is suggested whole, and its parts that have concepts of their own after it (S1, S2); of a turn it is suggested who speaks (V6). Suggestions stand beside the text, never in it (H1): each points at a range of characters of a block, names the program,
and waits for a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from toolkit import __version__
from toolkit.intake.turns import speaker
from toolkit.model.annotation import Citation, EnglishTerm, HebrewTerm, Transliteration, Voice
from toolkit.model.certainty import certainty
from toolkit.model.span import Span
from toolkit.model.text import Passage, Text
from toolkit.tei.pointers import StringRange
from toolkit.tei.reader import read
from toolkit.vocabulary.document import document_habit, document_tag

Term = Transliteration | EnglishTerm | HebrewTerm
Found = Term | Citation | Voice
Recogniser = Callable[[str], tuple[Found, ...]]

_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010][ \t]*(?:\r\n|[\r\n\u2028\x85])[ \t]*(?=[a-z])")
_DECLARED = re.compile(r'<language ident="([^"]+)"')
_SPELLING = re.compile(r"-Latn-(x-\w+)$")
_NAMES = {
    "he": "Hebrew",
    "arc": "Aramaic of Zohar and Lurianic works, in general",
    "he-Latn": "Hebrew in Latin letters",
    "arc-Latn": "Aramaic in Latin letters",
}
_PROGRAMS = {
    "translit": "transliterations",
    "acronym": "transliterations",
    "english": "english-terms",
    "hebrew": "yichud",
    "citation": "yichud",
    "name": "yichud",
    "direct": "yichud",
    "indirect": "yichud",
    "turn": "yichud",
}
_LISTS = {
    "citation": "citations",
    "name": "names",
    "direct": "voices",
    "indirect": "voices",
    "turn": "voices",
}
_ORDER = ("suggestions", "citations", "names", "voices")  # of the lists; terms stand in the first
_NAMED = frozenset(["attribution"])  # voices whose span is a name
_SAYS = frozenset(["attribution", "formula"])  # the turns of a dialogue are in the structure
_NOBODY = frozenset(["", "p.unknown", "w.unknown"])


@dataclass(frozen=True, slots=True)
class _Suggested:
    element: str
    place: Span
    kind: str
    target: str
    found: Found
    quote: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What a recogniser found in the running text of an edition, each with what it means, the spelling that the terms follow, and how far (`habit`)."""

    items: tuple[_Suggested, ...]
    spelling: str
    habit: str = ""

    @property
    def languages(self) -> Iterator[str]:
        """The language tags of the suggestions."""
        return (tag for s in self.items if (tag := _language(s, self.spelling)))

    def __len__(self) -> int:
        return len(self.items)


def suggest(
    data: bytes,
    recognise: Recogniser,
    *,
    sentences: frozenset[str] | None = None,
    names: Mapping[str, str] | None = None,
) -> Suggestions:
    """Let a recogniser read every block of an edition that has an id, furniture left out; or `sentences` alone, by id.

    `names` are by-names of persons with their ids: whoever speaks in a turn is known by them, and by the labels of parts.
    """
    text = read(data)
    if sentences is not None:
        return _collect(
            (
                (m.get("xml:id"), m.span.of(text.characters))
                for m in text.named("seg")
                if m.get("xml:id") in sentences
            ),
            recognise,
        )
    running = (p for p in text.passages if not p.furniture and _has_id(text, p))
    found = _collect(((p.id, p.span.of(text.characters)) for p in running), recognise)
    return replace(found, items=(*found.items, *_turns(text, names or {})))


def _turns(text: Text, names: Mapping[str, str]) -> Iterator[_Suggested]:
    """Yield for every turn of which nobody has said it who speaks, as its label has it."""
    labels = [p.span for p in text.passages if p.kind == "speaker"]
    for turn in text.named("sp"):
        label = next((s for s in labels if turn.span.contains(s)), None)
        if label is None or not turn.get("xml:id") or turn.get("who"):
            continue
        words = " ".join(label.of(text.characters).split())
        who = speaker(words, names)
        sure, reason = (
            (0.2, "a label that nobody is known by") if who in _NOBODY else (0.9, "label of a turn")
        )
        voice = Voice(label, words, who, turn.span, direct=True, kind="turn", confidence=sure, reason=reason)
        yield _Suggested(turn.get("xml:id"), label.shifted(-turn.span.start), "turn", who, voice, words)


def _declare(data: bytes, languages: Iterable[str], habit: str) -> bytes:
    """Return the edition with languages added to `langUsage`; of Latin letters it says that a program found the spelling, and which."""
    found = escape(f", in a spelling found by a program ({habit or 'no word decides'})")
    made = "".join(
        f'<language ident="{i}">{_NAMES[i.split("-x-")[0]]}{found * ("-x-" in i)}</language>\n'
        for i in languages
    )
    return data.replace(b"</langUsage>", made.encode() + b"</langUsage>", 1)


def _collect(pieces: Iterable[tuple[str, str]], recognise: Recogniser) -> Suggestions:
    items: list[_Suggested] = []
    spelled: list[Transliteration] = []
    for element, words in pieces:
        joined, places = join_lines(words)
        outer: list[tuple[Span, str]] = []
        for found in sorted(recognise(joined), key=_order):
            if isinstance(found, Transliteration):
                spelled.append(found)
            for kind, span, target in _meant(found):
                if kind not in _LISTS:  # of a term in a term, the name once (S1)
                    outer = [o for o in outer if o[0].overlaps(span)]
                    if target in {t for _, t in outer}:
                        continue
                    outer.append((span, target))
                place = Span(places[span.start], places[span.end - 1] + 1)
                quote = " ".join(place.of(words).split())
                items.append(_Suggested(element, place, kind, target, found, quote))
    return Suggestions(tuple(items), document_tag(spelled), str(document_habit(spelled)))


def _order(found: Found) -> tuple[int, int]:
    return found.span.start, -found.span.end


def _meant(found: Found) -> Iterator[tuple[str, Span, str]]:
    """Yield what is suggested for a find: its kind, its words, and the id that it points at; nothing where nobody knows that."""
    match found:
        case EnglishTerm():
            made = [("english", found.span, found.concept)]
        case HebrewTerm():
            made = [("hebrew", found.span, found.concept)]
        case Transliteration():
            made = [("acronym" if found.kind == "acronym" else "translit", found.span, found.concept)]
        case Citation():
            made = [("citation", found.span, found.work)]
        case Voice():
            made = [("name", found.span, found.who)] if found.kind in _NAMED else []
            if found.kind in _SAYS and len(found.extent):
                made.append(("direct" if found.direct else "indirect", found.extent, found.who))
    yield from (m for m in made if m[2] not in _NOBODY)


def add_suggestions(data: bytes, suggestions: Suggestions, when: str) -> bytes:
    """Return the edition with its suggestions in `standOff`; `when` is the ISO date that they are given."""
    if not suggestions.items:
        return data
    declared = _DECLARED.findall(data[: data.find(b"</teiHeader>")].decode())
    spelling = next((m for i in declared for m in _SPELLING.findall(i)), suggestions.spelling)
    suggestions = replace(suggestions, spelling=spelling)
    data = _declare(data, sorted(set(suggestions.languages) - set(declared)), suggestions.habit)
    items = sorted(suggestions.items, key=lambda s: _ORDER.index(_list_of(s)))
    made = ""
    for listed, rows in groupby(
        zip(items, _rows(items, spelling, when), strict=True), key=lambda pair: _list_of(pair[0])
    ):
        made += f'<listAnnotation type="{listed}">\n{"".join(row for _, row in rows)}</listAnnotation>\n'
    head, end, tail = data.rpartition(b"</standOff>")
    if not end:
        head, end, tail = data.rpartition(b"</TEI>")
        made = f"<standOff>\n{made}</standOff>\n"
    return head + made.encode() + end + tail


def join_lines(words: str) -> tuple[str, list[int]]:
    """Return words as if no line had ended in them, and for each character the place where it stood.

    A line end becomes a space; a hyphen before one goes with it where the word runs on in small letters.
    """
    kept = list(range(len(words)))
    for broken in _BROKEN.finditer(words):
        kept[broken.start() : broken.end()] = [-1] * len(broken.group())
    places = [i for i in kept if i >= 0]
    return "".join(" " if words[i] in "\r\n\u2028\x85" else words[i] for i in places), places


def _has_id(text: Text, passage: Passage) -> bool:
    return text.marks[passage.mark].get("xml:id") == passage.id


def _list_of(suggested: _Suggested) -> str:
    return _LISTS.get(suggested.kind, _ORDER[0])


def _rows(items: Iterable[_Suggested], spelling: str, when: str) -> Iterator[str]:
    for number, s in enumerate(items, start=1):
        found = s.found
        listed = s.kind in _LISTS
        shown = f' n="{s.kind}"' if not listed or _LISTS[s.kind] == "voices" else ""
        cited = "; ".join(f"{p.unit} {p}" for p in found.places) if isinstance(found, Citation) else ""
        signal = f" c:sig.{found.signal}" if isinstance(found, Citation) and found.signal else ""
        place = f'<note type="place">{escape(cited)}</note>' if cited else ""
        target = StringRange(s.element, s.place.start, len(s.place))
        lang = _language(s, spelling)
        tag = f" xml:lang={quoteattr(lang)}" if lang else ""
        reason = getattr(found, "reason", "") or "known form"
        program = f'<name type="software" ref="c:sw.{_PROGRAMS[s.kind]}">Yichud {escape(__version__)}: {escape(reason)}</name>'
        yield (
            f'<annotation xml:id="g{number}"{shown} motivation="identifying" target="{target}" ana={quoteattr(f"c:{s.target}{signal}")}'
            f' cert="{certainty(found.confidence)}"{tag}><respStmt><resp>suggested by</resp>{program}</respStmt>'
            f'<revisionDesc status="proposed"><change when="{when}" status="proposed">not yet seen by a person</change></revisionDesc>'
            f'<note type="quote">{escape(s.quote)}</note>{place}</annotation>\n'
        )


def _language(suggested: _Suggested, spelling: str) -> str:
    found = suggested.found
    if isinstance(found, EnglishTerm | Citation | Voice):
        return ""
    lang = "he" if found.lang == "mixed" else found.lang
    return f"{lang}-Latn-{spelling}" if isinstance(found, Transliteration) else lang
