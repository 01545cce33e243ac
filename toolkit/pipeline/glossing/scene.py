"""What pairs are made of: a term, the pair of a term and its gloss, the tokens around them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.pipeline.glossing.sides import Renderings


class Term(NamedTuple):
    """A Hebrew or Aramaic word or phrase at the tokens `start` to `end` (excluded)."""

    start: int
    end: int
    concept: str
    acronym: bool
    words: int
    plain: bool = False  # a word that English has too (Torah), of which more is said than what it means
    phrase: bool = False  # a clause, or of several words: a clause may explain it


class Pair(NamedTuple):
    """A term and the tokens of its gloss; how sure, and by which rule."""

    term: Term
    start: int
    end: int
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The tokens of a text, its terms, English terms by their end, and tokens that a citation or a name takes."""

    words: Sequence[str]
    renderings: Renderings
    terms: Sequence[Term]
    english: dict[int, int] = field(default_factory=dict)
    barred: Collection[int] = ()

    @property
    def taken(self) -> set[int]:
        """The tokens that are terms, words that English has too left out."""
        return {i for t in self.terms for i in range(t.start, t.end)}
