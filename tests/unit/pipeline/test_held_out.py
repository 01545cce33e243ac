"""Sentences of our own, written before the recogniser was tuned: their scores may not fall (docs/guide/spelling.md)."""

import re
from pathlib import Path

import pytest

from toolkit.pipeline import build, recognise

FOLDER = Path(__file__).parent / "held_out"
FLOORS = {
    "ashlag": 0.89,
    "chabad": 0.98,
    "laitman": 1.0,
    "other": 0.95,
    "plain": 1.0,
}  # all transliterations, exact spans


def read(path):
    """Yield each sentence with its underlined spans and their concepts (`-`: not in the scheme)."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text, *under, names = block.split("\n")
        spans = [m.span() for line in under for m in re.finditer("~+", line)]
        yield text, dict(zip(spans, (n.strip() for n in names.lstrip("= ").split(",")), strict=False))


def score(nlp, path):
    right = wrong = missed = concepts = known = 0
    for text, gold in read(path):
        found = {(t.span.start, t.span.end): t.concept or "-" for t in recognise(text, nlp).transliterations}
        right += len(gold.keys() & found.keys())
        wrong += len(found.keys() - gold.keys())
        missed += len(gold.keys() - found.keys())
        known += sum(gold[s] != "-" for s in gold.keys() & found.keys())
        concepts += sum(gold[s] == found[s] != "-" for s in gold.keys() & found.keys())
    return 2 * right / max(2 * right + wrong + missed, 1), concepts / max(known, 1)


@pytest.mark.parametrize("manner", FLOORS)
def test_scores_do_not_fall(manner):
    exact, concepts = score(build(), FOLDER / f"{manner}.txt")
    assert exact >= FLOORS[manner]
    assert concepts == 1.0 or manner == "plain"


def test_every_file_is_scored():
    assert {p.stem for p in FOLDER.glob("*.txt")} == set(FLOORS)


if __name__ == "__main__":
    pipeline = build()
    for file in sorted(FOLDER.glob("*.txt")):
        print("{}\tF1 {:.3f}\tconcepts {:.3f}".format(file.stem, *score(pipeline, file)))
