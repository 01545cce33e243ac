"""What every restatement promises of itself: its header, its sentences, its tags, its claims."""

from __future__ import annotations

import re

from tests.unit.tei_texts.restated import FILES, each, restatement
from toolkit.tei.pointers import fragment, read_prefixes, resolve
from toolkit.tei.reader import read_file
from toolkit.tei.scan import scan
from toolkit.tei.vocabulary import read_vocabulary

_POINTERS = ("ref", "ana", "target", "corresp", "source", "who", "resp", "scheme")

#: Claims none of whose participants a restated sentence names in words that the guidelines let be tagged.
UNNAMED = {
    "c3.03": "the desire is one 'to enjoy', which is not on the closed English list",
    "c3.20": "a quality is driven into another; which qualities, the context says",
    "c4.03": "the original speaks of the quality of love and equates it with bestowal only later",
    "c4.10": "'one unified whole' is not on the closed English list",
}


def test_the_folder_holds_the_restatements_and_nothing_else(repository):
    found = {str(p.relative_to(repository / "tei")) for p in (repository / "tei").rglob("*") if p.is_file()}
    assert found == set(FILES.values())


@each
def test_the_header_says_what_the_file_is(original):
    text = restatement(original)
    header = text.header
    assert text.id == f"{original}-restated"
    assert header.form == "restatement"
    assert header.tradition == original.partition("-")[0]
    assert set(header.complete) == {"unification", "inclusion"}
    assert header.terms_complete
    assert re.fullmatch(r"[0-9a-f]{64}", header.original)
    assert [r.name for r in header.responsible] == ["Yichud editors"]
    assert header.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert header.author.startswith("p.")


@each
def test_every_pointer_leads_to_something(original, repository):
    path = repository / "tei" / FILES[original]
    data = path.read_bytes()
    document = scan(data, str(path))
    prefixes = read_prefixes(document)
    ids = {"": {n.get("xml:id") for n in document.root.walk()}}
    broken = []
    for node in document.root.walk():
        for attribute in _POINTERS:
            for pointer in node.get(attribute).split():
                target = resolve(pointer, prefixes, str(path))
                if target is None or (not target.path and not target.fragment and not target.address):
                    broken.append(pointer)
                elif not target.address:
                    if target.path not in ids:
                        there = scan((repository / target.path).read_bytes(), target.path).root
                        ids[target.path] = {n.get("xml:id") for n in there.walk()}
                    broken += [] if target.fragment in ids[target.path] else [pointer]
    assert broken == []


@each
def test_all_running_text_lies_in_sentences(original):
    text = restatement(original)
    for passage in text.passages:
        if passage.kind != "p" or passage.furniture or text.marks[passage.mark].get("rend") == "formula":
            continue
        sentences = [s for s in text.sentences if passage.span.contains(s.span)]
        outside = passage.span.of(text.characters)
        for sentence in sentences:
            assert sentence.get("xml:id")
            outside = outside.replace(sentence.span.of(text.characters), "", 1)
        assert sentences
        assert outside.strip() == ""


@each
def test_every_transliteration_has_the_language_of_its_concept(original, repository):
    text = restatement(original)
    concepts = read_vocabulary(repository / "annotations").scheme.concepts
    for mark in text.named("term"):
        if mark.get("type") == "english":
            assert mark.get("xml:lang") == ""
            continue
        concept = concepts[fragment(mark.get("ref"))]
        assert mark.get("xml:lang") == f"{concept.lang}-Latn-{text.header.convention}", mark


@each
def test_every_english_term_is_a_rendering_of_its_concept(original, repository):
    text = restatement(original)
    concepts = read_vocabulary(repository / "annotations").scheme.concepts
    for mark in text.named("term", type="english"):
        form = mark.span.of(text.characters).lower()
        concept = concepts[fragment(mark.get("ref"))]
        known = {r.form.lower() for r in concept.english}
        assert any(form in {k, f"{k}s", f"{k}d"} or k == f"{form}s" for k in known), (form, concept.id)


@each
def test_english_terms_are_capitalised_or_glosses_or_parties_to_a_claim(original):
    text = restatement(original)
    parties: dict[str, set[str]] = {}
    for claim in text.claims:
        for target in claim.targets:
            parties.setdefault(target, set()).update(r.target for r in claim.roles)
    glosses = [g.span for g in text.named("gloss")]
    glossed = {g.get("target").removeprefix("#") for g in text.named("gloss")}
    for sentence in text.sentences:
        for mark in text.named("term", type="english"):
            if not sentence.span.contains(mark.span):
                continue
            form, after = mark.span.of(text.characters), text.characters[mark.span.end : mark.span.end + 2]
            first = mark.span.start == sentence.span.start
            capitalised = any(word[0].isupper() for word in form.split()[first:])
            beside = (
                after == " (" or any(g.contains(mark.span) for g in glosses) or mark.get("xml:id") in glossed
            )
            party = fragment(mark.get("ref")) in parties.get(sentence.get("xml:id"), set())
            assert capitalised or beside or party, (sentence.get("xml:id"), form)


@each
def test_every_claim_stands_on_sentences_that_name_a_participant(original):
    text = restatement(original)
    sentences = {s.get("xml:id"): s for s in text.sentences}
    for claim in text.claims:
        assert set(claim.targets) <= set(sentences), claim.id
        named = {
            fragment(mark.get("ref"))
            for target in claim.targets
            for mark in text.marks
            if mark.get("ref") and sentences[target].span.contains(mark.span)
        }
        sides = {r.target for r in claim.roles if r.type in {"participant", "subject"}}
        assert not sides or sides & named or claim.id in UNNAMED, (claim.id, sides, named)


@each
def test_every_claim_is_decided_and_short(original):
    text = restatement(original)
    for claim in text.claims:
        assert claim.status == "accepted"
        assert claim.resp == "yichud-editors"
        assert claim.cert in {"high", "medium", "low"}
        assert 0 < len(claim.statement.split()) <= 25, claim.id


def test_the_contradictions_in_the_chabad_text_are_joined(repository):
    claims = {c.id: c for c in read_file(repository / "tei" / FILES["chabad-intimacy"]).claims}
    assert set(claims["c0.16"].related) == {"c0.10", "c0.14"}
