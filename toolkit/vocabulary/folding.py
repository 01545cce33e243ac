"""A Latin form in, the letters that a match reads and the skeleton key that finds candidates; keys of Hebrew beside.

The key keeps consonants only, in classes that no convention tells apart: b v w · g · d · z tz ts s sh t th · ch kh k q ·
l · m · n · p f · r. Vowels, y, j and a lone h are left out; a class twice in a row, with nothing between, counts once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from toolkit.vocabulary.hebrew import Sound
from toolkit.vocabulary.remembered import REMEMBERED
from toolkit.vocabulary.spelling import every_row

APOSTROPHES = "'’‘ʼʾʿ`´ʹʻ′‛\"”“″״׳"
_DROP = str.maketrans("", "", APOSTROPHES + "-‐‑\u00ad")
CLASSES = {
    "b": "B", "v": "B", "w": "B", "bh": "B", "g": "G", "gh": "G", "d": "D", "dh": "D", "z": "S", "s": "S", "t": "S",
    "tz": "S", "ts": "S", "sh": "S", "th": "S", "sch": "S", "c": "K", "k": "K", "q": "K", "ch": "K", "kh": "K",
    "ck": "K", "x": "KS", "l": "L", "m": "M", "n": "N", "p": "P", "f": "P", "ph": "P", "r": "R",
}  # fmt: skip
_UNIT = re.compile("sch|" + "|".join(k for k in CLASSES if len(k) == 2) + "|.")
_SOUND_CLASS = {
    "bet": "B", "vet": "B", "vav": "B", "gimel": "G", "dalet": "D", "zayin": "S", "tsadi": "S", "samekh": "S", "sin": "S",
    "shin": "S", "tav": "S", "sav": "S", "tet": "S", "kaf": "K", "qof": "K", "lamed": "L", "mem": "M", "nun": "N",
    "pe": "P", "fe": "P", "resh": "R",
}  # fmt: skip
_MAYBE = {"het": "K", "khaf": "K", "letter-het": "K", "letter-kaf": "K", "letter-vav": "B"}
_SILENT = frozenset({"alef", "ayin", "alef-final", "he-mater", "shva-na", "shva-nach", "he", "acronym-vowel"})


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """The letters with diacritics that some row writes: the others are read as their base letter."""
    return frozenset(c for rows in every_row().values() for r in rows for c in r.write if ord(c) > 127)


@lru_cache(maxsize=REMEMBERED)
def fold(form: str) -> str:
    """Return the letters of a Latin form: lower case, no apostrophes or hyphens, diacritics only where a row has them."""
    lowered = unicodedata.normalize("NFC", form).lower().translate(_DROP)
    if lowered.isascii():
        return lowered
    return "".join(c if ord(c) < 128 or c in _known() else _base(c) for c in lowered)


def _base(letter: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
    return plain.lower().translate(_DROP)  # mathematical capitals, ligatures with an apostrophe


@lru_cache(maxsize=REMEMBERED)
def key(letters: str) -> str:
    """Return the skeleton key of folded letters."""
    if not letters.isascii():
        letters = "".join(_base(c) for c in letters)
    found: list[str] = []
    before = ""
    for unit in _UNIT.findall(letters):
        now = CLASSES.get(unit, "")
        if now and now != before:
            found.append(now)
        before = now
    return "".join(found)


def keys(sounds: Iterable[Sound]) -> frozenset[str]:
    """Return every key that a Latin form of these sounds may have (ḥet may be h, a doubled letter may be one)."""
    states: set[tuple[str, str]] = {("", "")}
    for sound in sounds:
        name = sound.key
        letter = name.removeprefix("letter-")
        if name in _MAYBE:
            c = _MAYBE[name]
            states = {s for k, b in states for s in ((k if b == c else k + c, c), (k, ""))}
        elif letter in _SOUND_CLASS:
            c = _SOUND_CLASS[letter]
            states = {(k if b == c else k + c, c) for k, b in states}
        elif name in _SILENT:
            states |= {(k, "") for k, _ in states}
        else:
            states = {(k, "") for k, _ in states}
    return frozenset(k for k, _ in states)


def shorter(skeleton: str) -> frozenset[str]:
    """Return the key with each one of its letters left out: where a misspelling by one letter is looked for."""
    return frozenset(skeleton[:i] + skeleton[i + 1 :] for i in range(len(skeleton)))
