"""How often each tradition names each concept, by which channel, and in which words."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from toolkit.model.table import Table
from toolkit.reports.blocks import Block, Figure, Form, Group, Naming, Profile, Prose
from toolkit.reports.pictures.frame import MOST
from toolkit.reports.pictures.rates import rates
from toolkit.reports.pictures.strips import strips
from toolkit.reports.report import Section
from toolkit.reports.study import Study
from toolkit.reports.wording import digits, listed

TITLE = "The concepts and their names"
PLACE = 30
TURN = 1

_COUNTING = (
    "A concept is counted where a term names it: in transliteration, by an acronym, in Hebrew script, or by an English word that is "
    "used as a term. A term within a term counts for its own concept and the whole for its own. Rates are "
    "occurrences in running text per 1,000 words; each number leads to the sentences that it counts."
)
_ENGLISH = (
    "English words are tagged only where they are technical (guidelines, E4): capitalised against normal use, set beside a "
    "transliteration, or party to a claim of their sentence. A dash (–) means that nothing is tagged. Neither it nor a small number is a "
    "sign that the idea is absent: a text may speak of it at length in ordinary English, which only its claims show."
)
_PROPOSED = "Terms that a program proposes are counted here like those that somebody has decided on, because this was asked for (--include-proposed): a count may hold what is no term, and lack what is one."
_FEW = "Groups as small as these show what their texts do, not what a tradition does."


def arrange(study: Study) -> Section:
    """Return the concepts section: the concepts of the topics, their names, then every other concept."""
    table, names = study.table("concepts"), study.table("synonyms")
    groups = study.groups()
    rows = table.records()
    small = any(r["texts"] < 5 for r in study.table("groups").records())
    blocks: list[Block] = [Prose(_COUNTING), Prose(f"{_ENGLISH} {_FEW}" if small else _ENGLISH)]
    proposed = sum(r["proposed"] for r in rows if r["channel"] == "any")
    if proposed:
        blocks.append(
            Prose(
                f"{digits(proposed, 'occurrence')} {'is' if proposed == 1 else 'are'} proposed by a program and decided by nobody, shown apart, and in no count and no rate. "
                "yichud decide takes or refuses them; --include-proposed counts them as they are."
            )
        )
    elif study.proposed:
        blocks.append(Prose(_PROPOSED))
    about = listed([study.about(t) for t in study.topics])
    scale = max((r["rate"] or 0.0 for r in rows), default=0.0)
    for caption, chosen in (
        (f"The concepts of {about}", [r for r in rows if r["topics"]]),
        ("The other concepts", [r for r in rows if not r["topics"]]),
    ):
        if chosen:
            blocks.append(
                Profile(
                    caption,
                    "other" in caption,
                    groups,
                    _profile(study, chosen, groups, scale),
                    _drawn(chosen, groups),
                )
            )
            if "other" not in caption:
                blocks += _pictures(study, chosen, groups, about)
        elif "other" not in caption:
            blocks.append(Prose(f"No concept of {about} is named in these texts."))
        if "other" not in caption and names.rows:
            blocks.append(
                Naming(
                    f"By which words each names the concepts of {about}",
                    groups,
                    _names(study, names.records(), groups),
                )
            )
    return Section("concepts", TITLE, (table, names), tuple(blocks))


def _pictures(study: Study, rows: list[dict[str, Any]], groups: tuple[Group, ...], about: str) -> list[Block]:
    """Return the rates with their intervals and, of a few texts, where the concepts stand in each."""
    named = {r["concept"]: study.latin(r["concept"]) for r in rows}
    made = (
        rates("rates", f"Rates of the concepts of {about}, with their intervals", rows, groups, named),
        strips(
            f"Where the concepts of {about} stand in each text",
            _few(study.table("mentions")),
            study.short_titles,
            named,
        ),
    )
    return [picture for picture in made if picture]


def _few(mentions: Table) -> list[dict[str, Any]]:
    """Return the occurrences of the topics where they stand in few texts: of many nothing is drawn, and all take more room than the page."""
    of = zip(*(mentions.column(name) for name in ("topical", "status", "text")), strict=True)
    texts = {text for topical, status, text in of if topical and status != "proposed"}
    return mentions.records() if len(texts) <= MOST else []


def _drawn(rows: list[dict[str, Any]], groups: tuple[Group, ...]) -> str:
    """Say what the intervals are, and over what they were drawn; empty where there is none."""
    over = {
        by: [g.said for g in groups if any(r["group"] == g.key and r["resampled"] == by for r in rows)]
        for by in ("passages", "texts")
    }
    each = " each" if len(over["passages"]) > 1 else ""
    parts = [f"over passages of one text{each} ({listed(over['passages'])})"] if over["passages"] else []
    parts += [f"over the texts of {listed(over['texts'])}"] if over["texts"] else []
    few = (
        " Of fewer than five texts an interval describes these alone."
        if any(g.texts < 5 for g in groups)
        else ""
    )
    return f"After a rate stands its interval: 95%, drawn {listed(parts)}.{few}" if parts else ""


def _profile(
    study: Study, rows: list[dict[str, Any]], groups: tuple[Group, ...], scale: float
) -> tuple[Any, ...]:
    shown = []
    for concept, cells in groupby(rows, key=lambda r: r["concept"]):
        by_group: dict[str, list[dict[str, Any]]] = {}
        for row in cells:
            by_group.setdefault(row["group"], []).append(row)
        shown.append((study.concept(concept), tuple(_figure(study, by_group[g.key], scale) for g in groups)))
    return tuple(shown)


def _figure(study: Study, rows: list[dict[str, Any]], scale: float) -> Figure:
    total, *channels = rows
    return Figure(
        count=total["count"],
        rate=total["rate"],
        share=(total["rate"] or 0.0) / scale if scale else 0.0,
        channels=tuple((r["channel"], r["count"]) for r in channels if r["count"]),
        texts=total["texts"],
        in_notes=total["in_notes"],
        proposed=total["proposed"],
        places=study.places(total["passages"], total["group"], total["sentences"]),
        interval=None if total["low"] is None else (total["low"], total["high"]),
    )


def _names(study: Study, rows: list[dict[str, Any]], groups: tuple[Group, ...]) -> tuple[Any, ...]:
    by_concept: dict[str, dict[str, dict[tuple[str, str], Form]]] = {}
    for r in rows:  # a concept of two topics is shown once
        cell = by_concept.setdefault(r["concept"], {}).setdefault(r["group"], {})
        places = study.places(r["passages"], r["group"], r["sentences"])
        cell.setdefault(
            (r["channel"], r["form"]), Form(r["form"], r["channel"], r["count"], r["proposed"], places)
        )
    return tuple(
        (study.concept(concept), tuple(tuple(cells.get(g.key, {}).values()) for g in groups))
        for concept, cells in by_concept.items()
    )
