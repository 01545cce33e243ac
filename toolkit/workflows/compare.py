"""TEI files and topics in, a comparison report out, and its bytes in any format that there is.

report = compare([Path("tei")], topics=["inclusion"], annotations=None, command="yichud compare tei --topic inclusion")
data = render(report, "html")
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from toolkit import __version__
from toolkit.ground.bundle import annotations_folder
from toolkit.ground.discover import discover, load
from toolkit.ground.errors import Finding, InputError, UsageError
from toolkit.ground.writing import sha256
from toolkit.index.cache import About, Cache, default_folder
from toolkit.index.engine import Engine, opened
from toolkit.index.observe import Find, needs_recognition, observe
from toolkit.index.references import references
from toolkit.index.tables import Rows
from toolkit.model.authority import Vocabulary
from toolkit.model.concept import Member
from toolkit.model.text import Text
from toolkit.reports.report import Input, Report, Section
from toolkit.reports.study import Making, Study
from toolkit.reports.wording import counted, digits, listed
from toolkit.tei.reader import load as load_bytes
from toolkit.tei.reader import read
from toolkit.tei.vocabulary import read_vocabulary

Recognise = Callable[[Text], Iterable[Find]]

_FORMATS = "toolkit.reports.formats"
_SECTIONS = "toolkit.reports.sections"
_AUTHORITIES = ("concepts.xml", "people.xml", "works.xml")


def compare(
    paths: Sequence[Path],
    *,
    topics: Sequence[str],
    annotations: Path | None,
    command: str,
    cache: Path | None = None,
) -> Report:
    """Compare the texts in `paths` (files, and folders with everything under them) on `topics`; without topics, on all.

    `annotations` is the folder of the scheme and the authorities; without it, the project's own, else the bundled one.
    `command` is shown as it is. A file that cannot be used is reported in `Report.findings`, the others are compared.

    Raises:
        UsageError: no path, or a topic that the scheme does not have (the nearest are named).
        InputError: no file could be used; it carries every finding.
    """
    if not paths:
        raise UsageError("there is nothing to compare", hint="name TEI files or folders")
    folder = annotations if annotations is not None else annotations_folder(near=paths[0])
    vocabulary = read_vocabulary(folder)
    chosen = _topics(vocabulary, topics)
    files, findings = _files(paths)
    with opened() as engine:
        reading = _Reading(engine, vocabulary, Cache(cache or default_folder(), vocabulary.digest))
        for file, name in files:
            reading.take(file, name)
        reading.finish()
        findings += reading.findings
        if not reading.inputs:
            raise InputError(*findings)
        names = tuple(t.id.removeprefix("topic.") for t in chosen)
        engine.add(references(vocabulary, inputs=[(i.sha256, i.path) for i in reading.inputs], topics=names))
        engine.seal()
        making = Making(__version__, command, _hashes(folder), reading.recognition)
        study = Study(engine, vocabulary.scheme, chosen, making, tuple(sorted(findings)))
        return _report(study, reading.inputs)


def render(report: Report, format: str) -> bytes:  # noqa: A002
    """Return the bytes of a report in one of the formats that `formats` names."""
    drawn: bytes = load(_FORMATS, format, "draw")(report)
    return drawn


def formats() -> dict[str, tuple[str, ...]]:
    """Return the formats that there are, each with the suffixes that mean it."""
    return discover(_FORMATS, "SUFFIXES")


def choose_format(named: str | None, output: Path | None) -> str:
    """Return the format to write: the one named, else by the suffix of `output`, else Markdown for a terminal or a pipe."""
    known = formats()
    if named is not None:
        if named not in known:
            raise UsageError(f"there is no format {named!r}", hint=f"there are: {', '.join(known)}")
        return named
    if output is None or str(output) == "-":
        return "md"
    for name, suffixes in known.items():
        if output.suffix.lower() in suffixes:
            return name
    endings = ", ".join(s for suffixes in known.values() for s in suffixes)
    raise UsageError(
        f"the suffix of {output} names no format", hint=f"end the name in one of {endings}, or give --format"
    )


class _Reading:
    """Takes file after file into the engine, from the cache where it can, and remembers what went wrong."""

    def __init__(self, engine: Engine, vocabulary: Vocabulary, cache: Cache) -> None:
        self.inputs: list[Input] = []
        self.findings: list[Finding] = []
        self.recognised: list[str] = []
        self._engine = engine
        self._cache = cache
        self._vocabulary = vocabulary
        self._recognise: Recognise | None = None
        self._by_digest: dict[str, Path] = {}
        self._by_id: dict[str, Path] = {}
        self._kept: list[Path] = []

    def take(self, file: Path, shown: str) -> None:
        """Read one file; whatever is wrong with it becomes findings."""
        try:
            self._take(file, shown)
        except InputError as error:
            self.findings += error.findings

    def finish(self) -> None:
        """Load what the cache holds of the files that were taken."""
        self._engine.add_files(self._kept)

    @property
    def recognition(self) -> str:
        """Say whether a program looked for terms, and in which texts."""
        if not self.recognised:
            return "not asked: every text has terms of its own"
        return f"looked for terms in {listed(sorted(self.recognised))}; what it found counts as proposed"

    def _take(self, file: Path, shown: str) -> None:
        data = load_bytes(file)
        digest = sha256(data)
        if digest in self._by_digest:
            raise _refused(
                file, "R02", f"is {self._by_digest[digest]} once more, byte for byte", "give each text once"
            )
        key = self._cache.key(digest, file.stem)
        kept = self._cache.find(key)
        about, rows = (kept.about, None) if kept is not None else self._observe(data, file)
        if about.text in self._by_id:
            other = self._by_id[about.text]
            raise _refused(
                file,
                "R03",
                f"has the id {about.text!r}, which {other} has too",
                "give one of them another xml:id on its TEI element",
            )
        if kept is not None:
            self._kept.append(kept.folder)
        elif rows is not None:
            self._engine.add(rows)
            self._cache.keep(key, rows, about)
        self._by_digest[digest] = self._by_id[about.text] = file
        self.inputs.append(Input(shown, digest, about.text, about.title))
        self.recognised += [about.text] if about.recognised else []

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
        return About(text.id, text.header.title or text.id, recognised), observe(text, finds)

    def _recogniser(self) -> Recognise:
        if self._recognise is None:
            self._recognise = _load_recogniser(self._vocabulary)
        return self._recognise


def _load_recogniser(vocabulary: Vocabulary) -> Recognise:
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


def _files(paths: Sequence[Path]) -> tuple[list[tuple[Path, str]], list[Finding]]:
    """Return the files to read with the name each is shown by, in the order of those names, and what is wrong with `paths`.

    The name begins with that of the folder that was given, and says nothing of where that folder lies.
    """
    found: dict[Path, tuple[Path, str]] = {}
    findings: list[Finding] = []
    for path in paths:
        if not path.is_dir():
            found.setdefault(path.resolve(), (path, _shown(path)))
            continue
        inside = sorted(p for p in path.rglob("*.xml") if p.is_file())
        for file in inside:
            found.setdefault(
                file.resolve(),
                (file, f"{_shown(path)}/{file.relative_to(path).as_posix()}".removeprefix("./")),
            )
        if not inside:
            findings.append(
                Finding(str(path), 0, 0, "R04", "holds no XML file", "give a folder with TEI files in it")
            )
    return sorted(found.values(), key=lambda pair: (pair[1], pair[0])), findings


def _shown(path: Path) -> str:
    """Return a path as the report names it: relative to the working folder where it lies in it, else its last part."""
    resolved, here = path.resolve(), Path.cwd()
    return resolved.relative_to(here).as_posix() if resolved.is_relative_to(here) else resolved.name


def _topics(vocabulary: Vocabulary, wanted: Sequence[str]) -> tuple[Member, ...]:
    known = {m.id.removeprefix("topic."): m for m in vocabulary.scheme.members("topics")}
    if not wanted:
        return tuple(known.values())
    names = list(dict.fromkeys(w.removeprefix("topic.") for w in wanted))
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
            hint = f"did you mean {listed(near)}?" if near else f"there are: {', '.join(known) or 'none'}"
            raise UsageError(f"the scheme has no topic {name!r}", hint=hint)
    return tuple(known[name] for name in names)


def _hashes(folder: Path) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, sha256((folder / name).read_bytes())) for name in _AUTHORITIES if (folder / name).is_file()
    )


def _report(study: Study, inputs: list[Input]) -> Report:
    members = [
        (load(_SECTIONS, key, "PLACE"), key, load(_SECTIONS, key, "arrange"))
        for key in discover(_SECTIONS, "arrange")
    ]
    sections: tuple[Section, ...] = tuple(
        arrange(study) for _, _, arrange in sorted(members, key=lambda m: m[:2])
    )
    groups = study.table("groups").records()
    names = [str(g["name"]) for g in groups if g["tradition"]]
    topics = listed([t.name.lower() for t in study.topics])
    texts = digits(len(inputs), "text")
    who = (
        listed(names)
        if 0 < len(names) == len(groups) <= 4
        else counted(len(groups), "tradition")
        if names and len(names) == len(groups)
        else texts
    )
    several = len(groups) > 1 or not names
    claims = {(r["text"], r["claim"]) for r in study.table("treatment").records() if r["claim"] is not None}
    made = "\n".join(
        (
            study.making.version,
            *(t.id for t in study.topics),
            *(i.sha256 for i in sorted(inputs, key=lambda i: i.sha256)),
            *(d for _, d in study.making.vocabulary),
        )
    )
    return Report(
        title=f"How {who} {'treat' if several else 'treats'} {topics}",
        id=sha256(made.encode())[:12],
        subtitle=f"A comparison of {texts}, claim by claim",
        inputs=tuple(sorted(inputs, key=lambda i: i.path)),
        sections=sections,
        summary=f"{texts}, {digits(len(groups), 'group')}, {digits(len(claims), 'claim')} on {topics}",
        version=study.making.version,
        findings=study.findings,
        failed=any(f.code != "R02" for f in study.findings),
    )
