"""What was found in a text and the vocabulary in, notes for a reader out: one note says once what is the same everywhere.

What differs from place to place, why a form is read so and how sure that is, is said of the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.model.annotation import (
    Citation,
    EnglishTerm,
    Found,
    Gloss,
    HebrewTerm,
    Transliteration,
    Voice,
)
from toolkit.model.authority import Vocabulary
from toolkit.model.span import Span
from toolkit.rendering.marking.layers import LAYERS
from toolkit.vocabulary.called import called
from toolkit.vocabulary.spelling import OTHER, conventions, latin_tag

UNSURE = 0.7  # confidence under which a find is shown as doubtful
LANGUAGES = {"he": "Hebrew", "arc": "Aramaic", "mixed": "Hebrew and Aramaic", "en": "English"}
_TAGS = {"mixed": "mul"}


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of a form that is found, wherever it stands.

    `title` is what it names, as a reader calls it, `gloss` what that is; `hebrew` the pointed headword in the language
    `hebrew_lang`; `lang` the tag of the words as they stand; `facts` are pairs of a label and a value; `link` is an address.
    """

    layer: str
    text: str
    kind: str
    title: str = ""
    gloss: str = ""
    hebrew: str = ""
    hebrew_lang: str = "he"
    lang: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    link: str = ""


class Place(NamedTuple):
    """Where a note applies: what is underlined, how sure it is, the stretch that a voice says (or nothing), and why."""

    span: Span
    note: Note
    confidence: float
    extent: Span | None = None
    reason: str = ""


def notes_of(finds: Iterable[tuple[str, Found]], vocabulary: Vocabulary) -> list[Place]:
    """Return the places of the notes on finds, given with their layers, in the order of the text."""
    teller = _Teller(vocabulary)
    return sorted(
        (teller.place(layer, found) for layer, found in finds), key=lambda p: (p.span, p.note.layer)
    )


def summary(note: Note) -> str:
    """Return a note in one line."""
    kind = "" if note.kind in {"term", "English term", "gloss pair"} else note.kind
    facts = [f"{k} {v}" if note.layer == "citations" else v for k, v in note.facts if note.layer != "glosses"]
    return " · ".join(part for part in (note.title, note.hebrew, kind, ", ".join(facts)) if part)


@dataclass(frozen=True, slots=True)
class _Teller:
    vocabulary: Vocabulary

    def place(self, layer: str, found: Found) -> Place:
        match found:
            case Transliteration():
                note = self._transliteration(layer, found)
            case EnglishTerm():
                title, gloss, hebrew, lang = self._concept(found.concept)
                note = Note(
                    layer,
                    _flat(found.text),
                    "English term",
                    title,
                    gloss,
                    hebrew,
                    lang,
                    "en",
                )
            case HebrewTerm():
                title, gloss, hebrew, lang = self._concept(found.concept)
                kind = f"{LANGUAGES[found.lang]} script"
                tag = _TAGS.get(found.lang, found.lang)
                note = Note(layer, _flat(found.text), kind, title, gloss, hebrew, lang, tag)
            case Citation():
                note = self._citation(layer, found)
            case Voice():
                return self._voice(layer, found)
            case Gloss():
                return self._gloss(layer, found)
            case _:
                raise TypeError(type(found))
        return Place(found.span, note, found.confidence, reason=getattr(found, "reason", ""))

    def _transliteration(self, layer: str, found: Transliteration) -> Note:
        title, gloss, _, lang = self._concept(found.concept)
        spelling = next((c.label for c in conventions().values() if c.key == found.convention), "")
        facts = [("language", LANGUAGES[found.lang])]
        if found.convention != OTHER:
            facts.append(("spelling", spelling))
        if found.loanword:
            facts.append(("loan word", "counted apart"))
        tag = latin_tag(_TAGS.get(found.lang, found.lang), found.convention)
        lang = {"he": "he", "arc": "arc"}.get(found.lang, lang)
        return Note(
            layer,
            _flat(found.text),
            found.kind,
            title,
            gloss,
            found.hebrew,
            lang,
            tag,
            tuple(facts),
        )

    def _citation(self, layer: str, found: Citation) -> Note:
        work = self.vocabulary.works.get(found.work)
        facts = [(p.unit, str(p)) for p in found.places]
        if found.signal:
            facts.append(("signal", found.signal))
        if found.anaphoric:
            facts.append(("work", "named before"))
        title = work.title if work else "a work not listed"
        return Note(
            layer,
            _flat(found.text),
            "citation",
            title,
            work.note if work else "",
            work.hebrew if work else "",
            facts=tuple(facts),
            link=found.link,
        )

    def _voice(self, layer: str, found: Voice) -> Place:
        who = self.vocabulary.people.get(found.who)
        said = "quoted" if found.direct else "reported"
        note = Note(
            layer,
            _flat(found.text),
            found.kind,
            who.name if who else "somebody not listed",
            who.note if who else "",
            who.hebrew if who else "",
            facts=(("words", said),) if len(found.extent) else (),
        )
        extent = found.extent if len(found.extent) else None
        return Place(found.span, note, found.confidence, extent, found.reason)

    def _gloss(self, layer: str, found: Gloss) -> Place:
        title, gloss, hebrew, lang = self._concept(found.concept)
        pair = (_flat(found.term_text), _flat(found.gloss_text))
        whole = Span(min(found.term.start, found.gloss.start), max(found.term.end, found.gloss.end))
        facts = (("term", pair[0]), ("explained as", pair[1]))
        note = Note(layer, " = ".join(pair), "gloss pair", title, gloss, hebrew, lang, "", facts)
        return Place(whole, note, found.confidence, reason=found.reason)

    def _concept(self, identifier: str) -> tuple[str, str, str, str]:
        """Return what a concept is called, what it is, its Hebrew and the tag of that."""
        concept = self.vocabulary.scheme.concepts.get(identifier)
        if concept is None:
            return "", "", "", "he"
        hebrew = concept.acronym or (concept.hebrew[0].form if concept.hebrew else "")
        lang = "he" if concept.lang in {"", "mul"} else concept.lang
        return called(self.vocabulary.scheme, identifier), concept.gloss, hebrew, lang


def _flat(text: str) -> str:
    return " ".join(text.split())


def ends(text: str) -> str:
    """Return a stretch in one line, of a long one the first and the last words."""
    words = text.split()
    return " ".join(words if len(words) <= 12 else [*words[:6], "…", *words[-5:]])


def numbered(places: Iterable[Place]) -> dict[Note, list[Place]]:
    """Return the notes in the order in which the text first calls for them, each with its places."""
    held: dict[Note, list[Place]] = {}
    for place in places:
        held.setdefault(place.note, []).append(place)
    return held


def reasons(held: Iterable[Place]) -> list[tuple[str, list[int]]]:
    """Return why the places of a note are read so, each reason once with the numbers (from 1) of the places that have it."""
    found: dict[str, list[int]] = {}
    for i, place in enumerate(held, 1):
        if place.reason:
            found.setdefault(place.reason, []).append(i)
    return list(found.items())


def tally(places: Iterable[Place]) -> Iterator[tuple[str, int, int]]:
    """Yield for each layer that has finds: its key, how many they are, and how many different notes."""
    held = list(places)
    for layer in LAYERS:
        notes = [p.note for p in held if p.note.layer == layer]
        if notes:
            yield layer, len(notes), len(set(notes))
