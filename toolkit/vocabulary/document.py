"""The transliterations of a text in, the convention that the text keeps to out: that of most of its deciding words (K7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from toolkit.model.annotation import Transliteration
from toolkit.vocabulary.spelling import OTHER, conventions, fallback


def document_convention(found: Iterable[Transliteration]) -> str:
    """Return the key of the convention (`ashkenazi`, `israeli`, `popular` …); empty where no word decides.

    A word decides for the conventions that its spelling belongs to and that have a mark in it: *Binah* and *tikkun* are
    as good for one as for another, *Aziluth* is older English, *Bina* Israeli, *Shekhinah* popular.
    """
    votes: Counter[str] = Counter()
    for word in found:
        if word.loanword or word.kind == "acronym":
            continue
        form = word.text.lower()
        for key, convention in conventions().items():
            if word.convention in convention.admits and any(
                mark.search(part) for part in form.split() for mark in convention.marks
            ):
                votes[key] += 1
            if word.convention == convention.spelling != OTHER:
                votes[key] += 1
    return max(votes, key=lambda key: (votes[key], conventions()[key].fallback)) if votes else ""


def document_tag(found: Iterable[Transliteration]) -> str:
    """Return the tag of the convention (`x-ashk`, `x-isr`, `x-pop` …), that of the fallback where no word decides."""
    key = document_convention(found)
    return conventions()[key].tag if key else fallback().tag
