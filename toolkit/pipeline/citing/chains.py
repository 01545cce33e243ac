"""Pieces in, chains of numbers without a unit out: *3:7-9*, *iv. 3*, *III, 73a*, *12:29-13:2*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.pipeline.citing.elements import Element, bare
from toolkit.pipeline.citing.numerals import Piece

_LONGEST = 5


def chain_at(found: Sequence[Piece], i: int) -> list[Element]:
    """Return the numbers that belong together from a piece on, none where none begins there."""
    chain = list(_numbers(found, i))
    if len(chain) != 3 or not chain[1].end:
        return chain
    first, middle, last = chain  # a range over two chapters: each has its end
    return [first._replace(end=middle.end), middle._replace(end=last.start, after=last.after)]


def _numbers(found: Sequence[Piece], i: int) -> Iterator[Element]:
    element = bare(found, i)
    for _ in range(_LONGEST):
        if element is None:
            return
        yield element
        element = _following(found, element)


def _following(found: Sequence[Piece], element: Element) -> Element | None:
    """Return the number that goes on with a chain: after a colon, after a Roman numeral, or the folio of a volume."""
    k = element.after
    if k >= len(found) or element.written == "side":
        return None
    sign, following = found[k], bare(found, k + 1)
    roman = element.written == "roman"
    if following and not sign.gap and sign.text in {":", "."}:
        return following if roman or not found[k + 1].gap else None
    if following and not sign.gap and sign.text == ",":
        return following if _after_comma(roman=roman, following=following) else None
    direct = bare(found, k)
    if direct is None or "\n" in sign.gap:
        return None
    return direct if _after_comma(roman=roman, following=direct) else None


def _after_comma(*, roman: bool, following: Element) -> bool:
    return following.written == "side" or (roman and following.written == "number")
