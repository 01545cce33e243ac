"""The findings in a few sentences, made from the tables alone: what is said, what is not, which differences hold, what is too little to say."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from toolkit.model.concept import Member
from toolkit.reports.blocks import Block, Prose
from toolkit.reports.report import Section
from toolkit.reports.study import Study
from toolkit.reports.wording import capital, counted, listed

TITLE = "In brief"
PLACE = 5
LAST = False


def arrange(study: Study) -> Section:
    """Return the abstract: a paragraph a topic, then what holds and what is too little to say."""
    blocks: list[Block] = [Prose(_topic(study, topic)) for topic in study.topics]
    blocks.append(Prose(_holding(study)))
    little = _little(study)
    if little:
        blocks.append(Prose(little))
    return Section("abstract", TITLE, (), tuple(blocks))


def _topic(study: Study, topic: Member) -> str:
    key = topic.id.removeprefix("topic.")
    rows = [r for r in study.table("treatment").records() if r["topic"] == key]
    parts = []
    for group in study.groups():
        own = [r for r in rows if r["group"] == group.key]
        claims = [r for r in own if r["claim"] is not None]
        aspects = list(dict.fromkeys(r["aspect"] for r in claims))
        most = sorted(aspects, key=lambda a: -sum(r["aspect"] == a for r in claims))[:2]
        if claims:
            about = listed([study.member("aspects", a).name.lower() for a in most])
            negative = sum(r["polarity"] == "negated" for r in claims)
            said = f"{group.name} makes {counted(len(claims), 'claim')}, most of them of {about}"
            less = f", {counted(negative, 'negative one')}" if negative else ""
            parts.append(said + less)
        else:
            states = {r["state"] for r in own}
            parts.append(
                f"{group.name} {'does not speak of it' if states == {'not stated'} else 'has no claim on it annotated'}"
            )
    sentence = (
        f"On {topic.name.lower()}: {'; '.join(parts)}."
        if parts
        else f"On {topic.name.lower()} nothing is claimed."
    )
    silent = _silent(study, rows)
    return f"{sentence} {silent}" if silent else sentence


def _silent(study: Study, rows: list[dict[str, Any]]) -> str:
    """Say which aspects a group that speaks of the topic leaves out, where its header lets that be said."""
    spoken = {r["group"] for r in rows if r["claim"] is not None}
    left: dict[str, list[str]] = defaultdict(list)
    for r in rows:
        if r["state"] == "not stated" and r["group"] in spoken:
            left[r["group"]].append(study.member("aspects", r["aspect"]).name.lower())
    names = {g.key: g.name for g in study.groups()}
    parts = [f"{names[g]} says nothing of {listed(aspects)}" for g, aspects in left.items()]
    return f"{'; '.join(parts)}." if parts else ""


def _holding(study: Study) -> str:
    rows = [r for r in study.table("keyness").records() if r["against"] == "*" and r["holds"] and r["g2"] > 0]
    groups = study.groups()
    if len(groups) < 2:
        return "There is one group: nothing is compared with anything."
    if not rows:
        small = any(g["texts"] < 5 for g in study.table("groups").records())
        why = (
            "a group has fewer than five texts, and the figures describe these texts alone"
            if small
            else "none is larger than shuffling the texts would show"
        )
        return f"No difference in frequency holds: {why}."
    names = {g.key: g.name for g in groups}
    parts = []
    for key, name in names.items():
        own = sorted((r for r in rows if r["group"] == key), key=lambda r: -abs(r["lrc"]))[:5]
        if own:
            items = [
                study.latin(r["item"].removeprefix("c:"))
                if r["level"] == "concept" or r["item"].startswith("c:")
                else r["item"]
                for r in own
            ]
            parts.append(f"{name}: {listed(list(dict.fromkeys(items)))}")
    return f"Differences in frequency that hold, the largest first: {'; '.join(parts)}."


def _little(study: Study) -> str:
    rows = [r for r in study.table("concepts").records() if r["channel"] == "any" and r["enough"] is False]
    groups = list(dict.fromkeys(r["group"] for r in rows))
    names = {g.key: g.name for g in study.groups()}
    return (
        capital(f"too little text for a rate to say something: {listed([names[g] for g in groups])}.")
        if groups
        else ""
    )
