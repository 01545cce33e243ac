"""What a rule family is given: the scanned document, and the other files that its pointers lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree

from toolkit.ground.errors import Finding, InputError
from toolkit.ground.reading import read_input, resolved
from toolkit.tei.pointers import AUTHORITIES, Prefix, read_prefixes
from toolkit.tei.scan import TEI, XML, Chars, Document, Node, scan

_OWN = "yichud.rng"  # what `xml-model` names in a file that is held to the guidelines


@dataclass(slots=True)
class Library:
    """Files that pointers lead to, each read once; `annotations` is looked in before what a pointer itself says."""

    annotations: Path | None = None
    _read: dict[Path, dict[str, Node] | None] = field(default_factory=dict)
    _places: dict[str, Path] = field(default_factory=dict)

    def place(self, path: str) -> Path:
        """Return where a file that a pointer names is looked for."""
        if path not in self._places:
            found = Path(path)
            if self.annotations is not None and found.name in AUTHORITIES:
                found = self.annotations / found.name
            self._places[path] = found
        return self._places[path]

    def ids(self, path: Path) -> dict[str, Node] | None:
        """Return the elements of an XML file by their `xml:id`; None where it is not there or cannot be read."""
        if path not in self._read:
            try:
                key = resolved(path)
                if key not in self._read:
                    self._read[key] = self._ids(key)
                self._read[path] = self._read[key]
            except (OSError, ValueError, RuntimeError):  # a name too long, a null byte, links in a circle
                self._read[path] = None
        return self._read[path]

    @staticmethod
    def _ids(path: Path) -> dict[str, Node] | None:
        try:
            return by_id(scan(read_input(path), str(path)).root)
        except (InputError, OSError):
            return None


@dataclass
class Subject:
    """A document under examination."""

    document: Document
    library: Library

    @property
    def root(self) -> Node:
        """The root element."""
        return self.document.root

    @cached_property
    def held(self) -> bool:
        """Whether the guidelines hold for it: it names their grammar (`xml-model`), or has no text."""
        named = (data for target, data, _ in self.document.instructions if target == "xml-model")
        return self.root.find("text") is None or any(_OWN in data for data in named)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every element in document order: `nodes[i].index == i`."""
        return tuple(self.root.walk())

    @cached_property
    def ids(self) -> dict[str, Node]:
        """The elements by their `xml:id`, the first where several have one."""
        return by_id(self.root)

    @cached_property
    def prefixes(self) -> tuple[Prefix, ...]:
        """The declared prefixes, in document order."""
        return read_prefixes(self.document)

    @cached_property
    def tree(self) -> Tree:
        """The document as a tree that libxml2 can run a grammar and rules on."""
        return Tree(self.root)

    def finding(self, node: Node, code: str, message: str, hint: str, *, attribute: str = "") -> Finding:
        """Return a finding at an element's start tag, or at one of its attributes."""
        byte = self.document.attribute_start(node, attribute) if attribute else node.start
        return self.document.finding(byte, code, message, hint)


class Tree:
    """The lxml tree of a scanned document, made from its nodes: libxml2 parses nothing and loads nothing."""

    def __init__(self, root: Node) -> None:
        self.node: dict[etree._Element, Node] = {}
        self.root = self._copy(root, None)
        stack = [(root, self.root)]
        while stack:
            node, element = stack.pop()
            last: etree._Element | None = None
            for child in node.children:
                if isinstance(child, Chars):
                    _append(element, last, child.text)
                else:
                    last = self._copy(child, element)
                    stack.append((child, last))

    def select(self, path: etree.XPath) -> list[etree._Element]:
        """Return the elements that an XPath expression selects."""
        found: Any = path(self.root)
        return list(found)

    def _copy(self, node: Node, parent: etree._Element | None) -> etree._Element:
        tag = f"{{{node.namespace}}}{node.name}" if node.namespace else node.name
        names = {None: TEI} if parent is None else None
        element = (
            etree.Element(tag, nsmap=names) if parent is None else etree.SubElement(parent, tag)  # type: ignore[arg-type]
        )
        for name, value in node.attributes.items():
            element.set(f"{{{XML}}}{name[4:]}" if name.startswith("xml:") else name, value)
        self.node[element] = node
        return element


def by_id(root: Node) -> dict[str, Node]:
    """Return the elements by their `xml:id`, the first where several have one."""
    found: dict[str, Node] = {}
    for node in root.walk():
        if identifier := node.get("xml:id"):
            found.setdefault(identifier, node)
    return found


def within(node: Node) -> Iterator[Node]:
    """Yield an element and those that enclose it, innermost first."""
    yield node
    yield from node.ancestors


def _append(element: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text
