"""`yichud check`: files and folders in, every finding out, with its place."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import _shared
from toolkit.cli._progress import progress

_ALIKE = 20  # so many findings with one code are printed of a file


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_shared.PATH, metavar="PATH...")
@click.option(
    "--all", "every", is_flag=True, help="Print like findings without end, not the first 20 of a file alone."
)
@_shared.annotations_option
@_shared.json_option
@_shared.quiet_option
def command(
    paths: tuple[Path, ...], annotations: Path | None, *, every: bool, as_json: bool, quiet: bool
) -> int:
    """Check TEI files, and folders of them, against the encoding guidelines.

    Every finding is one line, FILE:LINE:COLUMN: CODE MESSAGE. Exit 0 when there is none, 1 when there are some, 2 when a
    file cannot be read at all.
    """
    from toolkit.workflows.check import check_paths

    result = check_paths(paths, annotations=annotations, progress=progress(quiet=quiet or as_json))
    if as_json:
        _shared.print_json(
            {
                "schema": "yichud-check/1",
                "files": [str(f) for f in result.files],
                "findings": [_shared.finding_as_json(f) for f in result.findings],
            }
        )
    else:
        _shared.print_findings(result.findings, alike=None if every else _ALIKE)
    files = _shared.plural(len(result.files), "file")
    found = _shared.plural(len(result.findings), "finding") if result.findings else "nothing to report"
    _shared.say(f"{files} checked: {found}", quiet=quiet or as_json)
    if result.failed:
        return 2
    return 1 if result.findings else 0
