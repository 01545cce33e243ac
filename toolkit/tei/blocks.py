"""A document and elements in, the edits that put them into the lists of its `standOff` out.

For what stands beside the text: suggestions, citations, names and voices each have a `listAnnotation` of their type. Lists that are missing
are made. Everything else keeps its bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.tei.edits import Edit
from toolkit.tei.scan import Document, Node
from toolkit.tei.tags import end_tag, escape, line_end, prefix_of, start_tag


@dataclass(frozen=True, slots=True)
class Block:
    """A TEI element to write: name, attributes in the order of writing, and what stands in it."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    content: tuple[Block | str, ...] = ()

    def written(self, prefix: str = "") -> str:
        """Return the element as XML; `prefix` is the namespace prefix with its colon."""
        inner = "".join(c.written(prefix) if isinstance(c, Block) else escape(c) for c in self.content)
        tag = start_tag(self.name, self.attributes, prefix)
        return tag + inner + end_tag(self.name, prefix) if inner else tag[:-1] + "/>"


def additions(document: Document, lists: Mapping[str, Sequence[Block]]) -> Iterator[Edit]:
    """Yield what puts blocks at the end of the list of each type, each on a line of its own, in the order of the file's bytes.

    A list, or a `standOff`, in which nothing stands is somebody else's and is left alone.
    """
    prefix, end = prefix_of(document, document.root), line_end(document)
    there = {kind: node for node in _lists(document.root) if (kind := node.get("type")) in lists}
    for kind, node in sorted(there.items(), key=lambda item: item[1].start):
        lines = "".join(end + b.written(prefix) for b in lists[kind])
        yield Edit(node.nodes[-1].end, node.nodes[-1].end, lines.encode())
    missing = {kind: blocks for kind, blocks in lists.items() if kind not in there and blocks}
    if not missing:
        return
    made = [line for kind, blocks in missing.items() for line in _written(kind, blocks, prefix)]
    holder = next((n for n in reversed(list(document.root.find_all("standOff"))) if n.nodes), None)
    if holder is None:
        made = [start_tag("standOff", {}, prefix), *made, end_tag("standOff", prefix)]
        holder = document.root
    byte = holder.nodes[-1].end if holder.nodes else holder.open_end
    yield Edit(byte, byte, "".join(end + line for line in made).encode())


def _written(kind: str, blocks: Sequence[Block], prefix: str) -> Iterator[str]:
    yield start_tag("listAnnotation", {"type": kind}, prefix)
    yield from (b.written(prefix) for b in blocks)
    yield end_tag("listAnnotation", prefix)


def _lists(root: Node) -> Iterator[Node]:
    return (n for n in root.find_all("standOff", "listAnnotation") if n.nodes)
