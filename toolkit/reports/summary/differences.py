"""Which differences in frequency hold, each with its size and its witnesses, and which groups have too little text for a rate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.reports.study import Study
from toolkit.reports.wording import capital, listed, number

SHOWN = 5  # differences of one group
_LEVELS = ("concept", "lemma", "word")


def holding(study: Study) -> str:
    """Say which differences hold, the largest of each group first, or why none does."""
    groups = study.groups()
    if len(groups) < 2:
        return "There is one group: nothing is compared with anything."
    rows = [r for r in study.table("keyness").records() if r["against"] == "*" and r["holds"] and r["g2"] > 0]
    if not rows:
        small = any(g.texts < 5 for g in groups)
        why = (
            "a group has fewer than five texts, and the figures describe these texts alone"
            if small
            else "none is larger than shuffling the texts would show"
        )
        return f"No difference in frequency holds: {why}."
    parts = []
    for group in groups:
        own = list(_once(study, [r for r in rows if r["group"] == group.key]))
        if own:
            more = f"; and {number(len(own) - SHOWN)} more" if len(own) > SHOWN else ""
            parts.append(f"{group.said}: {'; '.join(own[:SHOWN])}{more}")
    return f"Differences in frequency that hold, the surest of each level first. {'. '.join(capital(p) for p in parts)}."


def _once(study: Study, rows: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the differences of a group; a word that only repeats a concept or a lemma said before is left out."""
    said: set[str] = set()
    for r in sorted(rows, key=lambda r: (_LEVELS.index(r["level"]), -abs(r["lrc"]))):
        concept = (
            r["item"].removeprefix("c:") if r["level"] == "concept" or r["item"].startswith("c:") else ""
        )
        names = {concept, study.latin(concept).casefold()} if concept else {r["item"].casefold()}
        if not names & said:
            said |= names
            name = study.latin(concept) if concept else f"the {r['level']} “{r['item']}”"
            yield f"{name} ({_size(r)})"


def _size(row: Mapping[str, Any]) -> str:
    """Return how many times as often an item is, at least how many times, and in how many texts of either side."""
    return f"{_times(row['log_ratio'])} as often as in the others, a log ratio of {row['log_ratio']:.1f}, at least {row['lrc']:.1f}; in {row['texts']} texts against {row['texts_against']}"


def _times(doublings: float) -> str:
    times = 2.0**doublings
    return f"{times:.1f} times" if times < 10 else f"{times:.0f} times"


def little(study: Study) -> str:
    """Name the groups in which there is too little text for a rate; empty where there is none."""
    rows = [r for r in study.table("concepts").records() if r["channel"] == "any" and r["enough"] is False]
    names = {g.key: g.said for g in study.groups()}
    groups = list(dict.fromkeys(r["group"] for r in rows))
    return (
        f"Too little text for a rate to say something: {listed([names[g] for g in groups])}."
        if groups
        else ""
    )
