"""Fit the weights by which a word is judged in its place, on the marked texts of our own and on English prose.

    python -m benchmarks.training.places BLIND PROSE...

BLIND is the second model of `train`: with it a word is not believed because it was learned by heart. Each text is used with both
models, and with BLIND also with other words in it that this model has not seen; the texts `check-*` are not used. PROSE are plain English texts in which nothing is to be found.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray

from benchmarks.training.varied import varied
from tests.unit.pipeline.test_manners import FOLDER, read
from toolkit.pipeline import build
from toolkit.pipeline.components.transliterations import Transliterations
from toolkit.pipeline.unlisted import glimpse as glimpses_of
from toolkit.pipeline.unlisted import judgement, letters, survey
from toolkit.pipeline.unlisted.finder import LOOKS, SURE, Hearing
from toolkit.pipeline.view import View

PENALTY = 5e-4
FOR = {"called", "glossed", "marked", "bracketed", "quoted", "capitals", "listing", "echo", "beside", "between", "near", "density", "listed", "listed_english", "joined", "scholarly", "letters"}  # fmt: skip
AGAINST = {"english", "name", "dear", "stranger", "strangers", "arabic", "indic", "european", "possessive", "placed", "two", "three", "four"}  # fmt: skip
VARIED = 6  # times that each marked text is used with other words in it
FOREIGN = 3.0  # what a word of our texts counts in which nothing is to be found
PROSE = 0.15  # what a word of prose counts
STEPS = 4000
PIECE = 20_000  # characters of prose read at once

Row = tuple[dict[str, float], int, float]


def rows_of(
    nlp: spacy.language.Language, text: str, gold: dict[tuple[int, int], object], look: str
) -> Iterator[Row]:
    """Yield the features of every candidate of a text, with its class; what the text leaves open is skipped."""
    doc = nlp.make_doc(text)
    view = View(doc)
    component = _component(nlp)
    known = component.known(view)
    hearing = Hearing(view.scene, component.survey.of(view.orths, view.spelling))
    sure = set(known)
    for before in LOOKS[: LOOKS.index(look)]:
        judged = hearing.judge(known, looks=(before,))
        sure |= {i for i, j in judged.items() if j.probability >= SURE}
    neighbours = hearing.neighbours(sure)
    for i, seen in hearing.glimpses.items():
        if i in known:
            continue
        start, end = view.span(i, i + 1).start, view.span(i, i + 1).end
        over = [g for (a, b), g in gold.items() if a < end and start < b]
        if over and getattr(over[0], "optional", False):
            continue
        found = dict(seen.features)
        found.update(hearing.features(i, neighbours))
        yield found, int(bool(over)), 1.0


def fit(rows: list[Row]) -> dict[str, float]:
    """Return the weights of a logistic regression with a ridge, by projected gradient descent with momentum (Nesterov, 1983).

    A feature may speak only in its own direction: so few texts must not teach that a gloss beside a word is against it.
    """
    names = ["always", *sorted({name for found, _, _ in rows for name in found})]
    at = {name: k for k, name in enumerate(names)}
    data = np.zeros((len(rows), len(names)))
    data[:, 0] = 1
    for r, (found, _, _) in enumerate(rows):
        for name, value in found.items():
            data[r, at[name]] = value
    classes = np.array([c for _, c, _ in rows], float)
    share = np.array([w for *_, w in rows])
    share /= share.sum()
    scale = np.maximum(data.std(axis=0), 1e-3)
    scale[0] = 1
    data /= scale
    weights = _descend(data, classes, share, names) / scale
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}


def _descend(
    data: NDArray[np.float64], classes: NDArray[np.float64], share: NDArray[np.float64], names: list[str]
) -> NDArray[np.float64]:
    weights = np.zeros(data.shape[1])
    ahead = weights.copy()
    rate = 4.0 / max(1.0, float(np.linalg.eigvalsh((data * share[:, None]).T @ data)[-1]))
    ridge = np.full(data.shape[1], PENALTY)
    ridge[0] = 0
    least = np.array([0.0 if name in FOR else -np.inf for name in names])
    most = np.array([0.0 if name in AGAINST else np.inf for name in names])
    for step in range(STEPS):
        margin = data @ ahead
        slope = data.T @ ((1 / (1 + np.exp(-margin)) - classes) * share) + ridge * ahead
        after = np.clip(ahead - rate * slope, least, most)
        ahead = after + step / (step + 3) * (after - weights)
        weights = after
    return weights


def gather(nlp: spacy.language.Language, blind: Path, prose: Iterable[Path], look: str) -> list[Row]:
    """Return the rows of all texts: marked texts with both models, prose with the shipped one."""
    rows: list[Row] = []
    groups = json.loads(blind.with_suffix(".json").read_text(encoding="utf-8"))
    marked = [
        read(path)  # type: ignore[no-untyped-call]
        for path in sorted(FOLDER.glob("*.txt"))
        if not path.stem.startswith("check")
    ]
    foreign = [text for text, gold in marked if len(gold) < 2]
    for path in prose:
        text = path.read_text(encoding="utf-8", errors="replace")
        for start in range(0, len(text), PIECE):
            rows += [(f, c, PROSE) for f, c, _ in rows_of(nlp, text[start : start + PIECE], {}, look)]
    for model in (letters.FILE, blind):
        _use(nlp, model)
        changed = (
            [varied(t, g, groups, seed) for seed in range(VARIED) for t, g in marked]
            if model == blind
            else []
        )
        for text, gold in marked + changed:
            glimpses_of.UNLISTED = _half(text, gold) if model == blind else frozenset()
            plain = any(f is text for f in foreign)
            rows += [(f, c, FOREIGN if plain else w) for f, c, w in rows_of(nlp, text, dict(gold), look)]
    glimpses_of.UNLISTED = frozenset()
    _use(nlp, letters.FILE)
    return rows


def _half(text: str, gold: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Return every other marked word: the blind model does not find these in the lists either."""
    words = sorted({w for a, b in gold for w in text[a:b].replace("-", " ").split()})
    return frozenset(words[::2])


def _use(nlp: spacy.language.Language, model: Path) -> None:
    letters.table.cache_clear()
    letters.letters_model.cache_clear()
    shipped, letters.FILE = letters.FILE, model
    letters.letters_model()
    letters.FILE = shipped
    _component(nlp).survey = survey.Survey()


def _component(nlp: spacy.language.Language) -> Transliterations:
    component = nlp.get_pipe("yichud_transliterations")
    assert isinstance(component, Transliterations)
    return component


def main() -> None:
    """Fit both looks, one after the other, and write them."""
    nlp = build()
    blind, prose = Path(sys.argv[1]), [Path(p) for p in sys.argv[2:]]
    made: dict[str, dict[str, float]] = {}
    for look in dict.fromkeys(LOOKS):
        rows = gather(nlp, blind, prose, look)
        made[look] = fit(rows)
        print(look, len(rows), "words,", sum(c for _, c, _ in rows), "of them Hebrew")
        lines = [
            "# Made by benchmarks/training/places.py: what each feature adds to the log-odds that a word is Hebrew or Aramaic."
        ]
        for name, weights in made.items():
            lines += ["", f"[{name}]", *(f"{feature} = {weight}" for feature, weight in weights.items())]
        judgement.FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
        judgement.weights.cache_clear()


if __name__ == "__main__":
    main()
