"""A RELAX NG grammar in XML syntax in; where a document begins, and every definition of an element, as patterns out."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from toolkit.tei.checking._patterns import EMPTY, NONE, TEXT, Pattern, choice, group, more

_RNG = "{http://relaxng.org/ns/structure/1.0}"

#: What an element of the grammar makes of the patterns inside it.
_MAKE: dict[str, Callable[..., Pattern]] = {
    "group": group,
    "list": lambda *parts: Pattern.of("list", group(*parts)),
    "choice": choice,
    "optional": lambda *parts: choice(group(*parts), EMPTY),
    "oneOrMore": lambda *parts: more(group(*parts)),
    "zeroOrMore": lambda *parts: choice(more(group(*parts)), EMPTY),
}
_PLAIN = frozenset(["empty", "text", "notAllowed"])


@dataclass(frozen=True, eq=False)
class Definition:
    """One `element` of the grammar: its TEI name, and the pattern of its attributes and content."""

    name: str
    _source: ET.Element = field(repr=False)
    _grammar: Grammar = field(repr=False)

    @cached_property
    def content(self) -> Pattern:
        """The pattern of attributes and content together."""
        return group(*self._grammar.inside(self._source))


class Grammar:
    """A grammar: `start` is what a document is, `elements` holds every definition by name."""

    def __init__(self, path: Path) -> None:
        root = ET.parse(path).getroot()  # noqa: S314 (comes with the program)
        self._defines: dict[str, list[ET.Element]] = {}
        for define in root.iter(f"{_RNG}define"):
            self._defines.setdefault(define.get("name", ""), []).append(define)
        self._named: dict[str, Pattern] = {}
        self._definitions: dict[ET.Element, Definition] = {}
        self.elements: dict[str, list[Definition]] = {}
        for element in root.iter(f"{_RNG}element"):
            if name := element.get("name"):  # an element of any name is of no use to us
                self._definitions[element] = Definition(name, element, self)
                self.elements.setdefault(name, []).append(self._definitions[element])
        self.start = choice(*(group(*self.inside(start)) for start in root.iter(f"{_RNG}start")))

    def inside(self, source: ET.Element) -> list[Pattern]:
        """Return the patterns inside an element of the grammar's XML, its documentation left out."""
        return [self._pattern(part) for part in source if part.tag.startswith(_RNG)]

    def _pattern(self, source: ET.Element) -> Pattern:
        kind, name = source.tag.removeprefix(_RNG), source.get("name", "")
        if kind in _MAKE:
            return _MAKE[kind](*self.inside(source))
        if kind in _PLAIN:
            return Pattern.of(kind)
        match kind:
            case "ref":
                return self._reference(name)
            case "element":
                return Pattern.of("element", self._definitions[source]) if name else NONE
            case "attribute":
                return Pattern.of("attribute", name, group(*self.inside(source)) if len(source) else TEXT)
            case "value":
                return Pattern.of("value", source.text or "")
            case "data":
                facets = (p.text or "" for p in source.iter(f"{_RNG}param") if p.get("name") == "pattern")
                return Pattern.of("data", source.get("type", ""), tuple(facets))
        raise NotImplementedError(f"RELAX NG {kind}")

    def _reference(self, name: str) -> Pattern:
        if name not in self._named:
            self._named[name] = choice(*(group(*self.inside(define)) for define in self._defines[name]))
        return self._named[name]
