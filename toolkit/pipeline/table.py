"""Values of components on a Doc: one table a group, read through getters, kept as plain lists so that a Doc serialises.

Five `span._` attributes a span cost ten microseconds; here a span costs one row, and only readers pay for objects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from operator import attrgetter
from typing import Any

from spacy.tokens import Doc, Span

from toolkit.model import annotation
from toolkit.model.annotation import Citation, EnglishTerm, Gloss, HebrewTerm, Place, Transliteration, Voice
from toolkit.model.span import Span as Stretch
from toolkit.pipeline.view import remembered

Row = tuple[int, int, str, "Value"]  # first token, token after the last, label, value
Value = Transliteration | EnglishTerm | HebrewTerm | Citation | Voice | Gloss
GROUPS: dict[str, type[Value]] = {
    "transliterations": annotation.Transliteration,
    "names": annotation.Transliteration,
    "terms": annotation.EnglishTerm,
    "hebrew": annotation.HebrewTerm,
    "citations": annotation.Citation,
    "voices": annotation.Voice,
    "glosses": annotation.Gloss,
}
_KINDS = {make: tuple(str(f.type) for f in fields(make)) for make in set(GROUPS.values())}
_CELLS = {make: attrgetter(*(f.name for f in fields(make))) for make in _KINDS}
_FLAT = frozenset(
    make for make, kinds in _KINDS.items() if {"Span", "tuple[Place, ...]"}.isdisjoint(kinds[1:])
)


def write(doc: Doc, group: str, found: Iterable[Row]) -> None:
    """Set `doc.spans[group]` and its table from rows.

    The span of a row is the first span of its value: the name of a voice, the term of a gloss.
    """
    rows = list(found)
    doc.spans[group] = [
        Span(doc, start, end, label=label, span_id=getattr(value, "concept", ""))
        for start, end, label, value in rows
    ]
    cells = doc.user_data[_key(group)] = [_plain(value) for *_, value in rows]
    if view := remembered(doc):
        view.written[group] = cells, rows


def rows_of(doc: Doc, group: str) -> list[tuple[int, int, str, Any]]:
    """Return the rows of a group: as a component has just written them, else from its spans and its table."""
    cells = doc.user_data.get(_key(group), [])
    view = remembered(doc)
    held, rows = view.written.get(group, (None, [])) if view else (None, [])
    if held is cells:
        return rows
    make = _maker(group)
    spans = doc.spans.get(group, ())
    return [(s.start, s.end, s.label_, make(row)) for s, row in zip(spans, cells, strict=True)]


def read(doc: Doc, group: str) -> tuple[Any, ...]:
    """Return the values of a group in the order of its spans; empty where no component has set it."""
    make = _maker(group)
    return tuple(make(row) for row in doc.user_data.get(_key(group), ()))


def tokens_of(doc: Doc, group: str) -> set[int]:
    """Return the tokens of a group's spans."""
    if _key(group) in doc.user_data:
        return {i for start, end, *_ in rows_of(doc, group) for i in range(start, end)}
    return {i for s in doc.spans.get(group, ()) for i in range(s.start, s.end)}


def _key(group: str) -> str:
    return f"yichud_{group}"


def _plain(value: Value) -> list[Any]:
    """Return the cells of a value: a span is two of them, so that a row begins with its first span's edges."""
    span, *rest = _CELLS[type(value)](value)
    if type(value) in _FLAT:
        return [span.start, span.end, *rest]
    row: list[Any] = [span.start, span.end]
    for cell in rest:
        if isinstance(cell, Stretch):
            row += (cell.start, cell.end)
        elif isinstance(cell, tuple):
            row.append([[p.unit, p.start, p.end] for p in cell])
        else:
            row.append(cell)
    return row


def _cells(kinds: Iterable[str], row: Iterable[Any]) -> Iterator[Any]:
    cells = iter(row)
    for kind in kinds:
        if kind == "Span":
            yield Stretch(next(cells), next(cells))
        elif kind == "tuple[Place, ...]":
            yield tuple(Place(*p) for p in next(cells))
        else:
            yield next(cells)


def _maker(group: str) -> Callable[[Iterable[Any]], Any]:
    make = GROUPS[group]
    return lambda row: make(*_cells(_KINDS[make], row))


def _of_span(span: Span) -> Any:
    """Return the value of a span: of the group that has a span with the same characters and label, in the order of `GROUPS`.

    A span without a label (a slice of the Doc) gets the first value that stands at its characters; else None.
    """
    start, end = span.start_char, span.end_char
    for group in GROUPS:
        for i, row in enumerate(span.doc.user_data.get(_key(group), ())):
            if row[0] == start and row[1] == end and span.label in {0, span.doc.spans[group][i].label}:
                return _maker(group)(row)
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
