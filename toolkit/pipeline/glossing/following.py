"""A term in; the gloss that words or a dash after it introduce out (*Zivug, i.e. coupling*, *Masach means a screen*, *Masach – the screen –*)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from toolkit.pipeline.glossing.apposition import capitals_or_quoted, gloss_after
from toolkit.pipeline.glossing.marks import at, marks, past
from toolkit.pipeline.glossing.scene import Pair, Surroundings, Term
from toolkit.pipeline.glossing.sides import CLAUSE, DASHES, LONGEST, QUOTES, is_phrase, trimmed

_ENDS = frozenset({".", "!", "?", ";", ":"})
_PAUSES = frozenset({",", ".", ";"})
_BULLETS = QUOTES | DASHES | frozenset("•·▪◦ \t\xa0")


def after_headword(scene: Surroundings, term: Term, taken: Collection[int]) -> Pair | None:
    """Return what follows the colon or dash after a term that opens a line, as in a glossary: *Shefa: flow, sustenance.*."""
    words = scene.words
    sign = past(words, term.end, QUOTES)
    first = past(words, term.start - 1, _BULLETS, -1)
    if first >= 0 and "\n" not in words[first]:
        return None
    if sign >= len(words) or words[sign] not in DASHES - {"-"} | {":"}:
        return None
    begin, _ = trimmed(words, sign + 1, len(words))
    ends = [i for i in range(begin, min(len(words), begin + CLAUSE)) if words[i] in _PAUSES | {"(", "\n"}]
    whole = next((i for i in ends if words[i] != ","), len(words))
    for end in (whole, *ends[:1]):
        start, close = trimmed(words, begin, end)
        clear = not any(i in taken or i in scene.barred for i in range(start, close))
        if clear and is_phrase(words, start, close) and words[start][:1].islower():
            return Pair(term, start, close, 0.8, "after a headword")
    return None


def after_dash(scene: Surroundings, term: Term, dash: int, taken: Collection[int]) -> Pair | None:
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


def after_words(scene: Surroundings, term: Term, i: int, taken: Collection[int]) -> Pair | None:
    """*Zivug, i.e. coupling*, *Masach means a screen*, *Tzimtzum or restriction*."""
    words = scene.words
    comma = words[i] == ","
    j = i + comma
    whole = i > term.end and term.start and words[term.start - 1] not in QUOTES
    if whole and not comma and _verb(words, j) > j:
        return None  # “come to Cheshbon” means: what is quoted is more than the term
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
        and words[end] not in QUOTES | _ENDS | DASHES - {"-"} | {",", ")", "]", "(", "[", "\n"}
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
            and words[past(words, end, QUOTES)] in ({","} if end == start + 1 else _PAUSES)
            and not term.concept
            and is_phrase(words, start, end)
            and not marks().stops.intersection(w.lower() for w in words[start:end])
        ):
            return Pair(term, start, end, 0.65, "after or, between commas")
    return None
