"""G: rules of the guidelines, as `schema/yichud.sch` (ISO Schematron, XPath 1.0) says them, run on a document.

The file itself is run, so that an editor which knows Schematron and `yichud check` find the same; it keeps to what is
needed here: a rule fires on the nodes that its context matches and no earlier rule of its pattern took.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from toolkit.ground.errors import Finding
from toolkit.tei.checking._subject import Subject

RULES = Path(__file__).parent.parent / "schema" / "yichud.sch"

_SCH = "{http://purl.oclc.org/dsdl/schematron}"


@dataclass(frozen=True, slots=True)
class _Assertion:
    code: str
    test: etree.XPath
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Rule:
    context: etree.XPath
    assertions: tuple[_Assertion, ...]


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every assertion that does not hold, in document order."""
    tree = subject.tree
    failed: list[tuple[int, str, str, str]] = []
    for pattern in _patterns():
        taken: set[etree._Element] = set()
        for rule in pattern:
            for element in tree.select(rule.context):
                if element in taken:
                    continue
                taken.add(element)
                failed.extend(
                    (tree.node[element].index, a.code, a.message, a.hint)
                    for a in rule.assertions
                    if not a.test(element)
                )
    for index, code, message, hint in sorted(failed):
        yield subject.finding(subject.nodes[index], code, message, hint)


@cache
def _patterns() -> tuple[tuple[_Rule, ...], ...]:
    root = etree.parse(RULES).getroot()
    names = {n.get("prefix", ""): n.get("uri", "") for n in root.iter(f"{_SCH}ns")}
    hints = {d.get("id"): _words(d) for d in root.iter(f"{_SCH}diagnostic")}

    def assertion(element: etree._Element) -> _Assertion:
        test = etree.XPath(f"boolean({element.get('test')})", namespaces=names)
        return _Assertion(element.get("id", ""), test, _words(element), hints[element.get("diagnostics")])

    def rule(element: etree._Element) -> _Rule:
        context = etree.XPath(f"//{element.get('context')}", namespaces=names)
        return _Rule(context, tuple(assertion(a) for a in element.iter(f"{_SCH}assert")))

    return tuple(tuple(rule(r) for r in p.iter(f"{_SCH}rule")) for p in root.iter(f"{_SCH}pattern"))


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
