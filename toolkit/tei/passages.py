"""An element in; whether it is a passage, is read aside, is skipped, or is page furniture: the reading order, as rules.

The rules name no project's habits, so that TEI from elsewhere reads too: a passage is the topmost element with
characters of its own, a block that holds no further block, or a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile

from toolkit.tei.scan import Chars, Node

#: Blocks of running text: passages even where all their characters lie in inline elements.
BLOCKS = frozenset(
    [
        "ab",
        "addrLine",
        "byline",
        "cell",
        "closer",
        "dateline",
        "def",
        "desc",
        "docAuthor",
        "docDate",
        "docEdition",
        "docImprint",
        "epigraph",
        "etym",
        "eg",
        "figDesc",
        "form",
        "formula",
        "fw",
        "gramGrp",
        "head",
        "imprimatur",
        "item",
        "l",
        "label",
        "note",
        "opener",
        "p",
        "salute",
        "signed",
        "speaker",
        "stage",
        "titlePart",
        "trailer",
        "u",
        "usg",
        "xr",
    ]
)

#: What only holds blocks: never a passage itself, unless characters stand directly in it.
_HOLDERS = frozenset(
    [
        "text",
        "group",
        "body",
        "front",
        "back",
        "titlePage",
        "docTitle",
        "div",
        "div1",
        "div2",
        "div3",
        "div4",
        "div5",
        "div6",
        "div7",
        "entry",
        "hom",
        "re",
        "sense",
        "superEntry",
        "lg",
        "list",
        "sp",
        "spGrp",
        "table",
        "row",
        "floatingText",
        "listBibl",
        "listEvent",
        "listObject",
        "listOrg",
        "listPerson",
        "listPlace",
        "castList",
        "castGroup",
        "figure",
        "postscript",
        "argument",
        "performance",
        "set",
        "prologue",
        "epilogue",
    ]
)

#: Read after the passage that calls or interrupts it, as a passage of its own.
ASIDE = frozenset({"note", "fw"})

#: Within a passage, read after it as well: their items, cells and lines are passages of their own.
INSET = frozenset({"list", "table", "figure", "lg", "castList", "floatingText", "listBibl"})

#: Elements whose children are alternatives; white space directly in them is layout, not text.
ALTERNATIVES = frozenset({"choice", "app"})

#: Not read at all: what the writer struck out, what is said of the text and not in it, and code in another namespace.
_NOT_READ = frozenset(
    [
        "del",
        "surplus",
        "egXML",
        "index",
        "interp",
        "interpGrp",
        "spanGrp",
        "span",
        "fs",
        "xenoData",
        "teiHeader",
    ]
)

#: Where a line, a column or a page begins: between words, unless `break="no"`.
BREAKS = frozenset({"lb", "pb", "cb", "gb", "milestone"})

#: What programs tag: where one word ends and another begins does not depend on it.
_TAGGED = frozenset(
    {"term", "rs", "bibl", "citedRange", "said", "seg", "suggested", "q", "quote", "cit", "hi", "foreign"}
)

#: Elements whose parts are words of their own, even where no white space stands between them.
WORDED = frozenset(
    [
        "address",
        "analytic",
        "biblStruct",
        "form",
        "gramGrp",
        "imprint",
        "monogr",
        "org",
        "person",
        "place",
        "series",
    ]
)
NAME_PARTS = frozenset(["addName", "forename", "genName", "nameLink", "roleName", "surname"])

_READ_FIRST = {"choice": ("sic", "orig", "abbr"), "app": ("lem",)}


def alternative(node: Node) -> Node | None:
    """Return the child of a `choice` or `app` that is read: as written, else the lemma, else the first."""
    children = node.nodes
    wanted = _READ_FIRST[node.name]
    return next((c for c in children if c.name in wanted), children[0] if children else None)


def is_read(node: Node) -> bool:
    """Say whether an element's content is text: what was deleted, and examples of code, are not."""
    restored = node.name == "del" and node.parent is not None and node.parent.name == "restore"
    return restored or node.name not in _NOT_READ


def parted(node: Node, before: Node) -> bool:
    """Say whether an element begins a word apart from the character before it, which stands directly in `before`.

    So does a `w` after another, and each part of a name, an address or of a structured reference. What programs tag decides nothing.
    """
    if node.name == "w":
        return any(n.name in {"w", "pc"} for n in (before, *before.ancestors))
    if node.parent is None or not (node.name in NAME_PARTS or _fixed(node.parent).name in WORDED):
        return False
    return all(n is not _fixed(before) for n in node.ancestors)


def _fixed(node: Node) -> Node:
    while node.name in _TAGGED and node.parent is not None:
        node = node.parent
    return node


def follows(node: Node, top: Node) -> str:
    """Return the character that is read after an element within `top`; empty where there is none."""
    while node is not top and node.parent is not None:
        later = dropwhile(lambda c: c is not node, node.parent.children)  # noqa: B023 - used up at once
        next(later)
        for child in later:
            if found := first(child):
                return found
        node = node.parent
    return ""


def first(item: Node | Chars) -> str:
    """Return the first character that is read of an element; empty where there is none."""
    if isinstance(item, Chars):
        return item.text[:1]
    if item.name in ASIDE | INSET or not is_read(item):
        return ""
    return next(filter(None, map(first, item.children)), "")


def is_furniture(node: Node) -> bool:
    """Say whether an element itself makes its content page furniture (F2) or a provenance line (B8)."""
    kind = node.get("type")
    return (
        node.name == "fw" or kind == "boilerplate" or (kind == "provenance" and node.name.startswith("div"))
    )


class Blocks:
    """Knows of every element of a file, given in document order, whether it is where a passage begins."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._own: set[int] = set()  # has characters of its own, not white space alone
        self._any: set[int] = set()  # has such characters at any depth, outside notes
        self._holds: set[int] = set()  # a block lies below it, outside notes
        for node in reversed(nodes):  # children before parents
            self._survey(node)

    def begins_passage(self, node: Node) -> bool:
        """Say whether `node` is a passage; the caller asks from the top down and stops at the first."""
        index = node.index
        if index not in self._any:
            return False
        if node.name in ASIDE or index in self._own:
            return True
        return index not in self._holds and node.name not in _HOLDERS

    def _survey(self, node: Node) -> None:
        index, own = node.index, False
        for child in node.children:
            if isinstance(child, Chars):
                own = own or not child.text.isspace()
            elif child.index in self._any and child.name not in ASIDE:
                self._any.add(index)
                if child.name in BLOCKS or child.index in self._holds:
                    self._holds.add(index)
        if own and node.name not in ALTERNATIVES:
            self._own.add(index)
            self._any.add(index)


def identifiers(kinds: Iterable[tuple[str, str]], taken: Iterable[str]) -> Iterator[str]:
    """Yield a passage id for each (kind, `xml:id` or empty): the `xml:id`, else kind and number among its kind."""
    used = set(taken)
    counts: dict[str, int] = {}
    for kind, own in kinds:
        counts[kind] = counts.get(kind, 0) + 1
        identifier = own or f"{kind}{counts[kind]}"
        while not own and identifier in used:
            identifier += "_"
        used.add(identifier)
        yield identifier
