"""T: what the grammar (`schema/yichud.rng`) says of every element, its attributes and the order of its children.

Each element is judged by itself, so that one fault hides no other; libxml2 is asked in the end, and has the last word.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from toolkit.ground.errors import Finding
from toolkit.tei.checking import _patterns as rng
from toolkit.tei.checking._datatypes import WHITE
from toolkit.tei.checking._others import note
from toolkit.tei.checking._schema import Definition, Grammar
from toolkit.tei.checking._subject import Subject
from toolkit.tei.scan import TEI, Chars, Node

SCHEMA = Path(__file__).parent.parent / "schema" / "yichud.rng"

_GUIDE = "guidelines.md, section 1, and docs/guide/editions.md list the elements in use"
_INCLUDE = "nothing is included from other files: put the content itself here"
_NAMED = 14  # so many names are listed, the rest counted
_ALIKE = 0.75  # so alike two names are before one is proposed for the other (1: the same)

#: Elements still to be judged, each with the definitions that may be meant.
_Following: TypeAlias = list[tuple[Node, tuple[Definition, ...]]]


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
            hint = f'begin with <TEI xmlns="{TEI}" …>'
            if root.name == "teiCorpus":
                hint = "save each TEI element as a file of its own"
            yield self._subject.finding(root, "T03", f"the root is {_tag(root)}, not TEI", hint)
            return
        todo = [(root, allowed)]
        while todo:
            node, definitions = todo.pop()
            children: _Following = []
            yield from self._element(node, definitions, children)
            todo.extend(reversed(children))

    def _element(
        self,
        node: Node,
        definitions: tuple[Definition, ...],
        children: _Following,
    ) -> list[Finding]:
        """Return what is wrong with one element by the definition that fits it best; put its children to the list."""
        best: tuple[int, list[Finding], _Following] | None = None
        for definition in definitions:
            following: _Following = []
            findings, content = self._attributes(node, definition)
            findings.extend(self._children(node, content, following))
            if best is None or len(findings) < best[0]:
                best = (len(findings), findings, following)
            if not findings:
                break
        assert best is not None
        children.extend(best[2])
        return best[1]

    # attributes

    def _attributes(self, node: Node, definition: Definition) -> tuple[list[Finding], rng.Pattern]:
        """Return what is wrong with the attributes, and the pattern of the content that they leave, as if they were right."""
        findings: list[Finding] = []
        rest = definition.content
        names = node.attributes if len(node.attributes) < 2 else sorted(node.attributes, key=_type_first)
        for name in names:
            after = rng.after_attribute(rest, name, node.attributes[name])
            if after is rng.NONE:
                findings.append(self._attribute(node, name, rest, definition))
                after = rng.after_attribute(rest, name, None)
            rest = rest if after is rng.NONE else after
        if rng.without_attributes(rest, fulfilled=False) is rng.NONE:
            findings.extend(self._missing(node, rest))
        return findings, rng.without_attributes(rest, fulfilled=True)

    def _attribute(self, node: Node, name: str, rest: rng.Pattern, definition: Definition) -> Finding:
        value, possible = node.attributes[name], rng.values(rest, name)
        known = dict.fromkeys(n for n, _ in rng.attributes(definition.content))
        if possible:
            wanted = _listed(dict.fromkeys(d for v in possible for d in rng.describe(v)), "or")
            code, message = "T11", f'{node.name}/@{name} is "{_short(value)}"; expected {wanted}'
            hint = _value_hint(value, possible)
        elif name in known:
            code, message = "T13", f"@{name} is not allowed on {node.name}{_kind(node)}"
            hint = "leave it out, or give another type"
        else:
            code, message = "T10", f"{node.name} has no attribute @{name}"
            hint = _near(name, tuple(known)) or f"{node.name} may have {_listed('@' + k for k in known)}"
        return self._graded(node, code, message, hint, node, name, attribute=name)

    def _missing(self, node: Node, rest: rng.Pattern) -> Iterator[Finding]:
        for name in rng.missing_attributes(rest):
            wanted = _listed(dict.fromkeys(d for v in rng.values(rest, name) for d in rng.describe(v)), "or")
            message = f"{node.name}{_kind(node)} needs the attribute @{name}"
            yield self._graded(node, "T12", message, f"give it: {wanted}", node, name)

    # children

    def _children(self, node: Node, rest: rng.Pattern, following: _Following) -> list[Finding]:
        """Return what is wrong with the order of the children; a fault is taken as mended, and hides none after it."""
        findings: list[Finding] = []
        told = guessed = False
        for child in node.children:
            if isinstance(child, Chars):
                if not told and child.text.strip(WHITE):
                    after = rng.after_text(rest)
                    if after is rng.NONE:
                        told = True
                        findings.append(self._misplaced_text(node, child, rest))
                    else:
                        rest = after
                continue
            after = rng.after_child(rest, child.name) if child.namespace == TEI else rng.NONE
            if after is not rng.NONE:
                following.append((child, rng.definitions(rest, child.name)))
                rest = after
                continue
            meant = self._meant(child)
            elsewhere = tuple(self._grammar.elements.get(child.name, ())) if child.namespace == TEI else ()
            skipped = rng.skipping_to(rest, child.name) if elsewhere else rng.NONE
            findings.append(self._misplaced(node, child, rest, comes_too_early=skipped is not rng.NONE))
            if skipped is not rng.NONE:
                rest = skipped
            elif meant and (after := rng.after_child(rest, meant)) is not rng.NONE:
                rest = after
            else:
                guessed = True  # it may be what is missing, under another name
            following.extend([(child, elsewhere)] if elsewhere else self._inside(child, findings))
        if not guessed and not rng.nullable(rest):
            expected = _listed(rng.first_children(rest), "or")
            message = f"{node.name} is not complete; expected {expected}"
            hint = "put in what is missing, or take the element out"
            findings.append(self._graded(node, "T06", message, hint, node))
        return findings

    def _graded(
        self, at: Node, code: str, message: str, hint: str, element: Node, name: str = "", attribute: str = ""
    ) -> Finding:
        """Return a fault, or the note that it is in a text of another project; `element` and `name` are what it speaks of."""
        if not self._subject.held and (noted := note(code, element, name)):
            code, message, hint = *noted, ""
        return self._subject.finding(at, code, message, hint, attribute=attribute)

    def _misplaced(self, node: Node, child: Node, rest: rng.Pattern, *, comes_too_early: bool) -> Finding:
        expected = _listed(rng.first_children(rest), "or")
        if child.namespace != TEI:
            hint = _INCLUDE if child.name == "include" else "keep to the TEI namespace"
            code, message = "T01", f"{_tag(child)} is not a TEI element"
        elif child.name not in self._grammar.elements:
            meant = self._meant(child)
            code, message = "T02", f"{child.name} is not an element in use here"
            hint = f"did you mean {meant}?" if meant else _GUIDE
        elif comes_too_early:
            code = "T05"
            message = f"{child.name} comes too early in {node.name}; expected {expected} before it"
            hint = "put in what is missing, or change the order"
        else:
            wanted = f"expected {expected}" if expected else f"{node.name} should end here"
            code, message = "T04", f"{child.name} is not allowed here in {node.name}; {wanted}"
            hint = _place_hint(node, child)
        return self._graded(child, code, message, hint, node, child.name)

    def _meant(self, child: Node) -> str:
        """Return the element in use whose name is nearly that of one that is not."""
        if child.namespace != TEI or child.name in self._grammar.elements:
            return ""
        return _nearest(child.name, tuple(self._grammar.elements))

    def _inside(self, node: Node, findings: list[Finding]) -> Iterator[tuple[Node, tuple[Definition, ...]]]:
        """Yield the nearest elements in use below one that is not; what is not either is found in texts of other projects."""
        for child in node.nodes:
            definitions = tuple(self._grammar.elements.get(child.name, ())) if child.namespace == TEI else ()
            if definitions:
                yield child, definitions
            else:
                if not self._subject.held:
                    findings.append(self._misplaced(node, child, rng.NONE, comes_too_early=False))
                yield from self._inside(child, findings)

    def _misplaced_text(self, node: Node, chars: Chars, rest: rng.Pattern) -> Finding:
        before = len(chars.text) - len(chars.text.lstrip())
        literal = self._subject.document.data[chars.start : chars.end] == chars.text.encode()
        byte = chars.start + (len(chars.text[:before].encode()) if literal else 0)
        expected = _listed(rng.first_children(rest), "or")
        wanted = f"; expected {expected}" if expected else ""
        message = f'text is not allowed directly in {node.name}: "{_short(chars.text.strip())}"{wanted}'
        if not self._subject.held and (noted := note("T07", node)):
            return self._subject.document.finding(byte, *noted)
        return self._subject.document.finding(
            byte, "T07", message, "put it into an element that holds text, such as p"
        )


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


@lru_cache(maxsize=4096)
def _nearest(name: str, known: tuple[str, ...]) -> str:
    """Return the name that is most like one, capitals aside; empty where none is."""
    folded = {k.casefold(): k for k in known}
    close = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=_ALIKE)
    return folded[close[0]] if close else ""


def _near(name: str, known: tuple[str, ...]) -> str:
    close = f"xml:{name}" if f"xml:{name}" in known else _nearest(name, known)
    return f"did you mean {close}?" if close else ""


def _type_first(attribute: str) -> bool:
    return attribute != "type"  # the type decides on others


def _kind(node: Node) -> str:
    return f' type="{node.get("type")}"' if "type" in node.attributes else ""


def _value_hint(value: str, possible: tuple[rng.Pattern, ...]) -> str:
    words = tuple(d.strip('"') for v in possible for d in rng.describe(v) if d.startswith('"'))
    return _near(value, words) or (
        "the list of values is closed" if words else "write it as the guidelines show"
    )


def _place_hint(node: Node, child: Node) -> str:
    if child.name == "ab":
        return "site furniture stands in front or back only (F2)"
    if any(c is not child and c.name == child.name for c in node.nodes):
        return f"{node.name} holds another {child.name} already: one is enough, or the order is wrong"
    return "move it to where it belongs, or take its tags away"
