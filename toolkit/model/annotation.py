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

    `lang` is `he`, `arc` or `mixed`; `hebrew` the pointed Hebrew where known, else empty; `concept` the id of a
    category of the scheme, else empty; `confidence` lies between 0 and 1; `reason` names the rows that lead from the
    Hebrew to the form.
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
