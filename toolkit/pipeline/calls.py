"""A text in, its footnote calls out: numbers that are no words of it, and that nothing is read through or across.

A call is a number in square brackets or in raised figures, or one that was raised and is now glued to what it follows: to a
sign (*Patach Eliyahu,1*, *the world.”2*) or to a small letter (*Rayatz3*). What a text says of chapters and pages
(*ch.3*, *Part [2]*, *Genesis,1:1*) is no call, and neither is the number of a note at the beginning of its line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from toolkit.model.span import Span

_KEY = "yichud_calls"
_UNITS = [
    "ch",
    "chs",
    "chap",
    "chaps",
    "chapter",
    "chapters",
    "sec",
    "secs",
    "section",
    "sections",
    "v",
    "vv",
    "verse",
    "verses",
    "p",
    "pp",
    "page",
    "pages",
    "fol",
    "folio",
    "f",
    "ff",
    "n",
    "nn",
    "note",
    "notes",
    "footnote",
    "no",
    "nos",
    "num",
    "number",
    "part",
    "parts",
    "pt",
    "vol",
    "vols",
    "volume",
    "item",
    "items",
    "letter",
    "letters",
    "article",
    "articles",
    "art",
    "par",
    "para",
    "paragraph",
    "siman",
    "simanim",
    "os",
    "seif",
    "halachah",
    "mishnah",
    "book",
    "bk",
    "col",
    "line",
    "lines",
    "ep",
    "epistle",
    "gate",
    "year",
    "lesson",
    "excerpt",
]
_UNIT = re.compile(rf"(?:^|[^\w])(?:{'|'.join(_UNITS)})\.?\s*$", re.IGNORECASE)
_CALL = re.compile(
    r"""
    (?P<space>[ \t]+(?=\[\d{1,3}\][ \t]))?\[(?P<bracketed>\d{1,3})\](?!\d|:|[a-d]\b)
    | (?P<raised>[⁰¹²³⁴-⁹]{1,3})
    | (?:(?<=[^\W\d_])|(?<=\b\d{4})(?=,))(?P<closing>[.,;:!?]?[)\]”’"'»]{0,3})
      (?P<glued>[1-9]\d{0,2})
      (?= [\s)\]—–”’"“‘[(] | [.,;:?!](?:\s|$) | $ | (?!Kgs|Kings|Sam|Chr|Cor|Thess|Tim|Pet|John|Macc)[A-Z][a-z] )
    """,
    re.VERBOSE,
)
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Call(NamedTuple):
    """Where a call stands (a space before it, where one follows it too, is of it), and its number."""

    span: Span
    number: str


def calls_in(text: str) -> list[Call]:
    """Return the calls of a text, in their order."""
    found = []
    for match in _CALL.finditer(text):
        before = text[max(0, match.start() - 16) : match.start()]
        if match["bracketed"]:
            if before.rpartition("\n")[2].strip() and not _UNIT.search(before):
                found.append(Call(Span(*match.span()), match["bracketed"]))
        elif match["raised"]:
            if before[-1:].strip():
                found.append(Call(Span(*match.span()), match["raised"].translate(_FIGURES)))
        elif _raised(before, match["closing"]):
            found.append(Call(Span(*match.span("glued")), match["glued"]))
    return found


def _raised(before: str, closing: str) -> bool:
    """Say whether a number glued to a word, or to the signs that close it, was raised: the word is no unit, and no abbreviation."""
    if before[-4:].isdigit():  # a year
        return True
    word = re.search(r"[^\W\d_]+$", before)
    if word is None or len(word[0]) < 2 or not word[0][-2:].islower() or _UNIT.search(before):
        return False
    if closing.startswith("."):
        return len(word[0]) > 4 or word[0].islower() or len(closing) > 1
    return True


def note(doc: Doc, calls: Sequence[tuple[int, str]]) -> None:
    """Tell a Doc where calls stood that its text has no more."""
    doc.user_data[_KEY] = [list(call) for call in calls]


def calls_of(doc: Doc) -> list[tuple[int, str]]:
    """Return where calls end in a Doc, or stood, with their numbers."""
    noted = doc.user_data.get(_KEY)
    if noted is None:
        return [(call.span.end, call.number) for call in calls_in(doc.text)]
    return [(position, number) for position, number in noted]
