"""Elements in, the places of one entry out: which unit each number has, and what a further entry takes over.

A number without a unit takes the next unit that the work is cited by; in a list (*Genesis 1:3, 5:7*) the units of the
numbers before it. What a further entry does not say again is that of the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.model.annotation import Place
from toolkit.pipeline.citing.elements import Element
from toolkit.pipeline.citing.grammar import grammar

_NO_VOLUMES: tuple[list[str], ...] = (
    [],
    ["chapter"],
    ["epistle"],
)  # before folios: their numbers count no volumes


class Set(NamedTuple):
    """A place that is settled, and the element that says it."""

    place: Place
    element: Element


def added(item: Sequence[Element], entry: list[Set], units: Sequence[str]) -> list[Set] | None:
    """Return an entry with an item that goes on with it; None where the item cannot."""
    used = {s.place.unit for s in entry}
    if not item[0].units:
        names = _next_units(item, entry, units)
        return [*entry, *_settled(names, item)] if names else None
    if any(s.element.units == item[0].units for s in entry):
        return None  # §12, §15: the same word again is another place
    unit = unit_of(item[0], units, used)
    entry = [_enlarged(_as_part(s), units, used) if s.place.unit == unit else s for s in entry]
    if any(s.place.unit == unit for s in entry):
        return None
    return [*entry, *_settled([unit], item)]


def further(item: Sequence[Element], entry: Sequence[Set], units: Sequence[str]) -> list[Set] | None:
    """Return the entry that an item makes after another; None where its numbers have no units."""
    if item[0].units:
        names = [unit_of(item[0], units, set())]
    else:
        numeric = [s.place.unit for s in entry if s.element.written not in {"name", "date", "year"}]
        names = numeric[-len(item) :]
        if item[-1].written == "side":
            larger = [u for u in numeric if u != "folio"]
            names = [*(larger[-(len(item) - 1) :] if len(item) > 1 else []), "folio"]
    if len(names) < len(item):
        return None
    kept = larger_than(names[0], [s.place for s in entry], units)
    elements = {s.place.unit: s.element for s in entry}
    return [*(Set(p, elements[p.unit]) for p in kept), *_settled(names, item)]


def larger_than(unit: str, places: Sequence[Place], units: Sequence[str]) -> list[Place]:
    """Return the places that stay when another entry says `unit` anew, without the ends of their ranges."""
    names = [p.unit for p in places]
    if unit in names:
        kept = list(places[: names.index(unit)])
    else:
        larger = set(units[: units.index(unit)]) if unit in units else set()
        kept = [p for p in places if p.unit in larger]
    return [Place(p.unit, p.start) for p in kept]


def unit_of(element: Element, units: Sequence[str], used: set[str]) -> str:
    """Return the unit that an element's word means in a work: the first that it is cited by, if possible a free one."""
    if element.written == "side":
        return "folio"
    possible = [u for u in element.units if u in units] or [element.units[0]]
    others = element.units if element.written == "name" else element.units[:1]
    return next((u for u in (*possible, *others) if u not in used), (*possible, *others)[0])


def sorted_places(entry: Sequence[Set], units: Sequence[str]) -> tuple[Place, ...]:
    """Return the places of an entry from the larger unit to the smaller; units of a project's own by their work's order."""
    places = [s.place for s in entry]
    order = grammar().order
    bare = not any(s.element.units for s in entry) and all(p.unit in units for p in places)
    if bare or _in_order(places, units) or any(p.unit not in order for p in places):
        order = {u: n for n, u in enumerate(units)}
    return tuple(sorted(places, key=lambda p: order.get(p.unit, len(order))))


def _in_order(places: Sequence[Place], units: Sequence[str]) -> bool:
    """Say whether the places stand in the order in which their work is cited (Mevo She’arim, gate 3, part 2, ch. 8)."""
    at = [units.index(p.unit) if p.unit in units else -1 for p in places]
    return -1 not in at and at == sorted(at)


def _enlarged(settled: Set, units: Sequence[str], used: set[str]) -> Set:
    """Return a place whose word may mean a larger unit too, as of that, where a word for its own unit follows (sec. 47, par. 6)."""
    place, element = settled
    larger = units[: units.index(place.unit)] if place.unit in units else ()
    unit = next((u for u in larger if u in element.units and u not in used), "")
    return (
        settled._replace(place=replace(place, unit=unit)) if unit and element.written != "name" else settled
    )


def _as_part(settled: Set) -> Set:
    """Return a named part whose unit is said again by a number after it (Hosafos, section 11)."""
    place, element = settled
    if element.written == "name":
        return settled._replace(place=Place("part", place.start))
    return settled


def _next_units(item: Sequence[Element], entry: Sequence[Set], units: Sequence[str]) -> list[str]:
    used = [units.index(s.place.unit) for s in entry if s.place.unit in units]
    free = [u for u in units[max(used, default=-1) + 1 :] if u not in grammar().never]
    if len(item) == 2 and item[0].written == "roman" and item[-1].written == "side" and "volume" in units:
        return ["volume", "folio"]  # Parshas Naso (III, 124b)
    if len(item) == 2 and len(free) < 2 and [s.place.unit for s in entry] == ["portion"]:
        return ["chapter", free[0] if free == ["item"] else "verse"]  # a midrash by the verse of its portion
    if item[-1].written == "side":
        head = [u for u in free if u != "folio"]
        names = [*head[: len(item) - 1], "folio"]
        taken = any(s.place.unit == "folio" for s in entry)
        return names if len(names) == len(item) and not taken else []
    if len(item) > 1 and "folio" in free and free[: free.index("folio")][-1:] in _NO_VOLUMES:
        free.remove("folio")  # a tractate by chapter and mishnah, Tanya by chapter and paragraph
    names = free[: len(item)]
    if len(names) < len(item) and (not entry or entry[-1].element.written == "name"):
        alone = entry and not names and len(item) == 1 and entry[-1].place.unit == "portion"
        names = [*names, "item"] if names or alone else [] if units else ["chapter", "verse"]
    return names if len(names) == len(item) else []


def _settled(names: Sequence[str], item: Sequence[Element]) -> list[Set]:
    return [Set(Place(u, e.start, e.end), e) for u, e in zip(names, item, strict=False)]
