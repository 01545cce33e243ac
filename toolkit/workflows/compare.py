"""TEI files and topics in, a comparison report out, and its bytes in any format that there is.

report = compare([Path("tei")], topics=["inclusion"], annotations=None, command="yichud compare tei --topic inclusion")
data = render(report, "html")
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from toolkit import __version__
from toolkit.ground.bundle import annotations_folder
from toolkit.ground.discover import discover, load
from toolkit.ground.errors import InputError, UsageError
from toolkit.ground.reading import resolved
from toolkit.ground.writing import sha256
from toolkit.index.cache import Cache, default_folder
from toolkit.index.engine import opened
from toolkit.index.references import references
from toolkit.model.authority import Vocabulary
from toolkit.model.concept import Member
from toolkit.reports.report import Input, Report, Section
from toolkit.reports.study import Making, Study
from toolkit.reports.wording import counted, digits, listed
from toolkit.tei.vocabulary import read_vocabulary
from toolkit.workflows._reading import Reading, files_of, shown

__all__ = ["choose_format", "compare", "formats", "render", "shown"]

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
    `command` is shown as it is (`shown` names a path as reports do). A file that cannot be used is reported in `Report.findings`, the others are compared.

    Raises:
        UsageError: no path, or a topic that the scheme does not have (the nearest are named).
        InputError: no file could be used; it carries every finding.
    """
    if not paths:
        raise UsageError("there is nothing to compare", hint="name TEI files or folders")
    folder = annotations if annotations is not None else annotations_folder(near=paths[0])
    vocabulary = read_vocabulary(folder)
    chosen = _topics(vocabulary, topics)
    files, findings = files_of(paths)
    with opened() as engine:
        reading = Reading(engine, vocabulary, Cache(cache or default_folder(), vocabulary.digest))
        for file, name in files:
            reading.take(file, name)
        reading.finish()
        findings += reading.findings
        if not reading.inputs:
            raise InputError(*findings)
        names = tuple(t.id.removeprefix("topic.") for t in chosen)
        engine.add(references(vocabulary, inputs=[(i.sha256, i.path) for i in reading.inputs], topics=names))
        engine.seal()
        making = Making(__version__, command, _named(folder), _hashes(folder), reading.recognition)
        names_of = {str(file): name for file, name in files} | {str(path): shown(path) for path in paths}
        said = tuple(sorted(replace(f, path=names_of.get(f.path, f.path)) for f in findings))
        study = Study(engine, vocabulary.scheme, chosen, making, said)
        return replace(_report(study, reading.inputs), findings=tuple(sorted(findings)))


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


def _topics(vocabulary: Vocabulary, wanted: Sequence[str]) -> tuple[Member, ...]:
    known = {m.id.removeprefix("topic."): m for m in vocabulary.scheme.members("topics")}
    if not wanted:
        return tuple(known.values())
    names = list(dict.fromkeys(w.removeprefix("topic.") for w in wanted))
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=3, cutoff=0.6)
            hint = f"the topics are: {', '.join(known) or 'none'}"
            hint += f"; did you mean {listed(near)}?" if near else ""
            raise UsageError(f"the scheme has no topic {name!r}", hint=hint)
    return tuple(known[name] for name in names)


def _named(folder: Path) -> str:
    """Say whose vocabulary is used: texts that were moved away from their own are read with the one that comes with the program."""
    return "comes with Yichud" if resolved(folder) == resolved(annotations_folder()) else shown(folder)


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
