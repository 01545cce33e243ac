"""A restatement and the layer of its original say the same: concepts, claims, citations, voices, provenance."""

from __future__ import annotations

from toolkit.tei.pointers import fragment
from toolkit.tei.reader import read_file


def _tagged(text):
    """Return the terms of a text outside page furniture: (concept, whether it is part of a longer term)."""
    furniture = [p.span for p in text.passages if p.furniture]
    for mark in text.named("term"):
        if not any(f.contains(mark.span) for f in furniture):
            yield fragment(mark.get("ref")), text.marks[mark.parent].name == "term"


def _works_cited(text):
    """Return (work, unit, from, to) of every place cited, and (work, "", "", "") of a work cited without one."""
    for i, mark in enumerate(text.marks):
        if mark.name == "bibl":
            work = fragment(mark.get("corresp"))
            ranges = [
                m for m in text.marks if m.name == "citedRange" and m.parent == i and m.get("unit") != "date"
            ]
            yield from ((work, m.get("unit"), m.get("from"), m.get("to")) for m in ranges)
            if not ranges:
                yield work, "", "", ""


def _layer_works(layer):
    for entry in layer.entries:
        if entry.kind == "bibl":
            work = fragment(entry.attributes["corresp"])
            ranges = [
                e
                for e in layer.entries
                if e.kind == "citedRange" and e.variety != "date" and entry.span.contains(e.span)
            ]
            for found in ranges:
                first, _, last = found.attributes.get("n", "").partition(" ")
                yield work, found.variety, first, last
            if not ranges:
                yield work, "", "", ""


def test_both_name_the_same_original(text, layer):
    assert text.header.original == layer.sha256


def test_the_restatement_has_every_concept_of_the_original(text, layer):
    expected = {fragment(e.attributes["ana"]) for e in layer.entries if e.kind == "term"}
    assert expected - {concept for concept, _ in _tagged(text)} == set()


def test_the_restatement_adds_no_concept_but_the_parts_of_longer_names(text, layer):
    expected = {fragment(e.attributes["ana"]) for e in layer.entries if e.kind == "term"}
    assert {concept for concept, inner in _tagged(text) if not inner} - expected == set()


def test_the_claims_are_those_of_the_original(text, layer_path):
    def attributes(claim):
        roles = sorted((r.type, r.target) for r in claim.roles)
        return (
            set(claim.topics),
            claim.aspect,
            claim.polarity,
            claim.standing,
            roles,
            sorted(claim.related),
            claim.cert,
        )

    restated = {c.id: attributes(c) for c in text.claims}
    original = {c.id: attributes(c) for c in read_file(layer_path).claims}
    assert restated == original


def test_the_citations_are_those_of_the_original(text, layer):
    assert set(_works_cited(text)) == set(_layer_works(layer))


def test_the_voices_are_those_of_the_original(text, layer):
    voices = [e for e in layer.entries if e.kind == "said"]
    assert [(m.get("who"), m.get("direct")) for m in text.named("said")] == [
        (e.attributes["ana"], "true" if e.variety == "direct" else "false") for e in voices
    ]


def test_the_formulas_are_those_of_the_original(text, layer):
    formulas = [e for e in layer.entries if e.kind in {"transmission", "citation-formula"}]
    assert [
        (m.get("type"), m.get("ana"), m.get("source"))
        for m in text.named("seg")
        if m.get("type") != "sentence"
    ] == [(e.kind, e.attributes.get("ana", ""), e.attributes.get("source", "")) for e in formulas]


def test_the_persons_named_are_those_of_the_original(text, layer):
    def named(kinds):
        return {fragment(k) for k in kinds}

    expected = named(e.attributes["ana"] for e in layer.entries if e.kind in {"persName", "orgName"})
    assert named(m.get("ref") for m in text.marks if m.name in {"persName", "orgName"}) == expected
