"""Counts and names in, English out: the few phrases that generated sentences are made of."""

from __future__ import annotations

from collections.abc import Sequence

_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def number(n: int) -> str:
    """Return a number as prose has it: in words up to twelve, then in digits with thin groups."""
    return _NUMBERS[n] if 0 <= n < len(_NUMBERS) else f"{n:,}"


def counted(n: int, noun: str, plural: str = "") -> str:
    """Return *one text*, *three texts*, *1,204 words*."""
    return f"{number(n)} {noun if n == 1 else plural or noun + 's'}"


def digits(n: int, noun: str, plural: str = "") -> str:
    """Return *1 text*, *3 texts*, *1,204 words*."""
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def listed(items: Sequence[str]) -> str:
    """Return *a*, *a and b*, *a, b and c*."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def capital(sentence: str) -> str:
    """Return the sentence with its first letter as a capital."""
    return sentence[:1].upper() + sentence[1:]
