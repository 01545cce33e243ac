"""A word that may begin a Hebrew title which no authority lists in, where the title begins and ends out (*Sefer HaChezyonot* 4:17, *Divrei Yoel*, p. 3).

Its first word begins a title that is listed (Sefer, Divrei, Toras), or a later one is joined to a particle (Mishkan HaNefesh);
each of the others is joined so too, or stands in a title that is listed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.model.span import Span
from toolkit.pipeline.citing.grammar import grammar, plain
from toolkit.pipeline.citing.titles import Titles

_JOINED = re.compile(r"(?:(?:Ve|U|She|Le|Mi)?[Hh]a|Ve|La|Ba)['’-]?[A-Z][a-z’']{2,}")
_WORDS = re.compile(r"[A-Z][a-z’']+(?: [A-Z][A-Za-z’'-]+){1,4}(?![\w’'])")
_BEFORE = re.compile(r"(?P<word>[A-Z][a-z’']{3,}) $")
_PERSONS = frozenset({"baal", "rabbi", "rav", "reb", "rebbe", "admur"})  # before a name
_PERSON = re.compile(r"\b(?:Rabbi|Rav|Reb|Rebbe|R|Dr|Mr|Mrs|Prof|s\.v)\b\.? $")  # or a catchword


def is_joined(word: str) -> bool:
    """Say whether a word is joined to a Hebrew particle by its capitals (HaNefesh)."""
    return _JOINED.fullmatch(word) is not None


def hebrew_title(text: str, at: int, titles: Titles) -> Span | None:
    """Return the title at a code point, or that whose second word, joined to a particle, is there; None where there is none."""
    before = _BEFORE.search(text, max(0, at - 20), at)
    joined = _JOINED.match(text, at) is not None
    if joined and before is not None and not _is_small(before["word"]):
        at = before.start()
    found = _WORDS.match(text, at)
    if found is None or _PERSON.search(text, max(0, at - 8), at):
        return None
    words = found[0].split()
    count = next((n for n, w in enumerate(words[1:], 1) if plain(w) in grammar().units), len(words))
    first, *others = words[:count]
    if plain(first) in grammar().before and titles.at(others, 0):
        return None  # Maseches Yoma: a listed title
    if _is_part([first, *others]) or titles.portion([first, *others]):
        return None  # of a work that is named elsewhere (Or Pnimi, item 3; Bereshit Bet, item 5)
    if not others or not all(is_joined(w) or titles.has(w) for w in others):
        return None
    if not (titles.opens(first) or any(is_joined(w) for w in others)) or plain(first) in {
        *grammar().units,
        *_PERSONS,
    }:
        return None
    return Span(at, at + len(" ".join(words[:count])))


def _is_part(words: Sequence[str]) -> bool:
    """Say whether words begin with the name of a part that many works have."""
    plainly = [plain(w) for w in words]
    return any(plainly[: len(p)] == list(p) for p in grammar().parts.get(plainly[0], ()))


def _is_small(word: str) -> bool:
    known = grammar()
    return plain(word) in known.see | known.cf | known.between | known.pointing | known.kinds | known.before
