"""Names, attributes and characters in, the bytes of tags and text out, escaped; and where CDATA sections lie."""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.ground.errors import InternalError
from toolkit.tei.scan import Document, Node

_NAME = re.compile(r"(?:xml:)?[A-Za-z_][A-Za-z0-9._-]*")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = _IN_TEXT | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})
_WRITTEN = re.compile(rb"<([^\s/>]+)")
_SKIPPED = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>", re.DOTALL)


def start_tag(name: str, attributes: Mapping[str, str], prefix: str = "") -> str:
    """Return a start tag, attributes in the given order, values escaped."""
    written = "".join(f" {attribute(key, value)}" for key, value in attributes.items())
    return f"<{prefix}{_checked(name)}{written}>"


def attribute(name: str, value: str) -> str:
    """Return an attribute with its value, escaped."""
    return f'{_checked(name)}="{escape(value, _IN_ATTRIBUTE)}"'


def end_tag(name: str, prefix: str = "") -> str:
    """Return an end tag."""
    return f"</{prefix}{name}>"


def escape(text: str, table: Mapping[int, str] = _IN_TEXT) -> str:
    """Return characters as they may stand in XML; `InternalError` for one that XML cannot hold at all."""
    if found := _NOT_XML.search(text):
        raise InternalError(f"XML cannot hold the character U+{ord(found[0]):04X}")
    return text.translate(table)


def prefix_of(document: Document, node: Node) -> str:
    """Return the namespace prefix that an element is written with, with its colon; empty for none."""
    matched = _WRITTEN.match(document.data, node.start)
    written = matched[1].decode() if matched else ""
    return written.rpartition(":")[0] + ":" if ":" in written else ""


def cdata_sections(document: Document) -> list[tuple[int, int]]:
    """Return the bytes of every CDATA section, its brackets included, in order."""
    if b"<![CDATA[" not in document.data:
        return []
    found = (m for m in _SKIPPED.finditer(document.data) if m[0].startswith(b"<![CDATA["))
    return [m.span() for m in found]


def line_end(document: Document) -> str:
    """Return the line end that the file uses first; a line feed where it has none."""
    matched = re.search(rb"\r\n|\n|\r", document.data)
    return matched[0].decode() if matched else "\n"


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise InternalError(f"{name!r} is not a name that can be written")
    return name
