"""A text in; where a hyphen and a line end, or a soft hyphen, break one word of it out (*Hitka-* and *lelut* on the next line)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model.span import Span
from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.pipeline.unlisted.glimpse import word_lexicon
from toolkit.vocabulary.particles import particle_of

_BREAK = re.compile(r"(?<=[^\W\d_])(?:-[ \t]*\r?\n[ \t]*|\u00ad(?:[ \t]*\r?\n[ \t]*)?)(?=[^\W\d_])")
_BEFORE, _AFTER = re.compile(r"[^\W\d_]+$"), re.compile(r"[^\W\d_]+")
_REACH = 40  # letters of a word at most


def breaks(text: str) -> Iterator[Span]:
    """Yield the stretches that break a word: the halves of a compound (*will-*, *to-receive*; *Masach-*, *like*) are words both."""
    for match in _BREAK.finditer(text):
        start, end = match.span()
        if text[start] != "-":
            yield Span(start, end)
            continue
        before, after = _BEFORE.search(text, max(0, start - _REACH), start), _AFTER.match(text, end)
        whole = before and after and before.start() and text[before.start() - 1] == "-"
        if (
            before
            and after
            and after[0].islower()
            and not whole
            and not (_is_word(before[0]) and _is_word(after[0]))
        ):
            yield Span(start, end)


def _is_word(half: str) -> bool:
    """Say whether a half is a word by itself, or a particle."""
    small = half.lower()
    return bool(small in dictionaries().english or particle_of(half) or word_lexicon().readings(half))
