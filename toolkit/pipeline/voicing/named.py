"""Somebody named at some tokens in; whether the words around make him part of a stranger's name, or a title of the next, out."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.pipeline.voicing.script import Script
from toolkit.pipeline.voicing.speech import CAPITAL, speech

NAME_WORD = re.compile(rf"{CAPITAL}[\w’'.]*[\w.]$|[A-Z]\.?$")


DOUBTFUL = "a surname alone, in another spelling"


class Named(NamedTuple):
    """Somebody at the tokens `start` to `end` (excluded); the code points; how it was found."""

    start: int
    end: int
    who: str
    kind: str  # person, organisation, collective, dialogue, text, work, unknown
    stretch: tuple[int, int]
    how: str
    context: bool = False  # somebody else may have that name


def is_part(script: Script, named: Named, end: int) -> bool:
    """Say whether a known name of one word is part of a stranger's (*Moshe Idel*, *A. Joshua Heschel*, *Rabbi Ovadia Yosef*, *the Apter Rav*)."""
    words = script.words
    title = named.end - named.start == 1 and words[named.start].lower() in speech().lists["titles"]
    core = [w for w in words[named.start : named.end] if w.lower() not in speech().lists["titles"]]
    if named.kind != "person" or len(core) + title != 1 or script.end(named.end - 1) != named.stretch[1]:
        return False
    after = words[named.end] if named.end < end else ""
    gap = script.text[named.stretch[1] : script.starts[named.end]] if after else ""
    followed = (
        not title
        and NAME_WORD.match(after) is not None
        and gap == " "
        and after.lower() not in speech().lists["nobody"]
    )
    before = words[named.start - 1] if named.start else ""
    initial = len(before) == 2 and before[0].isupper() and before[1] == "." and before != "R."
    return followed or initial or _is_surname(script, named)


def _is_surname(script: Script, named: Named) -> bool:
    """Say whether a name, and a title before it, stand after a capitalised word that is neither a title nor an ordinary word."""
    k = named.start - 1
    lists = speech().lists
    if k < 0 or script.text[script.end(k) : named.stretch[0]] != " ":
        return False
    word = script.words[k]
    plain = word.lower() in lists["titles"] | lists["nobody"] | lists["portions"] | lists["inside"]
    return len(word) > 2 and NAME_WORD.match(word) is not None and not plain and not begins(script, k)


def begins(script: Script, token: int) -> bool:
    """Say whether a token stands where every word has a capital."""
    k = token - 1
    while k >= 0 and script.words[k] in {'"', "“", "‘", "'", "(", "[", "*"}:
        k -= 1
    if k > 0 and script.words[k] in {")", "”", "]"} and script.words[k - 1] in {".", "!", "?"}:
        return True
    return k < 0 or script.words[k][-1:] in ".!?:\n" or "\n" in script.words[k]


def is_title(script: Script, named: Named, following: Named) -> bool:
    """Say whether a name is only a title of the next one (*the Rebbe Maharash*)."""
    words = script.words[named.start : named.end]
    return named.end == following.start and len(words) == 1 and words[0].lower() in speech().lists["titles"]
