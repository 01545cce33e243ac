"""Citations that do not name their work (*ibid.*, *there*, *elsewhere*): found by their word, resolved by those around them.

B5: the work is the one that the next note or the last citation gives. *Ibid.* takes its place too where it gives none;
*elsewhere* is another work than the one cited last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from toolkit.model.annotation import Citation, Place
from toolkit.pipeline.citing.entry import larger_than
from toolkit.pipeline.citing.grammar import grammar, plain

UNKNOWN = "w.unknown"
Kind = Literal["elsewhere", "ibid", "there"]
ELSEWHERE: Kind = "elsewhere"
SAME: Kind = "ibid"
THERE: Kind = "there"
REACH = 600  # code points back to which the last citation is remembered by *elsewhere*
_SAME = re.compile(r"(?:ibid(?:em)?|ib|idem|(?:loc|op)\.?\s*cit|sham)\b\.?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z\[(“\"]|\s*$)|\n")
_UNIT_AFTER = re.compile(
    r",\s+(?:in\s+)?(?:ch|chs|chapter|sec|section|item|items|article|epistle|part|p|pp|vol|letter)\b\.?\s+(?:no\.\s+)?\d",
    re.IGNORECASE,
)  # and there, ch. 7
_WORD = re.compile(r"[^\W\d_]+")


@cache
def first_words() -> frozenset[str]:
    """Return the words in small letters with which such a citation begins, also with a full stop."""
    known = grammar()
    words = {w.split()[0] for w in known.same | known.there | known.elsewhere}
    return frozenset(words | {w + "." for w in words} | {"op.cit", "loc.cit"})


def kind_at(text: str, start: int, end: int, *, signalled: bool) -> tuple[Kind, int] | None:
    """Return what kind of citation the word at `start` to `end` may begin, and where its words end."""
    known, word = grammar(), plain(text[start:end])
    match = _SAME.match(text, start)
    if match is not None and (word not in {"ib", "idem", "sham"} or signalled or match[0].endswith(".")):
        return SAME, match.end()
    if word in known.there:
        opened = text[max(0, start - 2) : start].strip()[-1:] in {"(", ";"}  # (there, ch. 5)
        return (THERE, end) if signalled or opened or _UNIT_AFTER.match(text, end) else None
    if word in known.elsewhere:
        stop = _SENTENCE_END.search(text, end)
        after = _WORD.findall(text, end, stop.start() if stop else len(text))[:8]
        return (ELSEWHERE, end) if known.verbs.intersection(w.lower() for w in after) else None
    return None


def same_place(before: Citation, places: Sequence[Place], units: Sequence[str]) -> tuple[Place, ...]:
    """Return the places of *ibid.*: those it gives, under the larger units of the citation before; all of these if none."""
    if not places:
        return before.places
    return (*larger_than(places[0].unit, before.places, units), *places)


def resolve(
    text: str, citations: Sequence[Citation], calls: Callable[[], Sequence[tuple[int, str]]]
) -> Iterator[Citation]:
    """Yield the citations with those resolved that were not yet, without an *elsewhere* or *there* that nothing resolves.

    `calls` gives the footnote calls of the text, where one is asked for: where each ends, or stood, and its number.
    """
    for i, citation in enumerate(citations):
        if not citation.anaphoric or citation.work != UNKNOWN:
            yield citation
            continue
        before = next((c for c in reversed(citations[:i]) if c.work != UNKNOWN), None)
        if citation.reason == ELSEWHERE:
            given = _elsewhere(text, citation, before, citations, calls)
            if given is not None:
                yield replace(
                    citation, work=given.work, confidence=0.6, reason="elsewhere: the work of the note"
                )
        elif before is not None:
            places = citation.places or before.places
            yield replace(citation, work=before.work, places=places, reason="the work cited last")
        elif citation.reason == SAME:
            yield citation


def _elsewhere(
    text: str,
    citation: Citation,
    before: Citation | None,
    citations: Sequence[Citation],
    calls: Callable[[], Sequence[tuple[int, str]]],
) -> Citation | None:
    end = citation.span.end
    end_of_sentence = _SENTENCE_END.search(text, end)
    stop = end_of_sentence.end() if end_of_sentence else len(text)
    number = next((number for at, number in calls() if end <= at <= stop), None)
    if number is not None:
        label = re.compile(rf"^[ \t]*\[?{number}(?:\]|\b(?=\.?\s))", re.MULTILINE).search(text, stop)
        if label is not None:
            stop = text.find("\n", label.end())
            inside = [c for c in citations if label.end() <= c.span.start < (stop if stop > 0 else len(text))]
            if inside and inside[0].work != UNKNOWN:
                return inside[0]
    if before is None or end - before.span.end > REACH:
        return None
    after = [c for c in citations if c.span.start > end and c.work not in {UNKNOWN, before.work}]
    return after[0] if after and after[0].span.start - end < 2 * REACH else None
