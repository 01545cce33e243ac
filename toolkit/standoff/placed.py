"""What became of an entry in a copy of its text: the five ends that an annotation can come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from toolkit.model.span import Span
from toolkit.standoff.layer import Entry

Status = Literal["exact", "kept", "changed", "moved", "orphan"]


_WORDS = {"kept": "kept, in a changed sentence,"}


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry and its place in a copy.

    *exact*: its words stand unchanged in an unchanged surrounding (the place may be shifted by changes elsewhere);
    *kept*: its words stand unchanged in their place, in a sentence that changed; *changed*: its own words differ;
    *moved*: what holds it went elsewhere (`changed` says whether its words differ too);
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
        words = " (words changed)" if self.changed and self.status == "moved" else ""
        shift = "" if self.place == self.entry.span else f" -> {self.place.start},{self.place.end}"
        return f"{_WORDS.get(self.status, self.status)} {self.entry.label} {former}{shift}{words}"
