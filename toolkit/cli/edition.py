"""`yichud edition`: TEI texts in, a reading edition out."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import _shared
from toolkit.cli._progress import progress


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_shared.PATH, metavar="PATH...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=_shared.PATH,
    metavar="TARGET",
    help="The folder (html) or the file (pdf, epub).",
)
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    help="html, pdf or epub; without it, by the suffix of TARGET, else html.",
)
@click.option(
    "--edition",
    "settings",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="An edition.toml: title page, editors, preface, choice and order of texts.",
)
@click.option("--paper", default="a4", show_default=True, metavar="PAPER", help="pdf: a4, a5 or letter.")
@click.option("--parallel", is_flag=True, help="pdf: add what two texts say of each aspect, on facing pages.")
@click.option(
    "--only",
    type=click.Choice(["decided"]),
    help="Leave out what a program suggests and nobody has decided.",
)
@click.option("--force", is_flag=True, help="Replace a folder that is no edition.")
@_shared.annotations_option
@_shared.quiet_option
def command(
    paths: tuple[Path, ...],
    output: Path,
    format_: str | None,
    settings: Path | None,
    paper: str,
    only: str | None,
    annotations: Path | None,
    *,
    parallel: bool,
    force: bool,
    quiet: bool,
) -> int:
    """Make a reading edition: pages that can be put on any server, a PDF to print and cite, or an EPUB.

    \b
    yichud edition tei -o edition
    yichud edition texts --edition edition.toml -o book.pdf --paper a5
    yichud edition tei -o book.epub
    """
    from toolkit.workflows import edition
    from toolkit.workflows._reading import shown

    chosen = format_ or (
        output.suffix.lower().lstrip(".")
        if output.suffix.lower().lstrip(".") in edition.formats()
        else "html"
    )
    asked = {"only": only or ""}
    if chosen == "pdf":
        asked |= {"paper": paper, "parallel": "yes" if parallel else ""}
    options = {name: value for name, value in asked.items() if value}
    line = _shared.command_line(
        "edition",
        [shown(path) for path in paths],
        ("--format", chosen),
        ("--edition", shown(settings)) if settings else (),
        ("--paper", paper) if chosen == "pdf" and paper != "a4" else (),
        ("--parallel",) if "parallel" in options else (),
        ("--only", only) if only else (),
        ("--annotations", shown(annotations)) if annotations else (),
    )
    made = edition.make_edition(
        paths,
        output,
        format=chosen,
        settings=settings,
        annotations=annotations,
        options=options,
        command=line,
        force=force,
        progress=progress(quiet=quiet),
    )
    state = "unchanged" if made.unchanged else "made"
    if made.taken:
        state += f", {_shared.plural(made.taken, 'text')} as before"
    first = output / "index.html" if output.is_dir() else output
    _shared.say(
        f"{first}: {_shared.plural(made.texts, 'text')}, edition {made.id}, {state}",
        quiet=quiet,
    )
    return 0
