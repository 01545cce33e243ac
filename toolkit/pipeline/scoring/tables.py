"""Counts and pairs in, the documented tables of a score out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from toolkit.model.span import Span
from toolkit.model.table import Column, Table
from toolkit.pipeline.scoring.items import Item
from toolkit.pipeline.scoring.pairing import Pairing

_CONTEXT = 40  # code points on each side of what is shown

_LAYER = Column("layer", "", "transliterations, terms, citations, voices or glosses")
_TEXT = Column("text", "id", "the text")
_START = Column("start", "code points", "where it begins")
_END = Column("end", "code points", "where it ends")
_FORM = Column("form", "text", "the words as they stand")
_AROUND = Column("context", "text", "the words around it, empty where the text is not at hand")


def spans(rows: Iterable[tuple[Any, ...]]) -> Table:
    """Precision, recall and F1 by layer, measure and group."""
    return Table(
        "spans",
        "What was found",
        (
            _LAYER,
            Column("measure", "", "when a prediction counts as right"),
            Column(
                "by",
                "",
                "what divides the items: all, kind, language, certainty (of the predictions alone), tradition, text",
            ),
            Column("group", "id", "the part of them that the row counts"),
            Column("gold", "occurrences", "items to be found"),
            Column("predicted", "occurrences", "items found, without those that the gold leaves open"),
            Column("found", "occurrences", "items to be found for which a right one was found"),
            Column("right", "occurrences", "items found that are right"),
            Column("precision", "share", "right of predicted"),
            Column("recall", "share", "found of gold"),
            Column("f1", "share", "harmonic mean of precision and recall"),
        ),
        tuple(rows),
    )


def agreement(rows: Iterable[tuple[Any, ...]]) -> Table:
    """What is said of the items that were found."""
    return Table(
        "agreement",
        "What is said of it",
        (
            _LAYER,
            Column("asked", "", "what is compared"),
            Column("pairs", "", "which pairs are asked: those with exact, or with overlapping spans"),
            Column("judged", "occurrences", "pairs of which the gold says it"),
            Column("right", "occurrences", "pairs that agree"),
            Column("share", "share", "right of judged"),
        ),
        tuple(rows),
    )


def texts(rows: Iterable[tuple[Any, ...]]) -> Table:
    """False alarms by text."""
    return Table(
        "texts",
        "False alarms by text",
        (
            _TEXT,
            Column("tradition", "id", "its tradition"),
            _LAYER,
            Column("words", "words", "its length"),
            Column("false_alarms", "occurrences", "predictions that no gold item overlaps"),
            Column("rate", "per 1,000 words", "false alarms"),
            Column("excused", "occurrences", "predictions where the gold leaves it open"),
        ),
        tuple(rows),
    )


def errors(compared: Iterable[tuple[str, str, Pairing, str | None]]) -> tuple[Table, Table]:
    """Every miss and every false alarm; spans that overlap and differ are both, each beside the other."""
    missed: list[tuple[Any, ...]] = []
    false: list[tuple[Any, ...]] = []
    for layer, text, pairing, characters in compared:
        near = {id(g): p for p, g in pairing.overlapping}
        nearer = {id(p): g for p, g in pairing.overlapping}
        missed += [
            _row(layer, text, item, near.get(id(item)), characters)
            for item in sorted([*pairing.missed, *(g for _, g in pairing.overlapping)], key=_place)
        ]
        false += [
            _row(layer, text, item, nearer.get(id(item)), characters)
            for item in sorted([*pairing.false, *(p for p, _ in pairing.overlapping)], key=_place)
        ]
    columns = (_LAYER, _TEXT, _START, _END, _FORM, Column("kind", "", "its kind, or what it was read as"))
    other = Column("instead", "text", "the overlapping form of the other side, empty where there is none")
    return (
        Table("misses", "Missed", (*columns, other, _AROUND), tuple(missed)),
        Table("false_alarms", "False alarms", (*columns, other, _AROUND), tuple(false)),
    )


def disagreements(rows: Iterable[tuple[str, str, str, Item, Item, str | None]]) -> Table:
    """Every pair that says different things."""
    return Table(
        "disagreements",
        "Found and misread",
        (
            _LAYER,
            _TEXT,
            _START,
            _END,
            _FORM,
            Column("asked", "", "what is compared"),
            Column("gold", "text", "what it is"),
            Column("predicted", "text", "what it was read as"),
            _AROUND,
        ),
        tuple(
            (
                layer,
                text,
                gold.span.start,
                gold.span.end,
                form(gold, characters),
                asked,
                *(_shown(item, asked, characters) for item in (gold, predicted)),
                context(gold.span, characters),
            )
            for layer, text, asked, predicted, gold, characters in rows
        ),
    )


def form(item: Item, characters: str | None) -> str:
    """Return an item's words on one line."""
    return " ".join((item.text or (item.span.of(characters) if characters is not None else "")).split())


def context(span: Span, characters: str | None) -> str:
    """Return a span with the words around it, the span in angle brackets."""
    if characters is None:
        return ""
    before = characters[max(0, span.start - _CONTEXT) : span.start]
    after = characters[span.end : span.end + _CONTEXT]
    return " ".join(f"{before}⟨{span.of(characters)}⟩{after}".split())


_FIELDS = {"language": "lang", "spelling": "convention", "loan word": "loanword", "no concept": "concept"}


def _shown(item: Item, asked: str, characters: str | None) -> str:
    if asked == "sides":
        return form(item, characters)
    value = item.get(_FIELDS.get(asked, asked))
    if isinstance(value, Span):
        return f"{value.start},{value.end}"
    if isinstance(value, (list, tuple)):
        return " or ".join(map(str, value))
    return "" if value is None else str(value)


def _row(layer: str, text: str, item: Item, other: Item | None, characters: str | None) -> tuple[Any, ...]:
    kind = next((str(item.get(k)) for k in ("kind", "work", "who", "concept") if item.get(k)), "")
    return (
        layer,
        text,
        item.span.start,
        item.span.end,
        form(item, characters),
        kind,
        form(other, characters) if other else "",
        context(item.span, characters),
    )


def _place(item: Item) -> Span:
    return item.span
