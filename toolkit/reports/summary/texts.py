"""Which texts are compared, in how many of them somebody annotated claims and terms, and which inputs were left out."""

from __future__ import annotations

from typing import Any

from toolkit.reports.speaking import introduced
from toolkit.reports.study import Study
from toolkit.reports.wording import capital, counted, listed, number

NAMED = 6  # texts, groups or files that a sentence names one by one
_USED = {"R02", "R05"}  # findings on inputs that are compared all the same


def compared(study: Study) -> str:
    """Say which texts are compared and how far they are annotated."""
    rows, groups = study.table("corpus").records(), study.groups()
    if len(rows) == 1:
        opening = f"One text is read: {introduced(groups[0], study.noun)}."
    elif len(groups) <= NAMED:
        opening = f"{capital(counted(len(rows), 'text'))} are compared: {listed([introduced(g, study.noun) for g in groups])}."
    else:
        opening = f"{capital(counted(len(rows), 'text'))} in {counted(len(groups), 'group')} are compared."
    without = {
        "claims": [r for r in rows if not (r["claims"] or r["complete"])],
        "terms": [r for r in rows if not (r["terms"] or r["terms_complete"])],
    }
    if without["claims"] == without["terms"]:
        return f"{opening} {_annotated('claims and terms', without['claims'], rows)}"
    return f"{opening} {' '.join(_annotated(what, of, rows) for what, of in without.items())}"


def _annotated(what: str, without: list[dict[str, Any]], rows: list[dict[str, Any]]) -> str:
    said = f"{capital(what)} are annotated in"
    if not without:
        return f"{said} {'it' if len(rows) == 1 else 'all'}."
    if len(without) == len(rows):
        return (
            f"{said} none of them."
            if len(rows) > 1
            else f"No {what.replace('and', 'and no')} are annotated in it."
        )
    names = [f"“{r['short']}”" for r in without[:NAMED]]
    more = [f"{number(len(without) - NAMED)} more"] if len(without) > NAMED else []
    some = f"{number(len(rows) - len(without))} of {number(len(rows))}"
    return f"{said} {some}: not in {listed([*names, *more])}."


def proposed(study: Study) -> str:
    """Say how much a program proposes that nobody has decided, and what becomes of it; empty where there is nothing."""
    rows = study.table("corpus").records()
    found = {what: sum(r[f"{what}s_proposed"] for r in rows) for what in ("term", "citation", "voice")}
    waiting = [counted(n, what) for what, n in found.items() if n]
    if not waiting:
        return ""
    said = f"{capital(listed(waiting))} {'is' if sum(found.values()) == 1 else 'are'} proposed by a program and decided by nobody"
    if not study.proposed:
        return f"{said}: what is proposed enters no count."
    one = sum(found.values()) == 1
    return f"{said}. {'It is' if one else 'They are'} counted all the same, because this was asked for."


def left_out(study: Study) -> str:
    """Name the inputs that could not be used; empty where there are none."""
    read = set(study.table("corpus").column("path"))
    files = list(dict.fromkeys(f.path for f in study.findings if f.code not in _USED and f.path not in read))
    if not files:
        return ""
    called = [f.rpartition("/")[2] for f in files]
    names = [*called[:NAMED], *([f"{number(len(files) - NAMED)} more"] if len(files) > NAMED else [])]
    was, it = ("input was", "it") if len(files) == 1 else ("inputs were", "them")
    return f"{capital(number(len(files)))} {was} left out: {listed(names)}. What is wrong with {it} stands at the end."
