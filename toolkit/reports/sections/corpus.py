"""The texts that are compared, what each is, and how far each is annotated."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from toolkit.index.words import RULE
from toolkit.reports.blocks import Block, Cell, Listing, Prose
from toolkit.reports.report import Section
from toolkit.reports.study import Study
from toolkit.reports.wording import capital, counted, listed, number

TITLE = "The texts"
PLACE = 10

_RESTATED = (
    "A restatement follows its original section by section and argument by argument in words of ours. Its concepts, claims and "
    "citations can be compared; its wording is the editors', and says nothing of the style of the original. The passages "
    "quoted from a restatement are therefore ours."
)


def arrange(study: Study) -> Section:
    """Return the corpus section."""
    texts, groups = study.table("corpus"), study.table("groups")
    rows = texts.records()
    blocks: list[Block] = [Prose(_opening(rows, groups.records()))]
    if any(r["form"] == "restatement" for r in rows):
        blocks.append(Prose(f"{_restatements(rows)} {_RESTATED}"))
    blocks += [Prose(sentence) for sentence in _twice(rows)]
    blocks.append(_texts(study, rows))
    blocks.append(_annotation(study, rows))
    blocks.append(_sources(rows))
    blocks.append(
        Prose(
            f"{RULE} Words are those of running text: notes and page furniture (headers, menus, provenance lines) are counted apart.",
            note=True,
        )
    )
    return Section("corpus", TITLE, (texts, groups), tuple(blocks))


def _opening(rows: list[dict[str, Any]], groups: list[dict[str, Any]]) -> str:
    parts = [
        f"{counted(g['texts'], 'text')} {'without a tradition' if not g['tradition'] else 'of ' + g['name']}"
        for g in groups
    ]
    total = sum(r["words"] for r in rows)
    if len(rows) == 1:
        return f"One text is read, {parts[0].removeprefix('one text ')}: {counted(total, 'word')} of running text."
    return f"{capital(counted(len(rows), 'text'))} are compared: {listed(parts)}, together {counted(total, 'word')} of running text."


def _restatements(rows: list[dict[str, Any]]) -> str:
    restated = [r for r in rows if r["form"] == "restatement"]
    if len(restated) == len(rows):
        return "The text is a restatement." if len(rows) == 1 else "All of them are restatements."
    return f"{capital(number(len(restated)))} of them {'is a restatement' if len(restated) == 1 else 'are restatements'}."


def _twice(rows: list[dict[str, Any]]) -> list[str]:
    """Say which texts stand for one and the same original: what it says is then counted twice."""
    same: dict[str, list[str]] = defaultdict(list)
    for r in rows:
        if r["original"]:
            same[r["original"]].append(r["text"])
    return [
        f"{listed(texts)} encode or restate the same original: what it says is counted {'twice' if len(texts) == 2 else f'{len(texts)} times'}."
        for texts in same.values()
        if len(texts) > 1
    ]


def _texts(study: Study, rows: list[dict[str, Any]]) -> Listing:
    return Listing(
        "The texts and what they are",
        ("Text", "Author", "Tradition", "Form", "Spelling", "Words", "in notes"),
        tuple(
            (
                Cell(r["title"]),
                Cell(r["author"] or "not named"),
                Cell(_tradition(study, r["tradition"])),
                Cell(r["form"]),
                Cell(spelling(r["convention"])),
                Cell(f"{r['words']:,}", number=True),
                Cell(f"{r['note_words']:,}", number=True),
            )
            for r in rows
        ),
    )


def _annotation(study: Study, rows: list[dict[str, Any]]) -> Listing:
    names = Counter(r["title"] for r in rows)
    return Listing(
        "How far they are annotated",
        (
            "Text",
            "Terms tagged",
            "proposed",
            "all terms",
            "Claims accepted",
            "undecided",
            "claims complete for",
        ),
        tuple(
            (
                Cell(r["title"] if names[r["title"]] == 1 else f"{r['title']} ({r['text']})"),
                Cell(f"{r['terms']:,}", number=True),
                Cell(f"{r['terms_proposed']:,}", number=True),
                Cell("declared" if r["terms_complete"] else "not declared"),
                Cell(f"{r['claims']:,}", number=True),
                Cell(f"{r['claims_proposed']:,}", number=True),
                Cell(
                    listed([study.member("topics", t).name.lower() for t in r["complete"].split()])
                    or "no topic"
                ),
            )
            for r in rows
        ),
    )


def _sources(rows: list[dict[str, Any]]) -> Listing:
    """Return what a reader needs to find each text again and to know that it is the same."""
    return Listing(
        "What they were made from",
        ("Text", "Restates or encodes", "Date", "SHA-256 of the TEI file"),
        tuple(
            (
                Cell(r["text"], mono=True),
                Cell(r["source"] or "not said", address=r["address"] or ""),
                Cell(r["date"] or "none given"),
                Cell(r["sha256"], mono=True),
            )
            for r in rows
        ),
    )


def _tradition(study: Study, tradition: str) -> str:
    return study.member("traditions", tradition).name if tradition else "none given"


_SPELLINGS = {
    "x-ashk": "Ashkenazi",
    "x-isr": "Israeli",
    "x-pop": "popular",
    "x-acad": "academic",
    "x-old": "older",
}


def spelling(convention: str) -> str:
    """Return the name of a spelling tag; a tag of another project is shown as it is."""
    return _SPELLINGS.get(convention, convention) or "not declared"
