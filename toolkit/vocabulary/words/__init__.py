"""Lists of Hebrew and Aramaic words in, entries out: words that are written of but have no entry in the scheme.

To add a word, write it, pointed, into the list of its kind: `hebrew`, `aramaic`, `names` (of persons and places) or `formulas`;
an acronym, with the Latin forms that it has, into `acronyms`; a divine name that some divide with hyphens, so that it is not
written in full, into `divine`. No code changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from toolkit.model.annotation import Kind

_LISTS: tuple[tuple[str, str, Kind], ...] = (
    ("hebrew", "he", "term"),
    ("aramaic", "arc", "term"),
    ("names", "he", "name"),
    ("formulas", "he", "phrase"),
)


class Entry(NamedTuple):
    """A listed word or phrase: pointed Hebrew (an acronym: its letters), language, kind, the Latin forms where the list gives them."""

    form: str
    lang: str
    kind: Kind
    latin: tuple[str, ...] = ()


@cache
def listed() -> tuple[Entry, ...]:
    """Return every entry, each form once: what two lists hold belongs to the first."""
    entries: dict[str, Entry] = {}
    for name, lang, kind in _LISTS:
        for line in _lines(name):
            for form in line.rpartition(":")[2].split(","):
                entries.setdefault(form.strip(), Entry(form.strip(), lang, kind))
    return (*entries.values(), *_written("acronyms", "acronym"))


@cache
def divided() -> tuple[Entry, ...]:
    """Return the divine names that may be divided; the Latin forms are irregular ones, beside those that the rules write."""
    return tuple(_written("divine", "name"))


def _written(name: str, kind: Kind) -> Iterator[Entry]:
    for line in _lines(name):
        lang, colon, rest = line.partition(":")
        form, _, latin = (rest if colon else line).partition("|")
        forms = tuple(dict.fromkeys(filter(None, map(str.strip, latin.split(",")))))
        yield Entry(form.strip(), lang if colon else "he", kind, forms)


def _lines(name: str) -> list[str]:
    text = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
