"""The texts that are compared, what each is, and how far each is annotated."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from toolkit.index.words import RULE
from toolkit.rendering.anchors import anchor
from toolkit.reports.blocks import Block, Cell, Group, Listing, Prose
from toolkit.reports.report import Section
from toolkit.reports.speaking import introduced
from toolkit.reports.study import Study
from toolkit.reports.wording import capital, counted, listed, number
from toolkit.vocabulary.spelling import conventions

TITLE = "The texts"
PLACE = 10
TURN = 3

_RESTATED = (
    "A restatement follows its original section by section and argument by argument in words of ours. Its concepts, claims and "
    "citations can be compared; its wording is the editors’, and says nothing of the style of the original. The passages "
    "quoted from a restatement are therefore ours."
)

_WORDS = (
    "Words are those of running text; those of notes, bylines, date lines and the labels of speakers stand apart, and those of page furniture "
    "(headers, menus, provenance lines) are not counted."
)
_DECIDED = (
    "Claims are accepted by the responsible party that the header of their text names. Terms are complete where the header declares that all is "
    "tagged that the guidelines call a term, which ordinary English words are not."
)


def arrange(study: Study) -> Section:
    """Return the corpus section."""
    texts, groups = study.table("corpus"), study.table("groups")
    rows = texts.records()
    blocks: list[Block] = [Prose(_opening(rows, study.groups(), study.noun))]
    if any(r["form"] == "restatement" for r in rows):
        blocks.append(Prose(f"{_restatements(rows)} {_RESTATED}"))
    blocks += [Prose(sentence) for sentence in _twice(rows)]
    blocks.append(_texts(study, rows))
    blocks.append(_annotation(study, rows))
    blocks.append(Prose(_DECIDED, note=True))
    blocks += [Prose(sentence, note=True) for sentence in _caveats(rows)]
    blocks.append(_sources(rows))
    blocks.append(Prose(f"{RULE} {_WORDS}", note=True))
    return Section("corpus", TITLE, (texts, groups), tuple(blocks))


def _opening(rows: list[dict[str, Any]], groups: tuple[Group, ...], noun: str) -> str:
    parts = [introduced(g, noun) for g in groups]
    total = sum(r["words"] for r in rows)
    if len(rows) == 1:
        return f"One text is read, {parts[0]}: {counted(total, 'word')} of running text."
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
        ("Text", "Author", "Tradition", "Form", "Spelling", "Words", "apart"),
        tuple(
            (
                Cell(r["title"]),
                Cell(_author(r)),
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
    quoted = {str(text) for text in study.table("contexts").column("text")}
    return Listing(
        "How far they are annotated",
        (
            "Text",
            "Terms tagged",
            "proposed",
            "terms complete",
            "Claims accepted",
            "undecided",
            "claims complete for",
            "Responsible",
        ),
        tuple(
            (
                Cell(r["title"] if names[r["title"]] == 1 else f"{r['title']} ({r['text']})"),
                Cell(f"{r['terms']:,}", number=True, anchor=_passages(r, "terms", quoted)),
                Cell(f"{r['terms_proposed']:,}", number=True),
                Cell("declared" if r["terms_complete"] else "not declared"),
                Cell(f"{r['claims']:,}", number=True, anchor=_passages(r, "claims", quoted)),
                Cell(f"{r['claims_proposed']:,}", number=True),
                Cell(
                    listed([study.member("topics", t).name.lower() for t in r["complete"].split()])
                    or "no topic"
                ),
                Cell(r["responsible"] or "nobody named"),
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
                Cell(_date(r)),
                Cell(r["sha256"], mono=True),
            )
            for r in rows
        ),
    )


def _author(row: dict[str, Any]) -> str:
    full = f" ({row['author_full']})" if row["author_full"] else ""
    return f"{row['author'] or 'not named'}{full}"


def _passages(row: dict[str, Any], counted_as: str, quoted: set[str]) -> str:
    """Return where the passages behind a number stand, empty where there are none."""
    return anchor("text", row["text"]) if row[counted_as] and row["text"] in quoted else ""


def _date(row: dict[str, Any]) -> str:
    kind = f", of the {row['date_kind']}" if row["date_kind"] else ""
    return f"{row['date']}{kind}" if row["date"] else "none given"


def _caveats(rows: list[dict[str, Any]]) -> list[str]:
    """Quote what the headers say of reviewing, each sentence once."""
    said: dict[str, list[str]] = defaultdict(list)
    for r in rows:
        if r["caveat"]:
            said[r["caveat"]].append(r["title"])
    return [
        f"{'The header of the text' if len(rows) == 1 else 'Every header' if len(titles) == len(rows) else 'The header of ' + listed(titles)} says: “{caveat}”"
        for caveat, titles in said.items()
    ]


def _tradition(study: Study, tradition: str) -> str:
    return study.member("traditions", tradition).name if tradition else "none given"


def spelling(tag: str) -> str:
    """Return the name of a spelling tag; a tag of another project is shown as it is."""
    return next((c.label for c in conventions().values() if c.tag == tag), tag) or "not declared"
