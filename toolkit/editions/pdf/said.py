"""An edition in, what its book says beside the texts out: title page, synopsis and indexes, as edition.json has them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any

from toolkit.editions.citing import whole
from toolkit.editions.edition import PAPERS, Edition, Record
from toolkit.editions.editorial import explained
from toolkit.editions.pdf.lists import glossary, indexes
from toolkit.editions.pdf.tree import Reference, place
from toolkit.editions.signs import letters
from toolkit.editions.synopsis import Cell, Stated, Topic
from toolkit.editions.titles import restated
from toolkit.editions.titles import title as parted
from toolkit.rendering.links import parts

_SHORT = 60  # characters of a running head


def said(
    edition: Edition,
    paper: str,
    topics: list[Topic],
    named: Iterable[Reference],
    features: Collection[str],
) -> dict[str, Any]:
    """Return edition.json; `named` is what the texts name, `features` what of them a reader must be told."""
    page = edition.title_page
    width, height = PAPERS[paper]
    named = tuple(named)
    return {
        **{key: getattr(page, key) for key in ("subtitle", "publisher", "place", "date")},
        "licence": [list(part) for part in parts(page.licence) if part[0]],
        "citation": asdict(whole(edition)),
        **{key: getattr(page, key) for key in ("edition", "series", "isbn", "copyright")},
        "editors": list(page.editors),
        "keywords": [*filter(None, edition.traditions), *(t.member.name for t in topics), "TEI"],
        "preface": list(page.preface),
        "title": edition.title,
        "lines": list(parted(edition.title).lines),
        "head": short(edition.title),
        "paper": {"width": width, "height": height},
        "version": edition.version,
        "id": edition.id,
        "command": edition.command,
        "texts": [_text(edition, n, t) for n, t in enumerate(edition.texts)],
        "features": sorted({*features}),
        "furniture": "furniture" in features,
        "editorial": explained(features),
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


def _text(edition: Edition, number: int, record: Record) -> dict[str, Any]:
    header = record.header
    title = header.title or record.id
    return {
        "file": f"text-{number}.xml",
        "place": f"text-{number}",
        "title": title,
        "lines": list(parted(title).lines),
        "head": short(title),
        "author": edition.person(header.author) if header.author else header.author_name,
        "tradition": edition.member("traditions", header.tradition),
        "restated": restated(header),
        "form": header.form,
        "licence": [list(part) for part in parts(header.licence) if part[0]],
        "caveat": header.caveat,
    }


def _synopsis(edition: Edition, topics: list[Topic]) -> list[dict[str, Any]]:
    """Return the topics, their aspects on which a text has a claim, and what each text says there."""
    number = {t.id: n for n, t in enumerate(edition.texts)}

    def stated(cell: Cell, said: Stated) -> dict[str, Any]:
        claim, text = said.claim, cell.text.id
        return {
            "sign": said.sign,
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
                            "claims": [stated(c, s) for s in c.claims],
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
