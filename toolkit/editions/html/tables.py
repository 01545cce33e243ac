"""What was gathered in, the tables to download out: CSV in UTF-8, in which a cell that begins a formula is defused."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.editions.html.gathered import Gathered

Row = tuple[str, ...]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tables(gathered: Gathered) -> Iterator[tuple[str, Iterable[Row]]]:
    """Yield the file of each table and its rows, the head first."""
    yield "mentions.csv", _mentions(gathered)
    yield "claims.csv", _claims(gathered)


def write_table(file: Path, rows: Iterable[Row]) -> None:
    """Write a table row by row."""
    with file.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows(tuple(f"'{c}" if c.startswith(_FORMULA) else c for c in row) for row in rows)


def _mentions(gathered: Gathered) -> Iterator[Row]:
    yield "text", "kind", "target", "form", "sentence", "channel", "lang", "place", "status"
    for text in gathered.edition.texts:
        for m in gathered.mentions(text.id):
            status = "proposed" if m.suggested else "accepted"
            yield m.text, m.kind, m.target, m.form, m.sentence, m.channel, m.lang, m.place, status


def _claims(gathered: Gathered) -> Iterator[Row]:
    yield "text", "claim", "topics", "aspect", "polarity", "standing", "statement", "sentences", "roles"
    for text in gathered.edition.texts:
        for c in gathered.edition.opened(text).text.claims if text.claimed else ():
            if c.counts:
                yield (
                    text.id,
                    c.id,
                    " ".join(c.topics),
                    c.aspect,
                    c.polarity,
                    c.standing,
                    c.statement,
                    " ".join(c.targets),
                    " ".join(f"{r.type}:{r.target}" for r in c.roles),
                )
