"""What a component found in a text: one span, what it is, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.model.span import Span

Kind = Literal["term", "acronym", "phrase", "name", "work"]
Spelling = Literal["ashkenazi", "israeli", "academic", "other"]


@dataclass(frozen=True, slots=True, order=True)
class Transliteration:
    """A Hebrew or Aramaic word or phrase in Latin letters (guidelines, K-rules).

    `lang` is `he`, `arc` or `mixed`; `hebrew` the pointed headword where known, else empty; `concept` the id of a
    category of the scheme, else empty; `confidence` lies between 0 and 1; `reason` names the rows that lead from the
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
class EnglishTerm:
    """An English technical term (guidelines, E4 and 3.5) with the concept that it renders."""

    span: Span
    text: str
    concept: str
    confidence: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True, order=True)
class HebrewTerm:
    """Words in Hebrew script that name a concept (E3); `lang` is that of the concept's form."""

    span: Span
    text: str
    concept: str
    lang: str
    confidence: float = 1.0


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
