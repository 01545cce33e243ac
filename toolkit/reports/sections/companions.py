"""What stands with what: the concepts that share sentences in each group, and the ties that only one group has."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Any

from toolkit.reports.blocks import Block, Cell, Chart, Group, Listing, Prose
from toolkit.reports.report import Section
from toolkit.reports.study import Study
from toolkit.reports.wording import listed

TITLE = "What stands together"
PLACE = 45
LAST = False

SHOWN = 12
WORDS = 10  # neighbours of a concept that a group shows
_READING = (
    "Two concepts are companions where a sentence names both (a concept within another’s name is none). G² says how sure it is that they stand together more than by chance; logDice how much "
    "they belong together, on one scale for groups of any size (14 is always together). Ties that one group alone has are set in bold."
)


def arrange(study: Study) -> Section:
    """Return the companions section: a picture of the ties, and the surest pairs of each group."""
    table, words = study.table("companions"), study.table("neighbours")
    rows = table.records()
    groups = study.groups()
    blocks: list[Block] = [Prose(_READING if rows else "No two concepts share two sentences in any group.")]
    for group in groups:
        own = [r for r in rows if r["group"] == group.key and r["g2"] > 0]
        shown = sorted(own, key=lambda r: not r["topical"])[:SHOWN] or own[:SHOWN]
        if shown:
            blocks.append(_network(study, group.key, group.said, shown))
            blocks.append(_listing(study, group.key, group.said, shown, several=len(groups) > 1))
    if any(r["worded"] for r in study.table("groups").records()):
        blocks += _neighbours(study, words.records(), groups)
    return Section("companions", TITLE, (table, words), tuple(blocks))


def _neighbours(study: Study, rows: list[dict[str, Any]], groups: tuple[Group, ...]) -> list[Block]:
    """Return the words that stand near each concept of the topics, the surest of each group side by side."""
    found: dict[str, dict[str, list[str]]] = {}
    for r in rows:
        if r["g2"] > 0:
            word = study.latin(r["word"][2:]) if r["word"].startswith("c:") else r["word"]
            said = found.setdefault(r["concept"], {}).setdefault(r["group"], [])
            if len(said) < WORDS:
                said.append(f"{word} {r['near']}")
    if not found:
        return [Prose("No word stands near a concept of the topics more often than by chance.", note=True)]
    made = tuple(
        (Cell(study.latin(concept)), *(Cell(", ".join(by_group.get(g.key, ())) or "–") for g in groups))
        for concept, by_group in found.items()
    )
    caption = "Words within five words of a concept, the surest first, with how often"
    return [Listing(caption, ("Concept", *(g.name for g in groups)), made)]


def _listing(study: Study, group: str, name: str, rows: list[dict[str, Any]], *, several: bool) -> Listing:
    made = tuple(
        (
            Cell(
                f"{study.latin(r['concept'])} and {study.latin(r['companion'])}",
                held=several and r["groups"] == 1,
            ),
            Cell(f"{r['together']}", number=True, places=study.places(r["passages"], group, r["sentences"])),
            Cell(f"{r['concept_in']}, {r['companion_in']}", number=True),
            Cell(f"{r['g2']:.1f}", number=True),
            Cell(f"{r['log_dice']:.1f}", number=True),
        )
        for r in rows
    )
    return Listing(
        f"Companions in {name}",
        ("Concepts", "sentences together", "sentences of each", "G²", "logDice"),
        made,
    )


def _network(study: Study, group: str, name: str, rows: list[dict[str, Any]]) -> Chart:
    """Draw the concepts on a circle with lines between companions; the thicker, the more sentences they share."""
    concepts = list(dict.fromkeys(c for r in rows for c in (r["concept"], r["companion"])))
    at = {
        c: (cos(2 * pi * i / len(concepts)), sin(2 * pi * i / len(concepts))) for i, c in enumerate(concepts)
    }
    ties = [
        {
            "x": at[r["concept"]][0],
            "y": at[r["concept"]][1],
            "x2": at[r["companion"]][0],
            "y2": at[r["companion"]][1],
            "together": r["together"],
        }
        for r in rows
    ]
    nodes = [
        {"x": x, "y": y, "name": study.latin(c), "side": "left" if x < -0.01 else "right"}
        for c, (x, y) in at.items()
    ]
    place = {
        "x": {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [-2.2, 2.2]}},
        "y": {"field": "y", "type": "quantitative", "axis": None, "scale": {"domain": [-1.15, 1.15]}},
    }
    named = [
        {
            "data": {"values": [n for n in nodes if n["side"] == side]},
            "mark": {"type": "text", "align": align, "dx": dx, "fontSize": 12},
            "encoding": {**place, "text": {"field": "name"}},
        }
        for side, align, dx in (("left", "right", -8), ("right", "left", 8))
    ]
    specification = {
        "width": 560,
        "height": 290,
        "layer": [
            {
                "data": {"values": ties},
                "mark": {"type": "rule", "opacity": 0.55},
                "encoding": {
                    **place,
                    "x2": {"field": "x2"},
                    "y2": {"field": "y2"},
                    "size": {
                        "field": "together",
                        "type": "quantitative",
                        "scale": {"range": [1, 7]},
                        "legend": None,
                    },
                },
            },
            {
                "data": {"values": nodes},
                "mark": {"type": "point", "filled": True, "size": 45},
                "encoding": place,
            },
            *named,
        ],
    }
    ties_said = listed(
        [
            f"{study.latin(r['concept'])} with {study.latin(r['companion'])} ({r['together']})"
            for r in rows[:4]
        ]
    )
    return Chart(
        f"companions-{group or 'none'}",
        f"Ties in {name}; the thicker a line, the more sentences",
        f"Concepts that share sentences, the number of sentences in brackets: {ties_said}.",
        specification,
    )
