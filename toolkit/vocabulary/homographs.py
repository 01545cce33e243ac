"""`homographs.toml` as a value: which forms need evidence, and which words near a form speak for or against the term."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


class Cues(NamedTuple):
    """Words that speak for the term (before it, after it) or against it, and what the form is otherwise."""

    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    otherwise: str = ""


class Homographs(NamedTuple):
    """The forms that are English too, and the cues of single forms."""

    english: frozenset[str]
    cues: dict[str, Cues]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("homographs.toml").read_text(encoding="utf-8"))


@cache
def unmarked() -> dict[str, str]:
    """Return the words that are never marked by themselves (guidelines, K3), in lower case, and why each is not."""
    data = _table()
    return dict.fromkeys(data["never"], "Yiddish, a town, or an abbreviation") | dict.fromkeys(
        data["own"], "English has made it its own"
    )


@cache
def life() -> frozenset[str]:
    """Return the words of Jewish life that are marked although every English dictionary has them (K4), in lower case."""
    return frozenset(_table()["life"])


@cache
def homographs() -> Homographs:
    """Return the table (forms in lower case)."""
    data = _table()
    cues = {}
    for row in data["word"]:
        made = Cues(
            before=frozenset(row.get("before", ())),
            after=frozenset(row.get("after", ())),
            against=frozenset(row.get("against", ())),
            otherwise=row.get("otherwise", ""),
        )
        cues.update(dict.fromkeys(row["forms"], made))
    return Homographs(frozenset(data["english"]), cues)
