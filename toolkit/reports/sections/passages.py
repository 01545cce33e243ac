"""Every sentence that stands behind a claim or a count on the topics, in its passage, with the way back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from toolkit.model.table import Table
from toolkit.rendering.anchors import anchor
from toolkit.reports.blocks import Block, Ledger, Prose, Quotation, Quotations, Stretch, Words
from toolkit.reports.report import Section
from toolkit.reports.study import Study

TITLE = "The passages"
PLACE = 80
TURN = 3

_READING = (
    "Each sentence that stands behind a number or a statement above is here, in its passage. Its number, "
    "TEXT#SENTENCE, stays the same for as long as the text keeps its ids; the claims after it are those that it states. "
    "Where a whole passage is meant, as in parallels, it is named by what stands before it, TEXT#PASSAGE."
)
_OURS = "This is a restatement: the words are the editors’."
_COPY = "The words are those of the reader’s own copy."


class _Named(NamedTuple):
    """A stretch of a text that names concepts."""

    start: int
    end: int
    concepts: tuple[str, ...]
    lang: str
    proposed: bool
    topical: bool


_NONE = slice(0)
_START, _END = attrgetter("start"), attrgetter("end")


def arrange(study: Study) -> Section:
    """Return the passages section: one ledger a text."""
    contexts, evidence, mentions = (study.table(k) for k in ("contexts", "evidence", "mentions"))
    texts = {r["text"]: r for r in study.table("corpus").records()}
    study.tables.close()  # this is the last section, and the page takes as much room as the engine
    of_context, of_evidence, of_mentions = (_by_text(t) for t in (contexts, evidence, mentions))

    def arranged(text: str) -> Iterator[Quotation]:
        sentences, named = (
            _by_passage(table.records(of.get(text, _NONE)))
            for table, of in ((evidence, of_evidence), (mentions, of_mentions))
        )
        for row in contexts.records(of_context[text]):
            yield _quotation(study, row, sentences[row["passage"]], named[row["passage"]])

    blocks: list[Block] = (
        [Prose(_READING)]
        if contexts.rows
        else [Prose("No passage of these texts states a claim on the topics or names a concept.")]
    )
    for text in of_context:
        about = texts[text]
        note = _OURS if about["form"] == "restatement" else _COPY
        blocks.append(Ledger(anchor("text", text), about["title"], note, Quotations(partial(arranged, text))))
    return Section("passages", TITLE, (evidence, contexts, mentions), tuple(blocks))


def _by_text(table: Table) -> dict[str, slice]:
    """Return where the rows of each text are, which stand together."""
    found: dict[str, slice] = {}
    end = 0
    for text, rows in groupby(table.column("text")):
        start, end = end, end + sum(1 for _ in rows)
        found[str(text)] = slice(start, end)
    return found


def _by_passage(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["passage"]].append(row)
    return found


def _quotation(
    study: Study, row: dict[str, Any], evidence: list[dict[str, Any]], named: list[dict[str, Any]]
) -> Quotation:
    """Return a passage cut into its sentences; where it is evidence as a whole, that is itself and not a stretch of it."""
    start, end, quote = row["start"], row["end"], row["quote"]
    merged = _merged(study, named)
    claims = {
        e["sentence"]: tuple(study.claim_link(row["text"], c) for c in e["claims"].split()) for e in evidence
    }
    stretches, at = [], start
    for sentence in sorted(evidence, key=lambda s: s["start"]):
        if sentence["sentence"] == row["passage"]:
            continue
        first, last = sentence["start"], min(end, sentence["end"])
        if at < first:
            stretches.append(Stretch("", "", _words(quote, start, at, first, merged), ()))
        name = sentence["sentence"]
        words = _words(quote, start, first, last, merged)
        stretches.append(Stretch(anchor("at", row["text"], name), name, words, claims[name]))
        at = last
    if at < end:
        stretches.append(Stretch("", "", _words(quote, start, at, end, merged), ()))
    return Quotation(
        anchor("at", row["text"], row["passage"]),
        row["id"],
        _kind(row),
        claims.get(row["passage"], ()),
        tuple(stretches),
    )


def _kind(row: dict[str, Any]) -> str:
    kinds = {
        "p": "paragraph",
        "head": "heading",
        "note": "note",
        "byline": "byline",
        "ab": "block",
        "l": "line",
        "item": "item",
    }
    name = kinds.get(row["kind"], row["kind"])
    return f"{name} {row['n']}" if row["n"] else name


def _merged(study: Study, named: list[dict[str, Any]]) -> list[_Named]:
    """Return the stretches that name concepts, the outermost only: a term within a term is named with the whole."""
    spans: list[_Named] = []
    for m in sorted(named, key=lambda m: (m["start"], -m["end"])):
        concept, proposed, topical = study.latin(m["concept"]), m["status"] != "decided", m["topical"]
        if spans and m["start"] < spans[-1].end:
            last = spans[-1]
            spans[-1] = _Named(
                last.start,
                max(last.end, m["end"]),
                tuple(dict.fromkeys((*last.concepts, concept))),
                last.lang,
                last.proposed and proposed,
                last.topical or topical,
            )
        else:
            spans.append(_Named(m["start"], m["end"], (concept,), m["lang"] or "", proposed, topical))
    return spans


def _words(quote: str, offset: int, start: int, end: int, merged: list[_Named]) -> tuple[Words, ...]:
    words, at = [], start
    low, high = bisect_right(merged, start, key=_END), bisect_left(merged, end, key=_START)
    for named in merged[low:high]:
        first, last = max(named.start, start), min(named.end, end)
        if at < first:
            words.append(Words(quote[at - offset : first - offset]))
        words.append(Words(quote[first - offset : last - offset], *named[2:]))
        at = last
    if at < end:
        words.append(Words(quote[at - offset : end - offset]))
    return tuple(words)
