"""Bytes of an XML file in, a tree of nodes out, each knowing the bytes that it came from.

Expat reads the bytes and says where each event began; nothing is resolved, loaded or expanded on the way. A
document type declaration, an encoding other than UTF-8, compressed data and elements nested deeper than
`MAX_DEPTH` are refused.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers import expat

from toolkit.ground.errors import Finding, InputError
from toolkit.tei.malformed import explain

_Refuse = Callable[[int, str, str, str], InputError]

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 200
TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"

_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


@dataclass(slots=True)
class Chars:
    """Character data: the characters, and the bytes `start` to `end` that they came from."""

    text: str
    start: int
    end: int
    parent: Node


@dataclass(slots=True)
class Node:
    """An element. `start`/`open_end` bound the start tag in bytes, `close_start`/`end` the end tag.

    An empty-element tag has `open_end == close_start == end`. `name` is the local name, `namespace` its namespace;
    attribute keys are as TEI users write them (`xml:id`, `ref`), or `{namespace}name` for foreign ones. `index` is
    the element's number in document order, from 0. `children` holds nodes and character data in order.
    """

    name: str
    namespace: str
    attributes: dict[str, str]
    start: int
    index: int
    parent: Node | None
    open_end: int = 0
    close_start: int = 0
    end: int = 0
    children: list[Node | Chars] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        """The child elements."""
        return [c for c in self.children if isinstance(c, Node)]

    def walk(self) -> Iterator[Node]:
        """Yield this element and all below it in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.nodes))

    def find(self, *path: str) -> Node | None:
        """Return the first descendant along a path of TEI child names, or None."""
        return next(self.find_all(*path), None)

    def find_all(self, *path: str) -> Iterator[Node]:
        """Yield every descendant along a path of TEI child names."""
        if not path:
            yield self
            return
        for child in self.nodes:
            if child.name == path[0] and child.namespace == TEI:
                yield from child.find_all(*path[1:])

    def get(self, attribute: str) -> str:
        """Return an attribute's value, empty where it is not given."""
        return self.attributes.get(attribute, "")

    @property
    def text(self) -> str:
        """All character data below the element, as read."""
        parts: list[str] = []
        stack: list[Node | Chars] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, Chars):
                parts.append(item.text)
            else:
                stack.extend(reversed(item.children))
        return "".join(parts)

    @property
    def ancestors(self) -> Iterator[Node]:
        """Yield the enclosing elements, innermost first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


@dataclass(slots=True)
class Document:
    """A scanned file: its path as named by the user, its bytes, its root element, its elements in document order, its processing instructions."""

    path: str
    data: bytes
    root: Node
    nodes: list[Node]
    instructions: list[tuple[str, str, int]]
    _lines: list[int] = field(default_factory=list)

    def position(self, byte: int) -> tuple[int, int]:
        """Return line and column (both from 1, columns in code points) of a byte."""
        return _position(self.data, self._lines, byte)

    def line(self, byte: int) -> int:
        """Return the line (from 1) of a byte; cheaper than `position`."""
        return bisect.bisect_right(self._lines, byte)

    def finding(self, byte: int, code: str, message: str, hint: str = "") -> Finding:
        """Return a finding at the place of a byte."""
        line, column = self.position(byte)
        return Finding(self.path, line, column, code, message, hint)

    def attribute_start(self, node: Node, attribute: str) -> int:
        """Return the byte where an attribute stands in the start tag; the tag's own where it is not there."""
        tag = self.data[node.start : node.open_end]
        name = attribute.rpartition("}")[2].encode()
        for match in _ATTRIBUTE.finditer(tag):
            written = match.group(1)
            if written == name or (b":" in name and written.rpartition(b":")[2] == name.rpartition(b":")[2]):
                return node.start + match.start(1)
        return node.start


_ATTRIBUTE = re.compile(rb"""\s([^\s=/>"']+)\s*=\s*(?:"[^"]*"|'[^']*')""")


def scan(data: bytes, path: str = "-") -> Document:
    """Scan the bytes of an XML file; `InputError` with its place where they are not well formed or are refused."""
    lines = [0, *(m.end() for m in re.finditer(rb"\r\n|\n|\r", data))]

    def refuse(byte: int, code: str, message: str, hint: str) -> InputError:
        line, column = _position(data, lines, byte)
        return InputError(Finding(path, line, column, code, message, hint))

    _refuse_by_bytes(data, refuse)
    builder = _Builder(data, refuse)
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        opened = [(n.name, bisect.bisect_right(lines, n.start)) for n in builder.open]
        where, message, hint = explain(data, error.code, builder.parser.ErrorByteIndex, opened)
        raise refuse(where, "X01", f"not well-formed XML: {message}", hint) from None
    assert builder.root is not None
    return Document(path, data, builder.root, builder.nodes, builder.instructions, lines)


