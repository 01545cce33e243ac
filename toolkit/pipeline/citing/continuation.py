"""An entry and the item after it in; the entry with what the item adds to it, or the further entry that it makes, out."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.model.annotation import Place
from toolkit.pipeline.citing import elements
from toolkit.pipeline.citing.chains import chain_at
from toolkit.pipeline.citing.elements import Element
from toolkit.pipeline.citing.entry import Set, added, further
from toolkit.pipeline.citing.stretch import Stretch


def grown(
    stretch: Stretch, item: Sequence[Element], entry: list[Set], separator: str, *, several: bool
) -> list[Set] | None:
    """Return the entry with an item that says more of the same place; `several`: the last unit stood in the plural."""
    if separator in {";", "and"} or (separator == "." and item[0].written == "name"):
        return None
    if separator == "," and narrows(item[0], entry):
        entry = entry[:-1]  # Zohar, VaYikra, Emor: the book, then the portion
    if entry and not item[0].units:
        if separator == "," and len(item) == 1 and (several or not stretch.ends(item[-1])):
            return None
        if len(item) == 1 and _is_whole(stretch, entry) and not stretch.ends(item[-1]):
            return None
        apart = separator == "" and item[0].written != "side" and entry[-1].element.written != "name"
        if apart and not (_is_larger(stretch, entry) and (len(item) > 1 or stretch.ends(item[-1]))):
            return None
    return added(item, entry, stretch.context.units)


def another(
    stretch: Stretch, item: Sequence[Element], entry: Sequence[Set], separator: str, *, several: bool
) -> list[Set] | None:
    """Return the next entry, where an item after a comma, semicolon or *and* is a further place."""
    last = item[-1]
    if entry and separator in {";", "and"} and _is_portion(stretch, last):
        return further(item, entry, stretch.context.units)
    if not entry or separator in {"", ":", "."} or last.written == "name" or item[0].units == ("note",):
        return None
    lone = not last.units and len(item) == 1 and last.written != "side"
    if (
        lone
        and separator == ","
        and not stretch.found[last.first].gap
        and not several
        and entry[-1].element.units
    ):
        return None  # ch. 7,14 and …: the call of a note
    if lone and last.written == "number" == entry[-1].element.written and several:
        return further(item, entry, stretch.context.units)
    if lone and not (
        last.written == "number" and entry[-1].element.written in {"number", "word"} and stretch.ends(last)
    ):
        return None
    return further(item, entry, stretch.context.units)


def with_side(stretch: Stretch, entry: list[Set], i: int) -> tuple[list[Set], int]:
    """Return an entry with the side of its folio, where a word for one follows, and the piece after that."""
    side, after = elements.side_of(stretch.found, i)
    place = entry[-1].place
    if side and place.start.isdigit():
        entry = [*entry[:-1], entry[-1]._replace(place=Place("folio", place.start + side))]
    return entry, after


def narrows(element: Element, entry: Sequence[Set]) -> bool:
    """Say whether a name is of the same kind as the name before it: the smaller of two portions."""
    before = entry[-1].element if entry else None
    return (
        before is not None
        and before.written == element.written == "name"
        and before.units[:1] == element.units[:1] == ("portion",)
    )


def _is_portion(stretch: Stretch, element: Element) -> bool:
    """Say whether an element is a further portion of a work that is cited by them, with its folio or page (Vayeishev 29c; Miketz 33a):
    not another work (Rosh Hashanah 16a; Idra Zuta 288a), nor the book of Scripture that is called by its name (Yisro 20:2)."""
    if element.written != "name" or "portion" not in stretch.context.units:
        return False
    if element.units[:1] != ("portion",) or stretch.context.apart(stretch.found, element.first):
        return False
    at = element.after + (
        stretch.found[element.after].text == "," if element.after < len(stretch.found) else 0
    )
    said = elements.with_unit(stretch.found, at, begun=True)
    return said is not None or [e.written for e in chain_at(stretch.found, at)] in (
        ["side"],
        ["roman", "side"],
    )


def _is_whole(stretch: Stretch, entry: Sequence[Set]) -> bool:
    """Say whether an entry is a portion of a work that has no smaller units."""
    return bool(entry) and entry[-1].place.unit == "portion" and stretch.context.units[-1:] == ("portion",)


def _is_larger(stretch: Stretch, entry: Sequence[Set]) -> bool:
    """Say whether an entry is a part or volume alone, of a work that has smaller units (Part I 6:2)."""
    place = entry[-1].place
    return len(entry) == 1 and place.unit in {"part", "volume"} and stretch.context.units[:1] == (place.unit,)
