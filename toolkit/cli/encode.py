"""`yichud encode`: source texts in, TEI editions out, with every annotation that moved or found no place."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import _shared
from toolkit.cli._progress import progress


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_shared.PATH, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=_shared.PATH,
    metavar="DIR",
    help="The folder for the TEI files; made where it is not there.",
)
@click.option(
    "--tradition",
    metavar="ID",
    help="The tradition of texts that have no layer (chabad, ashlag, laitman, or one of your own).",
)
@click.option(
    "--overwrite",
    is_flag=True,
    help="Replace TEI files that are there already, a person's changes to them included.",
)
@_shared.annotations_option
@_shared.json_option
@_shared.quiet_option
def command(
    paths: tuple[Path, ...],
    output: Path,
    tradition: str | None,
    annotations: Path | None,
    *,
    overwrite: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Turn source texts (UTF-8) into TEI.

    A text that has a layer in annotations/layers, or a copy of one that differs a little, gets its full encoding: each
    annotation ends up exact, moved (listed) or an orphan (listed). Any other text gets structure by rule, and the terms
    that the recogniser knows as suggestions.
    """
    from toolkit.workflows.encode import encode

    report = encode(
        paths,
        output,
        annotations=annotations,
        tradition=tradition,
        overwrite=overwrite,
        progress=progress(quiet=quiet or as_json),
    )
    if as_json:
        _shared.print_json(report.as_json())
    else:
        for line in report.lines():
            click.echo(line)
    _shared.print_findings(report.findings, err=True)
    _shared.say(report.summary, quiet=quiet or as_json)
    if report.failed:
        return 4 if report.files else 2
    return 0 if report.is_whole else 1
