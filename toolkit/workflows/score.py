"""Predicted and gold files or folders in, their scores out: texts are paired by the stem of their file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.ground.errors import Finding, InputError, UsageError
from toolkit.pipeline.scoring import LAYERS, Annotations, Scores, score
from toolkit.workflows.annotated import SUFFIXES, read_annotations


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores, the names of texts of which one side has no file, and how many suggestions of a gold were no gold."""

    scores: Scores
    without_prediction: tuple[str, ...] = ()
    without_gold: tuple[str, ...] = ()
    undecided: tuple[tuple[str, int], ...] = ()


def score_paths(
    predicted: Path,
    gold: Path,
    *,
    layers: Sequence[str] = (),
    texts: Path | None = None,
    proposed: bool = False,
) -> Scored:
    """Score a file against a file, or a folder against a folder.

    What is only proposed in a TEI text is a prediction; in the gold it is left out unless `proposed` (H3).

    The words of a text come from `texts` (a folder with `STEM.txt`, or one file), from `STEM.txt` beside the gold or in
    the folder `texts` beside the gold's; without them, errors are listed by their places alone.
    """
    for layer in layers:
        if layer not in LAYERS:
            raise UsageError(f"no layer {layer!r}", hint=f"there are: {', '.join(LAYERS)}")
    if predicted.is_dir() != gold.is_dir():
        raise UsageError(
            "PREDICTED and GOLD are two files or two folders", hint="a folder pairs its files by stem"
        )
    wanted, made = _files(gold), _files(predicted)
    if not predicted.is_dir():
        made = dict.fromkeys(wanted, predicted)
    findings: list[Finding] = []
    right = [_with_text(stem, path, texts, findings, proposed=proposed) for stem, path in wanted.items()]
    found = []
    for one in right:
        path = made.get(one.name)
        if path is not None:
            found.append(_of_the_same(_read(path, one.name, findings, proposed=True), one, path, findings))
    if findings:
        raise InputError(*findings)
    return Scored(
        score(found, right, layers=layers),
        tuple(sorted(set(wanted) - set(made))),
        tuple(sorted(set(made) - set(wanted))),
        tuple((g.name, g.undecided) for g in right if g.undecided),
    )


def _files(path: Path) -> dict[str, Path]:
    if not path.is_dir():
        return {path.stem: path}
    files = {p.stem: p for p in sorted(path.iterdir()) if p.suffix in SUFFIXES and not p.name.startswith(".")}
    if not files:
        hint = f"files that end in {', '.join(SUFFIXES)} are read"
        raise InputError(Finding(str(path), 0, 0, "E02", "no annotated file in the folder", hint))
    return files


def _read(path: Path, name: str, findings: list[Finding], *, proposed: bool) -> Annotations:
    if path.suffix not in SUFFIXES:
        hint = f"files that end in {', '.join(SUFFIXES)} are read"
        findings.append(Finding(str(path), 0, 0, "E02", "not a file of annotations", hint))
        return Annotations(name, {})
    try:
        return replace(read_annotations(path, proposed=proposed), name=name)
    except InputError as error:
        findings += error.findings
        return Annotations(name, {})


def _with_text(
    stem: str, path: Path, texts: Path | None, findings: list[Finding], *, proposed: bool
) -> Annotations:
    gold = _read(path, stem, findings, proposed=proposed)
    given = [texts / f"{stem}.txt" if texts.is_dir() else texts] if texts else []
    beside = [path.with_suffix(".txt"), path.parent.parent / "texts" / f"{stem}.txt"]
    for place in (*given, *beside):
        if gold.characters is None and place.is_file():
            characters = place.read_bytes().decode("utf-8", "surrogatepass")
            if gold.sha256 in {"", _sha256(characters)}:
                return replace(gold, characters=characters, words=gold.words or len(characters.split()))
            if place in given:
                findings.append(
                    Finding(
                        str(place),
                        0,
                        0,
                        "E03",
                        f"not the text that {path.name} annotates",
                        "its SHA-256 differs",
                    )
                )
    return gold


def _of_the_same(
    predicted: Annotations, gold: Annotations, path: Path, findings: list[Finding]
) -> Annotations:
    if predicted.sha256 and gold.sha256 and predicted.sha256 != gold.sha256:
        message = f"annotates another text than the gold of {gold.name}"
        findings.append(Finding(str(path), 0, 0, "E03", message, "offsets would mean nothing"))
    return predicted


def _sha256(characters: str) -> str:
    return hashlib.sha256(characters.encode("utf-8", "surrogatepass")).hexdigest()
