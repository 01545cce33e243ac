"""The kinds of a layer's spans: one row each, saying which TEI element a span stands for and how its attributes are named.

`KINDS` is the whole correspondence; docs/decisions/0004-layers.md explains it. A span's `type` is the kind, and after
a point the variety (`term.translit`), which the row's `variety` turns into an attribute.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: Attributes that a span and the element it stands for have in common, under one name unless a row says otherwise.
SHARED = ("xml:id", "n", "xml:lang", "rend", "ana", "corresp", "source", "cert", "resp", "next", "prev")


@dataclass(frozen=True, slots=True)
class Kind:
    """One row: `element` is the TEI name; `group` the `spanGrp` the kind is kept in; `rank` says which of two spans of

    the same range is the outer (lower is outer); `variety` names the attribute that the variety becomes; `renamed`
    lists attributes of the span that are called otherwise on the element; `fixed` those that are always the same;
    `quoted` says that the span may quote its words; `holds_blocks` that no text stands directly in the element.
    """

    element: str
    group: str
    rank: int
    variety: str = ""
    renamed: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    quoted: bool = False
    holds_blocks: bool = False
    block: bool = False


_REF = {"ana": "ref"}

KINDS: dict[str, Kind] = {
    "front": Kind("front", "structure", 0, holds_blocks=True),
    "body": Kind("body", "structure", 0, holds_blocks=True),
    "back": Kind("back", "structure", 0, holds_blocks=True),
    "div": Kind("div", "structure", 1, "type", holds_blocks=True),
    "head": Kind("head", "structure", 2, block=True),
    "p": Kind("p", "structure", 2, block=True),
    "byline": Kind("byline", "structure", 2, block=True),
    "dateline": Kind("dateline", "structure", 2, block=True),
    "fw": Kind("fw", "structure", 2, "type", fixed={"place": "top"}, block=True),
    "foot": Kind("fw", "structure", 2, "type", fixed={"place": "bottom"}, block=True),
    "ab": Kind("ab", "structure", 2, "type", block=True),
    "sp": Kind("sp", "structure", 2, renamed={"ana": "who"}, holds_blocks=True),
    "speaker": Kind("speaker", "structure", 3, block=True),
    "note": Kind("note", "structure", 3, fixed={"place": "foot"}, block=True),
    "sentence": Kind("seg", "sentences", 4, fixed={"type": "sentence"}),
    "said": Kind("said", "voices", 5, "direct", {"ana": "who"}),
    "transmission": Kind("seg", "citations", 6, fixed={"type": "transmission"}),
    "citation-formula": Kind("seg", "citations", 6, fixed={"type": "citation-formula"}),
    "q": Kind("q", "citations", 7),
    "cit": Kind("cit", "citations", 8),
    "quote": Kind("quote", "citations", 9),
    "bibl": Kind("bibl", "citations", 10),
    "title": Kind("title", "citations", 11, renamed=_REF, quoted=True),
    "citedRange": Kind("citedRange", "citations", 12, "unit", quoted=True),
    "date": Kind("date", "names", 12, "type", {"n": "when"}, quoted=True),
    "idno": Kind("idno", "names", 12, "type", quoted=True),
    "gloss": Kind("gloss", "terms", 13, renamed={"corresp": "target"}, quoted=True),
    "mentioned": Kind("mentioned", "terms", 14),
    "soCalled": Kind("soCalled", "terms", 14),
    "persName": Kind("persName", "names", 15, renamed=_REF, quoted=True),
    "orgName": Kind("orgName", "names", 15, renamed=_REF, quoted=True),
    "rs": Kind("rs", "names", 15, "type", _REF, quoted=True),
    "foreign": Kind("foreign", "terms", 15, quoted=True),
    "term": Kind("term", "terms", 16, "type", _REF, quoted=True),
    "asterisk": Kind("hi", "typography", 17, fixed={"rend": "asterisk"}),
    "hi": Kind("hi", "typography", 17, "rend"),
    "sic": Kind("choice", "typography", 18, quoted=True),
}

GROUPS = ("structure", "sentences", "voices", "citations", "names", "terms", "typography")

_DIRECT = {"direct": "true", "indirect": "false"}


def attributes_of(kind: str, variety: str, written: Mapping[str, str]) -> dict[str, str]:
    """Return the TEI attributes of the element that a span of this kind stands for."""
    row = KINDS[kind]
    found = dict(row.fixed)
    if row.variety and variety:
        found[row.variety] = _DIRECT.get(variety, variety) if kind == "said" else variety
    for name in SHARED:
        value = written.get(name, "")
        if not value or (kind == "sic" and name == "n"):
            continue
        if kind == "citedRange" and name == "n":
            first, _, last = value.partition(" ")
            found["from"] = first
            if last:
                found["to"] = last
        else:
            found[row.renamed.get(name, name)] = value
    return found


def kind_of(element: str, attributes: Mapping[str, str]) -> tuple[str, str, dict[str, str]] | None:
    """Return kind, variety and span attributes for a TEI element, None where no span can stand for it.

    Attributes that a span cannot hold are returned under their own names: the caller says what to do with them.
    """
    for kind, row in KINDS.items():
        if row.element != element or any(
            attributes.get(k, "" if k in _TELLING else v) != v for k, v in row.fixed.items()
        ):
            continue
        variety = attributes.get(row.variety, "") if row.variety else ""
        if kind == "said":
            variety = next((k for k, v in _DIRECT.items() if v == variety), "indirect")
        back = {v: k for k, v in row.renamed.items()}
        written = {
            back.get(k, k): v for k, v in attributes.items() if k != row.variety and k not in row.fixed
        }
        if kind == "citedRange":
            edges = [v for k in ("from", "to") if (v := written.pop(k, ""))]
            if edges:
                written["n"] = " ".join(edges)
        return kind, variety, written
    return None


_TELLING = frozenset({"type", "rend"})  # fixed attributes that tell one kind of an element from another
