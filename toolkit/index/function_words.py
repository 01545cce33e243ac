"""The English words that name nothing, as a set: *the*, *of*, *which*, *do*, numerals. The list is `function_words.txt`."""

from __future__ import annotations

from pathlib import Path

_LINES = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
FUNCTION_WORDS = frozenset(word for line in _LINES if not line.startswith("#") for word in line.split())


def says_something(word: str) -> bool:
    """Say whether a word in small letters, or a concept (`c:`), names something: no function word, and not without a letter."""
    return word not in FUNCTION_WORDS and any(c.isalpha() for c in word)
