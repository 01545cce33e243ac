"""What stands with what: the concepts that share sentences in each group, and the ties that only one group has."""

from __future__ import annotations

from typing import Any

from toolkit.reports.blocks import Block, Cell, Group, Listing, Prose
from toolkit.reports.pictures.network import network
from toolkit.reports.report import Section
from toolkit.reports.study import Study
from toolkit.statistics.discovery import LEVEL

TITLE = "What stands together"
PLACE = 45
TURN = 1

SHOWN = 12  # ties of one group
WORDS = 10  # neighbours of a concept that a group shows
SURE = 3.84  # G² that one in twenty independent pairs reaches (χ² with one degree of freedom)
_READING = (
    "Two concepts are companions where a sentence names both (a concept within another’s name is none). G² says how sure it is that they stand together more than by chance, and a pair below 3.84 is not shown; logDice how much "
    "they belong together, on one scale for groups of any size (14 is always together). Of many pairs that are looked at some are as sure by chance: q is the share of such finds among the pairs that are at least as sure."
)
_DESCRIBED = "No pair has a q of 0.05 or less: with as few sentences as here the ties describe these texts, and nothing beyond them."
_ALONE = " Ties that one group alone has are set in bold."
_NEAR = "Only words are shown that stand near a concept so often that at most one in twenty of them does so by chance."
_ASIDE = (
    " Words that name nothing (the, of, which, numerals) are left out; --function-words compares them too."
)
_NO_WORD = "No word stands near a concept of the topics more often than chance would have it among as many words (false-discovery rate 5%)."
_PICTURED = "Ties between concepts that are shown of any group; the thicker a line, the more sentences"


def arrange(study: Study) -> Section:
    """Return the companions section: a picture of the ties, and the surest pairs of each group."""
    table, words = study.table("companions"), study.table("neighbours")
    groups = study.groups()
    several = len(groups) > 1
    ties = {g.key: _shown([r for r in table.records() if r["group"] == g.key]) for g in groups}
    blocks: list[Block] = []
    if any(ties.values()):
        blocks.append(Prose(_READING + _ALONE * several))
        if not any(r["q"] <= LEVEL for own in ties.values() for r in own):
            blocks.append(Prose(_DESCRIBED))
        alone = "; dark: of this group alone, dashed: of others too" if several else ""
        names = {
            c: study.latin(c) for own in ties.values() for r in own for c in (r["concept"], r["companion"])
        }
        chart = network(_PICTURED + alone, _everywhere(ties, table.records()), groups, names)
        blocks += [chart] if chart else []
        blocks += [_listing(study, g, ties[g.key], several=several) for g in groups if ties[g.key]]
    else:
        blocks.append(Prose("No two concepts share two sentences more often than by chance in any group."))
    if any(r["worded"] for r in study.table("groups").records()):
        blocks += _neighbours(study, words.records(), groups)
    return Section("companions", TITLE, (table, words), tuple(blocks))


def _everywhere(
    ties: dict[str, list[dict[str, Any]]], rows: list[dict[str, Any]]
) -> dict[str, list[dict[str, Any]]]:
    """Return the ties that are shown of any group in each group that has them, so that the groups can be compared."""
    pairs = dict.fromkeys((r["concept"], r["companion"]) for own in ties.values() for r in own)
    found = {(r["group"], r["concept"], r["companion"]): r for r in rows}
    return {
        group: [*own, *(r for p in pairs if (r := found.get((group, *p))) is not None and r not in own)]
        for group, own in ties.items()
    }


def _shown(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the ties of one group that are shown, those of the topics first."""
    return sorted((r for r in rows if r["g2"] >= SURE), key=lambda r: not r["topical"])[:SHOWN]


def _neighbours(study: Study, rows: list[dict[str, Any]], groups: tuple[Group, ...]) -> list[Block]:
    """Return the words that stand near each concept of the topics, the surest of each group side by side."""
    aside = "" if study.function_words else _ASIDE
    found: dict[str, dict[str, list[str]]] = {}
    for r in rows:
        if r["g2"] > 0:
            word = study.latin(r["word"][2:]) if r["word"].startswith("c:") else r["word"]
            said = found.setdefault(r["concept"], {}).setdefault(r["group"], [])
            if len(said) < WORDS:
                said.append(f"{word} {r['near']}")
    if not found:
        return [Prose(_NO_WORD + aside)]
    made = tuple(
        (Cell(study.latin(concept)), *(Cell(", ".join(by_group.get(g.key, ())) or "–") for g in groups))
        for concept, by_group in found.items()
    )
    caption = "Words within five words of a concept, the surest first, with how often"
    return [Prose(_NEAR + aside), Listing(caption, ("Concept", *(g.name for g in groups)), made)]


def _listing(study: Study, group: Group, rows: list[dict[str, Any]], *, several: bool) -> Listing:
    made = tuple(
        (
            Cell(
                f"{study.latin(r['concept'])} and {study.latin(r['companion'])}",
                held=several and r["groups"] == 1,
            ),
            Cell(
                f"{r['together']}", number=True, places=study.places(r["passages"], group.key, r["sentences"])
            ),
            Cell(f"{r['concept_in']}, {r['companion_in']}", number=True),
            Cell(f"{r['g2']:.1f}", number=True),
            Cell(f"{r['log_dice']:.1f}", number=True),
            Cell(f"{r['q']:.2f}" if r["q"] >= 0.005 else "< 0.01", number=True),
        )
        for r in rows
    )
    return Listing(
        f"Companions in {group.said}",
        ("Concepts", "sentences together", "sentences of each", "G²", "logDice", "q"),
        made,
    )
