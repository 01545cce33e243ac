"""`yichud suggest`: TEI files in, the same files with what the recogniser finds in them as suggestions out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli import _shared
from toolkit.cli._progress import progress

if TYPE_CHECKING:
    from toolkit.workflows.suggest import Suggested

_CALLED = {"suggestions": "term", "citations": "citation", "names": "name", "voices": "voice"}


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_shared.PATH, metavar="PATH...")
@click.option("--dry-run", is_flag=True, help="Say what would be suggested, and write nothing.")
@_shared.date_option("The day of the suggestions")
@_shared.annotations_option
@_shared.json_option
@_shared.quiet_option
def command(
    paths: tuple[Path, ...],
    date: str | None,
    annotations: Path | None,
    *,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Add to TEI files, and folders of them, what the recogniser finds in them: terms, citations, names and voices.

    They are suggestions, beside the text, and count when a person has taken them (`yichud decide`). What the file says already is not suggested,
    what was rejected never again; nothing else in the file is touched, whichever project it comes from.

    \b
    yichud suggest texts/letter.xml
    yichud suggest texts --dry-run
    """
    from toolkit.workflows.suggest import suggest_files

    report = suggest_files(
        paths,
        when=_shared.day(date),
        annotations=annotations,
        dry_run=dry_run,
        progress=progress(quiet=quiet or as_json),
    )
    if as_json:
        _shared.print_json(report.as_json())
    _shared.print_findings(report.findings, err=True)
    for file in report.files:
        _shared.say(_summary(file, dry_run=dry_run), quiet=quiet or as_json)
    if report.copied is not None:
        _shared.say(f"the vocabulary was copied to {report.copied}", quiet=quiet or as_json)
    if report.written:
        _shared.say("`yichud decide` lists and decides them", quiet=quiet or as_json)
    return 4 if report.findings else 0


def _summary(file: Suggested, *, dry_run: bool) -> str:
    if not file.total:
        return f"{file.path}: nothing new"
    counts = ", ".join(_shared.plural(n, _CALLED[k]) for k in _CALLED if (n := file.counts.get(k, 0)))
    ids = f"; {_shared.plural(file.identified, 'element')} given an id" if file.identified else ""
    would = "would be " if dry_run else ""
    return f"{file.path}: {counts} {would}suggested{ids}"
