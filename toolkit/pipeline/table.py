"""Values of components on a Doc: one table a group, read through getters, kept as plain lists so that a Doc serialises.

Five `span._` attributes a span cost ten microseconds; here a span costs one row, and only readers pay for objects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import astuple
from typing import Any

from spacy.tokens import Doc, Span

from toolkit.model import annotation
from toolkit.model.annotation import EnglishTerm, HebrewTerm, Transliteration
from toolkit.model.span import Span as Stretch

Value = Transliteration | EnglishTerm | HebrewTerm
GROUPS: dict[str, Callable[..., Any]] = {
    "transliterations": annotation.Transliteration,
    "names": annotation.Transliteration,
    "terms": annotation.EnglishTerm,
    "hebrew": annotation.HebrewTerm,
}


def write(doc: Doc, group: str, found: Iterable[tuple[int, int, str, Value]]) -> None:
    """Set `doc.spans[group]` and its table from rows (first token, token after the last, label, value)."""
    rows = list(found)
    doc.spans[group] = [
        Span(doc, start, end, label=label, span_id=getattr(value, "concept", ""))
        for start, end, label, value in rows
    ]
    doc.user_data[_key(group)] = [_plain(value) for *_, value in rows]


def read(doc: Doc, group: str) -> tuple[Any, ...]:
    """Return the values of a group in the order of its spans; empty where no component has set it."""
    make = GROUPS[group]
    return tuple(make(Stretch(start, end), *rest) for start, end, *rest in doc.user_data.get(_key(group), ()))


def _key(group: str) -> str:
    return f"yichud_{group}"


def _plain(value: Value) -> list[Any]:
    (start, end), *rest = astuple(value)
    return [start, end, *rest]


def _of_span(span: Span) -> Any:
    """Return the value of a span: of the group whose row stands at the same characters, the outermost group first."""
    for group, make in GROUPS.items():
        for row in span.doc.user_data.get(_key(group), ()):
            if row[0] == span.start_char and row[1] == span.end_char:
                return make(Stretch(row[0], row[1]), *row[2:])
    return None


def install() -> None:
    """Make the getters known to spaCy: `span._.yichud`, `doc._.transliterations`, `doc._.terms` …"""
    if not Span.has_extension("yichud"):
        Span.set_extension("yichud", getter=_of_span)
    for group in GROUPS:
        if not Doc.has_extension(group):
            Doc.set_extension(group, getter=_reader(group))


def _reader(group: str) -> Callable[[Doc], tuple[Any, ...]]:
    return lambda doc: read(doc, group)
