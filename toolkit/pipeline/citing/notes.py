"""Notes that give a place alone (*7. Vol. II, p. 63b.*) in; its work out: the one whose title stands at the call of the note (B5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NOTE = re.compile(
    r"^[ \t]*(?:\[(?P<bracketed>\d{1,3})\]|(?P<plain>\d{1,3})[.)]|\((?P<lettered>[a-z])\))[ \t]+(?:See[ \t]+|Cf\.[ \t]+)?"
    r"(?P<place>(?i:chapter|chapters|chaps?|chs?|vols?|volume|part|pp?|pages?|fols?|folio|sec|section|sect|letter|epistle|items?|article)\b\.?[ \t]*(?=[\dIVXLivxl])"
    r"|[IVX]{1,4}[,:][ \t]?\d+[ab]?\b"
    r"|[A-Z][\w’']+(?:[ -][A-Z][\w’']+)?,[ \t](?:pp?|vol|fol)\.[ \t])",  # a portion
    re.MULTILINE,
)
NEAR = 3  # code points between a title and its call


def places_of_notes(
    text: str, calls: Sequence[tuple[int, str]], titles: Sequence[tuple[int, str]]
) -> Iterator[tuple[int, str]]:
    """Yield where the place of a note begins, and the work at its call; `titles` are where titles end, with their works."""
    for note in _NOTE.finditer(text):
        number = note["bracketed"] or note["plain"] or note["lettered"]
        at = next((place for place, n in calls if n == number and place < note.start()), -1)
        work = next((w for end, w in reversed(titles) if 0 <= at - end <= NEAR), "")
        if work:
            yield note.start("place"), work
