"""A transliteration in, whether they are a clause or a verse (K2: kind phrase) and no name of a thing out."""

from __future__ import annotations

import re

from toolkit.pipeline.unlisted.letters import plain
from toolkit.pipeline.unlisted.places import beside

LONG = 4  # words from which a stretch without *shel* or *de-* is a clause
_NARRATED = re.compile("va?y[aeio]")  # vayomer, vaydaber, v'yehi: a verb in the narrative form
_OPENING, _OF = beside("opening", "of")


def is_clause(text: str) -> bool:
    """Say whether the words make a clause: they open as one does, a verb tells, or they are many and nothing joins them."""
    words = text.split()
    if len(words) < 2:
        return False
    first = plain(words[0])
    if _NARRATED.match(first) and len(first) > 4:
        return True
    if first in _OPENING and len(words) > 2:
        return True
    return len(words) >= LONG and not any(plain(w) in _OF for w in words)
