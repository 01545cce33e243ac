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
    help="A topic of the concept scheme (repeatable); without one, all of them.",
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
    output: Path | None,
    format_: str | None,
    annotations: Path | None,
    *,
    quiet: bool,
) -> int:
    """Compare how each tradition treats a topic, claim by claim.

    \b
    yichud compare tei --topic unification --topic inclusion -o report.html
    yichud compare tei my-text.xml --topic inclusion --format md | less
    """
    from toolkit.ground.writing import write_atomically
    from toolkit.workflows import compare

    chosen = compare.choose_format(format_, output)
    line = _shared.command_line(
        "compare",
        [compare.shown(path) for path in paths],
        *(("--topic", t) for t in topics),
        ("--annotations", compare.shown(annotations)) if annotations else (),
    )
    report = compare.compare(paths, topics=topics, annotations=annotations, command=line)
    data = compare.render(report, chosen)
    _shared.print_findings(report.findings, err=True)
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(data)
    else:
        write_atomically(output, data)
        _shared.say(f"{output}: {report.summary}", quiet=quiet)
    return 4 if report.failed else 0
