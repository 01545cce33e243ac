"""A term in; the gloss before the words that introduce the term out (*the screen, called Masach*, *the Hebrew word for screen is Masach*)."""

from __future__ import annotations

from toolkit.pipeline.glossing.marks import before, marks, past
from toolkit.pipeline.glossing.scene import Pair, Surroundings, Term
from toolkit.pipeline.glossing.sides import LONGEST, QUOTES, is_phrase, noun_phrase, trimmed

_ENDS = frozenset({".", "!", "?", ";", ":"})
_PAUSES = frozenset({",", ".", ";"})
_REACH = 12  # tokens before *what is called* in which a known rendering is looked for


def called(scene: Surroundings, term: Term, i: int, floor: int) -> Pair | None:
    """*the screen, called Masach*, *the screen, or Masach*, *…, what is called Tzimtzum*."""
    words = scene.words
    i -= words[i].lower() in {"the", "a", "an"}
    marker = before(words, i + 1, marks().called)
    if marker <= i:
        what = words[marker].lower() in {"what", "so-called", "or"}
        edge = past(words, marker - 1, {","}, -1) + 1
        if not what and (pair := english(scene, term, edge, floor, "called so", 0.85)):
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


def word_for(scene: Surroundings, term: Term, i: int, floor: int) -> Pair | None:
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


def english(scene: Surroundings, term: Term, end: int, floor: int, why: str, sure: float) -> Pair | None:
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
