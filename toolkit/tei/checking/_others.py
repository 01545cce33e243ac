"""A fault by the grammar in a text of another project in; what of it is only a note, for want of a rule of ours, out.

The grammar names what Yichud writes and has rules for. A text that is not held to the guidelines may hold all of TEI P5: what is not understood
is read and shown by general rules, and noted. A fault remains what is not TEI at all, and what no TEI allows (`others.toml` lists both).
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from toolkit.tei.scan import Node

#: What becomes of a fault, and how it is said: of the element, and the name of a child or an attribute.
_NOTES = {
    "T01": ("N01", "{name} of another name space in {element}: its words are read where they stand"),
    "T02": ("N01", "{name} has no rule of its own: its words are read and shown by what they stand in"),
    "T04": ("N03", "{name} in {element} is not expected: it is read where it stands"),
    "T05": ("N03", "{name} in {element} comes earlier than expected"),
    "T06": ("N03", "{element} holds less than expected"),
    "T07": ("N03", "text directly in {element} is not expected: it is read where it stands"),
    "T10": ("N02", "@{name} of {element} is not used"),
    "T11": ("N04", "@{name} of {element} has a value that says nothing here"),
    "T12": ("N04", "{element} has no @{name}, which would say more"),
    "T13": ("N04", "@{name} of {element} says nothing with its type"),
}
#: Faults that the families of pointers and rules find: they speak of the guidelines alone.
OF_THE_GUIDELINES = {
    "P01": "N05",
    "P02": "N05",
    "P03": "N05",
    "P04": "N05",
    "P05": "N05",
    "P07": "N05",
    "G": "N06",
}


def note(code: str, element: Node, name: str = "") -> tuple[str, str] | None:
    """Return the code and the words of the note that a fault is, or None where it is a fault in any TEI.

    `name` is the attribute or the child that is spoken of, `element` what it belongs to.
    """
    if not _tolerated(code, element, name):
        return None
    noted, words = _NOTES[code]
    if noted in {"N01", "N03"} and _beside(element):
        words = "{name} in {element} is not used" if name else "{element} is not used whole"
    return noted, words.format(name=name, element=element.name)


def _beside(element: Node) -> bool:
    """Say whether an element stands in the header or another part of the file that is not the text."""
    return not any(n.name == "text" for n in (element, *element.ancestors))


def _tolerated(code: str, element: Node, name: str) -> bool:
    known = _known()
    match code:
        case "T01":
            return any(n.name in known["foreign"] for n in (element, *element.ancestors))
        case "T02":
            return name in known["elements"] and not _clash(known, element, name)
        case "T04":
            return not _clash(known, element, name)
        case "T05" | "T06":
            return element.name not in known["whole"]
        case "T07":
            return element.name not in known["of_elements"] | known["empty"]
        case "T10":
            return name in known["attributes"]
        case "T11":
            return name != "xml:id"
    return code in _NOTES


def _clash(known: dict[str, frozenset[str]], element: Node, name: str) -> bool:
    if element.name in known["empty"]:
        return True
    if name in known["divisions"]:
        return element.name not in known["around_divisions"]
    return name in known["paragraphs"] and element.name in known["lines"]


@cache
def _known() -> dict[str, frozenset[str]]:
    text = Path(__file__).with_name("others.toml").read_text(encoding="utf-8")
    return {kind: frozenset(names.split()) for kind, names in tomllib.loads(text).items()}
