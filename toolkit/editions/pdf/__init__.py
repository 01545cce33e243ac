"""An edition in, one PDF out: Typst reads the prepared TEI trees itself, and what the indexes say as JSON.

edition.typ  the book: title page, contents, the texts, synopsis, glossary, indexes, colophon
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lxml import etree

from toolkit.editions.edition import PAPERS, Edition, Record, timestamp
from toolkit.editions.mentions import mentions
from toolkit.editions.prepared import OWN, TEI, prepared
from toolkit.editions.synopsis import Cell, annotated, synopsis
from toolkit.ground.errors import UsageError
from toolkit.rendering.hebrew import headword_lang
from toolkit.rendering.typst import compile_pdf

MANY = False
SUFFIXES = (".pdf",)

_MAIN = Path(__file__).with_name("edition.typ")
_XML = "{http://www.w3.org/XML/1998/namespace}"
# Libertinus has no U+05C7; the point was always written as a qamats is, and the sign of its own is of Unicode 4.1 (2005).
_QAMATS_QATAN, _QAMATS = ("\u05c7".encode(), "\u05b8".encode())


def make(edition: Edition) -> bytes:
    """Return the bytes of the PDF; the option `paper` is one of `PAPERS`, `parallel` sets two texts on facing pages.

    Raises:
        UsageError: there is no such paper, or there are not two texts to set in parallel.
        DrawingError: a character has no glyph in the fonts that come with Typst (cantillation, for one).
    """
    paper = edition.options.get("paper", "a4")
    if paper not in PAPERS:
        raise UsageError(f"there is no paper {paper!r}", hint=f"there are: {', '.join(PAPERS)}")
    if edition.options.get("parallel") and len(edition.texts) != 2:
        raise UsageError(
            f"two texts stand on facing pages, and there are {len(edition.texts)}",
            hint="name two files, or choose two with `texts` in the edition file",
        )
    files = {
        f"text-{n}.xml": _flat(prepared(edition.opened(t), edition), n) for n, t in enumerate(edition.texts)
    }
    files["edition.json"] = json.dumps(_said(edition, paper), ensure_ascii=False, sort_keys=True).encode()
    files = {name: data.replace(_QAMATS_QATAN, _QAMATS) for name, data in files.items()}
    return compile_pdf(_MAIN.read_text(encoding="utf-8"), files, timestamp=timestamp(edition))


def _flat(root: etree._Element, number: int) -> bytes:
    """Return the tree without namespaces, which Typst does not tell apart: our own attributes and elements begin with `y-`.

    A sentence gets a `y-place` that no other sentence of the book has: what leads to it.
    """
    for element in root.iter(etree.Element):
        if element.get("type") == "sentence" and (identifier := element.get(f"{_XML}id")):
            element.set("y-place", _place(number, identifier))
        name = etree.QName(element)
        for key in list(element.attrib):
            plain = str(key).replace(f"{{{OWN}}}", "y-").replace(_XML, "xml-")
            if plain != key:
                element.set(plain, element.attrib.pop(key))
        element.tag = name.localname if name.namespace == TEI else f"y-{name.localname}"
    etree.cleanup_namespaces(root)
    text = root.find("text")
    return etree.tostring(text if text is not None else root, encoding="utf-8")


def _place(number: int, sentence: str) -> str:
    return f"text-{number}-{sentence}"


def _said(edition: Edition, paper: str) -> dict[str, Any]:
    page = edition.title_page
    return {
        "title": edition.title,
        "subtitle": page.subtitle,
        "editors": list(page.editors),
        "imprint": " · ".join(filter(None, (page.place, page.publisher, page.date))),
        "licence": page.licence,
        "preface": list(page.preface),
        "paper": {"width": PAPERS[paper][0], "height": PAPERS[paper][1]},
        "version": edition.version,
        "id": edition.id,
        "command": edition.command,
        "texts": [_text(edition, n, t) for n, t in enumerate(edition.texts)],
        "synopsis": _synopsis(edition),
        "parallel": bool(edition.options.get("parallel")),
        "glossary": _glossary(edition),
        "works": _works(edition),
    }


def _text(edition: Edition, number: int, record: Record) -> dict[str, Any]:
    header = record.header
    return {
        "file": f"text-{number}.xml",
        "title": header.title or record.id,
        "author": edition.person(header.author) if header.author else header.author_name,
        "tradition": edition.member("traditions", header.tradition),
        "restated": header.source_title if header.form == "restatement" else "",
        "form": header.form,
        "licence": header.licence,
        "caveat": header.caveat,
    }


def _synopsis(edition: Edition) -> list[dict[str, Any]]:
    """Return the topics, their aspects on which a text has a claim, and what each text says there."""
    number = {t.id: n for n, t in enumerate(edition.texts)}

    def stated(cell: Cell) -> list[dict[str, Any]]:
        return [
            {
                "statement": s.claim.statement,
                "negated": s.claim.polarity == "negated",
                "places": [{"place": _place(number[cell.text.id], i), "n": n} for i, n in s.places],
            }
            for s in cell.claims
        ]

    return [
        {
            "name": topic.member.name,
            "gloss": topic.member.gloss,
            "aspects": [
                {
                    "name": a.member.name,
                    "gloss": a.member.gloss,
                    "cells": [
                        {"text": number[c.text.id], "claims": stated(c), "silence": c.silence}
                        for c in a.cells
                    ],
                }
                for a in topic.aspects
                if any(c.claims for c in a.cells)
            ],
        }
        for topic in synopsis(edition, annotated(edition))
    ]


def _glossary(edition: Edition) -> list[dict[str, Any]]:
    scheme = edition.vocabulary.scheme
    forms: dict[str, set[str]] = {}
    for record in edition.texts:
        for m in mentions(edition.opened(record).text):
            if m.kind == "concept" and m.target in scheme.concepts:
                forms.setdefault(m.target, set()).add(m.form)
    entries = [
        {
            "id": concept,
            "name": edition.called(concept),
            "head": known.acronym or (known.hebrew[0].form if known.hebrew else ""),
            "lang": headword_lang(known.lang),
            "gloss": known.gloss,
            "forms": sorted(forms[concept]),
        }
        for concept, known in ((c, scheme.concepts[c]) for c in forms)
    ]
    return sorted(entries, key=lambda e: str(e["name"]).casefold())


def _works(edition: Edition) -> list[dict[str, Any]]:
    cited = {m.target for t in edition.texts for m in mentions(edition.opened(t).text) if m.kind == "work"}
    known = edition.vocabulary.works
    entries = [
        {"id": w, "title": edition.work(w), "head": known[w].hebrew if w in known else ""} for w in cited
    ]
    return sorted(entries, key=lambda e: (e["title"].casefold(), e["id"]))
