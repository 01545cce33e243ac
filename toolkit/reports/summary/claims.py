"""How many claims a group makes of a topic: by name and by context, on what above all, on what none, and in which of its texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.model.concept import Member
from toolkit.reports.blocks import Group
from toolkit.reports.speaking import introduced
from toolkit.reports.study import Study
from toolkit.reports.wording import capital, counted, listed, number

LEADING = 3  # aspects that may be called the leading ones
TEXTS = 5  # texts whose claims are counted one by one


def counts(study: Study, topic: Member, group: Group, rows: Sequence[Mapping[str, Any]]) -> str:
    """Say in one or two sentences what a group claims of a topic, given its rows of *treatment*."""
    claims = [r for r in rows if r["claim"] is not None]
    who, about = capital(introduced(group, study.noun)), study.about(topic)
    makes = "makes" if group.texts == 1 else "make"
    if not claims:
        return f"{who} {_none(group, about, makes, {r['state'] for r in rows})}"
    named = sum(bool(r["explicit"]) for r in claims)
    negative = sum(r["polarity"] == "negated" for r in claims)
    less = f"; {number(negative)} {'is' if negative == 1 else 'are'} negative" if negative else ""
    made = (
        f"{who} {makes} {_how_many(len(claims), named, about)}{_in_texts(study, topic, group, claims)}{less}."
    )
    silent = [study.member("aspects", r["aspect"]).name.lower() for r in rows if r["state"] == "not stated"]
    none = f", none on {_or(silent)}" if silent else ""
    return f"{made} {capital(leading(_by_aspect(study, claims), len(claims)))}{none}."


def _none(group: Group, about: str, makes: str, states: set[str]) -> str:
    if states == {"not stated"}:
        whose = "its header declares" if group.texts == 1 else "their headers declare"
        return f"{makes} no claim on {about}, and {whose} that none was passed over."
    waiting = sum(int(s.split()[0]) for s in states if s.endswith("undecided"))
    has = "has" if group.texts == 1 else "have"
    undecided = (
        f"; {counted(waiting, 'proposal')} {'is' if waiting == 1 else 'are'} undecided" if waiting else ""
    )
    return f"{has} no claim on {about} annotated, which is no sign that nothing is said{undecided}."


def _how_many(every: int, named: int, about: str) -> str:
    if named == every:
        return f"{counted(every, 'claim')} on {about}, {'which names it' if every == 1 else 'all of which name it'}"
    if not named:
        return f"{counted(every, 'claim')} on {about}, {'' if every == 1 else 'all '}by context alone"
    names = "names" if named == 1 else "name"
    return f"{counted(named, 'claim')} that {names} {about}, and {number(every - named)} by context"


def _by_aspect(study: Study, claims: Sequence[Mapping[str, Any]]) -> Counter[str]:
    return Counter(study.member("aspects", r["aspect"]).name.lower() for r in claims)


def leading(by_aspect: Mapping[str, int], every: int) -> str:
    """Say on which aspects the claims are; *most* only above half, and no aspect is named before another that has as many.

    >>> leading({"limit": 5, "mechanism": 5, "result": 4, "place": 3}, 17)
    'most are on limit and mechanism (5 each of 17)'
    """
    if len(by_aspect) == 1:
        return f"{'it is' if every == 1 else 'all are'} on {next(iter(by_aspect))}"
    ranks = sorted(set(by_aspect.values()), reverse=True)
    first = [a for a, n in by_aspect.items() if n == ranks[0]]
    second = [a for a, n in by_aspect.items() if len(ranks) > 1 and n == ranks[1] > 1]
    if len(first) > LEADING or ranks[0] == 1:
        most = f"at most {number(ranks[0])} on each" if ranks[0] > 1 else "one on each"
        return f"they are spread over {counted(len(by_aspect), 'aspect')}, {most}"
    chosen = first + second if len(first) == 1 and len(second) == 1 and 2 * ranks[0] <= every else first
    numbers = [by_aspect[a] for a in chosen]
    same = (
        f"{numbers[0]} each"
        if len(numbers) > 1 and len(set(numbers)) == 1
        else listed([str(n) for n in numbers])
    )
    how = "most are" if 2 * sum(numbers) > every else "they are above all"
    return f"{how} on {listed(chosen)} ({same} of {every})"


def _in_texts(study: Study, topic: Member, group: Group, claims: Sequence[Mapping[str, Any]]) -> str:
    """Say how the claims of several texts are shared among them: many of one text are no tradition."""
    if group.texts == 1:
        return ""
    own = {
        r["text"]: topic.id.removeprefix("topic.") in (r["complete"] or "").split()
        for r in study.table("corpus").records()
        if r["group"] == group.key
    }
    made = Counter(r["text"] for r in claims)
    if len(own) > TEXTS:
        where = (
            f"all {number(len(own))}"
            if len(made) == len(own)
            else f"{number(len(made))} of {number(len(own))}"
        )
        return f", in {where} texts, {len(claims) / len(own):.1f} a text"
    parts = [
        f"{number(made[t]) if made[t] else 'none' if own[t] else 'none annotated'} in “{study.short_titles[t]}”"
        for t in sorted(own, key=lambda t: -made[t])
    ]
    return f" ({listed(parts)})"


def _or(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
