"""Who is joined or included with whom, by what, where, with what result: the parts that concepts take in claims, group by group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from itertools import combinations, groupby
from typing import Any

from toolkit.model.concept import Member
from toolkit.reports.blocks import Block, Cell, Listing, Prose
from toolkit.reports.report import Section
from toolkit.reports.speaking import verb
from toolkit.reports.study import Study
from toolkit.reports.wording import capital, listed

TITLE = "Who is joined with whom"
PLACE = 25
TURN = 1

_READING = (
    "Each claim says what takes part in it: what it is about (*subject*), the sides (*participant*), where it happens (*place*), what comes of it (*result*). "
    "A number counts claims, and leads to the sentences that make them; set in bold is what one group alone puts in this part."
).replace("*", "")
_ROLES = {
    "subject": "about",
    "participant": "the sides",
    "place": "where",
    "result": "with what result",
    "authority": "on whose authority",
}
MOST = 15  # concepts that one part shows
PAIRED = 4  # groups of which any two are set against each other; beyond that the table has it


def arrange(study: Study) -> Section:
    """Return the frames section: for each topic a listing of parts by groups, and what only one group says."""
    table = study.table("frames")
    rows = table.records()
    blocks: list[Block] = (
        [Prose(_READING)] if rows else [Prose("No claim on these topics names what takes part in it.")]
    )
    for topic in study.topics:
        own = [r for r in rows if r["topic"] == topic.id.removeprefix("topic.")]
        if own:
            blocks.append(_listing(study, topic, own))
            blocks += _alone(study, topic, own)
            blocks += _differences(study, topic, own)
    return Section("frames", TITLE, (table,), tuple(blocks))


def _listing(study: Study, topic: Member, rows: list[dict[str, Any]]) -> Listing:
    groups = study.groups()
    made = []
    for role, of in groupby(
        sorted(rows, key=lambda r: list(_ROLES).index(r["role"]) if r["role"] in _ROLES else 9),
        key=lambda r: r["role"],
    ):
        by_target: dict[str, dict[str, dict[str, Any]]] = {}
        for r in of:
            by_target.setdefault(r["target"], {})[r["group"]] = r
        order = sorted(by_target, key=lambda t: (-sum(r["claims"] for r in by_target[t].values()), t))
        for n, target in enumerate(order[:MOST]):
            cells = by_target[target]
            first = Cell(
                f"{capital(_ROLES.get(role, role))}: {study.name(target)}" if n == 0 else study.name(target)
            )
            alone = len(cells) == 1 and len(groups) > 1
            made.append((first, *(_count(study, cells.get(g.key), alone=alone) for g in groups)))
    return Listing(f"{topic.name}: parts in the claims", ("Part", *(g.name for g in groups)), tuple(made))


def _count(study: Study, row: dict[str, Any] | None, *, alone: bool) -> Cell:
    if row is None:
        return Cell("–", number=True)
    negative = f", {row['negated']} negative" if row["negated"] else ""
    places = study.places(row["passages"], row["group"], row["sentences"])
    return Cell(f"{row['claims']} of {row['of']}{negative}", number=True, held=alone, places=places)


def _differences(study: Study, topic: Member, rows: list[dict[str, Any]]) -> list[Block]:
    """Set any two groups against each other: what each alone puts in a part, and what both do."""
    groups = [g for g in study.groups() if any(r["group"] == g.key for r in rows)]
    if not 2 <= len(groups) <= PAIRED:
        return []
    made: list[Block] = []
    for one, other in combinations(groups, 2):
        lines = []
        for role, name in _ROLES.items():
            first, second = (
                {r["target"]: r["claims"] for r in rows if r["group"] == g.key and r["role"] == role}
                for g in (one, other)
            )
            parts = (first.keys() - second.keys(), first.keys() & second.keys(), second.keys() - first.keys())
            if first or second:
                counts = Counter(first) + Counter(second)
                lines.append((Cell(capital(name)), *(Cell(_named(study, p, counts)) for p in parts)))
        heads = ("Part", f"{one.said} alone", "both", f"{other.said} alone")
        made.append(Listing(f"{topic.name}: {one.said} and {other.said}", heads, tuple(lines)))
    return made


def _named(study: Study, targets: Collection[str], counts: Mapping[str, int]) -> str:
    names = [study.name(t) for t in sorted(targets, key=lambda t: (-counts[t], t))]
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return ", ".join(names[:MOST]) + more or "–"


def _alone(study: Study, topic: Member, rows: list[dict[str, Any]]) -> list[Block]:
    """Say in a sentence what each group alone makes a side of the topic."""
    said: list[Block] = []
    groups = study.groups()
    if len(groups) < 2:
        return said
    for group in groups:
        own = [
            r
            for r in rows
            if r["group"] == group.key and r["groups"] == 1 and r["role"] in {"subject", "participant"}
        ]
        names = list(dict.fromkeys(study.name(r["target"]) for r in sorted(own, key=lambda r: -r["claims"])))[
            :8
        ]
        if names:
            said.append(
                Prose(
                    f"On {study.about(topic)} {group.said} alone {verb(group, 'has', 'have')} {listed(names)} as a side or subject of a claim.",
                    note=True,
                )
            )
    without = [g.said for g in groups if not any(r["group"] == g.key for r in rows)]
    if without:
        said.append(
            Prose(
                f"No claim on {study.about(topic)} in {listed(without)} says what takes part in it.",
                note=True,
            )
        )
    return said
