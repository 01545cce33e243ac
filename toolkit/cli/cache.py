"""`yichud cache`: how much is kept between two calls, and where; and nothing any more."""

from __future__ import annotations

import click

_MIB = 1 << 20


@click.command()
@click.option("--clear", is_flag=True, help="Take away all that is kept; the next report takes its time.")
def command(*, clear: bool) -> int:
    """Show what is kept between two calls, so that a report is quick the second time.

    It lies in the folder that YICHUD_CACHE names, else in ~/.cache/yichud, and is never more than a gibibyte: what was not used for the
    longest time goes first. It holds the words of your texts.
    """
    from toolkit.index import pruning
    from toolkit.index.cache import default_folder

    folder = default_folder()
    if clear:
        click.echo(f"{folder}: {pruning.clear(folder) / _MIB:,.1f} MiB taken away")
        return 0
    sizes = dict.fromkeys(pruning.KINDS, 0)
    for entry in pruning.entries(folder):
        sizes[entry.place.parent.name] += entry.size
    click.echo(f"{folder}: {sum(sizes.values()) / _MIB:,.1f} MiB")
    for kind, size in sizes.items():
        click.echo(f"  {kind}: {size / _MIB:,.1f} MiB")
    return 0
