"""The transliterations of a text in, the convention that the text keeps to out: that of most of its deciding words (K7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

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
    order = sorted(votes, key=lambda key: (-votes[key], not conventions()[key].fallback, key))
    return order[0] if order else ""


@dataclass(frozen=True, slots=True)
class Habit:
    """How a text spells: the key of the convention that it counts as, and the share of each spelling (K7) among the words that decide.

    It is `mixed` where more than a third of these words are spelled as that convention does not spell.
    """

    convention: str
    shares: tuple[tuple[str, float], ...]
    mixed: bool

    def __str__(self) -> str:
        if not self.mixed:
            return conventions()[self.convention].name if self.convention else ""
        named = ", ".join(f"{conventions()[s].label} {100 * share:.0f}%" for s, share in self.shares)
        return f"mixed: {named}; taken for {conventions()[self.convention].label}"

    def as_json(self) -> dict[str, Any]:
        """Return the habit as `yichud mark --json` prints it."""
        shares = {spelling: round(share, 3) for spelling, share in self.shares}
        return {"convention": self.convention, "mixed": self.mixed, "shares": shares}


def document_habit(found: Iterable[Transliteration]) -> Habit:
    """Return how a text spells. Of two conventions with as many votes (`document_convention`) the fallback is taken, else the first by name."""
    words = tuple(found)
    key = document_convention(words)
    counts = Counter(
        w.convention for w in words if w.convention != OTHER and not w.loanword and w.kind != "acronym"
    )
    deciding = counts.total()
    order = sorted(counts, key=lambda spelling: (-counts[spelling], spelling))
    strange = sum(n for s, n in counts.items() if key and s not in conventions()[key].admits)
    return Habit(key, tuple((s, counts[s] / deciding) for s in order), 3 * strange > deciding)


def document_tag(found: Iterable[Transliteration]) -> str:
    """Return the tag of the convention (`x-ashk`, `x-isr`, `x-pop` …), that of the fallback where no word decides."""
    key = document_convention(found)
    return conventions()[key].tag if key else fallback().tag
