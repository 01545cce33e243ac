"""The pipeline and the data sets in, rows of docs/scores.tsv out: `make scores` records them anew.

Rows of a data set that is not at hand (the five originals) are kept as they stand.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from toolkit.model.certainty import CERTAINTIES
from toolkit.pipeline.scoring import Annotations, Scores, from_recognition, score
from toolkit.pipeline.scoring.measures import CERTAINTY
from toolkit.workflows.annotated import read_annotations

REPOSITORY = Path(__file__).resolve().parents[2]
RECORDED = REPOSITORY / "docs" / "scores.tsv"
HELD_OUT, READ = REPOSITORY / "tests" / "held_out", REPOSITORY / "tests" / "read"
HEAD = ("data", "layer", "measure", "value")
FALSE_ALARMS = "false alarms per 1,000 words"
MANNERS = ("chabad", "ashlag", "laitman", "other", "plain", "foreign")

#: How often what the program calls certain is right is recorded of these, by `@cert`.
TRUSTED = {
    "transliterations": "exact",
    "citations": "overlapping, work and place",
    "voices": "name",
    "glosses": "both sides",
}

ENOUGH = 40  # predictions, below which a share says nothing

#: The measures that are recorded: by layer, and whether it is an agreement.
F1 = {
    "transliterations": ("exact", "overlapping"),
    "terms": ("exact",),
    "citations": ("exact, work and place", "overlapping, work and place"),
    "voices": ("name", "name and extent"),
    "glosses": ("both sides",),
}
SHARES = {"transliterations": ("language", "concept", "kind")}


class Row(NamedTuple):
    """One recorded number, rounded to three places so that a record never claims more than was measured."""

    data: str
    layer: str
    measure: str
    value: float


def gold_of(folder: Path) -> list[Annotations]:
    """Return the gold of a set (`tests/held_out`, `tests/read`) with the words of its texts."""
    return [
        _with_characters(
            read_annotations(path), (folder / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
        )
        for path in sorted((folder / "gold").glob("*.jsonl"))
    ]


def originals(sources: Path) -> list[Annotations]:
    """Return the gold of the layers with the words of the originals."""
    layers = sorted((REPOSITORY / "annotations" / "layers").glob("*.xml"))
    return [
        _with_characters(read_annotations(p), (sources / f"{p.stem}.txt").read_bytes().decode())
        for p in layers
    ]


def _with_characters(gold: Annotations, characters: str) -> Annotations:
    return Annotations(
        gold.name, gold.layers, gold.tradition, characters, len(characters.split()), gold.sha256
    )


def scored(gold: Sequence[Annotations]) -> Scores:
    """Return the scores of the pipeline as it is, on texts read as `yichud mark` reads them."""
    from toolkit.workflows.mark import marker

    mark = marker()
    found = [from_recognition(mark((g.characters or "").encode("utf-8"), g.name).found, g.name) for g in gold]
    return score(found, gold)


def rows(data: str, scores: Scores) -> Iterator[Row]:
    """Yield what is recorded of a data set: F1, agreement, false alarms."""
    for layer in dict.fromkeys(c.layer for c in scores.compared):
        for measure in F1[layer]:
            value = scores.value(layer, measure)
            if value is not None and scores.value(layer, measure, "recall") is not None:
                yield Row(data, layer, f"{measure}: F1", _down(value))
        for asked in SHARES.get(layer, ()):
            share = scores.share(layer, asked)
            if share is not None:
                yield Row(data, layer, f"{asked}: share", _down(share))
        alarms = 1000 * scores.false_alarms(layer) / scores.words
        yield Row(data, layer, FALSE_ALARMS, math.ceil(1000 * alarms - 1e-9) / 1000)


def trusted(data: str, scores: Scores) -> Iterator[Row]:
    """Yield how often a prediction is right, by the certainty that goes with it."""
    for (layer, measure), certainty in product(TRUSTED.items(), CERTAINTIES):
        tally = scores.tallies.get((layer, measure, CERTAINTY, certainty))
        if tally is not None and tally.predicted >= ENOUGH:
            share = _down(tally.right / tally.predicted)
            yield Row(data, layer, f"{measure}, certainty {certainty}: precision", share)


def measured(sources: Path | None) -> list[Row]:
    """Return every row that can be measured: held-out texts by manner and together, those that may be read, the originals if at hand."""
    gold = gold_of(HELD_OUT)
    scores = scored(gold)
    found: list[Row] = []
    for manner in MANNERS:
        part = tuple(c for c in scores.compared if c.gold.tradition == manner)
        names = {c.gold.name for c in part}
        made = {c.predicted.name: c.predicted for c in part}
        found += rows(f"held-out {manner}", score(list(made.values()), [g for g in gold if g.name in names]))
    found += rows("held-out, all", scores)
    found += trusted("held-out, all", scores)
    found += rows("read", scored(gold_of(READ)))
    if sources is not None:
        found += rows("originals", scored(originals(sources)))
    return found


def _down(value: float) -> float:
    return math.floor(1000 * value + 1e-9) / 1000


def recorded(path: Path = RECORDED) -> list[Row]:
    """Read the recorded rows."""
    if not path.exists():
        return []
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [Row(data, layer, measure, float(value)) for data, layer, measure, value in lines[1:]]


def write(measured_rows: Sequence[Row], path: Path = RECORDED) -> None:
    """Write rows; those of data sets that were not measured now stay."""
    now = {r.data for r in measured_rows}
    kept = [r for r in recorded(path) if r.data not in now]
    lines = ["\t".join(HEAD), *("\t".join((*r[:3], f"{r.value:.3f}")) for r in [*measured_rows, *kept])]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")


if __name__ == "__main__":
    folder = os.environ.get("YICHUD_SOURCES")
    write(measured(Path(folder) if folder else None))
