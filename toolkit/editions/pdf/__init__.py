"""An edition in, one PDF out: Typst reads the prepared TEI trees itself, and what stands beside the texts as JSON.

tree.py      a text as Typst reads it, with the keys of the indexes
said.py      title page and synopsis as JSON
lists.py     glossary and indexes as JSON
edition.typ  the book: its parts in their order
page.typ     pages, running heads, and what all parts share
text.typ     a text
apart.typ    lists, tables, verse and pictures in it, and what an editor did to its words
front.typ, synopsis.typ, facing.typ, indexes.typ  what stands before and after the texts
undrawn.py   characters that the font lacks: the words that hold them
"""

from __future__ import annotations

import json
from pathlib import Path

from toolkit.editions.edition import PAPERS, Edition, timestamp
from toolkit.editions.editorial import found_in
from toolkit.editions.pdf.said import said
from toolkit.editions.pdf.tree import Reference, features, flat, indexed, references
from toolkit.editions.pdf.undrawn import findings
from toolkit.editions.prepared import prepared
from toolkit.editions.synopsis import annotated, synopsis
from toolkit.ground.errors import DrawingError, InputError, UsageError
from toolkit.rendering.typst import compile_pdf

MANY = False
SUFFIXES = (".pdf",)

_HERE = Path(__file__).parent
# Libertinus has no U+05C7; the point was always written as a qamats is, and the sign of its own is of Unicode 4.1 (2005).
_QAMATS_QATAN, _QAMATS = ("\u05c7".encode(), "\u05b8".encode())


def make(edition: Edition) -> bytes:
    """Return the bytes of the PDF; the option `paper` is one of `PAPERS`, `parallel` sets two texts on facing pages.

    Raises:
        UsageError: there is no such paper, or there are not two texts to set in parallel.
        InputError: a character has no glyph in the fonts that come with Typst (cantillation, for one); it names the words.
        DrawingError: the compiler refuses the book for another reason.
    """
    paper = edition.options.get("paper", "a4")
    if paper not in PAPERS:
        raise UsageError(f"there is no paper {paper!r}", hint=f"there are: {', '.join(PAPERS)}")
    if edition.options.get("parallel") and len(edition.texts) != 2:
        raise UsageError(
            f"two texts stand on facing pages, and there are {len(edition.texts)}",
            hint="name two files, or choose two with `texts` in the edition file",
        )
    files = {name: data.replace(_QAMATS_QATAN, _QAMATS) for name, data in _files(edition, paper).items()}
    modules = {file.name: file.read_bytes() for file in _HERE.glob("*.typ")}
    try:
        return compile_pdf(
            modules["edition.typ"].decode(), {**modules, **files}, timestamp=timestamp(edition)
        )
    except DrawingError as error:
        written = ((t.path, edition.data(t)) for t in edition.texts)
        elsewhere = [
            ("edition.toml", str(edition.title_page)),
            ("annotations", files["edition.json"].decode()),
        ]
        if error.undrawn and (found := findings(error.undrawn, written, elsewhere)):
            raise InputError(*found) from None
        raise


def _files(edition: Edition, paper: str) -> dict[str, bytes]:
    """Return what Typst reads: edition.json and a tree a text."""
    topics = synopsis(edition, annotated(edition))
    named: dict[Reference, None] = {}
    seen: set[str] = set()
    files = {}
    for number, record in enumerate(edition.texts):
        edited = edition.opened(record)
        text = edited.text
        root = prepared(edited, edition)
        seen.update(features(root))
        seen.update(found_in(text))
        of = {c.id: tuple(f"{t}.{c.aspect}" for t in c.topics if c.counts) for c in text.claims}
        for element, reference in list(references(root, of, text.header)):
            indexed(element, reference)
            named[reference] = None
        files[f"text-{number}.xml"] = flat(root, number)
    book = said(edition, paper, topics, named, seen)
    return {**files, "edition.json": json.dumps(book, ensure_ascii=False, sort_keys=True).encode()}
