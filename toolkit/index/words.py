"""Characters in, the spans of their words out: the one rule by which words are counted.

A word is a run of letters, digits and combining marks of any script. An apostrophe, geresh or gershayim between two
letters belongs to the word (*ba'al*, *don't*, או״א); hyphens, dashes and slashes separate (*AB-SAG* is two words).
The rule is applied in Python because the `\\w` of the SQL engines knows ASCII only.
"""

from __future__ import annotations

import re

from toolkit.model.span import Span

RULE = (
    "A word is a run of letters, digits and combining marks; an apostrophe, geresh or gershayim between two letters "
    "belongs to it, a hyphen or a slash separates."
)

# Combining marks are no letters to Python's \w, so that pointed Hebrew would fall apart without them.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_INNER = "'\u2019\u02bc\u05f3\u05f4"
_LETTERS = rf"(?:[^\W_][{_MARKS}]*)+"
_WORD = re.compile(
    rf'{_LETTERS}(?:(?:[{_INNER}]|(?<=[\u05d0-\u05ea\u05b0-\u05c7])"(?=[\u05d0-\u05ea])){_LETTERS})*'
)


def words(characters: str) -> tuple[Span, ...]:
    """Return the spans of the words of `characters`, in order, in code points."""
    return tuple(Span(m.start(), m.end()) for m in _WORD.finditer(characters))


def count(characters: str) -> int:
    """Return the number of words of `characters`."""
    return sum(1 for _ in _WORD.finditer(characters))
