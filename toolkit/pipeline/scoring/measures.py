"""What is measured in each layer: one row a measure, one row an agreement."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.certainty import certainty
from toolkit.pipeline.scoring.items import Item


@dataclass(frozen=True, slots=True)
class Measure:
    """A pair is right if its spans are equal (`exact`) or overlap, and if it agrees in all of `same`."""

    name: str
    exact: bool = False
    same: tuple[str, ...] = ()


MEASURES: dict[str, tuple[Measure, ...]] = {
    "transliterations": (Measure("exact", exact=True), Measure("overlapping")),
    "terms": (
        Measure("exact", exact=True),
        Measure("overlapping"),
        Measure("exact, concept", exact=True, same=("concept",)),
    ),
    "citations": (
        Measure("exact", exact=True),
        Measure("overlapping"),
        Measure("exact, work and place", exact=True, same=("work and place",)),
        Measure("overlapping, work and place", same=("work and place",)),
        Measure("overlapping, work", same=("work",)),
    ),
    "voices": (
        Measure("exact", exact=True),
        Measure("overlapping"),
        Measure("name", same=("who",)),
        Measure("name and extent", same=("who", "extent")),
    ),
    "glosses": (Measure("overlapping"), Measure("both sides", same=("sides",))),
}

#: What is asked of pairs, and whether only of those whose spans are equal.
AGREEMENTS: dict[str, tuple[tuple[str, bool], ...]] = {
    "transliterations": tuple(
        (name, True) for name in ("language", "concept", "no concept", "kind", "spelling", "loan word")
    ),
    "terms": (("concept", True),),
    "citations": (("work", False), ("place", False)),
    "voices": (("who", False), ("extent", False), ("direct", False)),
    "glosses": (("sides", False),),
}

#: What groups the items of a layer beside text and tradition, in the order of the table, and the value that says it.
GROUPS: dict[str, tuple[tuple[str, str], ...]] = {
    "transliterations": (("kind", "kind"), ("language", "lang")),
}

#: What groups the predictions alone: how often is one right of which the program is so certain?
CERTAINTY = "certainty"

ORDER = ("all", "kind", "language", CERTAINTY, "tradition", "text")


def group_of(item: Item, value: str) -> str:
    """Return the group that an item belongs to, empty where it is not judged."""
    found = item.get(value)
    return found if isinstance(found, str) else ""


def certainty_of(item: Item) -> str:
    """Return `high`, `medium` or `low`, empty where the source of the item says no confidence."""
    confidence = item.get("confidence")
    return certainty(confidence) if isinstance(confidence, int | float) else ""
