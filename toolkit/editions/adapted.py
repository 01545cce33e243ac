"""A prepared tree in, the same out with what other projects encode otherwise as the formats draw it.

Numbered divisions are divisions, groups of readings are readings, white space beside a break within a word is gone, words that only an element parts have a space,
and languages have the tags that readers of screens know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from toolkit.editions.words import words_of
from toolkit.tei.passages import BREAKS, NAME_PARTS, WORDED

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
OWN = "urn:yichud"
_BLOCKS = etree.XPath("//*[@y:block]", namespaces={"y": OWN})
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
#: Languages that have two letters in BCP 47 and are often given by the three of ISO 639-2.
_TWO = {
    "ara": "ar",
    "ces": "cs",
    "cze": "cs",
    "deu": "de",
    "dut": "nl",
    "ell": "el",
    "eng": "en",
    "fas": "fa",
    "fra": "fr",
    "fre": "fr",
    "ger": "de",
    "gle": "ga",
    "gre": "el",
    "heb": "he",
    "hun": "hu",
    "ita": "it",
    "lat": "la",
    "nld": "nl",
    "per": "fa",
    "pol": "pl",
    "por": "pt",
    "ron": "ro",
    "rum": "ro",
    "rus": "ru",
    "spa": "es",
    "swe": "sv",
    "yid": "yi",
}
_LONG = re.compile(rb"xml:lang\s*=\s*[\"'](?:" + "|".join(_TWO).encode() + rb")[\"'-]")
_DIVISIONS = [f"{_TEI}div{n}" for n in range(1, 8)]
_PARTIES = [f"{_TEI}{name}" for name in ("person", "personGrp", "org", "handNote")]
_NAMED = [f"{_TEI}{name}" for name in ("persName", "name", "orgName")]


def adapt(root: etree._Element, data: bytes) -> None:
    """Change the text of the tree in place; `data` are the bytes of its file."""
    text = root.find(f"{_TEI}text")
    if text is None:
        return
    if _LONG.search(data):
        _name_languages(root)
    for division in text.iter(_DIVISIONS):
        division.tag = f"{_TEI}div"
    for apparatus in text.iter(f"{_TEI}app"):
        etree.strip_tags(apparatus, f"{_TEI}rdgGrp")
    for broken in text.iter([f"{_TEI}{name}" for name in BREAKS]):
        if broken.get("break") == "no":
            _join(broken)
    for holder in text.iter([f"{_TEI}{name}" for name in WORDED]):
        for part in list(holder)[:-1]:
            part.tail = part.tail or " "
    for part in text.iter([f"{_TEI}{name}" for name in NAME_PARTS]):
        before = part.getprevious()
        if before is not None:
            before.tail = before.tail or " "
    _share_lines(text, data)
    for word in text.iter(f"{_TEI}w"):
        before = word.getprevious()
        if before is not None and before.tag in {f"{_TEI}w", f"{_TEI}pc"} and not before.tail:
            before.tail = " "


def as_blocks(root: etree._Element) -> None:
    """Give the elements that are blocks by what they hold one name, `block` in our namespace: patterns by name are the quick ones."""
    blocks: Any = _BLOCKS(root) if root.get(f"{{{OWN}}}blocks") else ()
    for element in blocks:
        element.set(f"{{{OWN}}}name", etree.QName(element).localname)
        element.tag = f"{{{OWN}}}block"


def parties(root: etree._Element) -> Mapping[str, str]:
    """Return what the persons, groups and hands of the file itself are called, by their ids."""
    found: dict[str, str] = {}
    for party in root.iter(_PARTIES):
        named = next(party.iter(_NAMED), party)
        if (identifier := party.get(_ID)) and (
            words := " ".join("".join(map(str, named.itertext())).split())
        ):
            found[identifier] = words
    return found


def _share_lines(text: etree._Element, data: bytes) -> None:
    """Say of a verse that goes on from another, as where speakers share one, what stands before it, so that it can begin where that ends."""
    said = ""
    for line in text.iter(f"{_TEI}l") if b" part=" in data else ():
        if (part := line.get("part", "")) in {"M", "F"} and said:
            line.set(f"{{{OWN}}}before", said)
            said = f"{said} {words_of(line)}" if part == "M" else ""
        else:
            said = words_of(line) if part == "I" else ""


def _name_languages(root: etree._Element) -> None:
    for element in root.iter(etree.Element):
        first, *rest = element.get(_LANG, "").split("-")
        if first in _TWO:
            element.set(_LANG, "-".join([_TWO[first], *rest]))


def _join(broken: etree._Element) -> None:
    broken.tail = (broken.tail or "").lstrip() or None
    before, parent = broken.getprevious(), broken.getparent()
    if before is not None:
        before.tail = (before.tail or "").rstrip() or None
    elif parent is not None:
        parent.text = (parent.text or "").rstrip() or None
