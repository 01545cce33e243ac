"""`yichud decide`: files and what a person decides about their suggestions in, the decisions written into them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli import _shared
from toolkit.cli._progress import progress
from toolkit.cli._terminal import cells, columns, visible

if TYPE_CHECKING:
    from toolkit.workflows.decide import Considered, Decided

_MOST = 48  # cells of the words themselves, of which the middle is left out: what a voice says may be long
_LEAST = 12  # cells of context on either side, however narrow the terminal


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_shared.PATH, metavar="PATH...")
@click.option(
    "--accept",
    multiple=True,
    metavar="SELECTOR",
    help="Accept these (repeatable, or commas between): an id (g12), a concept, a topic, a work (w.zohar), a person (p.ari), a kind (translit, acronym, hebrew, english, citation, name, voice, turn) or a certainty (cert:high); + joins conditions.",
)
@click.option(
    "--reject",
    multiple=True,
    metavar="SELECTOR",
    help="Reject these. Of two selectors the closer decides: an id before a concept, work or person, that before a topic, that before a kind or certainty.",
)
@click.option(
    "--by",
    metavar="PERSON",
    default="",
    help="Who decides: an id of the header, or a name, which the header gets where it does not have it.",
)
@click.option(
    "--cert",
    type=click.Choice(["high", "medium", "low"]),
    help="How certain the person is of what is accepted; without it the program's certainty stays.",
)
@_shared.date_option("The day of the decision")
@click.option("--dry-run", is_flag=True, help="List what would be decided, and write nothing.")
@_shared.annotations_option
@_shared.json_option
@_shared.quiet_option
def command(
    paths: tuple[Path, ...],
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    by: str,
    cert: str | None,
    date: str | None,
    annotations: Path | None,
    *,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Accept or reject what a program suggests in TEI files and folders of them; without a selector, list what is open.

    A decision is written into the suggestion, and nothing else of the file is touched. What a person has decided stays as it
    is unless its id is named.

    \b
    yichud decide texts/my-lesson.xml
    yichud decide texts --accept cert:high --reject bittul --by "R. Reader"
    yichud decide texts/my-lesson.xml --accept english+cert:medium --reject g12,g15 --by me --dry-run
    """
    from toolkit.workflows.decide import Wish, decide_files

    wish = Wish(accept, reject, by, _shared.day(date), cert or "")
    report = decide_files(
        paths,
        wish,
        dry_run=dry_run,
        annotations=annotations,
        progress=progress(quiet=quiet or as_json),
    )
    selecting = bool(accept or reject)
    if as_json:
        _shared.print_json(report.as_json())
    elif not selecting or dry_run:
        several = len(report.files) > 1
        shown = [(f, s) for f in report.files for s in (f.now if selecting else f.open)]
        for line in _listed(shown, several=several):
            click.echo(line)
    _shared.print_findings(report.findings, err=True)
    for file in report.files:
        _shared.say(_summary(file, selecting=selecting, dry_run=dry_run), quiet=quiet or as_json)
    return 4 if report.findings else 0


def _listed(shown: Iterable[tuple[Decided, Considered]], *, several: bool) -> Iterator[str]:
    """Yield the lines of a list: concept by concept, the one with most first, then works and persons, each suggestion with its words in context."""
    held: dict[str, list[tuple[str, Considered]]] = defaultdict(list)
    for file, s in shown:
        held[s.concept].append((f"{file.text}#{s.id}" if several else s.id, s))
    for concept in sorted(held, key=lambda c: (c.startswith(("w.", "p.")), -len(held[c]), c)):
        items = held[concept]
        yield click.style(f"{items[0][1].called} ({concept}), {len(items)}", bold=True)
        wide = max(len(name) for name, _ in items)
        for name, s in items:
            verdict = f"{s.decision:8} " if s.decision else ""
            yield _line(f"  {name:{wide}}  {verdict}{s.kind:8} {s.cert:6}  ", s)


def _line(head: str, s: Considered) -> str:
    if not s.fits:
        return f"{head}«{visible(s.words)}» does not stand where it says"
    words = visible(s.words)
    words = words if cells(words) <= _MOST else f"{words[: _MOST - 16]} … {words[-13:]}"
    room = max(_LEAST, (columns() - cells(head) - cells(words) - 2) // 2)
    before, after = visible(s.before), visible(s.after)
    before = before if cells(before) <= room else "…" + before[-(room - 1) :]
    after = after if cells(after) <= room else after[: room - 1] + "…"
    return f"{head}{before:>{room}}«{click.style(words, bold=True)}»{after}".rstrip()


def _summary(file: Decided, *, selecting: bool, dry_run: bool) -> str:
    still = f"{len(file.open)} open"
    if not selecting:
        decided = len(file.suggestions) - len(file.open)
        return f"{file.path}: {still}, {decided} decided"
    counts = [(v, sum(s.decision == v for s in file.now)) for v in ("accepted", "rejected")]
    would = "would be " if dry_run else ""
    told = ", ".join(f"{n} {would}{v}" for v, n in counts if n) or "nothing to decide"
    who = f"; #{file.who} is now in the header" if file.declared and not dry_run else ""
    return f"{file.path}: {told}; {still}{who}"
