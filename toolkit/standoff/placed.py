"""What became of an entry in a copy of its text: the three ends that an annotation can come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from toolkit.model.span import Span
from toolkit.standoff.layer import Entry

Status = Literal["exact", "moved", "orphan"]


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry and its place in a copy.

    *exact*: its words stand unchanged in an unchanged surrounding (the place may be shifted by changes elsewhere);
    *moved*: it was placed in changed or displaced surroundings, `changed` says whether its own words differ;
    *orphan*: no place was found that its words bear out, `place` is None.
    """

    entry: Entry
    status: Status
    place: Span | None = None
    changed: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return what a report says of it."""
        former, place = self.entry.span, self.place
        return {
            "status": self.status,
            "annotation": self.entry.label,
            "from": [former.start, former.end],
            "to": None if place is None else [place.start, place.end],
            "changed": self.changed,
        }

    def __str__(self) -> str:
        former = f"{self.entry.span.start},{self.entry.span.end}"
        if self.place is None:
            return f"orphan {self.entry.label} {former}"
        words = " (words changed)" if self.changed else ""
        return f"{self.status} {self.entry.label} {former} -> {self.place.start},{self.place.end}{words}"
