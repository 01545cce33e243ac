"""A text in, its footnote calls out: numbers that are no words of it, and that nothing is read through or across.

A call is a number in square brackets or in raised figures, a raised letter after a sign, or one that was raised and is now glued to what it follows: to a
sign (*Patach Eliyahu,1*, *the world.”2*) or to a small letter (*Rayatz3*). What a text says of chapters and pages
(*ch.3*, *Part [2]*, *Genesis,1:1*) is no call, and neither is the number of a note at the beginning of its line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.model.span import Span

_UNITS = (
    "ch chs chap chaps chapter chapters sec secs section sections v vv verse verses p pp page pages fol folio f ff "
    "n nn note notes footnote no nos num number part parts pt vol vols volume item items letter letters article "
    "articles art par para paragraph siman simanim os seif halachah mishnah book bk col line lines ep epistle gate "
    "year lesson excerpt"
)
_UNIT = re.compile(rf"(?:^|[^\w])(?:{'|'.join(_UNITS.split())})\.?\s*$", re.IGNORECASE)
_CALL = re.compile(
    r"""
    (?P<space>(?<![ \t])[ \t]+(?=\[\d{1,3}\][ \t]))?\[(?P<bracketed>\d{1,3})\](?!\d|:|[a-d]\b)
    | (?P<raised>[⁰¹²³⁴-⁹]{1,3}|(?<=[.,;:!?)\]”’"])[ᵃᵇᶜᵈᵉᶠᵍʰ](?!\w))
    | (?:(?<=[^\W\d_])|(?<=\b\d{4})(?=,))(?P<closing>(?:[*_](?=[.,;:!?]))?[.,;:!?]?[)\]”’"'»]{0,3})
      (?P<glued>[1-9]\d{0,2})
      (?= [\s)\]—–”’"“‘[(] | [.,;:?!](?:\s|$) | $ | (?!Kgs|Kings|Sam|Chr|Cor|Thess|Tim|Pet|John|Macc)[A-Z][a-z] )
    """,
    re.VERBOSE,
)
FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")  #: raised figures as plain ones
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Call(NamedTuple):
    """Where a call stands (a space before it, where one follows it too, is of it), its number, and whether in brackets."""

    span: Span
    number: str
    bracketed: bool


def calls_in(text: str, notes: str = "") -> list[Call]:
    """Return the calls of a text, in their order; `notes` is where its notes stand, if that is another text."""
    found = []
    for match in _CALL.finditer(text):
        before = text[max(0, match.start() - 16) : match.start()]
        if match["bracketed"]:
            if before.rpartition("\n")[2].strip() and not _UNIT.search(before):
                found.append(Call(Span(*match.span()), match["bracketed"], bracketed=True))
        elif match["raised"]:
            if before[-1:].strip():
                found.append(Call(Span(*match.span()), match["raised"].translate(FIGURES), bracketed=False))
        elif _raised(before, match["closing"].lstrip("*_")) or _is_noted(text, match, before, notes or text):
            found.append(Call(Span(*match.span("glued")), match["glued"], bracketed=False))
    return found


def _raised(before: str, closing: str) -> bool:
    """Say whether a number glued to a word, or to the signs that close it, was raised: the word is no unit, and no abbreviation."""
    if before[-4:].isdigit():  # a year
        return True
    word = re.search(r"[^\W\d_]+$", before)
    if word is None or len(word[0]) < 2 or not word[0][-2:].islower() or _UNIT.search(before):
        return False
    if closing[:1] in {":", "."} and re.fullmatch(r"[ivxlc]+", word[0]):
        return False  # Exod. xx:2
    if closing.startswith("."):
        return len(word[0]) > 4 or word[0].islower() or len(closing) > 1
    return True


def _is_noted(text: str, match: re.Match[str], before: str, notes: str) -> bool:
    """Say whether a number after the full stop of a short word with a capital (*Sod.2*, as *Gen.2*) ends a sentence, and is that
    of a note at the beginning of a line."""
    if (
        not match["closing"].startswith(".")
        or _UNIT.search(before)
        or not re.search(r"[^\W\d_]{3,}$", before)
    ):
        return False
    note = re.compile(rf"^[ \t]*{match['glued']}[.)]?[ \t]+[^\W\d_]", re.MULTILINE)
    return text[match.end() : match.end() + 2].lstrip()[:1].isupper() and note.search(notes) is not None


def without_calls(text: str) -> str:
    """Return a text without its calls and the white space before them."""
    for call in reversed(calls_in(text)):
        text = text[: call.span.start].rstrip() + text[call.span.end :]
    return text


def label_length(words: str, number: str) -> int:
    """Return how many characters of a note are its number, with the signs and the white space after it; 0 if none."""
    raised = number.translate(_RAISED)
    found = re.match(
        rf"\s*(?:\[{re.escape(number)}\]|{re.escape(number)}(?!\d)[.)]?|{raised}[.)]?)\s*", words
    )
    return found.end() if found else 0
