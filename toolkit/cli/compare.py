"""`yichud compare`: TEI texts and topics in, a comparison report out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from toolkit.cli import _shared


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_shared.PATH, metavar="PATH...")
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="TOPIC",
    help="A topic or a concept of the scheme (repeatable); without one, every topic.",
)
@click.option(
    "--by",
    default="tradition",
    show_default=True,
    metavar="FIELD",
    help="What makes the groups: tradition, author, text, date (the year), form, convention or source.",
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
    "-o",
    "--output",
    type=_shared.PATH,
    metavar="FILE",
    help="The report; without it, Markdown goes to standard output.",
)
@click.option(
    "--format", "format_", metavar="FORMAT", help="html, json or md; without it, by the suffix of FILE."
)
@_shared.annotations_option
@_shared.quiet_option
def command(
    paths: tuple[Path, ...],
    topics: tuple[str, ...],
    by: str,
    conditions: tuple[str, ...],
    sections: tuple[str, ...],
    output: Path | None,
    format_: str | None,
    annotations: Path | None,
    *,
    restatements: bool,
    quiet: bool,
) -> int:
    """Compare how each tradition treats a topic, claim by claim.

    \b
    yichud compare tei --topic unification --topic inclusion -o report.html
    yichud compare tei my-text.xml --topic inclusion --format md | less
    yichud compare texts --topic bitul --by author --where "date>=1950" -o bitul.html
    """
    from toolkit.ground.writing import write_atomically
    from toolkit.index.grouping import field_named, parse
    from toolkit.workflows import compare

    chosen = compare.choose_format(format_, output)
    line = _shared.command_line(
        "compare",
        [compare.shown(path) for path in paths],
        *(("--topic", t) for t in topics),
        ("--by", by) if by != "tradition" else (),
        *(("--where", c) for c in conditions),
        *(("--section", key) for key in sections),
        ("--include-restatements",) if restatements else (),
        ("--annotations", compare.shown(annotations)) if annotations else (),
    )
    where = tuple(parse(c) for c in conditions)
    question = compare.Question(topics, field_named(by), where, restatements, sections)
    report = compare.compare(paths, question, command=line, annotations=annotations)
    data = compare.render(report, chosen)
    _shared.print_findings(report.findings, err=True)
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(data)
    else:
        write_atomically(output, data)
        _shared.say(f"{output}: {report.summary}", quiet=quiet)
    return 4 if report.failed else 0
