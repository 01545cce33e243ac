"""An edition in, one EPUB 3 out: the texts and indexes of the HTML edition as a book without script, the same bytes for the same input.

document.py  a drawn page as an XHTML content document: links within the book, language, what is a note
package.py   documents as the container: package document, archive
templates/   what is otherwise than on the pages: base, title page, a text, about, navigation; the rest is drawn by the templates of html
"""

from __future__ import annotations

from pathlib import Path

from toolkit.editions.edition import Edition, Record
from toolkit.editions.epub.document import Document, document
from toolkit.editions.epub.package import packaged
from toolkit.editions.html import TEMPLATES
from toolkit.editions.html.absences import absences
from toolkit.editions.html.gathered import Gathered
from toolkit.editions.html.pages import about, claims, contents, glossary, parallels, people, works
from toolkit.editions.html.transform import drawn
from toolkit.editions.respelling import Respelling
from toolkit.editions.titles import restated, title
from toolkit.rendering.page import environment

MANY = False
SUFFIXES = (".epub",)

_TEMPLATES = Path(__file__).with_name("templates")
_BEFORE = {contents: "titlepage"}
_AFTER = {
    claims: "appendix",
    parallels: "appendix",
    glossary: "glossary",
    people: "index",
    works: "index",
    about: "colophon",
}


def make(edition: Edition) -> bytes:
    """Return the bytes of the EPUB."""
    gathered = Gathered(edition, Respelling(edition.vocabulary))
    made = environment(_TEMPLATES, TEMPLATES)
    absent = absences(gathered)

    def draw(template: str, file: str, kind: str, **given: object) -> Document:
        page = made.get_template(f"{template}.html.j2").render(
            {**given, "edition": edition, "gathered": gathered, "absent": absent, "kind": kind}
        )
        return document(file, str(given["title"]), page)

    def page(module: object, kind: str) -> Document:
        name = module.__name__.rpartition(".")[2]  # type: ignore[attr-defined]
        given = {**module.content(gathered), "stacked": True}  # type: ignore[attr-defined]
        return draw(name, module.FILE, kind, **given)  # type: ignore[attr-defined]

    def chapter(record: Record) -> Document:
        edited = edition.opened(record)
        own, body = drawn(edited, edition, "xml")
        named = record.header.title or record.id
        given = {"title": named, "lines": title(named).lines, "restated": restated(record.header)}
        return draw("text", gathered.page(record.id), "chapter", **given, edited=edited, own=own, body=body)

    texts = [chapter(record) for record in edition.texts]
    before = [page(module, kind) for module, kind in _BEFORE.items()]
    after = [page(module, kind) for module, kind in _AFTER.items() if module.FILE not in absent]
    traditions = contents.content(gathered)["traditions"]
    navigation = draw(
        "navigation", "navigation.html", "frontmatter", title="Contents", traditions=traditions, after=after
    )
    style = (_TEMPLATES / "style.css").read_bytes()
    return packaged(edition, made, [*before, navigation, *texts, *after], style)
