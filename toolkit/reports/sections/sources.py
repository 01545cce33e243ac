"""Which works the groups cite, and what two of them build on the same place."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from toolkit.reports.blocks import Block, Cell, Listing, Prose
from toolkit.reports.pictures.shared import shared as sharing
from toolkit.reports.report import Section
from toolkit.reports.study import Study
from toolkit.reports.wording import capital, counted, listed

TITLE = "Sources"
PLACE = 55
TURN = 1

_READING = "A number counts citations and leads to the sentences in which they stand; a place that two groups cite is set in bold."


def arrange(study: Study) -> Section:
    """Return the sources section: works by groups, the shared ones first."""
    table = study.table("sources")
    rows = table.records()
    waiting = [Prose(said)] if (said := study.waiting("citation")) else []
    if not rows:
        nothing = (
            "Of the works that these texts cite nothing is decided."
            if waiting
            else "These texts cite no work."
        )
        return Section("sources", TITLE, (table,), (Prose(nothing), *waiting))
    groups = study.groups()
    shared = list(dict.fromkeys(r["title"] for r in rows if r["shared"] > 1))
    blocks: list[Block] = []
    if len(groups) > 1:
        said = (
            f"{capital(counted(len(shared), 'work'))} cited by two groups or more: {listed(shared)}."
            if shared
            else "No work is cited by two groups."
        )
        blocks.append(Prose(said))
        picture = sharing("Works that two groups or more cite, with the number of citations", rows, groups)
        blocks += [picture] if picture else []
    blocks.append(Prose(_READING))
    made = []
    for (_, title, place), of in groupby(rows, key=lambda r: (r["work"], r["title"], r["place"])):
        by_group = {r["group"]: r for r in of}
        common = len(by_group) > 1
        name = f"{title}, {place}" if place else title
        made.append((Cell(name, held=common), *(_cell(study, by_group.get(g.key)) for g in groups)))
    blocks.append(Listing("Works and places", ("Work and place", *(g.name for g in groups)), tuple(made)))
    blocks += waiting
    return Section("sources", TITLE, (table,), tuple(blocks))


def _cell(study: Study, row: dict[str, Any] | None) -> Cell:
    if row is None:
        return Cell("–", number=True)
    claims = [c.partition("#")[2] for c in (row["claims"] or "").split()]
    built = f" ({', '.join(claims[:3])}{' …' if len(claims) > 3 else ''})" if claims else ""
    return Cell(
        f"{row['citations']}{built}",
        number=True,
        places=study.places(row["passages"], row["group"], row["sentences"]),
    )
