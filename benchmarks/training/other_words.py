"""Word lists of Debian and of wordfreq in; words of English, of names and of other languages in Latin letters out."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from wordfreq import get_frequency_dict, zipf_frequency

LATIN = ("ca", "cs", "da", "de", "es", "fi", "fil", "fr", "hu", "id", "is", "it", "lt", "lv", "ms", "nb", "nl", "pl", "pt", "ro", "sh", "sk", "sl", "sv", "vi")  # fmt: skip
OTHER_SCRIPTS = ("ar", "bg", "bn", "el", "fa", "hi", "mk", "ru", "uk", "ur")
_SCOWL = re.compile(r"(english|american|british|canadian)-(words|upper|proper-names)\.(\d+)")
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "yo",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "y",
            "",
            "e",
            "yu",
            "ya",
            "i",
            "yi",
            "ye",
            "g",
        ],
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        [
            "a",
            "b",
            "g",
            "d",
            "e",
            "z",
            "e",
            "th",
            "i",
            "k",
            "l",
            "m",
            "n",
            "x",
            "o",
            "p",
            "r",
            "s",
            "s",
            "t",
            "y",
            "ph",
            "ch",
            "ps",
            "o",
        ],
        strict=True,
    )
)
_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگکی",
        [
            "a",
            "b",
            "t",
            "th",
            "j",
            "h",
            "kh",
            "d",
            "dh",
            "r",
            "z",
            "s",
            "sh",
            "s",
            "d",
            "t",
            "z",
            "'",
            "gh",
            "f",
            "q",
            "k",
            "l",
            "m",
            "n",
            "h",
            "w",
            "y",
            "a",
            "a",
            "'",
            "a",
            "i",
            "a",
            "u",
            "i",
            "p",
            "ch",
            "zh",
            "g",
            "k",
            "i",
        ],
        strict=True,
    )
)
_INDIC = {
    0x00: "", 0x01: "m", 0x02: "m", 0x03: "h", 0x05: "a", 0x06: "a", 0x07: "i", 0x08: "i", 0x09: "u", 0x0A: "u", 0x0B: "ri", 0x0F: "e",
    0x10: "ai", 0x13: "o", 0x14: "au", 0x15: "k", 0x16: "kh", 0x17: "g", 0x18: "gh", 0x19: "n", 0x1A: "ch", 0x1B: "chh", 0x1C: "j",
    0x1D: "jh", 0x1E: "n", 0x1F: "t", 0x20: "th", 0x21: "d", 0x22: "dh", 0x23: "n", 0x24: "t", 0x25: "th", 0x26: "d", 0x27: "dh",
    0x28: "n", 0x2A: "p", 0x2B: "ph", 0x2C: "b", 0x2D: "bh", 0x2E: "m", 0x2F: "y", 0x30: "r", 0x32: "l", 0x35: "v", 0x36: "sh",
    0x37: "sh", 0x38: "s", 0x39: "h", 0x3E: "a", 0x3F: "i", 0x40: "i", 0x41: "u", 0x42: "u", 0x43: "ri", 0x47: "e", 0x48: "ai",
    0x4B: "o", 0x4C: "au", 0x4D: "",
}  # fmt: skip


def english(lists: Path) -> dict[str, int]:
    """Return the English words of SCOWL up to size 80 with the size at which each comes in (10: the commonest)."""
    sizes: dict[str, int] = {}
    for path in sorted((lists / "usr/share/dict/scowl").iterdir()):
        found = _SCOWL.fullmatch(path.name)
        if found and found[2] == "words" and int(found[3]) <= 80:
            for word in path.read_text(encoding="latin-1").split():
                sizes[word.lower()] = min(int(found[3]), sizes.get(word.lower(), 99))
    return sizes


def frequent(language: str, number: int) -> list[str]:
    """Return the commonest words of a language by wordfreq, letters only."""
    held = get_frequency_dict(language, wordlist="best")
    return [w for w, _ in sorted(held.items(), key=lambda e: (-e[1], e[0])) if w.isalpha()][:number]


def zipf(word: str) -> float:
    """Return the frequency of an English word on Zipf's scale (1: once in a hundred million words)."""
    return float(zipf_frequency(word, "en"))


