"""`yichud compare`: TEI texts and topics in, a comparison report out."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from toolkit.cli import _shared
from toolkit.cli._progress import progress

_LINES = 20  # that a former report's check prints, unless all are asked for
_PROCESSES = 4  # that read texts, at most: each holds a hundred MiB


@click.command()
@click.argument("paths", nargs=-1, type=_shared.PATH, metavar="PATH...")
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="TOPIC",
    help="A topic or a concept of the scheme, in any spelling (repeatable); without one, every topic.",
)
@click.option(
    "--by",
    default="",
    metavar="FIELD",
    help="What makes the groups: tradition, author, text, date (the year), form, convention or source; without it the tradition, or where no text names one, each of a few texts by itself.",
)
@click.option(
    "--where",
    "conditions",
    multiple=True,
    metavar="CONDITION",
    help="Compare only texts that fit: FIELD=VALUE, also != ~ (holds the words) < <= > >= (repeatable; all must hold).",
)
@click.option(
    "--section",
    "sections",
    multiple=True,
    metavar="SECTION",
    help="A section of the report (repeatable, in this order); without one, all. Passages and method always follow.",
)
@click.option(
    "--include-restatements",
    "restatements",
    is_flag=True,
    help="Compare the wording of restatements too, which is their editors’ and not the authors’.",
)
@click.option(
    "--include-proposed",
    "proposed",
    is_flag=True,
    help="Count the terms, citations and voices that a program proposes too, though nobody has decided on them; the report says so.",
)
@click.option(
    "--function-words",
    is_flag=True,
    help="Compare words that name nothing too (the, of, which, numerals): they tell of style. Without it they are no key words.",
)
@click.option(
    "-o",
    "--output",
    type=_shared.PATH,
    metavar="FILE",
    help="The report; without it, Markdown goes to standard output.",
)
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    help="html, pdf, md, json, xlsx or csv (a folder of tables); without it, by the suffix of FILE.",
)
@click.option(
    "--figures",
    type=_shared.PATH,
    metavar="DIR",
    help="Write every picture there too, as SVG, PNG and Vega-Lite.",
)
@click.option(
    "--check",
    "former",
    type=_shared.PATH,
    metavar="REPORT.json",
    help="Say which inputs of a former report changed, which texts were added, and which numbers would move; a PATH says where inputs lie now.",
)
@click.option(
    "--all", "every", is_flag=True, help="With --check: print every number, and not the first lines."
)
@click.option(
    "--raw", is_flag=True, help="csv, xlsx: leave text that a spreadsheet reads as a formula as it is."
)
@_shared.annotations_option
@_shared.quiet_option
def command(  # noqa: PLR0917 - one parameter an option
    paths: tuple[Path, ...],
    topics: tuple[str, ...],
    by: str,
    conditions: tuple[str, ...],
    sections: tuple[str, ...],
    output: Path | None,
    format_: str | None,
    figures: Path | None,
    former: Path | None,
    annotations: Path | None,
    *,
    raw: bool,
    every: bool,
    restatements: bool,
    proposed: bool,
    function_words: bool,
    quiet: bool,
) -> int:
    """Compare how each tradition treats a topic, claim by claim.

    \b
    yichud compare tei --topic unification --topic inclusion -o report.html
    yichud compare tei my-text.xml --topic inclusion --format md | less
    yichud compare texts --topic bitul --by author --where "date>=1950" -o bitul.html
    """
    from toolkit.index.grouping import field_named, parse
    from toolkit.workflows import compare

    if former is not None:
        return _check(former, paths, annotations, every=every, quiet=quiet)
    chosen = compare.choose_format(format_, output)
    line = _shared.command_line(
        "compare",
        [compare.shown(path) for path in paths],
        *(("--topic", t) for t in topics),
        ("--by", by) if by else (),
        *(("--where", c) for c in conditions),
        *(("--section", key) for key in sections),
        ("--include-restatements",) if restatements else (),
        ("--include-proposed",) if proposed else (),
        ("--function-words",) if function_words else (),
        ("--annotations", compare.shown(annotations)) if annotations else (),
    )
    where = tuple(parse(c) for c in conditions)
    question = compare.Question(
        topics, field_named(by) if by else "", where, restatements, sections, function_words, proposed
    )
    report = compare.compare(
        paths,
        question,
        command=line,
        annotations=annotations,
        progress=progress(quiet=quiet),
        processes=min(os.cpu_count() or 1, _PROCESSES),
    )
    _shared.print_findings(report.findings, err=True)
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(compare.render(report, chosen, raw=raw))
    else:
        compare.write(report, chosen, output, raw=raw)
        _shared.say(f"{output}: {report.summary}", quiet=quiet)
        for line in report.advice:
            _shared.say(f"  {line}", quiet=quiet)
    if figures is not None:
        count = compare.write_figures(report, figures)
        _shared.say(f"{figures}: {_shared.plural(count, 'picture')}", quiet=quiet)
    return 4 if report.failed else 0


def _check(
    former: Path, places: tuple[Path, ...], annotations: Path | None, *, every: bool, quiet: bool
) -> int:
    from toolkit.workflows.recheck import recheck

    found = recheck(former, places, annotations=annotations, progress=progress(quiet=quiet))
    if found.elsewhere:
        count = _shared.plural(len(found.elsewhere), "input")
        _shared.say(f"{former}: {count} elsewhere than before, known by the hash", quiet=quiet)
    lines = [f"{name}: is gone" for name in found.gone] + [f"{name}: changed since" for name in found.changed]
    lines += [f"{name}: was added since" for name in found.added]
    cells = [f"{table}: {cell}" for table, moved in found.moved.items() for cell in moved]
    whole = every or len(lines) + len(cells) <= _LINES
    if whole:
        lines += cells
    else:
        counts = ((table, _shared.plural(len(m), "number"), m[0]) for table, m in found.moved.items())
        lines += [f"{table}: {count}, the first {first}" for table, count, first in counts]
    if not every and len(lines) > _LINES:
        whole, lines = False, [*lines[: _LINES - 1], f"and {len(lines) - _LINES + 1} more"]
    for line in lines:
        click.echo(line)
    if found.stands:
        what = "stands: no input changed and no number would move"
    elif found.gone:
        what = f"{_shared.plural(len(found.gone), 'input')} gone; name the folder where they lie now"
    else:
        what = f"{_shared.plural(len(cells), 'number')} would move"
    _shared.say(f"{former}: {what}{'' if whole else '; --all prints every one'}", quiet=quiet)
    return 0 if found.stands else 1
