"""Predicted and gold annotations in, tables of how far they agree out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.model.certainty import CERTAINTIES
from toolkit.model.table import Table
from toolkit.pipeline.scoring import tables
from toolkit.pipeline.scoring.agreement import compare
from toolkit.pipeline.scoring.items import LAYERS, Annotations, Item
from toolkit.pipeline.scoring.measures import (
    AGREEMENTS,
    CERTAINTY,
    GROUPS,
    MEASURES,
    ORDER,
    Measure,
    certainty_of,
    group_of,
)
from toolkit.pipeline.scoring.pairing import Pairing, pair


@dataclass(frozen=True, slots=True)
class Compared:
    """One layer of one text."""

    gold: Annotations
    predicted: Annotations
    layer: str
    pairing: Pairing

    @property
    def characters(self) -> str | None:
        """The text where either side has it."""
        return self.gold.characters if self.gold.characters is not None else self.predicted.characters

    def right(self, measure: Measure) -> list[tuple[Item, Item]]:
        """Return the pairs that a measure counts as right; what the gold leaves open is no fault."""
        pairs = self.pairing.exact if measure.exact else self.pairing.pairs
        return [
            (p, g)
            for p, g in pairs
            if all(compare(s, p, g, self.characters) is not False for s in measure.same)
        ]

    @property
    def wanted(self) -> list[Item]:
        """The gold items that count."""
        return [g for g in self.gold.layers.get(self.layer, ()) if not g.optional]

    @property
    def made(self) -> list[Item]:
        """The predicted items that count."""
        pairing = self.pairing
        return [p for p, _ in pairing.pairs] + list(pairing.false)


@dataclass(slots=True)
class Tally:
    """Counts of one measure: gold items, predicted items, gold items found, predicted items that are right."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float | None:
        """Right among predicted; None where nothing was predicted."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Found among gold; None where there is nothing to find."""
        return self.found / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both (van Rijsbergen 1979); None where there is nothing to find and nothing predicted."""
        if not self.gold and not self.predicted:
            return None
        p, r = self.precision or 0.0, self.recall or 0.0
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """How far predictions agree with a gold standard; every number of `spans` and `agreement` is in a table."""

    compared: tuple[Compared, ...]
    tallies: dict[tuple[str, str, str, str], Tally] = field(default_factory=dict)

    def value(
        self, layer: str, measure: str, statistic: str = "f1", *, by: str = "all", group: str = ""
    ) -> float | None:
        """Return one number: `precision`, `recall` or `f1` of a measure, of all or of one group."""
        tally = self.tallies.get((layer, measure, by, group))
        found: float | None = getattr(tally, statistic) if tally else None
        return found

    def share(self, layer: str, asked: str) -> float | None:
        """Return the share of the judged pairs that agree in something (`language`, `concept` …)."""
        right, judged = self._agreement(layer, asked)
        return right / judged if judged else None

    def false_alarms(self, layer: str) -> int:
        """Return the number of predictions that no gold item overlaps."""
        return sum(len(c.pairing.false) for c in self.compared if c.layer == layer)

    @property
    def words(self) -> int:
        """The words of the texts compared, each text once."""
        return sum({c.gold.name: c.gold.words for c in self.compared}.values())

    @property
    def tables(self) -> tuple[Table, ...]:
        """Spans, agreement, texts, misses, false alarms, disagreements."""
        return (
            tables.spans(self._span_rows()),
            tables.agreement(self._agreement_rows()),
            tables.texts(self._text_rows()),
            *tables.errors((c.layer, c.gold.name, c.pairing, c.characters) for c in self.compared),
            tables.disagreements(self._disagreements()),
        )

    def as_json(self) -> dict[str, Any]:
        """Return the tables as `yichud score --json` prints them."""
        return {"schema": "yichud-score/1", "tables": [t.as_json() for t in self.tables]}

    def _span_rows(self) -> Iterator[tuple[Any, ...]]:
        for (layer, measure, by, group), t in self.tallies.items():
            ours = by == CERTAINTY  # the gold has none: only what was predicted is counted
            gold, found = (None, None) if ours else (t.gold, t.found)
            recall, f1 = (None, None) if ours else (t.recall, t.f1)
            yield layer, measure, by, group, gold, t.predicted, found, t.right, t.precision, recall, f1

    def _agreement(self, layer: str, asked: str) -> tuple[int, int]:
        exact = dict(AGREEMENTS[layer])[asked]
        answers = [
            compare(asked, p, g, c.characters)
            for c in self.compared
            if c.layer == layer
            for p, g in (c.pairing.exact if exact else c.pairing.pairs)
        ]
        judged = [a for a in answers if a is not None]
        return sum(judged), len(judged)

    def _agreement_rows(self) -> Iterator[tuple[Any, ...]]:
        for layer in dict.fromkeys(c.layer for c in self.compared):
            for asked, exact in AGREEMENTS[layer]:
                right, judged = self._agreement(layer, asked)
                yield (
                    layer,
                    asked,
                    "exact" if exact else "overlapping",
                    judged,
                    right,
                    right / judged if judged else None,
                )

    def _text_rows(self) -> Iterator[tuple[Any, ...]]:
        for c in self.compared:
            words, false = c.gold.words, len(c.pairing.false)
            rate = 1000 * false / words if words else None
            yield c.gold.name, c.gold.tradition, c.layer, words or None, false, rate, len(c.pairing.excused)

    def _disagreements(self) -> Iterator[tuple[Any, ...]]:
        for c in self.compared:
            for p, g in c.pairing.pairs:
                for asked, exact in AGREEMENTS[c.layer]:
                    if (p.span == g.span or not exact) and compare(asked, p, g, c.characters) is False:
                        yield c.layer, c.gold.name, asked, p, g, c.characters


def score(
    predicted: Sequence[Annotations], gold: Sequence[Annotations], *, layers: Sequence[str] = ()
) -> Scores:
    """Compare predictions with gold, text by text, paired by name (one with one whatever they are called).

    Scored are the layers that the gold has, or those among them that are named; a layer that was not predicted finds
    nothing. A gold text without a prediction is all misses.
    """
    by_name = {p.name: p for p in predicted}
    if len(predicted) == len(gold) == 1:
        by_name = {gold[0].name: predicted[0]}
    compared = tuple(
        Compared(g, p, layer, pair(p.layers.get(layer, ()), g.layers[layer]))
        for g in gold
        for p in (by_name.get(g.name, Annotations(g.name, {})),)
        for layer in LAYERS
        if layer in g.layers and (not layers or layer in layers)
    )
    return Scores(compared, _tallies(compared))


def _tallies(compared: Sequence[Compared]) -> dict[tuple[str, str, str, str], Tally]:
    tallies: dict[tuple[str, str, str, str], Tally] = {}
    for layer in dict.fromkeys(c.layer for c in compared):
        for measure in MEASURES[layer]:
            own: dict[tuple[str, str], Tally] = {}
            for c in compared:
                if c.layer == layer:
                    _count(own, c, measure)
            for by, group in sorted(own, key=_place_of):
                tallies[layer, measure.name, by, group] = own[by, group]
    return tallies


def _place_of(key: tuple[str, str]) -> tuple[int, int, str]:
    by, group = key
    return ORDER.index(by), list(CERTAINTIES).index(group) if by == CERTAINTY else 0, group


def _count(own: dict[tuple[str, str], Tally], c: Compared, measure: Measure) -> None:
    right = c.right(measure)
    for items, name in (
        (c.wanted, "gold"),
        (c.made, "predicted"),
        ([g for _, g in right], "found"),
        ([p for p, _ in right], "right"),
    ):
        for key in (("all", ""), ("tradition", c.gold.tradition), ("text", c.gold.name)):
            if key[1] or key[0] == "all":
                _add(own, key, name, len(items))
        for by, value in GROUPS.get(c.layer, ()):
            for item in items:
                if group := group_of(item, value):
                    _add(own, (by, group), name, 1)
    for items, name in ((c.made, "predicted"), ([p for p, _ in right], "right")):
        for item in items:
            if group := certainty_of(item):
                _add(own, (CERTAINTY, group), name, 1)


def _add(own: dict[tuple[str, str], Tally], key: tuple[str, str], name: str, count: int) -> None:
    tally = own.setdefault(key, Tally())
    setattr(tally, name, getattr(tally, name) + count)
