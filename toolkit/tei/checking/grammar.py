"""T: what the grammar (`schema/yichud.rng`) says of every element, its attributes and the order of its children.

Each element is judged by itself, so that one fault hides no other; libxml2 is asked in the end, and has the last word.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from toolkit.ground.errors import Finding
from toolkit.tei.checking import _patterns as rng
from toolkit.tei.checking._schema import Definition, Grammar
from toolkit.tei.checking._subject import Subject
from toolkit.tei.scan import TEI, Chars, Node

SCHEMA = Path(__file__).parent.parent / "schema" / "yichud.rng"

_GUIDE = "guidelines.md, section 1, lists every element with its attributes"
_INCLUDE = "nothing is included from other files: put the content itself here"
_NAMED = 14  # so many names are listed, the rest counted
_ALIKE = 0.75  # so alike two names are before one is proposed for the other (1: the same)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what the grammar refuses, in document order."""
    found = False
    for finding in _Check(subject).document():
        found = True
        yield finding
    if not found and len(subject.ids) == sum(1 for n in subject.nodes if n.get("xml:id")):
        yield from _second_opinion(
            subject
        )  # libxml2 would call an id that stands twice a fault of its content


class _Check:
    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._grammar = _grammar()

    def document(self) -> Iterator[Finding]:
        root = self._subject.root
        allowed = rng.definitions(self._grammar.start, root.name)
        if root.namespace != TEI or not allowed:
            yield self._subject.finding(
                root, "T03", f"the root is {_tag(root)}, not TEI", f'begin with <TEI xmlns="{TEI}" …>'
            )
            return
        todo = [(root, allowed)]
        while todo:
            node, definitions = todo.pop()
            children: list[tuple[Node, tuple[Definition, ...]]] = []
            yield from self._element(node, definitions, children)
            todo.extend(reversed(children))

    def _element(
        self,
        node: Node,
        definitions: tuple[Definition, ...],
        children: list[tuple[Node, tuple[Definition, ...]]],
    ) -> list[Finding]:
        """Return what is wrong with one element by the definition that fits it best; put its children to the list."""
        best: tuple[int, list[Finding], list[tuple[Node, tuple[Definition, ...]]]] | None = None
        for definition in definitions:
            following: list[tuple[Node, tuple[Definition, ...]]] = []
            findings = [*self._attributes(node, definition), *self._children(node, definition, following)]
            if best is None or len(findings) < best[0]:
                best = (len(findings), findings, following)
        assert best is not None
        children.extend(best[2])
        return best[1]

    # attributes

    def _attributes(self, node: Node, definition: Definition) -> Iterator[Finding]:
        rest = definition.content
        known = dict(rng.attributes(rest))
        kind = f' type="{node.get("type")}"' if "type" in node.attributes else ""
        for name in sorted(node.attributes, key=lambda a: a != "type"):  # the type decides on others
            value = node.attributes[name]
            after = rng.after_attribute(rest, name, value)
            if after is rng.NONE:
                possible = [v for n, v in rng.attributes(rest) if n == name]
                if possible:
                    after = rng.after_attribute(rest, name, None)
                    wanted = _listed(dict.fromkeys(d for v in possible for d in rng.describe(v)), "or")
                    yield self._subject.finding(
                        node,
                        "T11",
                        f'{node.name}/@{name} is "{_short(value)}"; expected {wanted}',
                        _value_hint(value, possible),
                        attribute=name,
                    )
                elif name in known:
                    yield self._subject.finding(
                        node,
                        "T13",
                        f"@{name} is not allowed on {node.name}{kind}",
                        "leave it out, or give another type",
                        attribute=name,
                    )
                else:
                    near = _near(name, known)
                    yield self._subject.finding(
                        node,
                        "T10",
                        f"{node.name} has no attribute @{name}",
                        near or f"{node.name} may have {_listed('@' + k for k in known)}",
                        attribute=name,
                    )
            rest = rest if after is rng.NONE else after
        if rng.without_attributes(rest, fulfilled=False) is rng.NONE:
            for name in rng.missing_attributes(rest):
                wanted = _listed(
                    dict.fromkeys(d for n, v in rng.attributes(rest) if n == name for d in rng.describe(v)),
                    "or",
                )
                yield self._subject.finding(
                    node, "T12", f"{node.name}{kind} needs the attribute @{name}", f"give it: {wanted}"
                )

    # children

    def _children(
        self, node: Node, definition: Definition, following: list[tuple[Node, tuple[Definition, ...]]]
    ) -> Iterator[Finding]:
        rest = rng.without_attributes(_fulfilled(definition, node), fulfilled=True)
        told = False
        for child in node.children:
            if isinstance(child, Chars):
                if child.text.isspace() or told:
                    continue
                after = rng.after_text(rest)
                if after is rng.NONE:
                    told = True
                    yield self._misplaced_text(node, child, rest)
                else:
                    rest = after
                continue
            if child.namespace != TEI:
                hint = _INCLUDE if child.name == "include" else "keep to the TEI namespace"
                yield self._subject.finding(child, "T01", f"{_tag(child)} is not a TEI element", hint)
                continue
            elsewhere = tuple(self._grammar.elements.get(child.name, ()))
            if not elsewhere:
                near = _near(child.name, self._grammar.elements)
                yield self._subject.finding(
                    child, "T02", f"{child.name} is not an element in use here", near or _GUIDE
                )
                following.extend(self._inside(child))
                continue
            here = rng.definitions(rest, child.name)
            after = rng.after_child(rest, child.name)
            if after is rng.NONE:
                skipped = rng.skipping_to(rest, child.name)
                expected = _listed(rng.first_children(rest), "or")
                if skipped is not rng.NONE:
                    after = skipped
                    yield self._subject.finding(
                        child,
                        "T05",
                        f"{child.name} comes too early in {node.name}; expected {expected} before it",
                        "put in what is missing, or change the order",
                    )
                else:
                    wanted = f"expected {expected}" if expected else f"{node.name} should end here"
                    yield self._subject.finding(
                        child,
                        "T04",
                        f"{child.name} is not allowed here in {node.name}; {wanted}",
                        _place_hint(node, child),
                    )
            rest = rest if after is rng.NONE else after
            following.append((child, here or elsewhere))
        if not rng.nullable(rest):
            expected = _listed(rng.first_children(rest), "or")
            yield self._subject.finding(
                node,
                "T06",
                f"{node.name} is not complete; expected {expected}",
                "put in what is missing, or take the element out",
            )

    def _inside(self, node: Node) -> Iterator[tuple[Node, tuple[Definition, ...]]]:
        """Yield the nearest elements in use below one that is not."""
        for child in node.nodes:
            definitions = tuple(self._grammar.elements.get(child.name, ())) if child.namespace == TEI else ()
            if definitions:
                yield child, definitions
            else:
                yield from self._inside(child)

    def _misplaced_text(self, node: Node, chars: Chars, rest: rng.Pattern) -> Finding:
        before = len(chars.text) - len(chars.text.lstrip())
        literal = self._subject.document.data[chars.start : chars.end] == chars.text.encode()
        byte = chars.start + (len(chars.text[:before].encode()) if literal else 0)
        expected = _listed(rng.first_children(rest), "or")
        wanted = f"; expected {expected}" if expected else ""
        message = f'text is not allowed directly in {node.name}: "{_short(chars.text.strip())}"{wanted}'
        return self._subject.document.finding(
            byte, "T07", message, "put it into an element that holds text, such as p"
        )


