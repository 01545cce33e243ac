"""W: the numbers of a cited range are those of its words (guidelines, B2).

Only Arabic numerals are compared: a chapter in Roman numerals, in words or in Hebrew letters says nothing here, and neither does a day, which is
written in another order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.ground.errors import Finding
from toolkit.tei.checking._subject import Subject

_NUMBER = re.compile(r"\d+")
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")
_SIDE = re.compile(r"\d+[A-Z]")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every `citedRange` whose numbers stand nowhere in its words, or whose folio has a side in capitals."""
    for node in subject.nodes:
        if node.name != "citedRange":
            continue
        written = _NUMBER.findall(node.text)
        for attribute in ("from", "to"):
            value = node.get(attribute)
            numbers = [] if _DAY.fullmatch(value) else _NUMBER.findall(value)
            wrong = [n for n in numbers if written and not _stands(n, written)]
            if wrong:
                words = " ".join(node.text.split())
                yield subject.finding(
                    node,
                    "W05",
                    f'@{attribute} is "{value}", and the words are "{words}"',
                    "B2: the numbers are those of the text; correct one of them",
                    attribute=attribute,
                )
            elif _SIDE.fullmatch(value):
                yield subject.finding(
                    node,
                    "W05",
                    f'the side of the folio in @{attribute}="{value}" is a capital',
                    f'B2: from="{value.lower()}"'.replace("from", attribute),
                    attribute=attribute,
                )


def _stands(number: str, written: list[str]) -> bool:
    """Say whether a number is written; the end of a range may be shortened to its last digits (151-3)."""
    return any(w == number or (len(w) < len(number) and number.endswith(w)) for w in written)
