"""A term with a bracket beside it, or in one, in; its gloss out (*hitkalelut (inclusion)*, *(mutual permeation – Hitkalelut)*)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from toolkit.pipeline.glossing.marks import past
from toolkit.pipeline.glossing.scene import Pair, Surroundings, Term
from toolkit.pipeline.glossing.sides import (
    LONGEST,
    QUOTES,
    is_adverbial,
    is_clause,
    is_phrase,
    past_script,
    trimmed,
)
from toolkit.vocabulary.hebrew import is_hebrew

OPEN = {"(": ")", "[": "]"}
_QUOTED = frozenset("\"“‘'")


def in_bracket(scene: Surroundings, term: Term, opening: int, taken: Collection[int]) -> Pair | None:
    """*hitkalelut (inclusion)*, *Ava [i.e. Chochmah with Bina]*, *devekut (Heb. דבקות; “cleaving”)*: of what semicolons part, the first."""
    words = scene.words
    closing = _closing(words, opening)
    if not closing or any(i in scene.barred for i in range(opening + 1, closing)):
        return None
    begin = opening
    for i in range(opening + 1, closing + 1):
        if i == closing or words[i] == ";":
            if found := _in_part(scene, term, begin, i, taken):
                return found
            begin = i
    return None


def _in_part(
    scene: Surroundings, term: Term, opening: int, closing: int, taken: Collection[int]
) -> Pair | None:
    """Return what stands between a bracket or a semicolon and the next, if it explains a term."""
    words = scene.words
    start, end = trimmed(words, past_script(words, opening + 1), closing)
    led = not {"i.e.", "i.e", "lit.", "lit", "literally"}.isdisjoint(
        w.lower() for w in words[opening + 1 : start]
    )
    hebrew = [i for i in range(start, end) if i in taken and not _names_again(words, term, i)]
    if hebrew:
        whole = led or (
            term.acronym
            and all(words[i] in {",", "-", "and", "with"} or i in taken for i in range(start, end))
        )
        return Pair(term, start, end, 0.85, "an expansion in a bracket") if whole and end > start else None
    known = scene.renderings.starting(words, start, term.concept) == end or scene.english.get(end) == start
    if not known and not _explains(words, term, opening, start, end):
        return None
    return Pair(term, start, end, 0.98 if known else 0.9 if led else 0.85, "in a bracket after the term")


def _names_again(words: Sequence[str], term: Term, i: int) -> bool:
    """Say whether a Hebrew word in a gloss is one of the term itself: *Sefirat ha’Omer (the counting of the Omer)*."""
    own = "".join(words[term.start : term.end]).lower()
    return term.words > 1 and words[i].lower() in own


def _explains(words: Sequence[str], term: Term, opening: int, start: int, end: int) -> bool:
    """Say whether what a bracket holds explains a term: a phrase; of a clause a clause; in quotation marks anything without a reference."""
    if is_phrase(words, start, end):
        return not _is_abbreviation(words, start, end)
    quoted = start > opening + 1 and words[start - 1] in _QUOTED
    return (quoted or term.phrase or is_adverbial(words, term.start, start)) and is_clause(words, start, end)


def _is_abbreviation(words: Sequence[str], start: int, end: int) -> bool:
    """Say whether a bracket holds one word in capitals alone: *Galgalta ve-Eynaim (GE)*."""
    return end - start == 1 and words[start].isupper() and len(words[start]) <= 5


def to_bracket_end(scene: Surroundings, term: Term, i: int, taken: Collection[int]) -> Pair | None:
    """*(Hitkalelut – mutual permeation)*."""
    words = scene.words
    j = i + 1
    while j < len(words) and words[j] not in {")", "]"} and j - i <= LONGEST + 1:
        j += 1
    if j >= len(words) or words[j] not in {")", "]"}:
        return None
    start, end = trimmed(words, i + 1, j)
    if not is_phrase(words, start, end) or any(k in taken for k in range(start, end)):
        return None
    return Pair(term, start, end, 0.85, "both in one bracket")


def from_bracket_start(scene: Surroundings, term: Term, sign: int, taken: Collection[int]) -> Pair | None:
    """*(mutual permeation – Hitkalelut)*."""
    words = scene.words
    start = sign
    while start and words[start - 1] not in OPEN and sign - start <= LONGEST:
        start -= 1
    if not start or words[start - 1] not in OPEN:
        return None
    start, end = trimmed(words, start, sign)
    if is_phrase(words, start, end) and not any(i in taken for i in range(start, end)):
        return Pair(term, start, end, 0.85, "both in one bracket")
    return None


def outer(scene: Surroundings, pair: Pair, floor: int) -> Iterator[Pair]:
    """Yield the known rendering before a bracket that holds both sides of a pair (*mutual engagement (… – Hitkalelut)*)."""
    if pair.why != "both in one bracket":
        return
    opening = min(pair.start, pair.term.start) - 1
    while opening > floor and scene.words[opening] not in OPEN:
        opening -= 1
    start = scene.renderings.ending(scene.words, opening, pair.term.concept)
    if start < opening:
        yield pair._replace(start=start, end=opening, confidence=0.9, why="before a bracket with the term")


def inside_bracket(words: Sequence[str], start: int) -> bool:
    """Say whether a bracket opens directly before a token."""
    i = past(words, start - 1, QUOTES, -1)
    return i >= 0 and words[i] in OPEN


def past_hebrew(words: Sequence[str], i: int) -> int:
    """Return the token after words in Hebrew script at token `i`, alone or alone in a bracket, or `i`."""
    while i < len(words) and is_hebrew(words[i]):
        i += 1
    closing = _closing(words, i) if i < len(words) and words[i] in OPEN else 0
    return closing + 1 if closing and past_script(words, i + 1) == closing else i


def _closing(words: Sequence[str], opening: int) -> int:
    """Return the token of the bracket that closes another, 0 if it is far away."""
    wanted = OPEN[words[opening]]
    for i in range(opening + 1, min(len(words), opening + 16)):
        if words[i] == wanted:
            return i
        if words[i] in OPEN or "\n" in words[i]:
            return 0
    return 0
