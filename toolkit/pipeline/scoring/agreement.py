"""A predicted and a gold item in, whether they say the same out: one function for each thing that is compared.

None: the gold leaves it open, or there is nothing to compare.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from toolkit.model.span import Span
from toolkit.pipeline.scoring.items import Item

Agreement = bool | None
_OUTER = " \t\n\r.,;:!?…'\"“”‘’«»()[]"
_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", "’": "", "'": "", "ʼ": "", "׳": ""})
_FILLER = re.compile(r"\b(?:parshas|parshat|parashat|parashas)\b|\bff\b\.?")
_ARTICLE = re.compile(r"(?:the|an?)\s+[\"'“‘*_]*", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def compare(name: str, predicted: Item, gold: Item, characters: str | None = None) -> Agreement:
    """Say whether two items agree in one thing (a key of `SAME`)."""
    return SAME[name](predicted, gold, characters)


def _value(name: str) -> Callable[[Item, Item, str | None], Agreement]:
    def same(predicted: Item, gold: Item, _characters: str | None) -> Agreement:
        meant = gold.get(name)
        return None if meant is None else bool(predicted.get(name) == meant)

    return same


def _one_of(name: str) -> Callable[[Item, Item, str | None], Agreement]:
    def same(predicted: Item, gold: Item, _characters: str | None) -> Agreement:
        meant = gold.get(name)
        if meant is None:
            return None
        return predicted.get(name) in (
            meant if isinstance(meant, Sequence) and not isinstance(meant, str) else [meant]
        )

    return same


def _concept(predicted: Item, gold: Item, _characters: str | None) -> Agreement:
    """The concept of what is in the scheme; the rest is `no_concept`."""
    meant = gold.get("concept")
    return bool(predicted.get("concept") == meant) if meant else None


def _no_concept(predicted: Item, gold: Item, _characters: str | None) -> Agreement:
    """That what is not in the scheme is given no concept."""
    return not predicted.get("concept") if gold.get("concept") == "" else None


def _reference(predicted: Item, gold: Item, characters: str | None) -> Agreement:
    """Work and place together; `readings` are the pairs that are right where there are several."""
    readings = gold.get("readings")
    if not readings:
        return bool(_one_of("work")(predicted, gold, characters) and _place(predicted, gold, characters))
    return any(
        predicted.get("work") == work and _same_place(predicted.get("place"), where)
        for work, where in readings
    )


def _place(predicted: Item, gold: Item, _characters: str | None) -> Agreement:
    """The place as it is read; a lesson's date is compared only where both give it."""
    meant = gold.get("place")
    if isinstance(meant, (list, tuple)):
        return any(_same_place(predicted.get("place"), one) for one in meant)
    return _same_place(predicted.get("place"), meant)


def _same_place(predicted: object, gold: object) -> bool:
    meant, given = place(gold), place(predicted)
    if _DAY.fullmatch(meant) and not _DAY.fullmatch(given):
        meant = ""
    if _DAY.fullmatch(given) and not _DAY.fullmatch(meant):
        given = ""
    return meant == given


def place(written: object) -> str:
    """Return a place in the form in which two are compared."""
    text = _FILLER.sub(" ", str(written or "").translate(_DASHES).casefold())
    return re.sub(r"\s*([:-])\s*", r"\1", " ".join(text.split()))


def _extent(predicted: Item, gold: Item, characters: str | None) -> Agreement:
    """From where to where somebody speaks, without outer punctuation and quotation marks."""
    meant, given = gold.get("extent"), predicted.get("extent")
    if meant is None or len(meant) == 0:
        return None
    if given is None:
        return False
    return bool(_trimmed(given, characters) == _trimmed(meant, characters))


def _trimmed(span: Span, characters: str | None) -> Span:
    start, end = span.start, span.end
    if characters is not None:
        while start < end and characters[start] in _OUTER:
            start += 1
        while start < end and characters[end - 1] in _OUTER:
            end -= 1
    return Span(start, end)


def _sides(predicted: Item, gold: Item, characters: str | None) -> Agreement:
    """Both sides of a gloss, without outer signs and an article before them (S8 does not say whose they are)."""
    return all(
        _bare(predicted.get(side), characters) == _bare(gold.get(side), characters)
        for side in ("term", "gloss")
    )


def _bare(span: Span | None, characters: str | None) -> Span | None:
    if span is None or characters is None:
        return span
    trimmed = _trimmed(span, characters)
    article = _ARTICLE.match(characters, trimmed.start, trimmed.end)
    return Span(article.end(), trimmed.end) if article else trimmed


SAME: dict[str, Callable[[Item, Item, str | None], Agreement]] = {
    "kind": _value("kind"),
    "language": _value("lang"),
    "spelling": _value("convention"),
    "loan word": _value("loanword"),
    "concept": _concept,
    "no concept": _no_concept,
    "work": _one_of("work"),
    "place": _place,
    "work and place": _reference,
    "who": _one_of("who"),
    "extent": _extent,
    "direct": _value("direct"),
    "sides": _sides,
}