def _fulfilled(definition: Definition, node: Node) -> rng.Pattern:
    """Return the pattern of a definition with the element's attributes taken, wrong ones as if they were right."""
    rest = definition.content
    for name in sorted(node.attributes, key=lambda a: a != "type"):
        after = rng.after_attribute(rest, name, node.attributes[name])
        if after is rng.NONE:
            after = rng.after_attribute(rest, name, None)
        rest = rest if after is rng.NONE else after
    return rest


def _second_opinion(subject: Subject) -> Iterator[Finding]:
    """Ask libxml2, which editors use as well: what it alone refuses is reported by its own words."""
    schema = _libxml2()
    if not schema.validate(subject.tree.root):
        first = schema.error_log[0]
        found = subject.tree.select(etree.XPath(first.path)) if first.path else []
        node = subject.tree.node.get(found[0], subject.root) if found else subject.root
        yield subject.finding(
            node,
            "T99",
            f"the grammar refuses {node.name}: {first.message}",
            "libxml2 says so, the program does not know why: please report this",
        )


@cache
def _grammar() -> Grammar:
    return Grammar(SCHEMA)


@cache
def _libxml2() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMA))


def _tag(node: Node) -> str:
    return node.name if node.namespace == TEI else f"{{{node.namespace}}}{node.name}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"


def _listed(names: object, last: str = "and") -> str:
    assert hasattr(names, "__iter__")
    words = list(names)
    if len(words) > _NAMED:
        words = [*words[: _NAMED - 1], f"{len(words) - _NAMED + 1} others"]
    return f" {last} ".join([*([", ".join(words[:-1])] if len(words) > 1 else []), *words[-1:]])


def _near(name: str, known: object) -> str:
    assert hasattr(known, "__iter__")
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=_ALIKE)
    return f"did you mean {close[0]}?" if close else ""


def _value_hint(value: str, possible: list[rng.Pattern]) -> str:
    words = [d.strip('"') for v in possible for d in rng.describe(v) if d.startswith('"')]
    return _near(value, words) or (
        "the list of values is closed" if words else "write it as the guidelines show"
    )


def _place_hint(node: Node, child: Node) -> str:
    if child.name == "ab":
        return "site furniture stands in front or back only (F2)"
    if any(c is not child and c.name == child.name for c in node.nodes):
        return f"{node.name} holds another {child.name} already: one is enough, or the order is wrong"
    return "move it to where it belongs, or take its tags away"
