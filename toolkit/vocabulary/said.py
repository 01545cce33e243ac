"""The name of a row of spelling in, what a reader is told of it out: *sav t* is "soft tav (ת) written t".

A row that is named after a sound of `hebrew.py` and what is written for it is put into words here; any other name is shown as it
stands, and should be words already.
"""

from __future__ import annotations

import re
from functools import cache

USUAL = "every letter as usual"

_SOUNDS = {
    "alef": "alef (א)",
    "bet": "bet (בּ)",
    "vet": "soft bet (ב)",
    "gimel": "gimel (ג)",
    "dalet": "dalet (ד)",
    "he": "he (ה)",
    "vav": "vav (ו)",
    "zayin": "zayin (ז)",
    "het": "het (ח)",
    "tet": "tet (ט)",
    "yod": "yod (י)",
    "kaf": "kaf (כּ)",
    "khaf": "soft kaf (כ)",
    "lamed": "lamed (ל)",
    "mem": "mem (מ)",
    "nun": "nun (נ)",
    "samekh": "samekh (ס)",
    "pe": "pe (פּ)",
    "fe": "soft pe (פ)",
    "tsadi": "tsadi (צ)",
    "qof": "qof (ק)",
    "resh": "resh (ר)",
    "shin": "shin (שׁ)",
    "tav": "tav (תּ)",
    "sav": "soft tav (ת)",
    **{v: f"the vowel {v}" for v in ("a", "e", "i", "o", "u")},
}
_VOWELS = ("shva", "tzere", "segol", "holam", "kamatz", "furtive patach", "hataf segol", "hataf patach")
_PARTICLES = {
    "ha-": "the",
    "ve-": "and",
    "be-": "in",
    "le-": "to",
    "ke-": "like",
    "me-": "from",
    "de-": "of",
    "she-": "that",
}
_WORDS = {
    "irregular form in the scheme": "an irregular form that the vocabulary lists",
    "English plural s": "an English plural s",
    "English plural es": "an English plural es",
    "English adjective": "an English adjective made of it",
    "English agent": "an English word for a person, made of it",
    "open e with h": "an open e with an h after it",
    "acronym vowel": "a vowel read into an acronym",
    "acronym vowel other than a": "a vowel other than a read into an acronym",
}
_DOUBLED = {
    ", doubled without dagesh": ", doubled though the Hebrew is not",
    ", doubled": ", doubled as in the Hebrew",
}
_ROW = re.compile(
    rf"(?P<before>acronym |final |quiescent )?(?P<sound>{'|'.join(sorted((*_SOUNDS, *_VOWELS), key=len, reverse=True))})"
    r"(?P<yod> with yod)?(?: as)?(?: (?P<written>[a-z]{1,3}|silent|unwritten|unwritten beside i|with h))?"
)
_PARTICLE = re.compile(r"particle (?P<form>\w+-)(?P<apart> apart)?")


@cache
def said(row: str) -> str:
    """Return the words for a row; those of its own name where it is not named after a sound and its writing."""
    for ending, words in _DOUBLED.items():
        if row.endswith(ending):
            return said(row.removesuffix(ending)) + words
    if row in _WORDS:
        return _WORDS[row]
    if (particle := _PARTICLE.fullmatch(row)) is not None:
        meaning = _PARTICLES.get(particle["form"])
        apart = ", written apart" if particle["apart"] else ""
        return f"the particle {particle['form']}{f' ({meaning})' if meaning else ''}{apart}"
    found = _ROW.fullmatch(row)
    if found is None:
        return row
    before, sound = found["before"] or "", found["sound"]
    name = _SOUNDS.get(sound, sound) + (" with yod (י)" if found["yod"] else "")
    if before == "acronym ":
        name = f"{name} of an acronym"
    elif before:
        name = before + name
    match found["written"]:
        case None:
            return name
        case "silent" | "unwritten":
            return f"{name} not written"
        case "unwritten beside i":
            return f"{name} not written beside i"
        case "with h":
            return f"{name} with an h after it"
        case written:
            return f"{name} written {written}"
