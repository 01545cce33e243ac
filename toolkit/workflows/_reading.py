"""Paths in, their texts in the engine and a list of inputs and findings out; kept texts come from the cache."""

from __future__ import annotations

import contextlib
import itertools
import os
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from pathlib import Path

from toolkit.ground.bundle import is_annotations
from toolkit.ground.errors import Finding, InputError
from toolkit.ground.progress import Progress
from toolkit.ground.reading import resolved
from toolkit.ground.writing import sha256
from toolkit.index.cache import Cache
from toolkit.index.engine import Engine
from toolkit.model.authority import Vocabulary
from toolkit.reports.report import Input
from toolkit.reports.wording import listed
from toolkit.tei.reader import load
from toolkit.workflows._observing import Observer, Seen

_HINTS = ("give a folder with TEI files in it", "`yichud encode` makes TEI of the plain texts in it")
_NAMED = 12  # texts that a sentence names one by one


class Reading:
    """Takes files, from the cache where it can, and remembers what went wrong; fills an engine on demand."""

    def __init__(self, vocabulary: Vocabulary, cache: Cache) -> None:
        self.inputs: list[Input] = []
        self.findings: list[Finding] = []
        self.fields: dict[str, Mapping[str, str]] = {}
        self._recognised: list[str] = []
        self._cache = cache
        self._observer = Observer(vocabulary, cache)
        self._by_digest: dict[str, str] = {}
        self._taken: dict[str, tuple[str, Seen]] = {}

    def take(self, files: Sequence[tuple[Path, str]], progress: Progress, processes: int) -> None:
        """Read files, each with the name by which it is shown; whatever is wrong with one becomes findings."""
        known = {file: seen for file, _ in files if (seen := self._known(file)) is not None}
        observed = self._observer.all([file for file, _ in files if file not in known], processes)
        with contextlib.closing(observed):
            for file, shown in progress(files, "reading"):
                seen = known.get(file) or next(observed)
                try:
                    self._take(file, shown, seen)
                except InputError as error:
                    self.findings += error.findings

    def only(self, texts: Container[str]) -> None:
        """Leave out every text that is not among `texts`."""
        self.inputs = [i for i in self.inputs if i.text in texts]
        self.fields = {text: fields for text, fields in self.fields.items() if text in texts}

    def fill(self, engine: Engine) -> None:
        """Load the texts that were taken."""
        packs: dict[Path, list[str]] = defaultdict(list)
        for i in self.inputs:
            _, seen = self._taken[i.text]
            if seen.pack is not None:
                packs[seen.pack].append(i.text)
            elif seen.rows is not None:
                engine.add(seen.rows)
        engine.add_files(packs)

    @property
    def recognition(self) -> str:
        """Say whether a program looked for terms, and in which texts."""
        looked = sorted(set(self._recognised) & {i.text for i in self.inputs})
        if not looked:
            return "not asked: every text holds terms, or suggestions of terms, already"
        texts = (
            listed(looked) if len(looked) <= _NAMED else f"{len(looked):,} texts that have none of their own"
        )
        return f"looked for terms in {texts}; what it found counts as proposed"

    def _known(self, file: Path) -> Seen | None:
        """Return a file that is as it was when it was observed and kept."""
        try:
            digest = sha256(load(file))
        except InputError:
            return None  # whoever observes it says what is wrong
        kept = self._cache.find(self._cache.key(digest, file.stem))
        return Seen(digest, kept.about, kept.pack) if kept is not None else None

    def _take(self, file: Path, shown: str, seen: Seen) -> None:
        about = seen.about
        if about is None:
            raise InputError(*seen.findings)
        if seen.digest in self._by_digest:
            raise _refused(
                file,
                "R02",
                f"is {self._by_digest[seen.digest]} once more, byte for byte",
                "give each text once",
            )
        if about.text in self._taken:
            raise _refused(
                file,
                "R03",
                f"has the id {about.text!r}, which {self._taken[about.text][0]} has too",
                "give one of them another xml:id on its TEI element",
            )
        self._taken[about.text] = shown, seen
        self.fields[about.text] = about.fields
        if about.unsound:
            hint = "yichud check gives the places; until it finds nothing, the text's claims do not count as complete"
            self.findings.append(
                Finding(str(file), 0, 0, "R05", f"has claims that cannot be used: {about.unsound}", hint)
            )
        if about.adrift:
            hint = "the text was changed after they were made: yichud check --fix finds their words again"
            message = (
                f"has undecided suggestions that do not stand where they say and are left out: {about.adrift}"
            )
            self.findings.append(Finding(str(file), 0, 0, "R07", message, hint))
        self._by_digest[seen.digest] = shown
        self.inputs.append(Input(shown, seen.digest, about.text, about.title))
        self._recognised += [about.text] if about.recognised else []


def _refused(file: Path, code: str, message: str, hint: str) -> InputError:
    return InputError(Finding(str(file), 0, 0, code, message, hint))


def files_of(paths: Sequence[Path]) -> tuple[list[tuple[Path, str]], list[Finding]]:
    """Return the files to read with the name each is shown by, in the order in which they were given, and what is wrong with `paths`.

    The name is a path from the working folder. The vocabulary of a project that lies in a folder is none of its texts.
    """
    found: dict[Path, tuple[Path, str]] = {}
    findings: list[Finding] = []
    for path in paths:
        if not path.is_dir():
            found.setdefault(resolved(path), (path, shown(path)))
            continue
        inside = texts_below(path)
        for file in inside:
            found.setdefault(
                resolved(file),
                (file, f"{shown(path)}/{file.relative_to(path).as_posix()}".removeprefix("./")),
            )
        if not inside:
            findings.append(
                Finding(str(path), 0, 0, "R04", "holds no XML file", _HINTS[any(path.rglob("*.txt"))])
            )
    return list(found.values()), findings


def texts_below(folder: Path) -> list[Path]:
    """Return the XML files in and under a folder, in order, those of the vocabulary of a project left out."""
    files = (p for p in folder.rglob("*.xml") if p.is_file())
    return sorted(p for p in files if not _of_a_vocabulary(p, folder))


def _of_a_vocabulary(file: Path, given: Path) -> bool:
    """Say whether a file below a given folder belongs to the annotations of a project there."""
    between = itertools.takewhile(lambda folder: folder != given, file.parents)
    return any(is_annotations(folder) for folder in between)


def shown(path: Path) -> str:
    """Return a path as the report names it: relative to the working folder, so that the same command finds it again.

    On another drive, where no relative path leads, it is its last part.
    """
    place = resolved(path)
    try:
        return Path(os.path.relpath(place, Path.cwd())).as_posix()
    except ValueError:
        return place.name
