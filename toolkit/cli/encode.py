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
@click.option("--title", default="", help="The title of the text; without it, the one found in the text.")
@click.option(
    "--author",
    "authors",
    multiple=True,
    metavar="PERSON",
    help="Who wrote it (repeatable): an id of people.xml (laitman) or a name; without it, whom a byline names.",
)
@click.option(
    "--date",
    default="",
    help="When: 2010-03-21, 2010-03, 1912, 'ca. 1912', 'March 21, 2010'; without it, the date of its date line.",
)
@click.option(
    "--tradition", default="", metavar="ID", help="chabad, ashlag, laitman, or one of your own concepts.xml."
)
@click.option("--source", default="", metavar="ADDRESS", help="Where the text was taken from.")
@click.option("--licence", default="", metavar="WORDS", help="Its licence, as an address or in words.")
@click.option(
    "--metadata",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="CSV",
    help="A table with a row a text: file, and any of title, author, date, tradition, source, licence; it goes before the options.",
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
    *,
    output: Path,
    title: str,
    authors: tuple[str, ...],
    date: str,
    tradition: str,
    source: str,
    licence: str,
    metadata: Path | None,
    annotations: Path | None,
    overwrite: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Turn source texts (UTF-8) into TEI.

    A text that has a layer in annotations/layers, or a copy of one that differs a little, gets its full encoding: each
    annotation ends up exact, moved (listed) or an orphan (listed). Any other text gets structure by rule, and the terms
    that the recogniser knows as suggestions; what its header says of it, the options and the table say.

    \b
    yichud encode lesson.txt -o texts --tradition laitman --author laitman --date 2010-03-21
    yichud encode sources/*.txt -o texts --metadata sources.csv
    """
    from toolkit.workflows.encode import Particulars, encode

    report = encode(
        paths,
        output,
        annotations=annotations,
        particulars=Particulars(title, authors, date, tradition, source, licence),
        metadata=metadata,
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
