"""Spelling conventions, read from `conventions/*.toml`: from pointed Hebrew to Latin forms, row by row.

To add a convention, add one file; nothing else lists them. It says

- `name`, `label` (a word or two for a table) and `tag` (what a language declaration ends in, L5);
- `spelling`, what a word that shows it counts as (K7): the file's own name, another convention's, or `other`;
- `marks`, patterns by which one knows a text that keeps to it, and `admits`, further spellings of words that a mark may be
  found in; `fallback`, that a text without a deciding word counts as its own;
- `signs`, patterns by which a word that no list holds shows the spelling; `decides`, that one such sign decides a whole span;
- `[writes]`, what it writes by itself, and `[[row]]`, the rows that only it has, with the spelling that each `shows`; a row
  may write a consonant with any letters of its class (`folding`), and a vowel with any.

`shared.toml` holds what all writers share.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from toolkit.vocabulary.hebrew import Sound, sounds

FOLDER = Path(__file__).parent / "conventions"
OTHER = "other"


class Row(NamedTuple):
    """One way to write one sound: the letters, the row's name, its cost, the spelling it is evidence for (or empty)."""

    write: str
    name: str
    cost: float
    shows: str
    usual: bool


@dataclass(frozen=True, slots=True)
class Convention:
    """A way of writing Hebrew in Latin letters; the fields are those of its file (see the module)."""

    key: str
    name: str
    label: str
    tag: str
    spelling: str
    decides: bool
    fallback: bool
    admits: frozenset[str]
    marks: tuple[re.Pattern[str], ...]
    signs: tuple[re.Pattern[str], ...]
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
        found[path.stem] = Convention(
            path.stem,
            data["name"],
            data["label"],
            data["tag"],
            data["spelling"],
            data.get("decides", False),
            data.get("fallback", False),
            frozenset({data["spelling"], OTHER, *data.get("admits", ())}),
            tuple(re.compile(mark) for mark in data["marks"]),
            tuple(re.compile(sign) for sign in data.get("signs", ())),
            data.get("writes", {}),
            rows,
        )
    return found


@cache
def spelling_tags() -> dict[str, str]:
    """Return the tag of each spelling: that of the convention which is called as the spelling is. `other` has none."""
    return {c.spelling: c.tag for c in conventions().values() if c.key == c.spelling}


def latin_tag(lang: str, spelling: str) -> str:
    """Return the language tag of a word in Latin letters: `he-Latn-x-isr`, of the spelling `other` `he-Latn`."""
    return "-".join(filter(None, (lang, "Latn", spelling_tags().get(spelling, ""))))


def spelling_of(tag: str) -> str:
    """Return the spelling that a language tag ends in, `other` where it ends in none of a spelling's own."""
    return next((s for s, own in spelling_tags().items() if tag.endswith(f"-{own}")), OTHER)


@cache
def fallback() -> Convention:
    """Return the convention of a text in which no word decides."""
    return next(c for c in conventions().values() if c.fallback)


def majority(shown: Sequence[str]) -> str:
    """Return the spelling that most of the deciding letters show, `other` where there is none (K7).

    Of two that as many show, that which is later in order counts: a tav written t decides, a tzere written ei does not.
    """
    if not shown:
        return OTHER
    decided = next((c.spelling for c in _deciding() if c.spelling in shown), "")
    best = decided or max(reversed(spelling_tags()), key=shown.count)
    return best if best in shown else OTHER


@lru_cache(maxsize=20_000)
def decided_by_sign(form: str) -> str:
    """Return the spelling that one sign of a form decides, empty where none does."""
    return next((c.spelling for c in _deciding() if _bears(form, c)), "")


@lru_cache(maxsize=20_000)
def spelling_by_signs(letters: str) -> str:
    """Return the first spelling whose signs the letters of a word bear, `other` where they bear none."""
    return next((c.spelling for c in conventions().values() if _bears(letters, c)), OTHER)


@cache
def _deciding() -> tuple[Convention, ...]:
    return tuple(c for c in conventions().values() if c.decides)


def _bears(form: str, convention: Convention) -> bool:
    return any(sign.search(form) for sign in convention.signs)


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
