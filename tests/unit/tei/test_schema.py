"""The grammar and the rules as files: editors must be able to use them, and TEI must contain them."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from lxml import isoschematron as iso  # type: ignore[attr-defined, unused-ignore]

from toolkit.tei.checking import _patterns as rng
from toolkit.tei.checking._schema import Grammar
from toolkit.tei.checking._subject import Library, Subject
from toolkit.tei.checking.grammar import SCHEMA
from toolkit.tei.checking.rules import RULES
from toolkit.tei.checking.rules import check as check_rules
from toolkit.tei.scan import scan

INVALID = Path(__file__).parent / "invalid"
FAULTS = tomllib.loads((INVALID / "faults.toml").read_text(encoding="utf-8"))
RNG = {"r": "http://relaxng.org/ns/structure/1.0"}
SCH = {"s": "http://purl.oclc.org/dsdl/schematron"}
SVRL = "{http://purl.oclc.org/dsdl/svrl}"


@pytest.fixture(scope="module")
def grammar():
    return Grammar(SCHEMA)


def test_libxml2_reads_the_grammar_and_nothing_repeats_what_may_be_empty(grammar):
    tree = etree.parse(SCHEMA)
    etree.RelaxNG(tree)
    defined = {d.get("name"): d for d in tree.iterfind(".//r:define", RNG)}

    def may_be_empty(element):
        match etree.QName(element).localname:
            case "empty" | "optional" | "zeroOrMore":
                return True
            case "ref":
                return all(may_be_empty(c) for c in defined[element.get("name")].iterfind("r:*", RNG))
            case "choice":
                return any(may_be_empty(c) for c in element.iterfind("r:*", RNG))
            case "group" | "oneOrMore":
                return all(may_be_empty(c) for c in element.iterfind("r:*", RNG))
        return False

    repeated: Any = tree.xpath("//r:zeroOrMore | //r:oneOrMore", namespaces=RNG)
    assert repeated
    assert [etree.tostring(e) for e in repeated if all(may_be_empty(c) for c in e.iterfind("r:*", RNG))] == []


def test_the_grammar_names_the_elements_of_the_guidelines_and_few_more(grammar):
    guidelines = """TEI sourceDesc bibl title author publisher ptr date idno availability licence p prefixDef langUsage
        language taxonomy category div head byline dateline fw ab note seg term foreign gloss mentioned soCalled persName
        orgName rs cit citedRange quote said sp speaker q choice sic corr pb gap standOff listAnnotation annotation
        listPerson listBibl"""
    assert set(guidelines.split()) <= set(grammar.elements)
    not_used = {
        "interp",
        "relation",
        "entry",
        "certainty",
        "xenoData",
    }
    assert not not_used & set(grammar.elements)
    assert len(grammar.elements) < 180


def test_every_define_of_the_grammar_is_used():
    tree = etree.parse(SCHEMA)
    defined = [d.get("name") for d in tree.iterfind(".//r:define", RNG)]
    used = {r.get("name") for r in tree.iterfind(".//r:ref", RNG)}
    assert len(set(defined)) == len(defined)
    assert set(defined) == used


@pytest.mark.tei_all
def test_tei_contains_the_grammar(grammar, tei_all):
    """Not by examples: every sequence of children that ours allows is followed through theirs, state by state."""
    theirs = Grammar(tei_all)
    wrong = []
    for name, definitions in grammar.elements.items():
        (their,) = theirs.elements[name]
        for ours in definitions:
            wrong += [f"{name}/@{a}" for a in not_known(ours.content, their.content)]
            wrong += [f"{name} without @{a}" for a in not_required(ours.content, their.content)]
            wrong += [f"{name}: {w}" for w in not_allowed(ours.content, their.content)]
    assert wrong == []


def not_known(ours, theirs):
    return {name for name, _ in rng.attributes(ours)} - {name for name, _ in rng.attributes(theirs)}


def not_required(ours, theirs):
    """Return the attributes that every way of theirs asks for and some way of ours leaves out."""
    names = {name for name, _ in rng.attributes(theirs)}
    return [
        a
        for a in sorted(names)
        if leaving_out(theirs, a) is rng.NONE and leaving_out(ours, a) is not rng.NONE
    ]


def leaving_out(pattern, attribute):
    match pattern.kind:
        case "attribute":
            return rng.NONE if pattern.args[0] == attribute else rng.EMPTY
        case "choice":
            return rng.choice(*(leaving_out(p, attribute) for p in pattern.parts))
        case "group":
            return rng.group(*(leaving_out(p, attribute) for p in pattern.parts))
        case "oneOrMore":
            return rng.more(leaving_out(pattern.parts[0], attribute))
    return pattern


def not_allowed(ours, theirs):
    """Yield what children ours allows after which others, and theirs does not."""
    start = (rng.without_attributes(ours, fulfilled=True), rng.without_attributes(theirs, fulfilled=True))
    todo: list[tuple[Any, tuple[str, ...]]] = [(start, ())]
    seen: set[Any] = {start}
    while todo:
        (here, there), path = todo.pop()
        if rng.nullable(here) and not rng.nullable(there):
            yield f"may end after {' '.join(path) or 'nothing'}"
        for name in rng.first_children(here):
            after = tuple(
                rng.after_text(p) if name == rng.CHARACTERS else rng.after_child(p, name)
                for p in (here, there)
            )
            if after[1] is rng.NONE:
                yield f"{name} after {' '.join(path) or 'nothing'}"
            elif after not in seen:
                seen.add(after)
                todo.append((after, (*path, name)))


def made(name):
    fault = FAULTS[name]
    text = (INVALID / fault.get("file", "base.xml")).read_text(encoding="utf-8")
    return text.replace(fault["old"], fault["new"]).encode()


def test_the_rules_are_schematron_and_have_ids_and_hints():
    tree = etree.parse(RULES)
    assertions: list[Any] = tree.findall(".//s:assert", SCH)
    hints = {d.get("id") for d in tree.iterfind(".//s:diagnostic", SCH)}
    assert all(re.fullmatch(r"G\d\d", a.get("id")) for a in assertions)
    assert [a.get("id") for a in assertions] == sorted({a.get("id") for a in assertions})
    assert {a.get("diagnostics") for a in assertions} == hints == {f"{a.get('id')}.hint" for a in assertions}


def test_the_rules_as_run_here_find_what_iso_schematron_finds():
    reference = iso.Schematron(etree.parse(RULES), store_report=True)
    told = set()
    for name in FAULTS:
        data = made(name)
        tree = etree.fromstring(data, etree.XMLParser(collect_ids=False, resolve_entities=False))
        reference.validate(tree.getroottree())
        theirs = sorted(f.get("id") for f in reference.validation_report.iter(f"{SVRL}failed-assert"))
        ours = sorted(f.code for f in check_rules(Subject(scan(data, name), Library())))
        assert ours == theirs, name
        told.update(ours)
    assert len(told) > 25


def test_every_rule_is_broken_by_some_fault():
    assertions = {a.get("id") for a in etree.parse(RULES).iterfind(".//s:assert", SCH)}
    expected = (INVALID / "expected.tsv").read_text(encoding="utf-8")
    assert assertions - set(re.findall(r"\bG\d\d\b", expected)) == set()
