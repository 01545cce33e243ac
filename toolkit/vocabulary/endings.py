"""Forms that follow by rule: number and state of a pointed Hebrew noun, English endings of a Latin form."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

_FINAL = {"ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ"}


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("endings.toml").read_text(encoding="utf-8"))


def number_forms(word: str) -> Iterator[tuple[str, str]]:
    """Yield the pointed forms that rules give a noun, each with the name of its rule."""
    marks = unicodedata.normalize("NFD", word)
    for rule in _tables()["hebrew"]:
        ending = unicodedata.normalize("NFD", rule["ending"])
        if not (marks.endswith(ending) if ending else _takes_plural(marks)):
            continue
        stem = marks[: len(marks) - len(ending)]
        for new in rule["becomes"]:
            yield _inner(stem) + unicodedata.normalize("NFD", new), rule["name"]


def _takes_plural(marks: str) -> bool:
    """Say whether a noun ends in a consonant that -im can follow: not in a vowel letter, a plural or -ut."""
    plain = [c for c in marks if not unicodedata.combining(c)]
    return len(plain) > 2 and plain[-1] not in "אהויםןת"


def _inner(stem: str) -> str:
    for i in range(len(stem) - 1, -1, -1):
        if not unicodedata.combining(stem[i]):
            return stem[:i] + _FINAL.get(stem[i], stem[i]) + stem[i + 1 :].replace("\u05b0", "")
    return stem


def without_english(letters: str) -> Iterator[tuple[str, str]]:
    """Yield the folded form without each English ending it may have, with the name of the ending (K5)."""
    for rule in _tables()["english"]:
        if letters.endswith(rule["ending"]) and len(letters) > len(rule["ending"]) + 2:
            stem = letters[: -len(rule["ending"])]
            for lost in rule["adds"]:
                yield stem + lost, rule["name"]
