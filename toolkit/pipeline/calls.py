"""The footnote calls of a Doc: those that stand in it, or those that were taken out of its text and noted."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from toolkit.model.calls import calls_in

_KEY = "yichud_calls"


def note(doc: Doc, calls: Sequence[tuple[int, str]]) -> None:
    """Tell a Doc where calls stood that its text has no more."""
    doc.user_data[_KEY] = [list(call) for call in calls]


def calls_of(doc: Doc) -> list[tuple[int, str]]:
    """Return where calls end in a Doc, or stood, with their numbers."""
    noted = doc.user_data.get(_KEY)
    if noted is None:
        return [(call.span.end, call.number) for call in calls_in(doc.text)]
    return [(position, number) for position, number in noted]
