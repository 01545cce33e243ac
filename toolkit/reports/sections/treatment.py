"""How each tradition treats each topic, aspect by aspect: the matrix of claims."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from toolkit.model.concept import Member
from toolkit.rendering.anchors import anchor
from toolkit.reports.blocks import Aspect, Block, Group, Link, Matrix, Prose, Statement, Treated
from toolkit.reports.report import Section
from toolkit.reports.study import Study, passage_link
from toolkit.reports.wording import capital, counted, listed, number

TITLE = "How each treats the topic"
PLACE = 20

_READING = (
    "Every statement is a claim of a text, in the annotator's words, accepted by a person; the numbers after it name the "
    "sentences that make it. Where a text denies, reports another voice or shows something by an analogy, the statement says so."
)
_SILENCE = (
    "“Not stated” is said only where every text of a group declares the claims on the topic completely annotated and none is undecided; "
    "elsewhere a cell without claims is “not annotated”, or its proposals are counted. Silence is never a denial."
)


def arrange(study: Study) -> Section:
    """Return the treatment section: one matrix a topic."""
    table = study.table("treatment")
    rows = table.records()
    blocks: list[Block] = [Prose(_READING), Prose(_SILENCE)]
    for topic in study.topics:
        name = topic.id.removeprefix("topic.")
        own = [r for r in rows if r["topic"] == name]
        blocks.append(_matrix(study, topic, name, own))
        blocks.append(Prose(_summary(topic, own), note=True))
    return Section("treatment", TITLE, (table, study.table("matrix")), tuple(blocks))


def _matrix(study: Study, topic: Member, name: str, rows: list[dict[str, Any]]) -> Matrix:
    groups = study.groups()
    titles = {r["text"]: _short(r) for r in study.table("corpus").records()}
    aspects = []
    for aspect, cells in groupby(rows, key=lambda r: r["aspect"]):
        by_group = {t: list(of) for t, of in groupby(cells, key=lambda r: r["tradition"])}
        member = study.member("aspects", aspect)
        aspects.append(
            Aspect(member.name, member.gloss, tuple(_cell(study, by_group[g.key], titles) for g in groups))
        )
    return Matrix(
        anchor("topic", name), topic.name, topic.gloss, groups, _coverage(groups, rows), tuple(aspects)
    )


def _short(text: dict[str, Any]) -> str:
    """Return what a text is called where space is short: a restatement by the work that it restates."""
    return str(text["source"] if text["form"] == "restatement" and text["source"] else text["title"])


def _coverage(groups: tuple[Group, ...], rows: list[dict[str, Any]]) -> tuple[str, ...]:
    declared = {r["tradition"]: (r["declared"], r["texts"]) for r in rows}
    return tuple(_declared(*declared[g.key]) for g in groups)


def _declared(declared: int, texts: int) -> str:
    if declared == texts:
        return "claims complete"
    if not declared:
        return "claims not declared complete"
    return f"claims complete in {declared} of {texts}"


def _cell(study: Study, rows: list[dict[str, Any]], titles: dict[str, str]) -> Treated:
    waiting = rows[0]["proposed"]
    if rows[0]["claim"] is None:
        return Treated((), rows[0]["state"], 0)
    return Treated(tuple(_statement(study, r, titles) for r in rows), "", waiting)


def _statement(study: Study, row: dict[str, Any], titles: dict[str, str]) -> Statement:
    link = study.claim_link(row["text"], row["claim"], row["topic"])
    several = row["texts"] > 1
    return Statement(
        anchor=link.anchor,
        id=row["claim"],
        text=row["statement"],
        polarity=row["polarity"],
        standing=row["standing"],
        voice=row["voice"] or "",
        source=titles[row["text"]] if several else "",
        uncertain=row["cert"] if row["cert"] in {"medium", "low"} else "",
        passages=tuple(passage_link(p) for p in row["passages"].split()),
        related=tuple(_related(study, row["text"], r) for r in (row["related"] or "").split()),
    )


def _related(study: Study, text: str, claim: str) -> Link:
    known = (text, claim) in study.first_topics
    return study.claim_link(text, claim) if known else Link(claim, "")


def _summary(topic: Member, rows: list[dict[str, Any]]) -> str:
    made = [r for r in rows if r["claim"] is not None]
    denied = sum(r["polarity"] == "negated" for r in made)
    reported = sum(r["standing"] == "reported" for r in made)
    analogies = sum(r["standing"] == "analogy" for r in made)
    waiting = sum({(r["aspect"], r["tradition"]): r["proposed"] for r in rows}.values())
    of_which = [
        *([f"{number(denied)} of them {'a denial' if denied == 1 else 'denials'}"] if denied else []),
        *([f"{number(reported)} reported of another voice"] if reported else []),
        *([f"{number(analogies)} by analogy"] if analogies else []),
    ]
    sentence = f"{capital(counted(len(made), 'claim'))} on {topic.name.lower()}"
    sentence += f": {listed(of_which)}." if of_which else "."
    return (
        f"{sentence} {capital(counted(waiting, 'proposal'))} {'is' if waiting == 1 else 'are'} undecided."
        if waiting
        else sentence
    )
