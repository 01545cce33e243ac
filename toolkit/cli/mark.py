"""`yichud mark`: a text in, what is found in it underlined and explained out."""

from __future__ import annotations

import sys
import textwrap
from bisect import bisect_left
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli import _shared
from toolkit.cli._terminal import columns, console, visible
from toolkit.cli._underline import underline
from toolkit.rendering.marking.layers import LAYERS

if TYPE_CHECKING:
    from rich.console import Console

    from toolkit.rendering.marking.notes import Note, Place
    from toolkit.workflows.mark import Marking

_COLOURS = {
    "transliterations": "bold blue",
    "hebrew": "blue",
    "terms": "green",
    "citations": "bold yellow",
    "voices": "magenta",
    "glosses": "cyan",
}


@click.command()
@click.argument("path", default="-", type=_shared.PATH, metavar="[FILE|-]")
@click.option(
    "--layer",
    "layers",
    multiple=True,
    type=click.Choice(list(LAYERS)),
    help="Only this layer (repeatable); without it, all.",
)
@click.option(
    "--html", "as_html", is_flag=True, help="Write one self-contained page, for a browser or paper."
)
@_shared.json_option
@click.option(
    "-o",
    "--output",
    type=_shared.PATH,
    metavar="FILE",
    help="The page or the JSON; without it, standard output.",
)
@_shared.annotations_option
@_shared.quiet_option
def command(
    path: Path,
    layers: tuple[str, ...],
    output: Path | None,
    annotations: Path | None,
    *,
    as_html: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Show the Hebrew and Aramaic words, citations, voices and glosses of a text, plain or TEI, each with what it is and why.

    Offsets count code points of the text as read, without a byte order mark: of a TEI file, the characters of its text
    element. The JSON leaves Hebrew script out unless --layer asks for it.

    \b
    yichud mark lecture.txt | less
    yichud mark lecture.xml --html -o lecture.html
    yichud mark --json --layer citations < lecture.txt
    """
    from toolkit.ground.reading import STDIN, read_input
    from toolkit.workflows import mark as workflow

    _check(output, as_html=as_html, as_json=as_json)
    if path == STDIN and sys.stdin.isatty():
        _shared.say("reading what you type; end with Ctrl-D", quiet=quiet)
    marking = workflow.mark(read_input(path), str(path), annotations=annotations)
    if as_json or (output is not None and output.suffix == ".json"):
        _write(_shared.as_json(marking.as_json(layers or workflow.LAYERS)).encode(), output)
    elif as_html or output is not None:
        _write(marking.as_html(layers or tuple(LAYERS)), output)
    else:
        _print(marking, layers or tuple(LAYERS))
    wrote = f"{output}: " if output is not None else ""
    _shared.say(wrote + _counts(marking, layers or tuple(LAYERS)), quiet=quiet)


def _check(output: Path | None, *, as_html: bool, as_json: bool) -> None:
    if as_html and as_json:
        raise click.UsageError("--html and --json exclude each other")
    if output is not None and not (as_html or as_json or output.suffix in {".html", ".htm", ".json"}):
        raise click.UsageError(f"{output} may be a page or JSON: add --html or --json")


def _write(data: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    from toolkit.ground.writing import write_atomically

    write_atomically(output, data)


def _counts(marking: Marking, layers: Collection[str]) -> str:
    counts = {layer: len(getattr(marking.found, layer)) for layer in LAYERS if layer in layers}
    told = (f"{_shared.plural(n, LAYERS[k].noun)} {LAYERS[k].sign}" for k, n in counts.items() if n)
    spelled = f"; spelling: {habit}" if (habit := str(marking.habit)) and "transliterations" in layers else ""
    words = _shared.plural(marking.words, "word")
    return f"{words}: {', '.join(told) or 'nothing found'}{spelled}"


def _print(marking: Marking, layers: Collection[str]) -> None:
    from toolkit.rendering.marking.notes import notes_of

    places = notes_of(marking.finds(layers), marking.vocabulary)
    starts = [p.span.start for p in places]
    out = console()
    told: set[tuple[Note, str]] = set()
    for _, block in marking.blocks:
        here = places[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        spans = [(p.span, LAYERS[p.note.layer].sign) for p in here]
        for line in underline(marking.characters, block, spans, columns()):
            _print_line(out, line.text, line.ranges)
            if line.signs:
                out.print(line.signs, style="dim")
        _print_notes(out, marking, here, told)
        out.print()


def _print_line(out: Console, text: str, ranges: Sequence[tuple[int, int, str]]) -> None:
    from rich.text import Text

    shown = Text(text)
    colours = {LAYERS[layer].sign: colour for layer, colour in _COLOURS.items()}
    for start, end, sign in ranges:
        shown.stylize(colours[sign], start, end)
    out.print(shown)


def _print_notes(
    out: Console, marking: Marking, places: Sequence[Place], told: set[tuple[Note, str]]
) -> None:
    """Print each note of a block once, with a reason where the text has it for the first time."""
    from rich.text import Text

    from toolkit.rendering.marking.notes import ends, numbered, summary

    for note, held in numbered(places).items():
        times = f" ×{len(held)}" if len(held) > 1 else ""
        least = min(p.confidence for p in held)
        line = Text.assemble((f"  {LAYERS[note.layer].sign} ", "dim"))
        line.append(visible(note.text), style=_COLOURS[note.layer])
        line.append(times, style="dim")
        line.append("   " + visible(f"{summary(note)} · {least:.2f}"))
        out.print(line)
        said = [f"says: {ends(p.extent.of(marking.characters))}" for p in held if p.extent is not None]
        why = dict.fromkeys(p.reason for p in held if p.reason and (note, p.reason) not in told)
        for more in [*said, *why]:
            out.print(_indented(more), style="dim")
        told.update((note, reason) for reason in why)


def _indented(text: str) -> str:
    margin = " " * 6
    return textwrap.fill(visible(text), columns(), initial_indent=margin, subsequent_indent=margin)
