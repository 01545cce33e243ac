"""`speech.toml` as a value: what announces a voice, with the patterns that are made of its words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

#: A capital letter of any Latin alphabet, and the half rings that may stand before one (ʿAqiva), as a class of a pattern.
CAPITAL = "[ʿʾ" + "".join(filter(str.isupper, map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))))) + "]"


class Verb(NamedTuple):
    """What may follow the forms of a verb besides *that*, a colon and quotation marks; a word that it needs after it or
    before it."""

    follows: frozenset[str]
    needs: str = ""
    after: str = ""


class Formula(NamedTuple):
    """A formula that speaks without a name: its pattern, what must follow, whose it is."""

    name: str
    text: re.Pattern[str]
    then: frozenset[str]
    who: str
    kind: str
    says: bool


class Label(NamedTuple):
    """Whose turn a label opens; `alone` says that one such label makes a dialogue."""

    who: str
    alone: bool
    partner: str = ""


class Speech(NamedTuple):
    """The whole table; words in lower case."""

    verbs: dict[str, Verb]
    lists: dict[str, frozenset[str]]
    between: re.Pattern[str]
    formulas: dict[str, tuple[Formula, ...]]
    labels: dict[str, Label]
    also: tuple[tuple[str, tuple[str, ...]], ...]
    kin: dict[str, tuple[str, frozenset[str]]]
    hearers: dict[str, str]
    manners: dict[str, str]
    shared: dict[str, dict[str, str]]


@cache
def speech() -> Speech:
    """Return the table."""
    data = tomllib.loads(Path(__file__).with_name("speech.toml").read_text(encoding="utf-8"))
    lists = {name: frozenset(words) for name, words in data["lists"].items()}
    formulas: dict[str, tuple[Formula, ...]] = {}
    for row in data["formula"]:
        made = Formula(
            row["name"],
            re.compile(rf"(?<!\w)(?:{row['text']})(?!\w)", re.IGNORECASE),
            frozenset(row["then"]),
            row["who"],
            row["kind"],
            row.get("says", False),
        )
        formulas[row["trigger"]] = (*formulas.get(row["trigger"], ()), made)
    return Speech(
        {
            form: Verb(frozenset(row["follows"]), needed, row.get("after", ""))
            for row in data["verb"]
            for form in row["forms"]
            for needed in [next((n for stem, n in data["needs"].items() if form.startswith(stem)), "")]
        },
        lists,
        _between(lists["auxiliaries"], lists["adverbs"]),
        formulas,
        {
            form: Label(row["who"], row["alone"], row.get("partner", ""))
            for row in data["label"]
            for form in row["forms"]
        },
        tuple((row["who"], tuple(row["names"])) for row in data["also"]),
        {row["author"]: (row["who"], frozenset(row["words"])) for row in data["kin"]},
        {row["heard"]: row["who"] for row in data["hearer"]},
        {word: row["tradition"] for row in data["manner"] for word in row["words"]},
        {row["form"]: row for row in data["shared"]},
    )


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


def _between(auxiliaries: Iterable[str], adverbs: Iterable[str]) -> re.Pattern[str]:
    """Return what may stand between a name and its verb: a call or bracket, an apposition, a place, helping words."""
    helping = alternatives({*auxiliaries, *adverbs})
    inside = r"(?:[^,.!?;:“”\"()\n]|\([^()]{1,90}\)|[“\"][^“”\"\n]{1,100}[”\"]|\d[:.]\d|(?<=\b[A-Zpvcb])\.|(?<=\b(?:cf|pp|ch|no|ad|fl|ed))\.|(?<=\b(?:loc|vol|fol|sec|chs))\.)"
    aside = rf"\s*,\s{inside}{{1,120}}?(?:,\s{inside}{{1,90}}?){{0,2}}(?:,|(?<=,[”\"]))(?=\s)"
    return re.compile(
        rf"""[*_]{{0,2}}(?:\s\d{{4}})?
             (?:\s(?:of|from|at)\s(?:the\s)?(?-i:{CAPITAL}[\w’'ʿʾ-]+(?:\s(?:of\s)?{CAPITAL}[\w’'ʿʾ-]+){{0,3}}))?
             (?:\s(?:of|from|in)\s(?:(?:the|all|every|each|our|old|past|many|his|that|those|this)\s){{0,3}}[\w’'-]+)?
             (?:\s+and\s+(?:his|her|their)\s+[a-z]+)?
             (?:\s*[(\[][^()\[\]]{{1,90}}[)\]])?
             (?:\s*,?\s(?:who|whose|whom)\s[^.;:“”"]{{3,160}}?,(?=\s))?
             (?:{aside})?
             (?:\swho\s[^,.;:“”"\n]{{3,60}}?(?=\s))?
             (?:\s*,?\s(?:in|at|on|from)\s(?:(?!\s(?:and|but|or|that|was|were|is|are|had|has)\s)(?:[^.!?;:“”"()]|\([^()]{{1,90}}\)|\d[:.]\d|(?<=\s[ivxl])\.(?=\s\d)|(?<=[ivxl]{{2}})\.(?=\s\d))){{1,90}}?,?)?
             (?:\s*,?\swho)?
             (?:\s*,?\s(?:{helping}|[a-z]+ly)(?=[\s,]),?){{0,5}}
             (?:\s+(?:came|went|stood|sat|rose|got|[a-z]+(?:s|ed))(?:\s+(?:in|out|up|down|back|forward))?(?:\s+(?:this|it|there|himself|with\s\w+|(?:to|before)\s(?:him|her|me|us|them)))?,?\s+and(?:\s(?:{helping}|[a-z]+ly))?)?
             (?:\s+(?:meant|[a-z]+(?:s|ed))\s+(?:in|by))?
             \s*""",
        re.VERBOSE | re.IGNORECASE,
    )
