"""A language tag in, the direction in which its words are written out."""

from __future__ import annotations

RIGHT_TO_LEFT = frozenset({"he", "arc", "yi", "ar", "fa", "syr", "jpr", "lad"})


def direction(lang: str) -> str:
    """Return `rtl` for Hebrew, Aramaic and the like in their own script, else `ltr` (`he-Latn` is Latin script)."""
    primary, *rest = lang.split("-")
    return "rtl" if primary.lower() in RIGHT_TO_LEFT and "latn" not in (r.lower() for r in rest) else "ltr"


def headword_lang(lang: str) -> str:
    """Return the tag for a headword in Hebrew script: two heads of two languages (`mul`) are written as Hebrew."""
    return "he" if lang in {"mul", ""} else lang