def names(lists: Path) -> Iterator[str]:
    """Yield names: of SCOWL, of the King James Bible, of countries, regions, languages, cities, given names."""
    for path in sorted((lists / "usr/share/dict/scowl").iterdir()):
        found = _SCOWL.fullmatch(path.name)
        if found and found[2] != "words":
            yield from path.read_text(encoding="latin-1").lower().replace("'s", "").split()
    with gzip.open(lists / "usr/share/dict/propernames.gz", "rt", encoding="latin-1") as held:
        yield from held.read().lower().split()
    yield from bible_names(lists)
    for group in ("scholars", "writers", "families", "places"):
        yield from own(group)
    for path in sorted((lists / "usr/share/iso-codes/json").glob("iso_*.json")):
        for row in next(iter(json.loads(path.read_text(encoding="utf-8")).values())):
            if row.get("country") != "IL" and not str(row.get("code", "")).startswith("IL-"):
                yield from re.findall(r"[^\W\d_]{3,}", row.get("name", "").lower())
    for path in sorted(Path("/usr/share/zoneinfo").rglob("*")):
        yield from re.findall("[a-z]{3,}", path.name.lower())


def bible_names(lists: Path) -> set[str]:
    """Return the words of the English Bible that are never written without a capital."""
    data = (lists / "kjv.txt").read_text(encoding="utf-8", errors="replace")
    words = set(re.findall(r"[A-Za-z]+", data))
    return {w.lower() for w in words if w[0].isupper() and not w.isupper() and w.lower() not in words}


def foreign(chance: random.Random, lists: Path) -> Iterator[tuple[str, float]]:
    """Yield words of other languages as Latin letters write them, with weights."""
    for language in LATIN:
        number = 6_000 if language in {"id", "ms", "fi", "hu", "vi", "is", "fil"} else 12_000
        yield from ((w, 0.5) for w in frequent(language, number))
    for language in OTHER_SCRIPTS:
        for word in frequent(language, 9_000):
            for _ in range(2):
                yield romanised(word, language, chance), 0.4
    for path in sorted((lists / "usr/share/dictd").glob("*lat*.index")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from ((w, 0.5) for w in re.findall("[a-z]{3,}", line.partition("\t")[0].lower()))
    yield from ((w, 4.0) for w in own())


def own(group: str = "") -> Iterator[str]:
    """Yield the words of `foreign.txt`, of one group or of all."""
    for line in (Path(__file__).parent / "foreign.txt").read_text(encoding="utf-8").splitlines():
        name, _, words = line.partition(":")
        if not line.startswith("#") and group in {"", name}:
            yield from words.split()


def romanised(word: str, language: str, chance: random.Random) -> str:
    """Return a word in Latin letters; what Arabic script leaves unwritten is filled with vowels by chance."""
    if language in {"ru", "uk", "bg", "mk"}:
        return "".join(_CYRILLIC.get(c, "") for c in word)
    if language == "el":
        bare = word.translate(str.maketrans("άέήίόύώϊϋΐΰ", "αεηιουωιυιυ"))
        return "".join(_GREEK.get(c, "") for c in bare)
    if language in {"hi", "bn"}:
        return _indic(word, 0x0900 if language == "hi" else 0x0980)
    letters = [_ARABIC.get(c, "") for c in word]
    filled = ""
    for this, after in zip(letters, [*letters[1:], ""], strict=True):
        filled += this
        if this and after and this[-1] not in "aiu'" and after[0] not in "aiu":
            filled += chance.choice(["a", "a", "i", "u", ""])
    return ("al-" + filled) if chance.random() < 0.15 else filled


def _indic(word: str, block: int) -> str:
    made = ""
    codes = [ord(c) - block for c in word]
    for this, after in zip(codes, [*codes[1:], 0x4D], strict=True):
        made += _INDIC.get(this, "")
        if 0x15 <= this <= 0x39 and not 0x3E <= after <= 0x4D:
            made += "a"
    return made
