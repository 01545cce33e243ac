"""Tokens and the terms among them in; pairs of a term and its gloss out, each with the rule that found it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.pipeline.glossing.apposition import capitals_or_quoted, gloss_after, gloss_before
from toolkit.pipeline.glossing.marks import at, before, marks, past
from toolkit.pipeline.glossing.sides import (
    LONGEST,
    QUOTES,
    Renderings,
    is_adverbial,
    is_clause,
    is_phrase,
    noun_phrase,
    trimmed,
)

_OPEN = {"(": ")", "[": "]"}
_DASHES = frozenset({"–", "—", "--", "-"})
_ENDS = frozenset({".", "!", "?", ";", ":"})
_QUOTED = frozenset("\"“‘'")
_PAUSES = frozenset({",", ".", ";"})
WEAK = 0.7  # a pair of this confidence gives way to a surer one on the other side of the term
_REACH = 12  # tokens before *what is called* in which a known rendering is looked for


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


def pairs(scene: Surroundings) -> Iterator[Pair]:
    """Yield the pairs in the order of their terms; of each term what follows it first."""
    taken = scene.taken
    for k, term in enumerate(scene.terms):
        floor = scene.terms[k - 1].end if k else 0
        found = _follows(scene, term, taken)
        if found is None or found.confidence <= WEAK:
            found = max(
                filter(None, (_precedes(scene, term, floor, taken), found)),
                key=lambda p: p.confidence,
                default=None,
            )
        if found is not None:
            yield found
            yield from _outer(scene, found, floor)


def _follows(scene: Surroundings, term: Term, taken: Collection[int]) -> Pair | None:
    words = scene.words
    i = past(words, term.end, QUOTES)
    if i >= len(words):
        return None
    if words[i] in _OPEN:
        return _in_bracket(scene, term, i, taken)
    if _inside_bracket(words, term.start) and (words[i] in _DASHES - {"-"} or words[i] == ","):
        return _to_bracket_end(scene, term, i, taken)
    if words[i] in _DASHES:
        return _after_dash(scene, term, i, taken)
    if words[i] == "/":
        if (
            i + 1 < len(words)
            and words[i + 1].isalpha()
            and i + 1 not in taken
            and words[i + 1].lower() not in marks().stops
        ):
            return Pair(term, i + 1, i + 2, 0.7, "beside a stroke")
        return None
    return _after_words(scene, term, i, taken)


def _in_bracket(scene: Surroundings, term: Term, opening: int, taken: Collection[int]) -> Pair | None:
    """*hitkalelut (inclusion)*, *Ava [i.e. Chochmah with Bina]*."""
    words = scene.words
    closing = _closing(words, opening)
    if not closing or any(i in scene.barred for i in range(opening + 1, closing)):
        return None
    start, end = trimmed(words, opening + 1, closing)
    led = not {"i.e.", "i.e", "lit.", "lit", "literally"}.isdisjoint(
        w.lower() for w in words[opening + 1 : start]
    )
    hebrew = [i for i in range(start, end) if i in taken]
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


def _explains(words: Sequence[str], term: Term, opening: int, start: int, end: int) -> bool:
    """Say whether what a bracket holds explains a term: a phrase; of a clause a clause; in quotation marks anything without a reference."""
    if is_phrase(words, start, end):
        return not _is_abbreviation(words, start, end)
    quoted = start > opening + 1 and words[start - 1] in _QUOTED
    return (quoted or term.phrase or is_adverbial(words, term.start, start)) and is_clause(words, start, end)


def _is_abbreviation(words: Sequence[str], start: int, end: int) -> bool:
    """Say whether a bracket holds one word in capitals alone: *Galgalta ve-Eynaim (GE)*."""
    return end - start == 1 and words[start].isupper() and len(words[start]) <= 5


def _to_bracket_end(scene: Surroundings, term: Term, i: int, taken: Collection[int]) -> Pair | None:
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


def _after_dash(scene: Surroundings, term: Term, dash: int, taken: Collection[int]) -> Pair | None:
    """*Masach – the screen –*: a known rendering, or what stands in apposition."""
    words = scene.words
    start = past(words, dash + 1, QUOTES)
    start = past(words, start + (start < len(words) and words[start].lower() in {"the", "a", "an"}), QUOTES)
    known = scene.renderings.starting(words, start, term.concept)
    if known > start:
        return Pair(term, start, known, 0.85, "after a dash")
    if words[dash] != "-" and (found := gloss_after(scene, term, dash, taken)):
        return Pair(term, *found, 0.7, "between dashes")
    return None


def _after_words(scene: Surroundings, term: Term, i: int, taken: Collection[int]) -> Pair | None:
    """*Zivug, i.e. coupling*, *Masach means a screen*, *Tzimtzum or restriction*."""
    words = scene.words
    comma = words[i] == ","
    j = i + comma
    for phrases, why in (
        (marks().after_comma, "after a comma and a word of glossing")
        if comma
        else (marks().verbs, "after a verb of glossing"),
    ):
        after = at(words, j, phrases) if comma else _verb(words, j)
        if after > j:
            return _phrase_after(
                scene, term, after, taken, why, told=words[after - 1].lower() == "is" and comma
            )
    if j < len(words) and words[j].lower() == "or":
        return _alternative(scene, term, j + 1, comma=comma)
    if comma and (pair := _apposed(scene, term, j)):
        return pair
    if comma and (found := gloss_after(scene, term, i, taken)):
        return Pair(term, *found, 0.7, "in apposition")
    called = at(words, j, marks().called)
    if called > j and words[called - 1].lower() in {"called", "as", "termed", "named"}:
        start = past(words, called, QUOTES)
        start = past(
            words, start + (start < len(words) and words[start].lower() in {"the", "a", "an"}), QUOTES
        )
        known = scene.renderings.starting(words, start, term.concept)
        if known > start:
            return Pair(term, start, known, 0.9, "called so")
    return None


def _verb(words: Sequence[str], j: int) -> int:
    """Return the token after a verb of glossing at token `j`, with adverbs in it (*is generally translated as*), or `j`."""
    near = range(j, min(len(words), j + 8))
    first = next((k for k in near if not _is_adverb(words[k])), j)
    if first >= len(words) or words[first].lower() not in marks().verbs.by_first:
        return j
    plain = [k for k in near if not _is_adverb(words[k])]
    after = at([words[k] for k in plain], 0, marks().verbs)
    return plain[after - 1] + 1 if after else j


def _is_adverb(word: str) -> bool:
    small = word.lower()
    return small in {"often", "also", "sometimes", "simply"} or (
        small.endswith("ly") and small != "literally"
    )


def _apposed(scene: Surroundings, term: Term, start: int) -> Pair | None:
    """*bitul, self-nullification, is …*: a known rendering between commas."""
    words = scene.words
    start = past(words, start + (start < len(words) and words[start].lower() in {"the", "a", "an"}), QUOTES)
    known = scene.renderings.starting(words, start, term.concept)
    closed = known < len(words) and words[past(words, known, QUOTES) if known < len(words) else 0] in _PAUSES
    return Pair(term, start, known, 0.8, "between commas") if known > start and closed else None


def _phrase_after(
    scene: Surroundings, term: Term, start: int, taken: Collection[int], why: str, *, told: bool
) -> Pair | None:
    """Return the phrase that begins at a token: in quotation marks, a known rendering, or up to the next sign.

    After *which is* (`told`) more is said of a term than what it means: there only the first two count.
    """
    words = scene.words
    start = past(words, start, {",", ":"})
    article = start < len(words) and words[start].lower() in {"the", "a", "an"}
    start += article
    quoted = start < len(words) and words[start] in QUOTES
    start = past(words, start, QUOTES)
    known = scene.renderings.starting(words, start, term.concept)
    if known > start:
        return Pair(term, start, known, 0.95, why)
    if told and not quoted:
        return None
    end = start
    while (
        end < len(words)
        and end - start <= LONGEST
        and words[end] not in QUOTES | _ENDS | _DASHES - {"-"} | {",", ")", "]", "(", "[", "\n"}
    ):
        if not quoted and end > start and words[end].lower() in marks().stops - {"of", "the", "to"}:
            break
        end += 1
    if (end - start > 4 and not quoted) or words[end - 1].lower() in {"of", "the", "to"}:
        return None
    if is_phrase(words, start, end) and not any(i in taken for i in range(start, end)):
        return Pair(term, start, end, 0.75, why)
    return None


def _alternative(scene: Surroundings, term: Term, start: int, *, comma: bool) -> Pair | None:
    """*Masach, or screen,*: a known rendering, or one or two words between commas."""
    words = scene.words
    start = past(words, start, QUOTES)
    start = past(words, start + (start < len(words) and words[start].lower() in {"the", "a", "an"}), QUOTES)
    known = scene.renderings.starting(words, start, term.concept)
    if known > start:
        return Pair(term, start, known, 0.85, "after or")
    if found := capitals_or_quoted(words, term.start, start, taken=scene.taken, comma=comma):
        return Pair(term, *found, 0.8, "after or")
    if comma and start + 1 < len(words):
        end = start + 1 if words[start + 1] in _PAUSES | QUOTES else start + 2
        if (
            end < len(words)
            and words[past(words, end, QUOTES)] == ","
            and not term.concept
            and is_phrase(words, start, end)
            and not marks().stops.intersection(w.lower() for w in words[start:end])
        ):
            return Pair(term, start, end, 0.65, "after or, between commas")
    return None


def _precedes(scene: Surroundings, term: Term, floor: int, taken: Collection[int]) -> Pair | None:
    words = scene.words
    i = past(words, term.start - 1, QUOTES, -1)
    after = past(words, term.end, QUOTES)
    if i < 0:
        return None
    opening = past(words, before(words, past(words, i, {",", ":"}, -1) + 1, marks().bracket) - 1, QUOTES, -1)
    if (
        opening >= 0
        and words[opening] in _OPEN
        and after < len(words)
        and words[after] == _OPEN[words[opening]]
    ):
        return _english(scene, term, opening, floor, "before a bracket with the term", 0.9)
    if (words[i] in _DASHES - {"-"} or words[i] == ",") and after < len(words) and words[after] in {")", "]"}:
        return _from_bracket_start(scene, term, i, taken)
    if (
        words[i] == "/"
        and i
        and words[i - 1].isalpha()
        and words[i - 1].lower() not in marks().stops
        and i - 1 >= floor
    ):
        return Pair(term, i - 1, i, 0.7, "beside a stroke")
    if words[i].lower() == "is":
        return _word_for(scene, term, i, floor)
    if found := gloss_before(scene, term, floor, taken):
        return Pair(term, *found, 0.75, "before a term in apposition")
    return _called(scene, term, i, floor)


def _from_bracket_start(scene: Surroundings, term: Term, sign: int, taken: Collection[int]) -> Pair | None:
    """*(mutual permeation – Hitkalelut)*."""
    words = scene.words
    start = sign
    while start and words[start - 1] not in _OPEN and sign - start <= LONGEST:
        start -= 1
    if not start or words[start - 1] not in _OPEN:
        return None
    start, end = trimmed(words, start, sign)
    if is_phrase(words, start, end) and not any(i in taken for i in range(start, end)):
        return Pair(term, start, end, 0.85, "both in one bracket")
    return None


def _called(scene: Surroundings, term: Term, i: int, floor: int) -> Pair | None:
    """*the screen, called Masach*, *the screen, or Masach*, *…, what is called Tzimtzum*."""
    words = scene.words
    i -= words[i].lower() in {"the", "a", "an"}
    marker = before(words, i + 1, marks().called)
    if marker <= i:
        what = words[marker].lower() in {"what", "so-called", "or"}
        edge = past(words, marker - 1, {","}, -1) + 1
        if not what and (pair := _english(scene, term, edge, floor, "called so", 0.85)):
            said = {"hebrew", "aramaic", "tongue", "as"}.intersection(
                w.lower() for w in words[marker : i + 1]
            )
            return pair if said or "noun phrase" not in pair.why else None
        for end in range(edge, max(floor, edge - _REACH), -1):
            start = scene.renderings.ending(words, end, term.concept)
            if start < end and not _ENDS.intersection(words[start:marker]):
                return Pair(term, start, end, 0.8, "a rendering before what is called so")
        return None
    if words[i].lower() == "or" and i:
        edge = past(words, i - 1, {","} | QUOTES, -1) + 1
        start = scene.renderings.ending(words, edge, term.concept)
        if start < edge:
            return Pair(term, start, edge, 0.85, "before or")
        after = past(words, term.end, QUOTES)
        if edge < i and (after >= len(words) or words[after] in _PAUSES):
            start = noun_phrase(words, edge, max(term.words, 2), floor)
            if (
                start < edge
                and start
                and words[start - 1] != ","
                and not any(k in scene.barred for k in range(start, edge))
            ):
                return Pair(term, start, edge, 0.65, "before or, between commas")
    return None


def _word_for(scene: Surroundings, term: Term, i: int, floor: int) -> Pair | None:
    """*The Hebrew word for screen is Masach*."""
    words = scene.words
    for start in range(i - 1, max(floor, i - LONGEST), -1):
        if before(words, start, marks().words_for) < start:
            begin, end = trimmed(words, start, i)
            return (
                Pair(term, begin, end, 0.9, "the Hebrew word for it")
                if is_phrase(words, begin, end)
                else None
            )
    return None


def _english(scene: Surroundings, term: Term, end: int, floor: int, why: str, sure: float) -> Pair | None:
    """Return the English phrase that ends before a token: in quotation marks, a known rendering, a term, a noun phrase."""
    words = scene.words
    inner = past(words, end - 1, QUOTES, -1) + 1
    if inner < end and words[inner] in QUOTES and inner:
        start = inner
        while start > floor and words[start - 1] not in QUOTES and inner - start <= LONGEST:
            start -= 1
        if start and words[start - 1] in QUOTES and is_phrase(words, start, inner):
            return Pair(term, start, inner, sure, why)
    start = scene.renderings.ending(words, inner, term.concept)
    if start < inner and start >= floor:
        return Pair(term, start, inner, max(sure, 0.95), why)
    if inner and words[inner - 1].lower() in marks().manners:
        return Pair(term, inner - 1, inner, sure - 0.2, f"{why}, an adverb")
    start = noun_phrase(words, inner, term.words, floor)
    english = scene.english.get(inner, -1)
    if english >= floor:
        whole = start if term.words > inner - english and words[start][:1].isupper() else english
        return Pair(term, min(english, whole), inner, sure, why)
    if start < inner and not any(i in scene.barred for i in range(start, inner)):
        return Pair(term, start, inner, sure - 0.2, f"{why}, a noun phrase")
    return None


def _outer(scene: Surroundings, pair: Pair, floor: int) -> Iterator[Pair]:
    """Yield the known rendering before a bracket that holds both sides of a pair (*mutual engagement (… – Hitkalelut)*)."""
    if pair.why != "both in one bracket":
        return
    opening = min(pair.start, pair.term.start) - 1
    while opening > floor and scene.words[opening] not in _OPEN:
        opening -= 1
    start = scene.renderings.ending(scene.words, opening, pair.term.concept)
    if start < opening:
        yield pair._replace(start=start, end=opening, confidence=0.9, why="before a bracket with the term")


def _inside_bracket(words: Sequence[str], start: int) -> bool:
    i = past(words, start - 1, QUOTES, -1)
    return i >= 0 and words[i] in _OPEN


def _closing(words: Sequence[str], opening: int) -> int:
    """Return the token of the bracket that closes another, 0 if it is far away."""
    wanted = _OPEN[words[opening]]
    for i in range(opening + 1, min(len(words), opening + 16)):
        if words[i] == wanted:
            return i
        if words[i] in _OPEN or "\n" in words[i]:
            return 0
    return 0
