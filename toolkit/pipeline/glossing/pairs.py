"""Tokens and the terms among them in; pairs of a term and its gloss out, each with the rule that found it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from toolkit.pipeline.glossing.apposition import gloss_before
from toolkit.pipeline.glossing.brackets import (
    OPEN,
    from_bracket_start,
    in_bracket,
    inside_bracket,
    outer,
    past_hebrew,
    to_bracket_end,
)
from toolkit.pipeline.glossing.following import after_dash, after_headword, after_words
from toolkit.pipeline.glossing.marks import before, marks, past
from toolkit.pipeline.glossing.preceding import called, english, word_for
from toolkit.pipeline.glossing.scene import Pair, Surroundings, Term
from toolkit.pipeline.glossing.sides import DASHES, QUOTES

WEAK = 0.7  # a pair of this confidence gives way to a surer one on the other side of the term


def pairs(scene: Surroundings) -> Iterator[Pair]:
    """Yield the pairs in the order of their terms; of each term what follows it first."""
    taken = scene.taken
    for k, term in enumerate(scene.terms):
        floor = scene.terms[k - 1].end if k else 0
        after = past(scene.words, term.end, QUOTES)
        script = past_hebrew(scene.words, after)
        seen = term._replace(end=script) if script > after else term
        found = _follows(scene, seen, taken)
        found = found and found._replace(term=term)
        if found is None or found.confidence <= WEAK:
            found = max(
                filter(None, (_precedes(scene, term, floor, taken), found)),
                key=lambda p: p.confidence,
                default=None,
            )
        if found is not None:
            yield found
            yield from outer(scene, found, floor)


def _follows(scene: Surroundings, term: Term, taken: Collection[int]) -> Pair | None:
    words = scene.words
    i = past(words, term.end, QUOTES)
    if i >= len(words):
        return None
    if words[i] in OPEN:
        return in_bracket(scene, term, i, taken)
    if found := after_headword(scene, term, taken):
        return found
    if inside_bracket(words, term.start) and (words[i] in DASHES - {"-"} or words[i] == ","):
        return to_bracket_end(scene, term, i, taken)
    if words[i] in DASHES:
        return after_dash(scene, term, i, taken)
    if words[i] == "/":
        if (
            i + 1 < len(words)
            and words[i + 1].isalpha()
            and i + 1 not in taken
            and words[i + 1].lower() not in marks().stops
        ):
            return Pair(term, i + 1, i + 2, 0.7, "beside a stroke")
        return None
    return after_words(scene, term, i, taken)


def _precedes(scene: Surroundings, term: Term, floor: int, taken: Collection[int]) -> Pair | None:
    words = scene.words
    i = past(words, term.start - 1, QUOTES, -1)
    after = past(words, term.end, QUOTES)
    if i < 0:
        return None
    opening = past(words, before(words, past(words, i, {",", ":"}, -1) + 1, marks().bracket) - 1, QUOTES, -1)
    if (
        opening >= 0
        and words[opening] in OPEN
        and after < len(words)
        and words[after] == OPEN[words[opening]]
    ):
        return english(scene, term, opening, floor, "before a bracket with the term", 0.9)
    if (words[i] in DASHES - {"-"} or words[i] == ",") and after < len(words) and words[after] in {")", "]"}:
        return from_bracket_start(scene, term, i, taken)
    if (
        words[i] == "/"
        and i
        and words[i - 1].isalpha()
        and words[i - 1].lower() not in marks().stops
        and i - 1 >= floor
    ):
        return Pair(term, i - 1, i, 0.7, "beside a stroke")
    if words[i].lower() == "is":
        return word_for(scene, term, i, floor)
    if found := gloss_before(scene, term, floor, taken):
        return Pair(term, *found, 0.75, "before a term in apposition")
    return called(scene, term, i, floor)
