"""`yichud mark`: a text in, its transliterations underlined and explained out."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli import _shared
from toolkit.cli._underline import underline
from toolkit.model.annotation import EnglishTerm, Transliteration

if TYPE_CHECKING:
    from toolkit.workflows.mark import Marking

Found = Transliteration | EnglishTerm


@click.command()
@click.argument("path", default="-", type=_shared.PATH, metavar="[FILE|-]")
@_shared.annotations_option
@_shared.json_option
@_shared.quiet_option
def command(path: Path, annotations: Path | None, *, as_json: bool, quiet: bool) -> None:
    """Show the Hebrew and Aramaic words of a text, plain or TEI, each with its concept and the reason for the match.

    Offsets count code points of the text as read: of a TEI file, the characters of its text element.
    """
    from toolkit.workflows.mark import mark

    data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    marking = mark(data, str(path), annotations=annotations)
    if as_json:
        _shared.print_json(marking.as_json())
        return
    _print(marking)
    found = f"{_shared.plural(len(marking.transliterations), 'transliteration')}, {_shared.plural(len(marking.terms), 'English term')}"
    _shared.say(found, quiet=quiet)


def _print(marking: Marking) -> None:
    width = min(shutil.get_terminal_size().columns, 100)
    found: list[Found] = [*marking.transliterations, *marking.terms]
    for block in marking.blocks:
        inside = sorted((t for t in found if block.contains(t.span)), key=lambda t: t.span)
        for line, marks in underline(
            block.of(marking.characters), (t.span.shifted(-block.start) for t in inside), width
        ):
            click.echo(line)
            if marks:
                click.echo(click.style(marks, fg="cyan"))
        for item in inside:
            click.echo("  " + click.style(item.text, bold=True) + "  " + _describe(item))
        click.echo()


def _describe(item: Found) -> str:
    if isinstance(item, EnglishTerm):
        parts = ["en", item.concept, item.reason]
    else:
        spelling = "" if item.convention == "other" else item.convention
        parts = [item.lang, item.concept or item.kind, item.hebrew, spelling, item.reason]
    return " · ".join(p for p in parts if p)
