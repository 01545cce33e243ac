"""An edition in, what its book says beside the texts out: title page, synopsis and indexes, as edition.json has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from toolkit.editions.edition import PAPERS, Edition, Record
from toolkit.editions.pdf.lists import glossary, indexes
from toolkit.editions.pdf.tree import Reference, place
from toolkit.editions.synopsis import Cell, Stated, Topic

_SHORT = 60  # characters of a running head


def said(
    edition: Edition,
    paper: str,
    topics: list[Topic],
    named: Iterable[Reference],
    features: Iterable[str],
) -> dict[str, Any]:
    """Return edition.json; `named` is what the texts name, `features` what of them a reader must be told."""
    page = edition.title_page
    width, height = PAPERS[paper]
    named = tuple(named)
    return {
        **{key: getattr(page, key) for key in ("subtitle", "publisher", "place", "date", "licence")},
        **{key: getattr(page, key) for key in ("edition", "series", "isbn", "copyright")},
        "editors": list(page.editors),
        "preface": list(page.preface),
        "title": edition.title,
        "head": short(edition.title),
        "paper": {"width": width, "height": height},
        "version": edition.version,
        "id": edition.id,
        "command": edition.command,
        "texts": [_text(edition, n, t) for n, t in enumerate(edition.texts)],
        "features": sorted({*features}),
        "furniture": "furniture" in features,
        "topics": [{"name": t.member.name, "sign": letters(edition)[t.name]} for t in topics],
        "synopsis": _synopsis(edition, topics),
        "parallel": bool(edition.options.get("parallel")),
        "glossary": glossary(edition, named),
        "indexes": indexes(edition, named),
    }


def short(title: str) -> str:
    """Return a title as a running head has it: cut between words where it is long."""
    if len(title) <= _SHORT:
        return title
    return title[:_SHORT].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def letters(edition: Edition) -> dict[str, str]:
    """Return the letters of each topic, by its name: the first of what it is called, as many more as tell it from the others."""
    topics = edition.vocabulary.scheme.members("topics")
    names = [t.name for t in topics]

    def alone(name: str) -> str:
        lengths = range(1, len(name))
        return next((name[:n] for n in lengths if sum(m.startswith(name[:n]) for m in names) == 1), name)

    return {t.id.removeprefix("topic."): alone(t.name) for t in topics}


def signs(topics: Iterable[Topic], letters: Mapping[str, str]) -> dict[tuple[str, str], dict[str, str]]:
    """Return the signs of each claim, by text and claim, then topic: its letters and the number of the claim in the synopsis."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for topic in topics:
        claims = [(c.text.id, s.claim.id) for a in topic.aspects for c in a.cells for s in c.claims]
        for number, key in enumerate(claims, 1):
            found.setdefault(key, {})[topic.name] = f"{letters[topic.name]}{number}"
    return found


def _text(edition: Edition, number: int, record: Record) -> dict[str, Any]:
    header = record.header
    title = header.title or record.id
    return {
        "file": f"text-{number}.xml",
        "place": f"text-{number}",
        "title": title,
        "head": short(title),
        "author": edition.person(header.author) if header.author else header.author_name,
        "tradition": edition.member("traditions", header.tradition),
        "restated": header.source_title if header.form == "restatement" else "",
        "form": header.form,
        "licence": header.licence,
        "caveat": header.caveat,
    }


def _synopsis(edition: Edition, topics: list[Topic]) -> list[dict[str, Any]]:
    """Return the topics, their aspects on which a text has a claim, and what each text says there."""
    number = {t.id: n for n, t in enumerate(edition.texts)}
    signed = signs(topics, letters(edition))

    def stated(cell: Cell, said: Stated, topic: Topic) -> dict[str, Any]:
        claim, text = said.claim, cell.text.id
        return {
            "sign": signed[text, claim.id][topic.name],
            "statement": claim.statement,
            "negated": claim.polarity == "negated",
            "places": [{"place": place(number[text], i), "n": n} for i, n in said.places],
        }

    return [
        {
            "name": topic.member.name,
            "gloss": topic.member.gloss,
            "aspects": [
                {
                    "name": a.member.name,
                    "gloss": a.member.gloss,
                    "cells": [
                        {
                            "text": number[c.text.id],
                            "claims": [stated(c, s, topic) for s in c.claims],
                            "silence": c.silence,
                        }
                        for c in a.cells
                    ],
                }
                for a in topic.aspects
                if any(c.claims for c in a.cells)
            ],
        }
        for topic in topics
    ]
