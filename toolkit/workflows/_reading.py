"""Paths in, their texts in the engine and a list of inputs and findings out; kept texts come from the cache."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.ground.errors import Finding, InputError
from toolkit.ground.reading import resolved
from toolkit.ground.writing import sha256
from toolkit.index.cache import About, Cache, Kept
from toolkit.index.engine import Engine
from toolkit.index.observe import Find, adrift, needs_recognition, observe, unsound
from toolkit.index.tables import Rows
from toolkit.model.authority import Vocabulary
from toolkit.model.text import Text
from toolkit.reports.report import Input
from toolkit.reports.wording import listed
from toolkit.tei.reader import load, read

Recognise = Callable[[Text], Iterable[Find]]
_NAMED = 12  # texts that a sentence names one by one


class Reading:
    """Takes file after file, from the cache where it can, and remembers what went wrong; fills an engine on demand."""

    def __init__(self, vocabulary: Vocabulary, cache: Cache) -> None:
        self.inputs: list[Input] = []
        self.findings: list[Finding] = []
        self.fields: dict[str, Mapping[str, str]] = {}
        self._recognised: list[str] = []
        self._cache = cache
        self._vocabulary = vocabulary
        self._recognise: Recognise | None = None
        self._by_digest: dict[str, str] = {}
        self._sets: dict[str, _Set] = {}

    def take(self, file: Path, shown: str) -> None:
        """Read one file; whatever is wrong with it becomes findings."""
        try:
            self._take(file, shown)
        except InputError as error:
            self.findings += error.findings

    def only(self, texts: Container[str]) -> None:
        """Leave out every text that is not among `texts`."""
        self.inputs = [i for i in self.inputs if i.text in texts]
        self.fields = {text: fields for text, fields in self.fields.items() if text in texts}

    def fill(self, engine: Engine) -> None:
        """Load the texts that were taken; a kept set that is damaged is made again."""
        sets = [self._sets[i.text] for i in self.inputs]
        engine.add_files([s.kept.folder for s in sets if s.kept is not None and s.kept.sound])
        for s in sets:
            if s.kept is None or not s.kept.sound:
                engine.add(s.rows if s.rows is not None else self._observe(load(s.file), s.file)[1])

    @property
    def recognition(self) -> str:
        """Say whether a program looked for terms, and in which texts."""
        looked = sorted(set(self._recognised) & {i.text for i in self.inputs})
        if not looked:
            return "not asked: every text has terms of its own"
        texts = (
            listed(looked) if len(looked) <= _NAMED else f"{len(looked):,} texts that have none of their own"
        )
        return f"looked for terms in {texts}; what it found counts as proposed"

    def _take(self, file: Path, shown: str) -> None:
        data = load(file)
        digest = sha256(data)
        if digest in self._by_digest:
            raise _refused(
                file, "R02", f"is {self._by_digest[digest]} once more, byte for byte", "give each text once"
            )
        key = self._cache.key(digest, file.stem)
        kept = self._cache.find(key)
        about, rows = (kept.about, None) if kept is not None else self._observe(data, file)
        if about.text in self._sets:
            other = self._sets[about.text].shown
            raise _refused(
                file,
                "R03",
                f"has the id {about.text!r}, which {other} has too",
                "give one of them another xml:id on its TEI element",
            )
        if rows is not None:
            kept = self._cache.keep(key, rows, about)
        self._sets[about.text] = _Set(file, shown, kept, None if kept is not None else rows)
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
        self._by_digest[digest] = shown
        self.inputs.append(Input(shown, digest, about.text, about.title))
        self._recognised += [about.text] if about.recognised else []

    def _observe(self, data: bytes, file: Path) -> tuple[About, Rows]:
        text = read(data, str(file))
        if not text.characters.strip():
            raise _refused(
                file,
                "R01",
                "has no text in it",
                "give texts: a scheme, an authority file and a layer have none",
            )
        recognised = needs_recognition(text)
        finds = self._recogniser()(text) if recognised else ()
        title = text.header.title or text.id
        about = About(text.id, title, recognised, unsound(text), adrift(text), _fields(text, title))
        return about, observe(text, finds)

    def _recogniser(self) -> Recognise:
        if self._recognise is None:
            self._recognise = load_recogniser(self._vocabulary)
        return self._recognise


def _fields(text: Text, title: str) -> dict[str, str]:
    h = text.header
    return {
        "text": text.id,
        "title": title,
        "short": h.short_title,
        "tradition": h.tradition,
        "author": h.author or h.author_name,
        "date": h.date,
        "form": h.form,
        "convention": h.convention,
        "source": h.source_title,
    }


@dataclass(frozen=True, slots=True)
class _Set:
    """Where the observations of a text are: kept in the cache, or at hand where it cannot be written."""

    file: Path
    shown: str
    kept: Kept | None
    rows: Rows | None


def load_recogniser(vocabulary: Vocabulary) -> Recognise:
    """Return a recogniser over whole texts; spaCy is read here, and only when a text needs it."""
    from toolkit.pipeline import build, recognise

    nlp = build(vocabulary)

    def finds(text: Text) -> Iterator[Find]:
        for passage in text.passages:
            if not passage.furniture:
                found = recognise(passage.span.of(text.characters), nlp)
                every: tuple[Find, ...] = (*found.names, *found.terms, *found.hebrew)
                yield from (replace(f, span=f.span.shifted(passage.span.start)) for f in every)

    return finds


def _refused(file: Path, code: str, message: str, hint: str) -> InputError:
    return InputError(Finding(str(file), 0, 0, code, message, hint))


def files_of(paths: Sequence[Path]) -> tuple[list[tuple[Path, str]], list[Finding]]:
    """Return the files to read with the name each is shown by, in the order in which they were given, and what is wrong with `paths`.

    The name is a path from the working folder.
    """
    found: dict[Path, tuple[Path, str]] = {}
    findings: list[Finding] = []
    for path in paths:
        if not path.is_dir():
            found.setdefault(resolved(path), (path, shown(path)))
            continue
        inside = sorted(p for p in path.rglob("*.xml") if p.is_file())
        for file in inside:
            found.setdefault(
                resolved(file),
                (file, f"{shown(path)}/{file.relative_to(path).as_posix()}".removeprefix("./")),
            )
        if not inside:
            findings.append(
                Finding(str(path), 0, 0, "R04", "holds no XML file", "give a folder with TEI files in it")
            )
    return list(found.values()), findings


def shown(path: Path) -> str:
    """Return a path as the report names it: relative to the working folder, so that the same command finds it again.

    On another drive, where no relative path leads, it is its last part.
    """
    place = resolved(path)
    try:
        return Path(os.path.relpath(place, Path.cwd())).as_posix()
    except ValueError:
        return place.name
