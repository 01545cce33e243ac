"""The titles that a text has named in, the work that a siglum of it stands for out: *Tomer Devorah* … *TD, ch. 2*.

A siglum is made of the first letters of a title that the text has spelled out before, a particle of Hebrew counted or not
(Sha’ar HaGilgulim: SG, SHG), or stands in brackets after it (*Torat Dov* (TD)).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from toolkit.model.authority import Work
from toolkit.pipeline.citing.memory import Mention

_SIGLUM = re.compile(r"[A-Z]{2,4}")
_PLACE = re.compile(r"[,;:(\d]")  # with it begins what stands after the title
_WORD = re.compile(r"[^\W\d_]+(?:['’ʿʾ][^\W\d_]+)*")
_PARTICLE = re.compile(r"(?P<particle>Ha|ha|Ve|ve|Le|Ba|U)['’]?(?=[A-Z])")
_INTRODUCED = re.compile(
    r"(?:\*(?P<italic>[A-Z][^*\n]{3,60})\*|(?P<plain>(?:[A-Z][\w’']+[ -]){1,4}[A-Z][\w’']+))[”\"]?"
    r" \((?:(?:hereafter|henceforth|abbreviated|abbr\.|cited as|below)[,:]? )?(?P<siglum>[A-Z]{2,5})\)"
)


def is_siglum(word: str) -> bool:
    """Say whether a word can be a siglum: two to four capitals."""
    return _SIGLUM.fullmatch(word) is not None


def work_of(word: str, named: Iterable[Mention], text: str) -> Work | None:
    """Return the work named before, the nearest first, whose title a siglum abbreviates."""
    return next((m.work for m in named if word in initials(_PLACE.split(text[m.start : m.end], 1)[0])), None)


def introduced(text: str) -> frozenset[str]:
    """Return the sigla that a text itself introduces in brackets after a title in italics or with capitals, of whose first letters they are made."""
    found = _INTRODUCED.finditer(text) if "(" in text else ()
    return frozenset(
        m["siglum"]
        for m in found
        if any(m["siglum"] in initials(" ".join(t)) for t in _tails(m["italic"] or m["plain"]))
    )


def initials(title: str) -> frozenset[str]:
    """Return the sigla of a title of several words."""
    if title.isupper():
        return frozenset()  # itself an abbreviation, or a heading
    ways = [tuple(dict.fromkeys(_letters(w))) for w in _WORD.findall(title) if w[:1].isupper() or "-" in w]
    return frozenset("".join(way).upper() for way in product(*ways)) if 1 < len(ways) < 6 else frozenset()


def _letters(word: str) -> Iterator[str]:
    particle = _PARTICLE.match(word)
    if particle is None:
        yield word[0]
        return
    yield word[particle.end()]
    yield word[0] + word[particle.end()]


def _tails(title: str) -> Iterator[list[str]]:
    words = title.split()
    yield from (words[n:] for n in range(len(words) - 1))
