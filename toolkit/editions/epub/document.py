"""A page drawn as XHTML in, a content document of an EPUB out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

_XHTML = "http://www.w3.org/1999/xhtml"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PAGE = re.compile(r"^([^/:#?]+)\.html(?=#|$)")
_NOTES = {"call": "noteref", "note": "footnote", "back": "backlink"}


@dataclass(frozen=True, slots=True)
class Document:
    """A content document: its file in the book, its title, its bytes."""

    file: str
    title: str
    data: bytes

    @property
    def name(self) -> str:
        """The file without its suffix: its id in the package."""
        return self.file.rpartition(".")[0]


def encoded(said: str) -> bytes:
    """Return what a template made as UTF-8; a character that XML cannot hold is replaced by U+FFFD."""
    return _NO_XML.sub("\ufffd", said).encode()


def document(file: str, title: str, page: str) -> Document:
    """Return a drawn page as a document of the book.

    Links to pages become links to documents, a language is said in both ways that XHTML has, notes and their calls say what they are.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    root = etree.fromstring(encoded(page), parser)
    for element in root.iter(f"{{{_XHTML}}}*"):
        if (href := element.get("href")) is not None and element.tag == f"{{{_XHTML}}}a":
            element.set("href", _PAGE.sub(r"\1.xhtml", href))
        if lang := element.get("lang"):
            element.set(_LANG, lang)
        if kind := _NOTES.get(element.get("class", "")):
            element.set(_TYPE, kind)
    data = etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
    return Document(_PAGE.sub(r"\1.xhtml", file), title, data)
