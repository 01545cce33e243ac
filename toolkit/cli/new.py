"""`yichud new`: a file name in, a valid TEI file to start from out."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import _shared


@click.command()
@click.argument("path", type=_shared.PATH, metavar="FILE")
@click.option("--title", required=True, help="The title of the text.")
@click.option(
    "--tradition",
    required=True,
    metavar="ID",
    help="chabad, ashlag, laitman, or one that you added to concepts.xml.",
)
@click.option(
    "--author",
    "authors",
    multiple=True,
    metavar="PERSON",
    help="Who wrote the text (repeatable): an id of people.xml (laitman) or a name.",
)
@click.option("--date", default="", help="When: 2010-03-21, 2010-03, 1912, 'ca. 1912', 'March 21, 2010'.")
@click.option(
    "--editor", default="Your name", show_default=True, help="Who is responsible for the annotations."
)
@click.option(
    "--spelling", default="x-isr", show_default=True, help="How the text writes Hebrew: x-isr, x-ashk …"
)
@click.option(
    "--project",
    type=_shared.PATH,
    metavar="DIR",
    help="Copy the concepts, people, works and grammar that come with Yichud into DIR/annotations, to add your own; what you have there stays.",
)
@_shared.annotations_option
@_shared.quiet_option
def command(
    path: Path,
    *,
    title: str,
    tradition: str,
    authors: tuple[str, ...],
    date: str,
    editor: str,
    spelling: str,
    project: Path | None,
    annotations: Path | None,
    quiet: bool,
) -> None:
    """Write a TEI file to start from: header, one sentence, one term, one claim.

    Open it in an editor that knows RELAX NG and Schematron (oXygen, VS Code with an XML extension): it validates while
    you type.
    """
    from datetime import date as day

    from toolkit.workflows.new import start
    from toolkit.workflows.project import copy_annotations

    today = day.today().isoformat()  # noqa: DTZ011 - the day where the annotator sits
    if project is not None:
        folder = copy_annotations(project)
        _shared.say(f"{folder}: the concepts, people and works of this project", quiet=quiet)
        annotations = annotations if annotations is not None else folder
    used = start(
        path,
        title=title,
        tradition=tradition,
        editor=editor,
        spelling=spelling,
        today=today,
        authors=authors,
        date=date,
        annotations=annotations,
    )
    _shared.say(
        f"{path}: written, its pointers lead to {used}; yichud check {path} tells what is missing",
        quiet=quiet,
    )
