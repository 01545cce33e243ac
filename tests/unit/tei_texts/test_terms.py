"""Terms by the guidelines, the same in a layer and in its restatement: E4 (c) and S1."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from tests.unit.tei_texts.restated import each, layer, layer_text, restatement
from toolkit.model.span import Span
from toolkit.tei.pointers import fragment
from toolkit.tei.vocabulary import read_vocabulary

#: Words of the closed list that name the other side of a comparison (E7): text, place in the base text.
COMPARED = {("chabad-intimacy", 329)}


def _layer_terms(original):
    return [(e.span, fragment(e.attributes["ana"])) for e in layer(original).entries if e.kind == "term"]


def _restated_terms(text):
    return [(m.span, fragment(m.get("ref"))) for m in text.named("term")]


def _untagged(characters, sentences, terms, claims, concepts, tradition):
    """Yield the places of phrases of the closed list that fill a role in a claim of their sentence, but are no term."""
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for target in claim.targets:
            roles[target] |= {r.target for r in claim.roles}
    for name, span in sentences:
        for concept in roles[name] & set(concepts):
            for rendering in concepts[concept].english:
                if rendering.traditions and tradition not in rendering.traditions:
                    continue
                words = r"\b" + re.escape(rendering.form) + r"\b"
                case = 0 if rendering.use == "capital" else re.IGNORECASE
                for found in re.compile(words, case).finditer(span.of(characters)):
                    place = Span(*found.span()).shifted(span.start)
                    if rendering.use != "rs" and not any(
                        s.contains(place) and c == concept for s, c in terms
                    ):
                        yield place.start


@pytest.fixture(scope="module")
def concepts(repository):
    return read_vocabulary(repository / "annotations").scheme.concepts


@each
def test_a_restatement_tags_what_fills_a_role(original, concepts):
    text = restatement(original)
    sentences = [(s.get("xml:id"), s.span) for s in text.sentences]
    terms = _restated_terms(text)
    tradition = text.header.tradition
    assert not list(_untagged(text.characters, sentences, terms, text.claims, concepts, tradition))


@pytest.mark.originals
@each
def test_a_layer_tags_what_fills_a_role(original, originals, concepts):
    base = (originals / f"{original}.txt").read_bytes().decode()
    entries = [e for e in layer(original).entries if e.kind == "sentence"]
    sentences = [(e.attributes["xml:id"], e.span) for e in entries]
    terms = _layer_terms(original)
    claims, tradition = layer_text(original).claims, original.partition("-")[0]
    found = set(_untagged(base, sentences, terms, claims, concepts, tradition))
    assert {(original, place) for place in found} - COMPARED == set()


def _parts(terms):
    """Return, of every concept named by more than one term at a place, the concepts tagged inside it."""
    inner: defaultdict[str, set[str]] = defaultdict(set)
    for span, concept in terms:
        parts = {c for s, c in terms if s != span and span.contains(s)}
        if parts:
            inner[concept] |= parts
    return inner


@each
def test_the_same_parts_are_tagged_inside_the_same_names(original):
    assert _parts(_layer_terms(original)) == _parts(_restated_terms(restatement(original)))