def _refuse_by_bytes(data: bytes, refuse: _Refuse) -> None:
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise refuse(0, "X02", "the file is empty", "give a TEI file")
    if data[:2] == b"\x1f\x8b":
        raise refuse(0, "X03", "the file is compressed (gzip)", "unpack it first")
    if len(data) > MAX_BYTES:
        raise refuse(0, "X04", f"the file has more than {MAX_BYTES // 2**20} MiB", "split it")
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or data[:4] in {
        b"\x00\x00\xfe\xff",
        b"\x00<\x00?",
        b"<\x00?\x00",
    }:
        raise refuse(0, "X05", "the file is not in UTF-8", "save it as UTF-8")
    declared = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
    if declared and declared.group(1).lower() not in {b"utf-8", b"utf8", b"us-ascii", b"ascii"}:
        raise refuse(
            declared.start(1),
            "X05",
            f"the file declares the encoding {declared.group(1).decode()}",
            "save it as UTF-8",
        )
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refuse(
            error.start, "X06", f"byte 0x{data[error.start]:02X} is not UTF-8", "save the file as UTF-8"
        ) from None


class _Builder:
    """Listens to expat and builds the tree."""

    def __init__(self, data: bytes, refuse: _Refuse) -> None:
        self.root: Node | None = None
        self.instructions: list[tuple[str, str, int]] = []
        self._data = data
        self._refuse = refuse
        self.open: list[Node] = []
        self._pending: Chars | Node | None = None  # what ends where the next event begins
        self.nodes: list[Node] = []
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = False
        self.parser.ordered_attributes = True
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._chars
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.CommentHandler = self._other
        self.parser.StartCdataSectionHandler = self._other
        self.parser.EndCdataSectionHandler = self._other
        self.parser.StartDoctypeDeclHandler = self._doctype
        self._in_cdata = False

    def _settle(self) -> int:
        """Give the thing before this event its end; return this event's byte."""
        byte = self.parser.CurrentByteIndex
        if isinstance(self._pending, Chars):
            self._pending.end = byte
        elif self._pending is not None:
            self._pending.open_end = byte
        self._pending = None
        return byte

    def _start(self, name: str, attributes: list[str]) -> None:
        byte = self._settle()
        if len(self.open) >= MAX_DEPTH:
            raise self._refuse(
                byte,
                "X08",
                f"elements are nested more than {MAX_DEPTH} deep",
                "no text needs that; look for elements left open",
            )
        parent = self.open[-1] if self.open else None
        namespace, _, local = name.rpartition("}")
        pairs = zip(map(_attribute, attributes[::2]), attributes[1::2], strict=True)
        node = Node(local, namespace, dict(pairs), byte, len(self.nodes), parent)
        self.nodes.append(node)
        if parent is None:
            self.root = node
        else:
            parent.children.append(node)
        self.open.append(node)
        self._pending = node

    def _end(self, _name: str) -> None:
        node = self.open[-1]
        byte = self.parser.CurrentByteIndex
        opened = _tag_end(self._data, node.start) if self._pending is node else 0
        if opened and self._data[opened - 2] == ord("/"):  # an empty-element tag
            node.open_end = node.close_start = node.end = opened
            self._pending = None
        else:
            self._settle()
            node.close_start = byte
            node.end = self._data.index(b">", byte) + 1
        self.open.pop()

    def _chars(self, text: str) -> None:
        byte = self._settle()
        chars = Chars(text, byte, byte, self.open[-1])
        self.open[-1].children.append(chars)
        self._pending = chars

    def _instruction(self, target: str, text: str) -> None:
        self.instructions.append((target, text, self._settle()))

    def _other(self, *_: object) -> None:
        self._settle()

    def _doctype(self, *_: object) -> None:
        raise self._refuse(
            self._data.rfind(b"<!DOCTYPE", 0, self.parser.CurrentByteIndex),  # the event comes after the name
            "X07",
            "a document type declaration is not allowed",
            "remove <!DOCTYPE …>; write characters for entities",
        )


@lru_cache
def _attribute(name: str) -> str:
    namespace, _, local = name.rpartition("}")
    if not namespace:
        return local
    return f"xml:{local}" if namespace == XML else f"{{{namespace}}}{local}"


def _tag_end(data: bytes, start: int) -> int:
    """Return the byte after the tag that begins at `start`; a > inside quotes does not end it."""
    match = _TAG.match(data, start)
    assert match is not None
    return match.end()


_TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")


def _position(data: bytes, lines: list[int], byte: int) -> tuple[int, int]:
    byte = min(byte, len(data))
    line = bisect.bisect_right(lines, byte)
    before = data[lines[line - 1] : byte].decode("utf-8", "replace").removeprefix("\ufeff")
    return line, len(before) + 1
