"""A text in, where each of its elements stands out, as a reader finds it on page and paper: 2.3, ¶ 4, n. 2, heading before ¶ 4, source note."""

from __future__ import annotations

from toolkit.editions.mentions import above
from toolkit.editions.notes import signs_of_notes
from toolkit.editions.prepared import numbers
from toolkit.model.text import Text

_HEADINGS = {"head": "heading", "trailer": "end", "byline": "byline", "dateline": "date line"}
_AROUND = "title page"  # what stands before the first paragraph and in no heading


class Locators:
    """Looks up where the elements of one text stand."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._notes = signs_of_notes(text)
        self._labels = [label for _, label in numbers(text)]
        self._next: list[str] = [""] * len(self._labels)
        following = ""
        for number in range(len(self._labels) - 1, -1, -1):
            self._next[number] = following
            if self._labels[number] and text.marks[number].name != "seg":
                following = self._labels[number]

    def of(self, number: int) -> str:
        """Return where the element with this number among the marks stands."""
        at = number
        if any(m.get("type") == "provenance" for m in above(self._text, number)):
            return "source note"
        while at >= 0:
            mark = self._text.marks[at]
            if mark.name == "note":
                return f"n. {self._notes[at]}"
            if mark.name in _HEADINGS:
                return self._beside(_HEADINGS[mark.name], at)
            if label := self._labels[at]:
                return label if mark.name == "seg" else f"¶ {label}"
            at = mark.parent
        return self._beside(_AROUND, number)

    def _beside(self, what: str, at: int) -> str:
        return f"{what} before ¶ {self._next[at]}" if self._next[at] else what
