"""A study and the sections asked for in, the whole report out: its title, its id, its sections in the order asked for.

Sections are arranged when the report is drawn, in the order of their places, whatever the order in which they are read; those that
must know which passages the others show come last.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from toolkit.ground.discover import discover, load, names
from toolkit.ground.errors import UsageError
from toolkit.ground.progress import Progress
from toolkit.measurements import LONG
from toolkit.reports.citing import Cited
from toolkit.reports.report import Input, Report, Section
from toolkit.reports.study import Study
from toolkit.reports.wording import counted, digits, listed

_SECTIONS = "toolkit.reports.sections"
_REMARKS = {"R02", "R07"}  # what a text loses nothing by: read once, or an undecided suggestion left out
_LAST = 3  # the turn of the sections that must know which passages the others show
_ALWAYS = ("passages", "method")  # what every number leads to, and how it was made


def chosen_sections(wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of the sections in the order in which they are read; without any, all of them.

    The passages and the method follow where they are not named: a number without its passages is no evidence.
    """
    known = names(_SECTIONS)
    if not wanted:
        places = discover(_SECTIONS, "PLACE")
        return tuple(sorted(known, key=lambda key: (places[key], key)))
    for key in wanted:
        if key not in known:
            raise UsageError(f"there is no section {key!r}", hint=f"there are: {', '.join(known)}")
    return tuple(dict.fromkeys((*wanted, *_ALWAYS)))


def assembled(
    study: Study, sections: Sequence[str], inputs: Sequence[Input], identifier: str, progress: Progress
) -> Report:
    """Return the report; its sections are still to be arranged."""
    topics = listed([study.about(t) for t in study.topics])
    texts = digits(len(inputs), "text")
    title = f"How {_who(study, counted(len(inputs), 'text'))} {_treat(study)} {topics}"
    cited = _cited(study, title, identifier)
    study = replace(study, making=replace(study.making, cited=cited))
    groups = study.tables.glance("groups").records()
    treatment = study.tables.glance("treatment").records()
    last = frozenset(key for key in sections if load(_SECTIONS, key, "TURN") == _LAST)
    claims = {(r["text"], r["claim"]) for r in treatment if r["claim"] is not None}
    return Report(
        title=title,
        id=identifier,
        subtitle=_subtitle(len(inputs), claimed=bool(claims)),
        inputs=tuple(sorted(inputs, key=lambda i: i.path)),
        order=tuple(sections),
        last=last,
        late=last if study.tables.beside else frozenset(sections),
        arranging=_arranged(study, sections, progress),
        summary=f"{texts}, {digits(len(groups), 'group')}, {digits(len(claims), 'claim')} on {topics}",
        version=study.making.version,
        cited=cited,
        findings=study.findings,
        advice=tuple(_advice(study)),
        failed=any(f.code not in _REMARKS for f in study.findings),
    )


def _arranged(study: Study, sections: Sequence[str], progress: Progress) -> Iterator[Section]:
    by_place = sorted(
        sections, key=lambda key: (load(_SECTIONS, key, "TURN"), load(_SECTIONS, key, "PLACE"), key)
    )
    with contextlib.closing(study.tables):
        study.tables.begin(key for key in LONG if key in sections)
        for key in progress(by_place, "measuring"):
            yield load(_SECTIONS, key, "arrange")(study)


def _cited(study: Study, title: str, identifier: str) -> Cited:
    """Return how the report is cited: its authors and editors are those of its texts, its date that of the newest."""
    texts = study.table("corpus").records()
    newest = max((str(r["changed"] or r["date"] or "") for r in texts), default="")
    return Cited(
        title,
        identifier,
        study.making.version,
        authors=_named(texts, "responsible"),
        editors=_named(texts, "editors"),
        date=_source_date() or newest,
        texts=tuple((r["title"], r["sha256"]) for r in texts),
    )


def _named(texts: Sequence[Mapping[str, Any]], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for r in texts for n in (r[column] or "").split("; ") if n))


def _source_date() -> str:
    """Return the day of `SOURCE_DATE_EPOCH` as an ISO date, empty where it is not set."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return dt.datetime.fromtimestamp(int(given), dt.UTC).date().isoformat() if given.isdigit() else ""


def _subtitle(texts: int, *, claimed: bool) -> str:
    what = "A comparison of" if texts > 1 else "A reading of"
    how = "claim by claim" if claimed else "by terms and words"
    return f"{what} {digits(texts, 'text')}, {how}"


def _advice(study: Study) -> Iterator[str]:
    """Yield what somebody may do who finds little in the report."""
    texts = study.tables.glance("corpus").records()
    terms = sum(r["terms_proposed"] for r in texts)
    if len(study.tables.glance("groups").rows) == 1 and len(texts) > 1:
        yield "there is one group, and nothing to compare it with: --by text or --by author makes several"
    if terms and not study.proposed:
        yield f"{digits(terms, 'term')} proposed and undecided {'enters' if terms == 1 else 'enter'} no rate: `yichud decide` decides, --include-proposed counts"


def _who(study: Study, texts: str) -> str:
    """Name what is compared in the title: the groups where they are few and all can be named, else how many there are."""
    names = [g.said for g in study.groups()]
    if any(not g.key and g.texts > 1 for g in study.groups()):
        return texts
    if len(names) <= 4:
        return listed(names)
    if study.noun == "text":
        return texts
    plural = study.noun[:-1] + "ies" if study.noun.endswith("y") else study.noun + "s"
    return f"{texts} of {counted(len(names), study.noun, plural)}"


def _treat(study: Study) -> str:
    groups = study.groups()
    several = len(groups) > 1 or groups[0].plural
    return "treat" if several else "treats"
