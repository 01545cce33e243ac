"""Tokens in, the names of persons whom no vocabulary has out: a title and capitals, several capitals, one inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.pipeline.voicing.cast import NAME_WORD, Named, begins
from toolkit.pipeline.voicing.script import Script
from toolkit.pipeline.voicing.speech import speech

_HALF_RINGS = frozenset("ʿʾ")
_YEAR = re.compile(r"\s[(\[](?:1[5-9]|20)\d\d[a-z]?\b")


def strangers(
    script: Script, start: int, end: int, names: Collection[int], terms: Collection[int]
) -> Iterator[Named]:
    """Yield names that no vocabulary has: a title and capitals, or several capitals, or one inside a sentence.

    `names` are tokens of known names, `terms` those of terms: both are nobody else, except a term behind a title (Rabbi
    Chaim is somebody, though chaim is life).
    """
    lists = speech().lists
    i = start
    while i < end:
        if not (script.words[i][:1].isupper() or script.words[i][:1] in _HALF_RINGS):
            i += 1
            continue
        stop = _capitals(script, i, end, names, terms)
        if stop == i:
            i += 1
            continue
        words = script.words[i:stop]
        if words[0].lower() in lists["portions"]:
            i = stop
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
        joined = first > i and script.words[first - 1].lower() in lists["joined"] and len(core) == 1
        if core and (
            shown is not None
            or len(core) > 1
            or not begins(script, first)
            or _stands_alone(script, first, stop)
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
        i = stop


def _capitals(script: Script, i: int, end: int, names: Collection[int], terms: Collection[int]) -> int:
    """Return the token after a run of capitalised words with the small words that names have inside."""
    stop = i
    k = i
    joined = speech().lists["joined"]
    while k < end and (
        script.words[k].lower() in joined
        or (k not in names and (k not in terms or (k and script.words[k - 1].lower() in joined)))
    ):
        word = script.words[k]
        if NAME_WORD.match(word) and not (len(word) > 3 and word.isupper()):
            k += 1
            stop = k
        elif stop > i and word.lower() in speech().lists["inside"]:
            k += 1
        else:
            break
    return stop


def _stands_alone(script: Script, token: int, stop: int) -> bool:
    """Say whether one word at the head of a sentence is a name: a year follows (*Adler (1992, p. 78)*), or it is no English word but a name."""
    word, known = script.words[token].lower(), dictionaries()
    return _YEAR.match(script.text, script.end(stop - 1)) is not None or (
        len(word) > 3 and word in known.names and word not in known.common
    )
