"""A text and the place where a title ends in, what stands between the title and its place out: signs, brackets, where the book was printed."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.pipeline.citing import elements
from toolkit.pipeline.citing.chains import chain_at
from toolkit.pipeline.citing.grammar import grammar, plain
from toolkit.pipeline.citing.numerals import roman
from toolkit.pipeline.citing.signs import BRACKETS
from toolkit.pipeline.citing.skipping import past_heading
from toolkit.pipeline.citing.stretch import Stretch

#: Signs that close what a title stands in.
CLOSERS = frozenset("*_\"”“’'»")
_OPENING = re.compile(
    r"[*_\"”“’'».,:]*\s*[*_\"”“’'»]*[(\[]?(?=[\d§#¶№]|(?P<word>s\.k|[^\W\d_]+(?:[’'][^\W\d_]+)?))"
)
# Where and when a book was printed (Kehot, 1999), (ed. Margaliot, Jerusalem 1978), before its place.
_PRINTED = re.compile(
    r"[\"”*_]*\s*[(\[](?=[^()\[\]]{0,60}(?:\b[Ee]d(?:s|ition|ited)?\b|Kehot|Kehos|\b1[5-9]\d\d\b|\b20\d\d\b))"
    r"(?=[A-Z]|ed)[^()\[\]\d]{3,60}(?:1[5-9]\d\d|20\d\d|5[3-9]\d\d)?[)\]](?=,? )"
    r"|[\"”*_]*\s\((?:in\s)?(?:(?:the\s)?(?:English|Hebrew|Yiddish|bilingual|new|revised|first|second|third)\b[^()\d]{0,30}|trans(?:l?\.|lated\sby)\s[^()\d]{3,40})\)(?=,? )"
    r"|,\s(?:[A-Z]\w+\s){1,2}ed(?:ition\b|\.)(?=,\s)"
)
_COMMENTED = frozenset({"on", "to"})


class Opening(NamedTuple):
    """The first piece of a place, the bracket that has to be closed, and the sign after the title."""

    piece: int
    closing: str
    sign: str


def end_of_print(text: str, at: int) -> int:
    """Return the end of *(Kehot, 1999)*, *(English translation)* and the like after a title; -1 where there is none."""
    printed = _PRINTED.match(text, at)
    return printed.end() if printed else -1


def may_follow(text: str, at: int) -> bool:
    """Say whether what comes first after a title can begin a place, so that nothing else need be read."""
    opening = _OPENING.match(text, at)
    word = opening["word"] if opening else None
    if opening is None or word is None or not word.islower():
        return opening is not None
    known = plain(word)
    return (
        known in grammar().units
        or known in grammar().leading
        or known in grammar().ordinals
        or bool(roman(word))
    )


def opening(stretch: Stretch) -> Opening:
    """Return where a place begins, past what may stand after a title."""
    found, i = stretch.found, 0
    i = stretch.past(i, CLOSERS)
    i = stretch.past(i, frozenset("." if stretch.context.short else ""), once=True)
    i = stretch.past(i, frozenset(",:"), once=True)
    sign = found[i - 1].text if i else ""
    if i and found[i - 1].text == "," and not (stretch.context.names(found, i + 1) or stretch.part(i + 1)):
        i = past_heading(stretch, i)  # Introduction, “The Lock and the Key,” Item 44
    while i < len(found) and found[i].text in CLOSERS:
        i += 1
    closing = ""
    if i < len(found) and found[i].text in BRACKETS and "\n" not in found[i].gap and not stretch.is_call(i):
        closing, i = BRACKETS[found[i].text], i + 1
    j = i
    while j < len(found) and j < i + 5 and (found[j].plain in grammar().leading or found[j].text == "."):
        if "\n" in found[j].gap and found[j].text[0].isupper():
            break  # a line of its own: From part 1 of …
        j += 1
    if j > i and (elements.with_unit(found, j, begun=False) or stretch.date(j) or stretch.part(j)):
        i = j
    elif j == i + 1 and found[i].plain in _COMMENTED and len(chain_at(found, j)) > 1:
        i = j  # Shir HaShirim Rabbah on 5:1
    elif i < len(found) and found[i].text in elements.DASHES and found[i].gap and stretch.part(i + 1):
        i += 1  # Maamarei Admur HaZaken — Ethalech, p. 57
    return Opening(i, closing, sign)
