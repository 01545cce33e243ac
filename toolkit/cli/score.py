"""`yichud score`: what a program found and what there is to find in, how far they agree out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli import _shared

if TYPE_CHECKING:
    from toolkit.model.table import Cell, Table

_LISTS = ("misses", "false_alarms", "disagreements")


@click.command()
@click.argument("predicted", type=click.Path(path_type=Path, exists=True), metavar="PREDICTED")
@click.argument("gold", type=click.Path(path_type=Path, exists=True), metavar="GOLD")
@click.option(
    "--layer", "layers", multiple=True, metavar="LAYER", help="Score this layer alone; may be repeated."
)
@click.option(
    "--texts",
    type=click.Path(path_type=Path, exists=True),
    metavar="DIR",
    help="The folder with the texts, STEM.txt, from which errors are shown in context.",
)
@click.option(
    "--include-proposed",
    is_flag=True,
    help="Take suggestions of the gold that nobody has decided for gold too; those of PREDICTED are predictions in any case.",
)
@click.option("--summary", is_flag=True, help="Leave out the lists of misses and false alarms.")
@_shared.json_option
@_shared.quiet_option
def command(
    predicted: Path,
    gold: Path,
    layers: tuple[str, ...],
    texts: Path | None,
    *,
    include_proposed: bool,
    summary: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Measure annotations against a gold standard: precision, recall and F1, by layer, kind, language and tradition.

    PREDICTED and GOLD are two files or two folders, whose files are paired by stem: JSON of `yichud mark --json`, JSON
    lines, layers, or TEI texts; what is only proposed in a TEI text is no gold. Every miss and every false alarm is listed, in context where the text is at hand.
    """
    from toolkit.workflows.score import score_paths

    scored = score_paths(predicted, gold, layers=layers, texts=texts, proposed=include_proposed)
    if as_json:
        _shared.print_json(scored.scores.as_json())
    else:
        for table in scored.scores.tables:
            if table.rows and not (summary and table.key in _LISTS):
                click.echo(table.title if table.key not in _LISTS else f"{table.title} ({len(table.rows)})")
                click.echo("\n".join(_lines(table)) + "\n")
    for name, count in scored.undecided:
        _shared.say(
            f"{name}: {_shared.plural(count, 'undecided suggestion')} left out of the gold; --include-proposed takes them in",
            quiet=quiet,
        )
    for name in scored.without_prediction:
        _shared.say(f"{name}: no prediction, all of it is missed", quiet=quiet)
    for name in scored.without_gold:
        _shared.say(f"{name}: no gold, not scored", quiet=quiet)


def _lines(table: Table) -> list[str]:
    """Return a table as aligned lines, numbers to the right."""
    rows = [table.names, *([_shown(cell) for cell in row] for row in table.rows)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(table.names))]
    right = [
        isinstance(next((r[i] for r in table.rows if r[i] is not None), ""), (int, float))
        for i in range(len(widths))
    ]
    return [
        "  ".join(
            cell.rjust(width) if to_right else cell.ljust(width)
            for cell, width, to_right in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in rows
    ]


def _shown(cell: Cell) -> str:
    if cell is None:
        return "–"
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)
