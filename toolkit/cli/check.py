"""`yichud check`: files and folders in, every finding and note out, with its place; suggestions whose words have moved, and files that were moved, put right."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from toolkit.cli import _shared
from toolkit.cli._progress import progress

_NOTED = 5  # so many notes with one code are printed of a file
_ALIKE = 20  # so many findings with one code are printed of a file


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_shared.PATH, metavar="PATH...")
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Print like findings and notes without end, not the first of a file alone.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="First put suggestions whose words have moved, because the text was changed, where these words stand now, and lead a file that was moved to the annotations of its project.",
)
@click.option("--dry-run", is_flag=True, help="With --fix: list what would be written, and write nothing.")
@_shared.annotations_option
@_shared.json_option
@_shared.quiet_option
def command(
    paths: tuple[Path, ...],
    annotations: Path | None,
    *,
    every: bool,
    fix: bool,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Check TEI files, and folders of them, against the encoding guidelines.

    Every finding is one line, FILE:LINE:COLUMN: CODE MESSAGE. Exit 0 when there is none, 1 when there are some, 2 when a
    file cannot be read at all. Of a text of another project, what is TEI and not understood is noted, which is no finding. Nothing is written without --fix, and with it nothing but ranges of suggestions and paths to the vocabulary.

    \b
    yichud check texts annotations
    yichud check texts/my-lesson.xml --fix --dry-run
    """
    from toolkit.workflows.check import check_paths
    from toolkit.workflows.reanchor import lead_home, reanchor

    if dry_run and not fix:
        raise click.UsageError("--dry-run goes with --fix: without it nothing is written")
    sought = reanchor(paths, dry_run=dry_run) if fix else ()
    led = lead_home(paths, annotations=annotations, dry_run=dry_run) if fix else ()
    result = check_paths(paths, annotations=annotations, progress=progress(quiet=quiet or as_json))
    if as_json:
        _shared.print_json(
            {
                "schema": "yichud-check/1",
                "files": [str(f) for f in result.files],
                **(
                    {
                        "suggestions": [asdict(s) for s in sought],
                        "pointers": [asdict(p) for p in led],
                        "written": not dry_run,
                    }
                    if fix
                    else {}
                ),
                "findings": [_shared.finding_as_json(f) for f in result.findings],
                "notes": [_shared.finding_as_json(n) for n in result.notes],
            }
        )
    else:
        for path, put in [*((s.path, str(s)) for s in sought), *((p.path, str(p)) for p in led)]:
            click.echo(f"{path}: {put}")
        _shared.print_findings(result.findings, alike=None if every else _ALIKE)
        _shared.print_findings(result.notes, alike=None if every else _NOTED)
    if fix:
        moved = sum(s.to is not None for s in sought)
        counts = f"{_shared.plural(moved, 'suggestion')} {'would be ' if dry_run else ''}moved, {len(sought) - moved} left"
        if led:
            counts += f"; {_shared.plural(len({p.path for p in led}), 'file')} {'would be ' if dry_run else ''}led to the vocabulary"
        _shared.say(counts, quiet=quiet or as_json)
    files = _shared.plural(len(result.files), "file")
    found = _shared.plural(len(result.findings), "finding") if result.findings else "nothing to report"
    noted = (
        f"; {_shared.plural(len(result.notes), 'note')} of what is TEI and not understood"
        if result.notes
        else ""
    )
    _shared.say(f"{files} checked: {found}{noted}", quiet=quiet or as_json)
    if result.failed:
        return 2
    return 1 if result.findings else 0
