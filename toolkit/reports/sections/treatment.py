"""How each tradition treats each topic, aspect by aspect: the matrix of claims."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from toolkit.model.concept import Member
from toolkit.rendering.anchors import anchor
from toolkit.reports.blocks import Aspect, Block, Group, Heading, Link, Matrix, Prose, Statement, Treated
from toolkit.reports.pictures.grid import grid
from toolkit.reports.report import Section
from toolkit.reports.study import Study, passage_link
from toolkit.reports.wording import capital, counted, listed, number

TITLE = "How each treats the topic"
PLACE = 20
TURN = 1

_READING = (
    "Every statement is a claim of a text, in the annotator’s words, accepted by its responsible party; the numbers after it name the "
    "sentences that make it, and the line below what takes part in it. A negative claim is marked, and its statement says no itself: it is read "
    "as it stands. Where a text reports another voice or shows something by an analogy, that is said too."
)
_CONTEXT = (
    "A claim names the topic if a concept of the topic takes part in it or is tagged in its sentences. The others are marked “by context”: the "
    "annotator reads them as answers to a question about the topic, though they call it by none of its names."
)
_SILENCE = (
    "“Not stated” is said only where every text of a group declares the claims on the topic completely annotated and none is undecided; "
    "elsewhere a cell without claims is “not annotated”, or its proposals are counted. Silence is never a denial."
)

_NOBODY = "Nobody has annotated a claim on {} in these texts, which is no sign that they say nothing of it. How claims are annotated is told in docs/guide/add-a-text.md."

_ROLES = {"subject": "about", "participant": "with", "place": "in", "result": "giving"}


def arrange(study: Study) -> Section:
    """Return the treatment section: one matrix a topic."""
    table = study.table("treatment")
    rows = table.records()
    blocks: list[Block] = []
    if any(r["state"] != "not annotated" for r in rows):
        blocks += [Prose(_READING), Prose(_CONTEXT), Prose(_SILENCE)]
    for topic in study.topics:
        name = topic.id.removeprefix("topic.")
        own = [r for r in rows if r["topic"] == name]
        if {r["state"] for r in own} == {"not annotated"}:
            blocks += [Heading(topic.name), Prose(_NOBODY.format(study.about(topic)))]
            continue
        matrix = _matrix(study, topic, name, own)
        picture = grid(matrix)
        blocks += [matrix, picture] if picture else [matrix]
    return Section("treatment", TITLE, (table, study.table("matrix")), tuple(blocks))


def _matrix(study: Study, topic: Member, name: str, rows: list[dict[str, Any]]) -> Matrix:
    groups = study.groups()
    aspects = []
    for aspect, cells in groupby(rows, key=lambda r: r["aspect"]):
        by_group = {t: list(of) for t, of in groupby(cells, key=lambda r: r["group"])}
        member = study.member("aspects", aspect)
        aspects.append(
            Aspect(member.name, member.gloss, tuple(_cell(study, by_group[g.key]) for g in groups))
        )
    return Matrix(
        anchor("topic", name),
        topic.name,
        topic.gloss,
        _summary(study, topic, rows),
        groups,
        _coverage(groups, rows),
        tuple(aspects),
    )


def _coverage(groups: tuple[Group, ...], rows: list[dict[str, Any]]) -> tuple[str, ...]:
    declared = {r["group"]: (r["declared"], r["texts"]) for r in rows}
    return tuple(_declared(*declared[g.key]) for g in groups)


def _declared(declared: int, texts: int) -> str:
    if declared == texts:
        return "claims complete"
    if not declared:
        return "claims not declared complete"
    return f"claims complete in {declared} of {texts}"


def _cell(study: Study, rows: list[dict[str, Any]]) -> Treated:
    first = rows[0]
    name = anchor("cell", first["topic"], first["aspect"], first["group"])
    if first["claim"] is None:
        return Treated((), first["state"], 0, name)
    return Treated(tuple(_statement(study, r) for r in rows), "", first["proposed"], name)


def _statement(study: Study, row: dict[str, Any]) -> Statement:
    link = study.claim_link(row["text"], row["claim"], row["topic"])
    several = row["texts"] > 1
    return Statement(
        anchor=link.anchor,
        id=row["claim"],
        text=row["statement"],
        polarity=row["polarity"],
        standing=row["standing"],
        voice=row["voice"] or "",
        source=study.short_titles[row["text"]] if several else "",
        uncertain=row["cert"] if row["cert"] in {"medium", "low"} else "",
        passages=tuple(passage_link(p) for p in row["passages"].split()),
        related=tuple(_related(study, row["text"], r) for r in (row["related"] or "").split()),
        explicit=row["explicit"],
        roles=tuple(_roles(study, row["roles"])),
    )


def _roles(study: Study, roles: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each role but the authority's, which the voice shows, in words with what has it."""
    pairs = [(role, target) for role, _, target in (r.partition(":") for r in roles.split())]
    for role, of in groupby((p for p in pairs if p[0] != "authority"), key=lambda p: p[0]):
        yield _ROLES.get(role, role), tuple(study.name(target) for _, target in of)


def _related(study: Study, text: str, claim: str) -> Link:
    known = (text, claim) in study.first_topics
    return study.claim_link(text, claim) if known else Link(claim, "")


def _summary(study: Study, topic: Member, rows: list[dict[str, Any]]) -> str:
    made = [r for r in rows if r["claim"] is not None]
    negative = sum(r["polarity"] == "negated" for r in made)
    context = sum(not r["explicit"] for r in made)
    reported = sum(r["standing"] == "reported" for r in made)
    analogies = sum(r["standing"] == "analogy" for r in made)
    waiting = sum({(r["aspect"], r["group"]): r["proposed"] for r in rows}.values())
    of_which = [
        *([f"{number(context)} by context"] if context else []),
        *([f"{number(negative)} negative"] if negative else []),
        *([f"{number(reported)} reported of another voice"] if reported else []),
        *([f"{number(analogies)} by analogy"] if analogies else []),
    ]
    sentence = f"{capital(counted(len(made), 'claim'))} on {study.about(topic)}"
    sentence += f"; of these {listed(of_which)}." if of_which else "."
    return (
        f"{sentence} {capital(counted(waiting, 'proposal'))} {'is' if waiting == 1 else 'are'} undecided."
        if waiting
        else sentence
    )
