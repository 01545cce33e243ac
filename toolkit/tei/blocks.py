"""A file's bytes and elements in, the same bytes with the elements added to a container out; and the way back.

For what stands beside the text: suggestions go into `standOff/listAnnotation type="suggestions"`. Containers that are
missing are made, and taken away again with their last element. Everything else keeps its bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.ground.errors import InputError, InternalError
from toolkit.model.claim import Suggestion
from toolkit.tei.edits import Edit, apply
from toolkit.tei.pointers import StringRange
from toolkit.tei.scan import Node, scan
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

    @property
    def identity(self) -> tuple[str, ...]:
        """What makes two blocks the same: what an annotation says of what, else the `xml:id`, else all of it."""
        return _identity(self.name, self.attributes) or (self.written(),)


Step = tuple[str, Mapping[str, str]]

SUGGESTIONS: tuple[Step, ...] = (("standOff", {}), ("listAnnotation", {"type": "suggestions"}))


def suggestion(found: Suggestion, program: str, rule: str, date: str = "") -> Block:
    """Return a suggestion as the guidelines write it (H1); `program` is a pointer, `date` ISO or empty."""
    when = {"when": date} if date else {}
    attributes = {
        "xml:id": found.id,
        "n": found.kind,
        "motivation": "identifying",
        "target": str(StringRange(found.element, found.offset, found.length)),
        "ana": f"c:{found.concept}",
        "cert": found.cert,
        "xml:lang": found.lang,
    }
    said = Block(
        "respStmt",
        {},
        (Block("resp", {}, ("suggested by",)), Block("name", {"type": "software", "ref": program}, (rule,))),
    )
    change = Block("change", {**when, "status": "proposed"}, ("not yet seen by a person",))
    history = Block("revisionDesc", {"status": "proposed"}, (change,))
    quote = (Block("note", {"type": "quote"}, (found.quote,)),) if found.quote else ()
    content = (said, history, *quote)
    return Block("annotation", {k: v for k, v in attributes.items() if v}, content)


def append(data: bytes, container: Sequence[Step], blocks: Iterable[Block], path: str = "-") -> bytes:
    """Return the file with the blocks at the end of a container, each on a line of its own.

    `container` are steps down from the root, each a name and the attributes it must have. A block that the container
    already holds is left out: the same `target` and `ana` whatever has been decided about it (so that what a person
    rejected stays rejected), or the same `xml:id`.
    """
    document = scan(data, path)
    node, missing = _deepest(document.root, container)
    known = {
        i for child in (node.nodes if not missing else ()) if (i := _identity(child.name, child.attributes))
    }
    wanted = {b.identity: b for b in blocks if b.identity not in known}
    if not wanted:
        return data
    prefix, end = prefix_of(document, document.root), line_end(document)
    lines = [b.written(prefix) for b in wanted.values()]
    for name, attributes in reversed(missing):
        lines = [start_tag(name, attributes, prefix), *lines, end_tag(name, prefix)]
    byte = node.nodes[-1].end if node.nodes else node.open_end
    new = "".join(end + line for line in lines).encode()
    result = apply(data, [Edit(byte, byte, new)])
    scan(result, path)  # what came out must be readable
    return result


def remove(data: bytes, container: Sequence[Step], identifiers: Iterable[str], path: str = "-") -> bytes:
    """Return the file without the blocks of a container that have these `xml:id`s, and without what that empties.

    `InputError` for a block with `resp`: a person's decision is not taken back by a program.
    """
    document = scan(data, path)
    node, missing = _deepest(document.root, container)
    wanted = set(identifiers)
    gone = [c for c in node.nodes if c.get("xml:id") in wanted] if not missing else []
    decided = [c for c in gone if c.get("resp")]
    if decided:
        hint = "remove it by hand if it is wrong"
        raise InputError(
            *(
                document.finding(
                    c.start, "S07", f"{c.name} {c.get('xml:id')} is a person's decision (resp)", hint
                )
                for c in decided
            )
        )
    if not gone:
        return data
    steps = len(container)
    while steps and len(gone) == len(node.nodes):
        gone, steps = [node], steps - 1
        if node.parent is None:
            raise InternalError("a block has no container")
        node = node.parent
    end = line_end(document).encode()
    lines = (len(end) if data.endswith(end, 0, c.start) else 0 for c in gone)
    result = apply(data, [Edit(c.start - before, c.end) for c, before in zip(gone, lines, strict=True)])
    scan(result, path)
    return result


def _deepest(root: Node, container: Sequence[Step]) -> tuple[Node, list[Step]]:
    """Follow the steps as far as elements with content are there; return the last one and the steps that remain."""
    node, remaining = root, list(container)
    while remaining:
        found = next(_matching(node, remaining), None)
        if found is None:
            return node, remaining
        node = found
        remaining.pop(0)
    return node, []


def _matching(node: Node, steps: Sequence[Step]) -> Iterator[Node]:
    """Yield the children that a step means, those that the next step leads on from first; an empty one is never used."""
    (name, attributes), further = steps[0], steps[1:]
    children = [
        c for c in node.find_all(name) if c.nodes and all(c.get(k) == v for k, v in attributes.items())
    ]
    yield from sorted(children, key=lambda c: 0 if not further or next(_matching(c, further), None) else 1)


def _identity(name: str, attributes: Mapping[str, str]) -> tuple[str, ...]:
    if attributes.get("target") and attributes.get("ana"):
        return name, attributes["target"], attributes["ana"]
    return (name, attributes["xml:id"]) if attributes.get("xml:id") else ()
