"""A word's sounds and folded Latin letters in, the cheapest rows that lead from the one to the other out, or nothing.

One pass over the sounds keeps, for every number of letters used so far, the cheapest way to have used them (Viterbi).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import NamedTuple

from toolkit.vocabulary.hebrew import Sound
from toolkit.vocabulary.spelling import Row, every_row

VOWELS = frozenset("aeiouyāâáăēêéīîíōôóūûúəĕ")
_ERROR = 3.0
_ROUNDING = 1e-9

Options = tuple[tuple[Row, ...], ...]


class Alignment(NamedTuple):
    """How a form is spelled: what it cost, and for each sound the row that wrote it."""

    cost: float
    rows: tuple[Row, ...]


class _Way(NamedTuple):
    cost: float
    row: Row | None
    before: _Way | None


def options(
    sounds: tuple[Sound, ...],
    *,
    after_particle: bool = False,
    table: Mapping[str, tuple[Row, ...]] | None = None,
) -> Options:
    """Return the rows that may write each sound where it stands, doubled consonants included.

    `table` holds the rows of one convention; without it, those of all are used.
    """
    table = every_row() if table is None else table
    found: list[tuple[Row, ...]] = []
    for i, sound in enumerate(sounds):
        rows = _acronym_rows(sound.key) if sound.key.startswith("letter-") else table.get(sound.key, ())
        if after_particle and i == 0:
            rows += table.get({"bet": "vet", "kaf": "khaf", "pe": "fe", "tav": "sav"}.get(sound.key, ""), ())
        if sound.key == "yod" and _beside_i(sounds, i):
            rows += table["yod-beside-i"]
        if i > 0 and not sound.key.startswith("letter-"):
            rows += tuple(d for r in rows if (d := _doubled(r, strong=sound.strong)) is not None)
        found.append(rows)
    return tuple(found)


def literal(letters: str, name: str) -> Options:
    """Return the options of a form that is written down as it stands; a spelling from the Hebrew goes before it."""
    return ((Row(letters, name, 0.5, "", usual=False),),)


def align(ways: Options, letters: str, most: float = inf) -> Alignment | None:
    """Return the cheapest alignment that uses every sound and every letter; None where none costs at most `most`."""
    most += _ROUNDING
    states: dict[int, _Way] = {0: _Way(0.0, None, None)}
    for rows in ways:
        reached: dict[int, _Way] = {}
        for at, way in states.items():
            for row in rows:
                if letters.startswith(row.write, at):
                    end = at + len(row.write)
                    cost = way.cost + row.cost
                    if cost <= most and (end not in reached or cost < reached[end].cost):
                        reached[end] = _Way(cost, row, way)
        if not reached:
            return None
        states = reached
    return _alignment(states.get(len(letters)))


def align_misspelled(ways: Options, letters: str, most: float = inf) -> Alignment | None:
    """Return the cheapest alignment with exactly one letter missing, too many or wrong.

    None where there is none whose rows, the error aside, cost at most `most`.
    """
    most += _ROUNDING
    states: dict[tuple[int, int], _Way] = {(0, 0): _Way(0.0, None, None)}
    for rows in ways:
        _skip_letter(states, len(letters))
        reached: dict[tuple[int, int], _Way] = {}
        for (at, errors), way in states.items():
            for row in rows:
                if letters.startswith(row.write, at):
                    cost = way.cost + row.cost
                    if cost <= most + _ERROR * errors:
                        _reach(reached, (at + len(row.write), errors), _Way(cost, row, way))
            if not errors:
                _reach(reached, (at, 1), _Way(way.cost + _ERROR, MISSING, way))
                _reach(reached, (at + 1, 1), _Way(way.cost + _ERROR, WRONG, way))
        if not reached:
            return None
        states = reached
    _skip_letter(states, len(letters))
    return _alignment(states.get((len(letters), 1)))


MISSING = Row("", "misspelled: a letter missing", _ERROR, "", usual=False)
WRONG = Row("?", "misspelled: a wrong letter", _ERROR, "", usual=False)
EXTRA = Row("?", "misspelled: a letter too many", _ERROR, "", usual=False)


def _skip_letter(states: dict[tuple[int, int], _Way], length: int) -> None:
    for (at, errors), way in list(states.items()):
        if not errors and at < length:
            _reach(states, (at + 1, 1), _Way(way.cost + _ERROR, EXTRA, way))


def _reach(states: dict[tuple[int, int], _Way], place: tuple[int, int], way: _Way) -> None:
    if place not in states or way.cost < states[place].cost:
        states[place] = way


def _alignment(way: _Way | None) -> Alignment | None:
    if way is None:
        return None
    cost, rows = way.cost, []
    while way is not None and way.row is not None:
        rows.append(way.row)
        way = way.before
    return Alignment(cost, tuple(reversed(rows)))


def _acronym_rows(key: str) -> tuple[Row, ...]:
    table = every_row()
    if key in table:
        return table[key]
    letter = key.removeprefix("letter-")
    soft = {"bet": "vet", "kaf": "khaf", "pe": "fe", "tav": "sav"}.get(letter)
    rows = table.get(letter, ()) + (table.get(soft, ()) if soft else ())
    return tuple(r._replace(cost=min(r.cost, 0.3)) for r in rows if not r.write.endswith(("ss",)))


def _beside_i(sounds: tuple[Sound, ...], i: int) -> bool:
    near = [sounds[j].key for j in (i - 1, i + 1) if 0 <= j < len(sounds)]
    return any(k.startswith("hiriq") for k in near)


def _doubled(row: Row, *, strong: bool) -> Row | None:
    if not row.write or row.write[0] in VOWELS - {"y"} or row.write[0] == "h" or len(row.write) > 2:
        return None
    if len(row.write) == 2 and (row.write[0] == row.write[1] or not strong):
        return None
    cost = row.cost if strong else row.cost + 0.7
    name = f"{row.name}, doubled" if strong else f"{row.name}, doubled without dagesh"
    return Row(row.write[0] + row.write, name, cost, row.shows, usual=False)
