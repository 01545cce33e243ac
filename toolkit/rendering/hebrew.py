"""A language tag in, the direction in which its words are written out; a text in, its runs of Hebrew letters out."""

from __future__ import annotations

import re
from collections.abc import Iterator

RIGHT_TO_LEFT = frozenset({"he", "arc", "yi", "ar", "fa", "syr", "jpr", "lad"})
_LETTERS = "\u0590-\u05ff\ufb1d-\ufb4f"
_RUN = re.compile(rf"[{_LETTERS}]+(?:[ \t\u00a0\-'\"\u2019\u201d.,:;]{{1,3}}[{_LETTERS}]+)*")


def direction(lang: str) -> str:
    """Return `rtl` for Hebrew, Aramaic and the like in their own script, else `ltr` (`he-Latn` is Latin script)."""
    primary, *rest = lang.split("-")
    return "rtl" if primary.lower() in RIGHT_TO_LEFT and "latn" not in (r.lower() for r in rest) else "ltr"


def headword_lang(lang: str) -> str:
    """Return the tag for a headword in Hebrew script: two heads of two languages (`mul`) are written as Hebrew."""
    return "he" if lang in {"mul", ""} else lang


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text in turn, each with whether it is a run of words in Hebrew letters."""
    at = 0
    for run in _RUN.finditer(text):
        if at < run.start():
            yield text[at : run.start()], False
        yield run[0], True
        at = run.end()
    if at < len(text):
        yield text[at:], False
