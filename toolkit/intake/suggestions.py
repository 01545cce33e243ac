"""A TEI text and a recogniser in; the terms, citations, names and voices that it finds, as suggestions for a person, out.

A name that has a concept is suggested whole, and its parts that have concepts of their own after it (S1, S2); of a turn it is suggested who speaks (V6). What the
file says already is not suggested (`toolkit.intake.unsaid`). Suggestions stand beside the text, never in it (H1): `toolkit.tei.proposals` writes them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from toolkit import __version__
from toolkit.intake.turns import speaker
from toolkit.intake.unsaid import unsaid
from toolkit.model.annotation import Citation, EnglishTerm, HebrewTerm, Recognition, Transliteration, Voice
from toolkit.model.certainty import certainty
from toolkit.model.claim import Suggestion
from toolkit.model.span import Span
from toolkit.model.text import Text
from toolkit.tei.pointers import vocabulary_id
from toolkit.tei.proposals import listed, turns
from toolkit.vocabulary.document import document_habit, document_tag

Term = Transliteration | EnglishTerm | HebrewTerm
Found = Term | Citation | Voice
#: The characters of a text, and the stretches of them that are read as blocks, in; what is found in them out.
Recogniser = Callable[[str, Sequence[Span]], Recognition]

_NAMES = {
    "he": "Hebrew",
    "arc": "Aramaic of Zohar and Lurianic works, in general",
    "he-Latn": "Hebrew in Latin letters",
    "arc-Latn": "Aramaic in Latin letters",
}
_NAMED = frozenset(["attribution"])  # voices whose span is a name
_SAYS = frozenset(["attribution", "formula"])  # the turns of a dialogue are in the structure
_NOBODY = frozenset(["", "p.unknown", "w.unknown"])
_NO_ID = ""  # until they are written


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What a recogniser found in a text, and in words how the text spells (`habit`), empty where no word decides.

    `unlisted` are transliterations that no concept of the vocabulary is named by, each once, the most frequent first: they cannot be suggested.
    """

    items: tuple[Suggestion, ...]
    habit: str = ""
    unlisted: tuple[str, ...] = ()

    @property
    def languages(self) -> dict[str, str]:
        """The language tags of the suggestions, with what they are called; of Latin letters, that a program found the spelling, and which."""
        found = f", in a spelling found by a program ({self.habit or 'no word decides'})"
        tags = sorted({s.lang for s in self.items if s.lang})
        return {tag: _NAMES[tag.split("-x-")[0]] + found * ("-x-" in tag) for tag in tags}

    def __len__(self) -> int:
        return len(self.items)


def suggest(
    text: Text,
    recognise: Recogniser,
    *,
    sentences: frozenset[str] | None = None,
    names: Mapping[str, str] | None = None,
) -> Suggestions:
    """Let a recogniser read the passages of a text, furniture left out; or `sentences` alone, by id.

    `names` are by-names of persons with their ids: whoever speaks in a turn is known by them, and by the labels of parts. Transliterations are
    tagged with the spelling that the header declares, else with the one that most of them follow.
    """
    if sentences is None:
        pieces = [(p.id, p.span) for p in text.passages if not p.furniture]
        labels = tuple(_turns(text, names or {}))
    else:
        pieces = [(i, m.span) for m in text.named("seg") if (i := m.get("xml:id")) in sentences]
        labels = ()
    blocks = [span for _, span in pieces]
    read = recognise(text.characters, blocks)
    found: tuple[Found, ...] = (*read.names, *read.hebrew, *read.terms, *read.citations, *read.voices)
    spelled = read.transliterations
    spelling = text.header.convention or document_tag(spelled)
    made = [
        _suggestion(f, kind, target, pieces[n], place, text.characters, spelling)
        for n, f, kind, place, target in _placed(found, blocks, text.characters)
    ]
    unlisted = Counter(f.text for f in spelled if not f.concept and f.kind in {"term", "acronym"})
    named = tuple(" ".join(form.split()) for form, _ in unlisted.most_common())
    return Suggestions((*unsaid(text, made), *labels), str(document_habit(spelled)), named)


def _placed(
    found: Iterable[Found], blocks: Sequence[Span], characters: str
) -> Iterator[tuple[int, Found, str, Span, str]]:
    """Yield what is suggested, block by block: the number of the block, the find, its kind, its place in the text, and the id that it points at."""
    starts = [b.start for b in blocks]
    meant = [
        (n, f, kind, place, target)
        for f in found
        for kind, span, target in _meant(f)
        for n in range(max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end))
        if len(place := _shared(span, blocks[n], characters))
    ]
    meant.sort(key=lambda m: (m[0], m[1].span.start, -m[1].span.end))
    for _, rows in groupby(meant, key=lambda m: m[0]):
        outer: list[tuple[Span, str]] = []
        for row in rows:
            _, _, kind, place, target = row
            if listed(kind) == "suggestions":  # of a term in a term, the name once (S1)
                outer = [o for o in outer if o[0].overlaps(place)]
                if target in {t for _, t in outer}:
                    continue
                outer.append((place, target))
            yield row


def _shared(span: Span, block: Span, characters: str) -> Span:
    """Return the words that a span and a block share, without white space around them; what reaches over blocks is suggested piece by piece."""
    start, end = max(span.start, block.start), min(span.end, block.end)
    words = characters[start:end] if start < end else ""
    first = start + len(words) - len(words.lstrip())
    return Span(first, first + len(words.strip()))


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


def _suggestion(
    found: Found, kind: str, target: str, piece: tuple[str, Span], place: Span, characters: str, spelling: str
) -> Suggestion:
    element, whole = piece
    cited = found.places if isinstance(found, Citation) else ()
    return Suggestion(
        _NO_ID,
        element,
        place.start - whole.start,
        len(place),
        target,
        cert=certainty(found.confidence),
        quote=" ".join(place.of(characters).split()),
        kind=kind,
        lang=_language(found, spelling),
        reason=_said(getattr(found, "reason", "") or "known form"),
        place_cited="; ".join(f"{p.unit} {p}" for p in cited),
        signal=found.signal if isinstance(found, Citation) else "",
    )


def _turns(text: Text, names: Mapping[str, str]) -> Iterator[Suggestion]:
    """Yield for every turn of which nobody has said it who speaks, as its label has it."""
    labels = [p.span for p in text.passages if p.kind == "speaker"]
    seen = {s.element for s in text.proposals if s.kind == "turn"}
    for number, element in turns(text):
        turn = text.marks[number]
        label = next((s for s in labels if turn.span.contains(s)), None)
        if label is None or element in seen or vocabulary_id(turn.get("who")):
            continue
        words = " ".join(label.of(text.characters).split())
        who = speaker(words, names)
        sure, reason = (
            (0.2, "a label that nobody is known by") if who in _NOBODY else (0.9, "label of a turn")
        )
        yield Suggestion(
            _NO_ID,
            element,
            label.start - turn.span.start,
            len(label),
            who,
            cert=certainty(sure),
            quote=words,
            kind="turn",
            reason=_said(reason),
        )


def _said(reason: str) -> str:
    return " ".join(f"Yichud {__version__}: {reason}".split())


def _language(found: Found, spelling: str) -> str:
    if isinstance(found, EnglishTerm | Citation | Voice):
        return ""
    lang = "he" if found.lang == "mixed" else found.lang
    return f"{lang}-Latn-{spelling}" if isinstance(found, Transliteration) else lang
