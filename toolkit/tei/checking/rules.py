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
    subject: str  # the attribute, or the attribute of a child (`child/@name`), that the finding stands at
    message: tuple[str | etree.XPath, ...]  # words, and what is taken from the file between them
    hint: str


@dataclass(frozen=True, slots=True)
class _Rule:
    context: etree.XPath
    assertions: tuple[_Assertion, ...]


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every assertion that does not hold, in document order."""
    tree = subject.tree
    failed: list[tuple[int, str, str, str, str]] = []
    for pattern in _patterns():
        taken: set[etree._Element] = set()
        for rule in pattern:
            for element in tree.select(rule.context):
                if element in taken:
                    continue
                taken.add(element)
                failed.extend(
                    (tree.node[element].index, a.code, _said(a.message, element), a.hint, a.subject)
                    for a in rule.assertions
                    if not a.test(element)
                )
    for index, code, message, hint, where in sorted(failed):
        below, _, attribute = where.rpartition("@")
        node = subject.nodes[index]
        if below:
            node = next((n for n in node.nodes if n.name == below.strip("/").removeprefix("tei:")), node)
        yield subject.finding(node, code, message, hint, attribute=attribute)


def _said(message: tuple[str | etree.XPath, ...], element: etree._Element) -> str:
    parts = (_shortened(str(p(element))) if isinstance(p, etree.XPath) else p for p in message)
    return " ".join("".join(parts).split()).rstrip(":")


def _shortened(value: str) -> str:
    value = value.removesuffix(".0")
    return value if len(value) <= 60 else f"{value[:59]}…"


@cache
def _patterns() -> tuple[tuple[_Rule, ...], ...]:
    root = etree.parse(RULES).getroot()
    names = {n.get("prefix", ""): n.get("uri", "") for n in root.iter(f"{_SCH}ns")}
    hints = {d.get("id"): _words(d) for d in root.iter(f"{_SCH}diagnostic")}

    def assertion(element: etree._Element) -> _Assertion:
        test = etree.XPath(f"boolean({element.get('test')})", namespaces=names)
        message: list[str | etree.XPath] = [element.text or ""]
        for part in element:
            message += [etree.XPath(f"string({part.get('select')})", namespaces=names), part.tail or ""]
        hint = hints[element.get("diagnostics")]
        return _Assertion(element.get("id", ""), test, element.get("subject", ""), tuple(message), hint)

    def rule(element: etree._Element) -> _Rule:
        context = etree.XPath(f"//{element.get('context')}", namespaces=names)
        return _Rule(context, tuple(assertion(a) for a in element.iter(f"{_SCH}assert")))

    return tuple(tuple(rule(r) for r in p.iter(f"{_SCH}rule")) for p in root.iter(f"{_SCH}pattern"))


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
