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
    "--editor", default="Your name", show_default=True, help="Who is responsible for the annotations."
)
@click.option(
    "--spelling", default="x-isr", show_default=True, help="How the text writes Hebrew: x-isr, x-ashk …"
)
@_shared.annotations_option
@_shared.quiet_option
def command(
    path: Path,
    title: str,
    tradition: str,
    editor: str,
    spelling: str,
    annotations: Path | None,
    *,
    quiet: bool,
) -> None:
    """Write a TEI file to start from: header, one sentence, one term, one claim.

    Open it in an editor that knows RELAX NG and Schematron (oXygen, VS Code with an XML extension): it validates while
    you type.
    """
    from datetime import date

    from toolkit.workflows.new import start

    today = date.today().isoformat()  # noqa: DTZ011 - the day where the annotator sits
    start(
        path,
        title=title,
        tradition=tradition,
        editor=editor,
        spelling=spelling,
        today=today,
        annotations=annotations,
    )
    _shared.say(f"{path}: written; yichud check {path} tells what is missing", quiet=quiet)
