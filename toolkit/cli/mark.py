"""`yichud mark`: a text in, what is found in it underlined and explained out."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli import _shared
from toolkit.cli._underline import underline
from toolkit.model.annotation import Citation, EnglishTerm, Found, Gloss, Transliteration, Voice
from toolkit.model.span import Span

if TYPE_CHECKING:
    from toolkit.workflows.mark import Marking

_NOUNS = {
    "transliterations": "transliteration",
    "terms": "English term",
    "citations": "citation",
    "voices": "voice",
    "glosses": "gloss pair",
}


@click.command()
@click.argument("path", default="-", type=_shared.PATH, metavar="[FILE|-]")
@_shared.annotations_option
@_shared.json_option
@_shared.quiet_option
def command(path: Path, annotations: Path | None, *, as_json: bool, quiet: bool) -> None:
    """Show the Hebrew and Aramaic words, citations, voices and glosses of a text, plain or TEI, each with what it is and why.

    Offsets count code points of the text as read: of a TEI file, the characters of its text element.
    """
    from toolkit.ground.reading import read_input
    from toolkit.workflows.mark import mark

    marking = mark(read_input(path), str(path), annotations=annotations)
    if as_json:
        _shared.print_json(marking.as_json())
        return
    _print(marking)
    counts = {layer: len(getattr(marking.found, layer)) for layer in _NOUNS}
    parts = [_shared.plural(count, _NOUNS[layer]) for layer, count in counts.items()]
    _shared.say(", ".join(parts), quiet=quiet)


def _print(marking: Marking) -> None:
    width = min(shutil.get_terminal_size().columns, 100)
    found = sorted(((_stretch(f), f) for f in marking), key=lambda pair: pair[0])
    for block in marking.blocks:
        inside = [(span, f) for span, f in found if block.contains(span)]
        for line, marks in underline(
            block.of(marking.characters), (span.shifted(-block.start) for span, _ in inside), width
        ):
            click.echo(line)
            if marks:
                click.echo(click.style(marks, fg="cyan"))
        for span, item in inside:
            text = " ".join(span.of(marking.characters).split())
            click.echo("  " + click.style(text, bold=True) + "  " + _describe(item))
        click.echo()


def _stretch(item: Found) -> Span:
    """Return what is underlined: the words themselves, of a gloss both sides."""
    if isinstance(item, Gloss):
        return Span(min(item.term.start, item.gloss.start), max(item.term.end, item.gloss.end))
    assert isinstance(item, Transliteration | EnglishTerm | Citation | Voice)
    return item.span


def _describe(item: Found) -> str:
    parts: list[str] = []
    match item:
        case EnglishTerm():
            parts = ["en", item.concept, item.reason]
        case Transliteration():
            spelling = "" if item.convention == "other" else item.convention
            parts = [item.lang, item.concept or item.kind, item.hebrew, spelling, item.reason]
        case Citation():
            parts = ["cites", item.work, item.place, item.signal, item.link, item.reason]
        case Voice():
            manner = "quoted" if item.direct else "reported"
            parts = ["voice", item.who, item.kind, manner, item.reason]
        case Gloss():
            parts = ["gloss", f"{item.term_text} = {item.gloss_text}", item.concept, item.reason]
    return " · ".join(p for p in parts if p)
