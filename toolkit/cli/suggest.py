"""`yichud suggest`: TEI files in, the same files with what the recogniser finds in them as suggestions out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli import _shared
from toolkit.cli._progress import progress

if TYPE_CHECKING:
    from toolkit.workflows.suggest import Suggested

_CALLED = {"suggestions": "term", "citations": "citation", "names": "name", "voices": "voice"}
_NAMED = 12  # words without a concept that are named


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
        for line in _lines(file, dry_run=dry_run):
            _shared.say(line, quiet=quiet or as_json)
    if report.copied is not None:
        _shared.say(f"the vocabulary was copied to {report.copied}", quiet=quiet or as_json)
    if report.written:
        _shared.say("`yichud decide` lists and decides them", quiet=quiet or as_json)
    return 4 if report.findings else 0


def _lines(file: Suggested, *, dry_run: bool) -> Iterator[str]:
    counts = ", ".join(_shared.plural(n, _CALLED[k]) for k in _CALLED if (n := file.counts.get(k, 0)))
    would = "would be " if dry_run else ""
    ids = f"; {_shared.plural(file.identified, 'element')} given an id" if file.identified else ""
    yield f"{file.path}: {counts} {would}suggested{ids}" if counts else f"{file.path}: nothing new"
    if file.moved:
        yield f"  {_shared.plural(file.moved, 'earlier suggestion')} {would}moved to where the words stand now"
    if file.lost:
        yield f"  {_shared.plural(file.lost, 'earlier suggestion')} without their words: `yichud check` names them"
    if file.unlisted:
        more = f" and {len(file.unlisted) - _NAMED} more" if len(file.unlisted) > _NAMED else ""
        yield f"  no concept in the vocabulary: {', '.join(file.unlisted[:_NAMED])}{more}"
