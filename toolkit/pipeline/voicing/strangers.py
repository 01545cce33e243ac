"""Tokens in, the names of persons whom no vocabulary has out: a title and capitals, several capitals, one inside a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Set
from itertools import pairwise

from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.pipeline.voicing.named import NAME_WORD, Named, begins
from toolkit.pipeline.voicing.script import ALONE, CAPITAL, Script
from toolkit.pipeline.voicing.speech import speech

_INITIAL = re.compile(r"[A-Z]\.")
_SHORTENED = re.compile(r"[A-Z][a-z]{1,3}\.")
_YEAR = re.compile(r"\s[(\[](?:1[5-9]|20)\d\d[a-z]?\b")


def strangers(
    script: Script,
    start: int,
    end: int,
    names: Collection[int],
    terms: Collection[int],
    met: Collection[str] = (),
) -> Iterator[Named]:
    """Yield names that no vocabulary has: a title and capitals, or several capitals, or one inside a sentence.

    `names` are tokens of known names, `terms` those of terms: both are nobody else, except a term behind a title (Rabbi
    Chaim is somebody, though chaim is life). `met` are the words that the text has in somebody's longer name.
    """
    lists = speech().lists
    capitals = script.capitals
    past = start
    for i in capitals[bisect_left(capitals, start) : bisect_left(capitals, end)]:
        if i < past:
            continue
        stop = past = _capitals(script, i, end, names, terms)
        if i and script.words[i - 1] == "-" and script.starts[i] == script.end(i - 1):
            continue  # the second half of a name of two
        words = script.words[i:stop]
        if not words or words[0].lower() in lists["portions"]:
            continue
        first = i
        shown = next((k for k, w in enumerate(words) if w.lower() in lists["shown"]), None)
        while first < stop and (
            script.words[first].lower() in lists["titles"]
            or (
                (
                    script.words[first].lower() in lists["nobody"]
                    or script.words[first].lower() in lists["inverting"]
                )
                and begins(script, first)
            )
        ):
            first += 1
        core = [w for w in script.words[first:stop] if w[:1].isupper() and w.lower() not in lists["nobody"]]
        if len(core) == 1 and _SHORTENED.fullmatch(core[0]):
            continue  # Ala., Ft.
        joined = first > i and script.words[first - 1].lower() in lists["joined"] and len(core) == 1
        if core and (
            shown is not None
            or len(core) > 1
            or not begins(script, first)
            or _stands_alone(script, first, stop, met)
        ):
            begin = first - 1 if joined else first
            yield Named(
                begin,
                stop,
                "p.unknown",
                "unknown",
                (script.starts[begin], script.end(stop - 1)),
                "a name that the authorities do not have",
            )


def met(script: Script, concepts: Set[int]) -> frozenset[str]:
    """Return the words that a text has in somebody's longer name and English has not: the surname (*Agata Wronka*), what stands before an initial (*Eitan G.*)."""
    words, found = script.words, set()
    for i, k in pairwise(script.capitals):
        if k != i + 1 or script.text[script.end(i) : script.starts[k]] != " ":
            continue
        word = words[i] if _INITIAL.fullmatch(words[k]) else words[k]
        small = word.lower()
        if len(word) > 3 and small not in dictionaries().english and concepts.isdisjoint((i, k)):
            found.add(word)
    return frozenset(found)


def somebodys(script: Script, terms: Collection[int], concepts: Set[int], met: Collection[str]) -> set[int]:
    """Return the tokens of terms that are part of a person's name: before a surname (*Bracha Sack*), after a hyphen in it (*Joseph Ben-Shlomo*), a name met elsewhere."""
    words, lists, found = script.words, speech().lists, set[int]()
    for i in terms:
        word, last = words[i], i + 1 == len(words)
        if i in concepts:
            kin = i and not last and word in {"Ben", "Bar", "Ibn"} and words[i + 1] == "-"
            if kin and _is_capitalised(words[i - 1]) and i - 1 not in concepts:
                found.update(range(i, min(i + 3, len(words))))
        elif word in met:
            found.add(i)
        elif not last and _is_capitalised(word) and i + 1 not in terms and _is_capitalised(words[i + 1]):
            gap = script.text[script.end(i) : script.starts[i + 1]]
            if gap == " " and words[i + 1].lower() not in lists["nobody"]:
                found.add(i)
    return found


def may_be(script: Script, terms: Collection[int], met: Collection[str]) -> list[int]:
    """Return the capitalised words of a text without which no stretch of it holds a stranger's name.

    Those are all but the terms and the words that have a capital as all words at the head of a sentence.
    """
    words, joined = script.words, speech().lists["joined"]
    alone = frozenset(script.having(ALONE))
    found = []
    for i in script.capitals:
        before = words[i - 1] if i else ""
        if i in terms and before.lower() not in joined:
            continue
        headed = not any(map(str.isalnum, before)) and begins(script, i)
        if not headed or i in alone or words[i] in met or _YEAR.match(script.text, script.end(i)):
            found.append(i)
    return found


def sign_of(word: str) -> int:
    """Return what a word may be to a stranger's name: `CAPITAL` and `ALONE`."""
    if not _is_capitalised(word):
        return 0
    return CAPITAL | ALONE * (word.lower() in speech().lists["shown"] or _is_anybody(word))


def _capitals(script: Script, i: int, end: int, names: Collection[int], terms: Collection[int]) -> int:
    """Return the token after a run of capitalised words with the small words that names have inside."""
    stop = i
    k = i
    joined = speech().lists["joined"]
    while k < end and (
        script.words[k].lower() in joined
        or (k > i and script.words[k - 1] == "-" and script.starts[k] == script.end(k - 1))
        or (k not in names and (k not in terms or (k and script.words[k - 1].lower() in joined)))
    ):
        word = script.words[k]
        if _is_capitalised(word):
            k += 1
            stop = k
        elif stop > i and word.lower() in speech().lists["inside"]:
            k += 1
        else:
            break
    return stop


def _stands_alone(script: Script, token: int, stop: int, met: Collection[str]) -> bool:
    """Say whether one word at the head of a sentence is a name: a year follows (*Adler (1992, p. 78)*), it is no English word but a name, or the last of a longer one."""
    word = script.words[token]
    return (
        _YEAR.match(script.text, script.end(stop - 1)) is not None
        or (word in met and stop == token + 1)
        or _is_anybody(word)
    )


def _is_capitalised(word: str) -> bool:
    """Say whether a word has the capital of a name; a longer one in capitals is no name."""
    return NAME_WORD.match(word) is not None and not (len(word) > 3 and word.isupper())


def _is_anybody(word: str) -> bool:
    """Say whether a word is no English word but a name."""
    small, known = word.lower(), dictionaries()
    return len(small) > 3 and small in known.names and small not in known.common
