"""What a component found in a text: one span, what it is, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, Self

from toolkit.model.span import Span

Kind = Literal["term", "acronym", "phrase", "name", "work"]
Spelling = str  # what a file of toolkit/vocabulary/conventions/ calls its `spelling`, or `other` (K7)


class Found:
    """What all that is found has in common: it can be moved, with every span that it has."""

    __slots__ = ()

    def shifted(self, by: int) -> Self:
        """Return the value moved by `by` code points."""
        return self.moved(lambda span: span.shifted(by))

    def moved(self, place: Callable[[Span], Span]) -> Self:
        """Return the value with every span where `place` puts it."""
        moved: dict[str, Any] = {}
        for field in fields(self):  # type: ignore[arg-type]
            value = getattr(self, field.name)
            if isinstance(value, Span):
                moved[field.name] = place(value)
        return replace(self, **moved)  # type: ignore[type-var]


@dataclass(frozen=True, slots=True, order=True)
class Transliteration(Found):
    """A Hebrew or Aramaic word or phrase in Latin letters (guidelines, K-rules).

    `lang` is `he`, `arc` or `mixed`; `hebrew` the form in points where known, without particles, else empty; `concept` the
    id of a category of the scheme, else empty; `confidence` lies between 0 and 1; `reason` names the rows that lead from the
    Hebrew to the form, and what in the text spoke for it.
    """

    span: Span
    text: str
    kind: Kind
    lang: str
    convention: Spelling
    hebrew: str = ""
    concept: str = ""
    loanword: bool = False
    confidence: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True, order=True)
class EnglishTerm(Found):
    """An English technical term (guidelines, E4 and 3.5) with the concept that it renders."""

    span: Span
    text: str
    concept: str
    confidence: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True, order=True)
class HebrewTerm(Found):
    """Words in Hebrew script that name a concept (E3); `lang` is that of the concept's form."""

    span: Span
    text: str
    concept: str
    lang: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One place in a work: a `citedRange` unit (chapter, folio, page …), where it begins, where it ends if it is a range.

    Values are normalised: Arabic numerals, folio sides `a` or `b`, a section by its title.
    """

    unit: str
    start: str
    end: str = ""

    def __str__(self) -> str:
        return f"{self.start}-{self.end}" if self.end else self.start


@dataclass(frozen=True, slots=True, order=True)
class Citation(Found):
    """A reference to one work and one place in it (B-rules: one work and place each).

    `work` is an id with `w.`, or `w.unknown`; `places` go from the larger unit to the smaller; `signal` is `see`, `cf`
    or empty; `link` an address where the place can be read, else empty; `anaphoric` says that the work was named
    earlier (*ibid.*, *there*, *elsewhere*).
    """

    span: Span
    text: str
    work: str
    places: tuple[Place, ...] = ()
    signal: str = ""
    link: str = ""
    anaphoric: bool = False
    confidence: float = 1.0
    reason: str = ""

    @property
    def place(self) -> str:
        """The place as one reads it: `20:4`, `3a-4a`, `Peru Urevu 3a-4a`; empty where the work alone is cited."""
        words = [str(p) for p in self.places]
        numeric = [w[:1].isdigit() for w in words]
        joined = ""
        for i, word in enumerate(words):
            joined += (":" if i and numeric[i] and numeric[i - 1] else " " if i else "") + word
        return joined


@dataclass(frozen=True, slots=True, order=True)
class Voice(Found):
    """Somebody who speaks: the name as it stands, who that is, and from where to where (V-rules).

    `span` covers the name or formula (*the Tzemach Tzedek*, *I heard*); `who` is a person's id with `p.`, or
    `p.unknown`; `extent` covers what is said, empty at the end of the name where it cannot be told; `direct` says that
    the words are quoted; `kind` is `attribution`, `transmission`, `turn`, `byline` or `formula`.
    """

    span: Span
    text: str
    who: str
    extent: Span
    direct: bool = False
    kind: str = "attribution"
    confidence: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Gloss(Found):
    """A term and its explanation beside it: *hitkalelut (inclusion)*, *kissing [Neshikin]*.

    `term` covers the Hebrew or Aramaic side, `gloss` the other; `first` says which of the two comes first; `concept` is
    the id of the term's concept where known.
    """

    term: Span
    gloss: Span
    term_text: str
    gloss_text: str
    first: Literal["term", "gloss"]
    concept: str = ""
    confidence: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Recognition:
    """All that is found in a text, each list in the order of the text; offsets in code points of the text as given.

    `transliterations` is flat (K-rules: no overlaps, English words split). `names` holds the same words as the S-rules
    cut them for `term` elements: every name of the scheme, those inside longer names after these (*Zivug of Neshikin*,
    then *Zivug* and *Neshikin*).
    """

    transliterations: tuple[Transliteration, ...] = ()
    names: tuple[Transliteration, ...] = ()
    terms: tuple[EnglishTerm, ...] = ()
    hebrew: tuple[HebrewTerm, ...] = ()
    citations: tuple[Citation, ...] = ()
    voices: tuple[Voice, ...] = ()
    glosses: tuple[Gloss, ...] = ()
