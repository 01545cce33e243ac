"""What the claims of a topic say: the central one of each group, and what takes part in them, aspect by aspect.

The central claim is found as extracts are: the statement whose parts return most often among the group's other claims of the
topic (the medoid of its claims by shared roles). Only claims that the author makes, that say yes and that name the topic stand
for a group; where two share as much, the one that stands first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from toolkit.model.concept import Member
from toolkit.reports.blocks import Cell, Group, Listing, Places
from toolkit.reports.study import Study
from toolkit.reports.wording import listed, number

NAMED = 3  # concepts that a group and an aspect show
TIED = 6  # of those that take part equally often
_PART = {"participants": ("participant",), "result": ("result",), "place": ("place",)}
_NOTHING = ("nothing named", "–")  # where claims are made, where none is
_PARTS = ("subject", "participant")

Claims = Sequence[Mapping[str, Any]]


def central(study: Study, group: Group, claims: Claims) -> tuple[str, Places]:
    """Return the claim of a group that shares most with its others, in the annotator's words, and its sentences; empty where none shares anything."""
    parts = {_key(r): set(_parts(r)) for r in claims}
    often = Counter(part for own in parts.values() for part in own)
    best, most = None, 0
    for r in claims:
        shared = sum(often[part] - 1 for part in parts[_key(r)])
        if r["explicit"] and r["standing"] == "own" and r["polarity"] == "asserted" and shared > most:
            best, most = r, shared
    if best is None:
        return "", Places()
    statement = best["statement"].rstrip(".").replace("'", "’")
    said = f"Central, by what takes part, is {best['claim']}: {statement}."
    return said, study.places(best["passages"], group.key, len(best["passages"].split()))


def by_aspect(study: Study, topic: Member, claims: Claims) -> Listing | None:
    """Return, for each aspect of which something is claimed, the concepts that take part in its claims, the most frequent first; None where none names any."""
    groups, own = study.groups(), set(topic.concepts)
    rows = []
    for aspect in dict.fromkeys(r["aspect"] for r in claims):
        cells = []
        for group in groups:
            of = [r for r in claims if r["aspect"] == aspect and r["group"] == group.key]
            names = _most(study, of, _PART.get(aspect, _PARTS), set() if aspect in _PART else own)
            cells.append(Cell(names or _NOTHING[not of]))
        rows.append((Cell(study.member("aspects", aspect).name), *cells))
    if not any(cell.text not in _NOTHING for _, *cells in rows for cell in cells):
        return None
    heads = ("Aspect", *(g.name for g in groups))
    return Listing(f"{topic.name}: what takes part, aspect by aspect", heads, tuple(rows))


def _most(study: Study, claims: Claims, roles: Sequence[str], but: set[str]) -> str:
    """Name what takes part in most claims; of more than it can name that take part in as many, it says how many they are."""
    found = Counter(
        target for r in claims for target in {target for role, target in _parts(r) if role in roles} - but
    )
    ranked = sorted(found, key=lambda t: (-found[t], study.name(t)))
    if len(ranked) <= NAMED + 1:
        return listed([study.name(t) for t in ranked])
    first = [t for t in ranked[:NAMED] if found[t] > found[ranked[NAMED]]]
    rest = len(ranked) - len(first)
    if first:
        return listed([*(study.name(t) for t in first), f"{number(rest)} more"])
    alike = [study.name(t) for t in ranked if found[t] == found[ranked[0]]]
    some = (
        listed(alike)
        if len(alike) <= TIED
        else f"{number(len(alike))} alike, among them {listed(alike[:NAMED])}"
    )
    less = rest - len(alike)
    return f"{some}; {number(less)} less often" if less else some


def _key(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["text"], row["claim"]


def _parts(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for part in row["roles"].split():
        role, _, target = part.partition(":")
        if role != "authority":
            yield role, target
