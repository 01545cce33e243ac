"""A restatement and the layer of its original say the same: concepts, claims, citations, voices, provenance."""

from __future__ import annotations

from tests.unit.tei_texts.restated import each, layer_text, restatement
from tests.unit.tei_texts.restated import layer as layer_of
from toolkit.tei.pointers import fragment


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


@each
def test_both_name_the_same_original(original):
    text = restatement(original)
    layer = layer_of(original)
    assert text.header.original == layer.sha256


@each
def test_the_restatement_has_every_concept_of_the_original(original):
    text = restatement(original)
    layer = layer_of(original)
    expected = {fragment(e.attributes["ana"]) for e in layer.entries if e.kind == "term"}
    assert expected - {concept for concept, _ in _tagged(text)} == set()


@each
def test_the_restatement_adds_no_concept_but_the_parts_of_longer_names(original):
    text = restatement(original)
    layer = layer_of(original)
    expected = {fragment(e.attributes["ana"]) for e in layer.entries if e.kind == "term"}
    assert {concept for concept, inner in _tagged(text) if not inner} - expected == set()


@each
def test_the_claims_are_those_of_the_original(original):
    text = restatement(original)

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
            claim.status,
            claim.statement,
        )

    expected = {c.id: attributes(c) for c in layer_text(original).claims}
    assert {c.id: attributes(c) for c in text.claims} == expected


@each
def test_the_citations_are_those_of_the_original(original):
    text = restatement(original)
    layer = layer_of(original)
    assert set(_works_cited(text)) == set(_layer_works(layer))


@each
def test_the_voices_are_those_of_the_original(original):
    text = restatement(original)
    layer = layer_of(original)
    voices = [e for e in layer.entries if e.kind == "said"]
    assert [(m.get("who"), m.get("direct")) for m in text.named("said")] == [
        (e.attributes["ana"], "true" if e.variety == "direct" else "false") for e in voices
    ]


@each
def test_the_formulas_are_those_of_the_original(original):
    text = restatement(original)
    layer = layer_of(original)
    formulas = [e for e in layer.entries if e.kind in {"transmission", "citation-formula"}]
    assert [
        (m.get("type"), m.get("ana"), m.get("source"))
        for m in text.named("seg")
        if m.get("type") != "sentence"
    ] == [(e.kind, e.attributes.get("ana", ""), e.attributes.get("source", "")) for e in formulas]


@each
def test_the_persons_named_are_those_of_the_original(original):
    text = restatement(original)
    layer = layer_of(original)

    def named(kinds):
        return {fragment(k) for k in kinds}

    expected = named(e.attributes["ana"] for e in layer.entries if e.kind in {"persName", "orgName"})
    assert named(m.get("ref") for m in text.marks if m.name in {"persName", "orgName"}) == expected
