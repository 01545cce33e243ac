"""The five originals against the citations of their layers: exact words, work and place."""

import pytest

from toolkit.pipeline import build, recognise
from toolkit.pipeline.scoring import score
from toolkit.pipeline.scoring.records import from_recognition
from toolkit.workflows.annotated import read_annotations

pytestmark = pytest.mark.originals
REACHED = 0.98


def test_exact_words_work_and_place(originals, repository):
    nlp = build()
    found, gold = [], []
    for layer in sorted((repository / "annotations" / "layers").glob("*.xml")):
        text = (originals / f"{layer.stem}.txt").read_bytes().decode()
        found.append(from_recognition(recognise(text, nlp), layer.stem, text))
        gold.append(read_annotations(layer))
    scores = score(found, gold, layers=["citations"])
    tally = scores.value("citations", "exact, work and place")
    assert tally is not None
    assert tally >= REACHED
