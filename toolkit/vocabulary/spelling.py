"""Spelling conventions, read from `conventions/*.toml`: from pointed Hebrew to Latin forms, row by row.

To add a convention, add one file: a name, the tag that a language declaration ends in, the spelling that it counts as
(guidelines, K7), what it writes by itself, and the rows that only it has. `shared.toml` holds what all writers share.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from toolkit.vocabulary.hebrew import Sound, sounds

FOLDER = Path(__file__).parent / "conventions"


class Row(NamedTuple):
    """One way to write one sound: the letters, the row's name, its cost, the spelling it is evidence for (or empty)."""

    write: str
    name: str
    cost: float
    shows: str
    usual: bool


@dataclass(frozen=True, slots=True)
class Convention:
    """A way of writing Hebrew in Latin letters.

    `writes` gives the letters that it chooses by itself for a sound, `marks` are patterns by which one knows a text that
    keeps to it (`document`).
    """

    key: str
    name: str
    tag: str
    spelling: str
    marks: tuple[re.Pattern[str], ...]
    writes: dict[str, str]
    rows: dict[str, tuple[Row, ...]]

    def write(self, word: str) -> str:
        """Return the Latin form that this convention gives a pointed word or phrase (lower case)."""
        return " ".join("".join(self._usual(s) for s in sounds(w)) for w in word.split())

    def forms(self, word: str, *, limit: int = 200) -> Iterator[str]:
        """Yield the Latin forms of one pointed word that this convention's rows admit, at most `limit`."""
        choices = [[r.write for r in self.rows.get(s.key, ())] or [""] for s in sounds(word)]
        for count, letters in enumerate(product(*choices)):
            if count >= limit:
                return
            yield "".join(letters)

    def _usual(self, sound: Sound) -> str:
        if sound.key in self.writes:
            return self.writes[sound.key]
        rows = self.rows.get(sound.key, ())
        usual = (r.write for r in rows if r.usual)
        return next(usual, rows[0].write if rows else "")


@cache
def conventions() -> dict[str, Convention]:
    """Return every convention by its key, the name of its file."""
    shared = Path(__file__).with_name("shared.toml").read_text(encoding="utf-8")
    common = _rows(tomllib.loads(shared), shared=True)
    found = {}
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        own = _rows(data)
        rows = {
            key: tuple(own.get(key, ())) + tuple(common.get(key, ())) for key in own.keys() | common.keys()
        }
        marks = tuple(re.compile(mark) for mark in data["marks"])
        found[path.stem] = Convention(
            path.stem, data["name"], data["tag"], data["spelling"], marks, data.get("writes", {}), rows
        )
    return found


@cache
def every_row() -> dict[str, tuple[Row, ...]]:
    """Return the rows of all conventions together by sound: what a match may use, the cheapest first."""
    union: dict[str, dict[Row, None]] = {}
    for convention in conventions().values():
        for key, rows in convention.rows.items():
            union.setdefault(key, {}).update(dict.fromkeys(rows))
    return {key: tuple(sorted(rows, key=lambda r: r.cost)) for key, rows in union.items()}


def _rows(data: dict[str, list[dict[str, object]]], *, shared: bool = False) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for row in data.get("row", []):
        sounds_, writes = row["sound"], row["write"]
        assert isinstance(sounds_, list)
        assert isinstance(writes, list)
        for sound in sounds_:
            for write in writes:
                usual = shared and sound not in rows
                cost = float(str(row.get("cost", 0)))
                rows.setdefault(sound, []).append(
                    Row(write, str(row["name"]), cost, str(row.get("shows", "")), usual)
                )
    return rows
