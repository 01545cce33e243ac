"""TEI files and a question in, a comparison report out, and its bytes in any format that there is.

question = Question(topics=("inclusion",))
report = compare([Path("tei")], question, command="yichud compare tei --topic inclusion")
data = render(report, "html")
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from toolkit import __version__
from toolkit.ground.bundle import annotations_folder
from toolkit.ground.discover import discover, load
from toolkit.ground.errors import InputError, UsageError
from toolkit.ground.progress import Progress, quietly
from toolkit.ground.reading import resolved
from toolkit.ground.writing import sha256, write_atomically
from toolkit.index.cache import DRAWERS, MEASURERS, Cache, code_digest, default_folder
from toolkit.index.engine import Engine
from toolkit.index.function_words import FUNCTION_WORDS
from toolkit.index.grouping import NOUNS, Grouping, grouped, natural, selected
from toolkit.index.kept import TableCache, drawn_once
from toolkit.index.references import references
from toolkit.model.authority import Vocabulary
from toolkit.reports.blocks import Chart
from toolkit.reports.report import Input, Report
from toolkit.reports.study import Making, Study
from toolkit.tei.vocabulary import read_vocabulary
from toolkit.workflows._assembling import assembled, chosen_sections
from toolkit.workflows._measuring import Measuring
from toolkit.workflows._observing import pays
from toolkit.workflows._reading import Reading, files_of, shown
from toolkit.workflows.question import Question, topics_of

__all__ = [
    "Question",
    "choose_format",
    "compare",
    "drawn",
    "formats",
    "render",
    "shown",
    "write",
    "write_figures",
]

_FORMATS = "toolkit.reports.formats"
_AUTHORITIES = ("concepts.xml", "people.xml", "works.xml")


def compare(
    paths: Sequence[Path],
    question: Question,
    *,
    command: str,
    annotations: Path | None = None,
    cache: Path | None = None,
    progress: Progress = quietly,
    processes: int = 1,
) -> Report:
    """Compare the texts in `paths` (files, and folders with everything under them).

    `annotations` is the folder of the scheme and the authorities; without it, the project's own, else the bundled one.
    `command` is shown as it is (`shown` names a path as reports do). A file that cannot be used is reported in `Report.findings`, the others are compared.
    With more than one of `processes`, much text is read in others beside this one; where this one has several threads, they import the script that
    calls this function anew, which must then do nothing on import (`if __name__ == "__main__"`).

    Raises:
        UsageError: no path, an unknown topic, concept, field or section (the nearest are named), or a filter that no text passes.
        InputError: no file could be used; it carries every finding.
    """
    if not paths:
        raise UsageError("there is nothing to compare", hint="name TEI files or folders")
    folder = annotations if annotations is not None else annotations_folder(near=paths[0])
    vocabulary = read_vocabulary(folder)
    topics, sections = topics_of(vocabulary.scheme, question.topics), chosen_sections(question.sections)
    files, findings = files_of(paths)
    files.sort(
        key=lambda file: (file[1], file[0])
    )  # a report does not depend on the order in which files were named
    kept = cache or default_folder()
    reading = Reading(vocabulary, Cache(kept, vocabulary.digest))
    reading.take(files, progress, processes)
    findings += reading.findings
    if not reading.inputs:
        raise InputError(*findings)
    _select(reading, question)
    question = replace(question, by=question.by or natural(reading.fields))
    grouping = grouped(reading.fields, question.by, vocabulary)
    names = tuple(t.id.removeprefix("topic.") for t in topics)

    def fill(engine: Engine) -> None:
        reading.fill(engine)
        worded = {
            text
            for text, fields in reading.fields.items()
            if question.restatements or fields["form"] != "restatement"
        }
        inputs = [(i.sha256, i.path) for i in reading.inputs]
        aside = () if question.function_words else FUNCTION_WORDS
        engine.add(
            references(
                vocabulary,
                inputs=inputs,
                topics=names,
                grouping=grouping,
                worded=worded,
                set_aside=aside,
            )
        )
        engine.add_claims_on([t for t, m in zip(names, topics, strict=True) if m.id == t])
        if question.proposed:
            engine.count_proposed()
        engine.seal()

    asked = _asked(reading.inputs, names, question, vocabulary, grouping)
    made_from = "\n".join((asked, *sorted(f"{i.sha256} {i.path}" for i in reading.inputs)))
    making = Making(
        __version__,
        command,
        tuple(sorted({shown(path) for path in paths})),
        _named(folder),
        _hashes(folder),
        reading.recognition,
    )
    names_of = {str(file): name for file, name in files} | {str(path): shown(path) for path in paths}
    said = tuple(sorted(replace(f, path=names_of.get(f.path, f.path)) for f in findings))
    tables = TableCache(kept, sha256(f"{made_from}\n{code_digest(MEASURERS)}".encode())[:32])
    study = Study(
        Measuring(fill, tables, beside=pays((file for file, _ in files), processes)),
        vocabulary,
        topics,
        making,
        noun=NOUNS[question.by],
        restatements=question.restatements,
        function_words=question.function_words,
        proposed=question.proposed,
        options=question.options,
        findings=said,
    )
    identifier = sha256("\n".join((asked, *sections)).encode())[:12]
    report = assembled(study, sections, reading.inputs, identifier, progress)
    parts = (made_from, *sections, repr(making), repr(said), code_digest(DRAWERS))
    return replace(
        report,
        findings=tuple(sorted(findings)),
        made_from=sha256("\n".join(parts).encode("utf-8", "surrogatepass")),
    )


def _select(reading: Reading, question: Question) -> None:
    wanted = selected(reading.fields, question.where)
    if not wanted:
        conditions = " and ".join(f"{f.field} {f.sign} {f.value}" for f in question.where)
        values = {
            f.field: sorted({fields.get(f.field, "") for fields in reading.fields.values()})[:8]
            for f in question.where
        }
        given = "; ".join(
            f"{field}: {', '.join(v or '(none)' for v in held)}" for field, held in values.items()
        )
        raise UsageError(f"no text passes the filter {conditions}", hint=f"the texts have {given}")
    reading.only(wanted)


def render(report: Report, format: str, *, raw: bool = False) -> bytes:  # noqa: A002
    """Return the bytes of a report in one of the formats of one file; `raw` leaves what begins a formula in a spreadsheet."""
    return drawn(report, format, raw=raw)[""]


def drawn(report: Report, format: str, *, raw: bool = False) -> Mapping[str, bytes]:  # noqa: A002
    """Return the files that a format makes of a report, by name; of a format of one file its name is empty."""
    draw = partial(load(_FORMATS, format, "draw"), report, raw=raw)
    if report.made_from and load(_FORMATS, format, "SUFFIXES"):
        dated = os.environ.get("SOURCE_DATE_EPOCH", "")
        key = sha256(f"{report.made_from} {format} {raw} {dated}".encode())[:32]
        return {"": drawn_once(default_folder(), key, draw)}
    made: bytes | Mapping[str, bytes] = draw()
    return {"": made} if isinstance(made, bytes) else made


def write(report: Report, format: str, target: Path, *, raw: bool = False) -> None:  # noqa: A002
    """Write a report to a file, or in a format that is a folder (`csv`) its files into the folder `target`."""
    for name, data in drawn(report, format, raw=raw).items():
        write_atomically(target / name if name else target, data)


def write_figures(report: Report, folder: Path) -> int:
    """Write every picture of a report alone, as SVG, PNG and Vega-Lite specification; return how many there are."""
    from toolkit.rendering.charts import png, svg, whole

    charts = [b for s in report.sections for b in s.blocks if isinstance(b, Chart)]
    for chart in charts:
        write_atomically(folder / f"{chart.key}.svg", svg(chart.specification, chart.key).encode())
        write_atomically(folder / f"{chart.key}.png", png(chart.specification))
        specification = json.dumps(whole(chart.specification), ensure_ascii=False, indent=1, sort_keys=True)
        write_atomically(folder / f"{chart.key}.vl.json", specification.encode() + b"\n")
    return len(charts)


def formats() -> dict[str, tuple[str, ...]]:
    """Return the formats that there are, each with the suffixes that mean it."""
    return discover(_FORMATS, "SUFFIXES")


def choose_format(named: str | None, output: Path | None) -> str:
    """Return the format to write: the one named, else by the suffix of `output`, else Markdown for a terminal or a pipe."""
    known = formats()
    if named is not None:
        if named not in known:
            raise UsageError(f"there is no format {named!r}", hint=f"there are: {', '.join(known)}")
        if not known[named] and (output is None or str(output) == "-"):
            raise UsageError(f"the format {named!r} is a folder of files", hint="name the folder: -o DIR")
        return named
    if output is None or str(output) == "-":
        return "md"
    if output.is_dir() or str(output).endswith(("/", "\\")):
        return "csv"
    for name, suffixes in known.items():
        if output.suffix.lower() in suffixes:
            return name
    endings = ", ".join(s for suffixes in known.values() for s in suffixes)
    raise UsageError(
        f"the suffix of {output} names no format", hint=f"end the name in one of {endings}, or give --format"
    )


def _asked(
    inputs: Sequence[Input],
    topics: Sequence[str],
    question: Question,
    vocabulary: Vocabulary,
    grouping: Grouping,
) -> str:
    """Return all that the numbers of a report depend on, but for the code, as lines; where its inputs lie is nothing to them."""
    parts = [
        __version__,
        vocabulary.digest,
        *topics,
        question.by,
        str(question.restatements),
        str(question.function_words),
        str(question.proposed),
        *(f"{g.key} {g.name}" for g in grouping.groups),
        *sorted(f"{i.sha256} {i.text} {grouping.of[i.text]} {grouping.titles[i.text]}" for i in inputs),
    ]
    return "\n".join(parts)


def _named(folder: Path) -> str:
    """Say whose vocabulary is used: texts that were moved away from their own are read with the one that comes with the program."""
    return "comes with Yichud" if resolved(folder) == resolved(annotations_folder()) else shown(folder)


def _hashes(folder: Path) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, sha256((folder / name).read_bytes())) for name in _AUTHORITIES if (folder / name).is_file()
    )
