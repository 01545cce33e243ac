"""Characters in, the spans of their words out: the one rule by which words are counted.

A word is a run of letters, digits and combining marks of any script. An apostrophe, geresh or gershayim between two
letters belongs to the word (*ba'al*, *don't*, או״א); dashes and slashes separate, and so do hyphens but in the words of
`hyphenated.txt` (*G-d*, *AB-SAG*; *giver-receiver* is two words).
The rule is applied in Python because the `\\w` of the SQL engines knows ASCII only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from toolkit.model.span import Span

RULE = (
    "A word is a run of letters, digits and combining marks; an apostrophe, geresh or gershayim between two letters "
    "belongs to it; a slash separates, and so does a hyphen, but in a few listed words (G-d, G-dliness, AB-SAG)."
)

# Combining marks are no letters to Python's \w, so that pointed Hebrew would fall apart without them.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_INNER = "'\u2019\u02bc\u05f3\u05f4"
_LETTERS = rf"(?:[^\W_]++[{_MARKS}]*+)++"  # possessive: a run is never given back
_HYPHEN = "[-\u2010\u2011]"
_LISTED = Path(__file__).with_name("hyphenated.txt").read_text(encoding="utf-8").splitlines()


def _within(word: str) -> Iterator[str]:
    """Yield, for each hyphen of a listed word, what must stand before it and after it."""
    parts = word.split("-")
    for n in range(1, len(parts)):
        before, after = _HYPHEN.join(parts[:n]), _HYPHEN.join(parts[n:])
        yield rf"(?<=(?<![^\W_]){before}{_HYPHEN})(?={after}(?!{_HYPHEN}?[^\W_]))"


_JOINS = "|".join(join for word in _LISTED if "-" in word and word[0] != "#" for join in _within(word))
_ANY = rf'{_LETTERS}(?:(?:[{_INNER}]|(?<=[\u05d0-\u05ea\u05b0-\u05c7])"(?=[\u05d0-\u05ea])|{_HYPHEN}(?i:{_JOINS})){_LETTERS})*'
_PLAIN = r"[0-9A-Za-z]++(?=[ .,;:!?\n])"  # found in half the time, and most words are
_WORD = re.compile(f"({_PLAIN}|{_ANY})")


def words(characters: str) -> tuple[Span, ...]:
    """Return the spans of the words of `characters`, in order, in code points."""
    return tuple(Span(m.start(), m.end()) for m in _WORD.finditer(characters))


def parted(characters: str) -> list[str]:
    """Return `characters` cut up: what stands before the first word, the first word, what stands between, and so on to what stands after the last."""
    return _WORD.split(characters)


def count(characters: str) -> int:
    """Return the number of words of `characters`."""
    return len(_WORD.findall(characters))
