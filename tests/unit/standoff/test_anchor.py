from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.model.span import Span
from toolkit.standoff.anchor import anchor, resemblance
from toolkit.standoff.apply import apply
from toolkit.standoff.layer import entry_at
from toolkit.standoff.units import Search
from toolkit.tei.reader import read
from toolkit.tei.serialise import difference, rebuild


def statuses(anchored):
    return {p.entry.label: p.status for p in anchored.placed}


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t,
        lambda t: t.replace("“", '"').replace("”", '"').replace("–", "-"),
        lambda t: t.replace(" ", "\n"),
        lambda t: t.replace("\n", "\r\n"),
        lambda t: t.replace("\n", "   \n"),
        lambda t: "A new opening line.\n\n" + t,
    ],
    ids=["none", "straight", "wrapped", "crlf", "blanks", "longer"],
)
def test_unchanged_words_are_exact(layer, base, change):
    copy = change(base)
    anchored = anchor(layer, copy)
    assert anchored.count("exact") == len(layer.entries)
    for p in anchored.placed:
        if p.entry.quote and p.place:
            assert " ".join(p.place.of(copy).split()) == p.entry.quote


def test_a_corrected_word_moves_its_sentence_and_what_is_in_it(layer, base):
    copy = base.replace("ever counted", "never counted")
    anchored = anchor(layer, copy)
    found = statuses(anchored)
    assert found["sentence s3"] == "changed"
    assert found["sentence s1"] == "exact"
    assert found["term 'Patzufim'"] == "kept"
    (moved,) = [p for p in anchored.placed if p.entry.id == "s3"]
    assert moved.changed
    assert moved.place is not None
    assert moved.place.of(copy).startswith("Four Patzufim")
    assert moved.place.of(copy).endswith("than he did.")


def test_a_word_with_a_changed_letter_is_found_and_said_to_have_changed(layer, base):
    copy = base.replace("Patzufim are", "Pattzufim are")
    term = next(
        p for p in anchor(layer, copy).placed if p.entry.kind == "term" and p.entry.quote == "Patzufim"
    )
    assert (term.status, term.changed) == ("changed", True)
    assert term.place is not None
    assert term.place.of(copy) == "Pattzufim"


def test_a_misspelling_that_the_copy_corrects_is_no_misspelling(layer, base):
    found = {
        (p.entry.kind, p.status)
        for p in anchor(layer, base.replace("Patzufim", "Partzufim")).placed
        if p.entry.quote == "Patzufim"
    }
    assert found == {("term", "changed"), ("sic", "orphan")}


def test_another_word_in_its_place_is_no_match(layer, base):
    copy = base.replace("Patzufim are", "Vessels are")
    assert statuses(anchor(layer, copy))["term 'Patzufim'"] == "orphan"


def test_a_dropped_paragraph_leaves_orphans_and_a_claim_with_what_is_left(layer, base):
    copy = base.replace(base[base.index("Four") : base.index("he did.") + 7], "")
    anchored = anchor(layer, copy)
    lost = {p.entry.label for p in anchored.listed("orphan")}
    assert {"p p2", "sentence s3", "term 'Patzufim'"} <= lost
    assert statuses(anchored)["sentence s1"] == "exact"
    assert anchored.lost_claims == ()
    made = apply(
        anchored.layer,
        copy,
        output=Path("o.xml"),
        annotations=Path("a"),
        schema=Path("s"),
        copy=anchored.as_copy(copy),
    )
    text = read(made)
    assert text.claims[0].targets == ("s1",)
    assert difference(rebuild(text), copy) is None
    assert not text.header.terms_complete
    assert text.header.complete == ()  # c1 rested on s3 too
    assert anchored.changed_claims == ("c1",)


def test_when_a_claim_is_lost_its_completeness_is_no_longer_declared(layer, base):
    copy = base.replace(
        base[base.index("Dr.") : base.index("he did.") + 7], "Quite another text stands here now."
    )
    anchored = anchor(layer, copy)
    assert anchored.lost_claims == ("c1",)
    made = apply(
        anchored.layer,
        copy,
        output=Path("o.xml"),
        annotations=Path("a"),
        schema=Path("s"),
        copy=anchored.as_copy(copy),
    )
    assert read(made).header.complete == ()


def test_paragraphs_in_another_order_are_moved_not_lost(layer, base):
    first, second = (
        base[base.index("Dr.") : base.index("is said.") + 8],
        base[base.index("Four") : base.index("he did.") + 7],
    )
    copy = base.replace(first, "@").replace(second, first).replace("@", second)
    found = statuses(anchor(layer, copy))
    assert "moved" in {found["sentence s1"], found["sentence s3"]}
    assert found["term 'Masach'"] != "orphan"
    assert found["term 'Patzufim'"] != "orphan"


def test_a_layer_resembles_its_own_text_and_no_other(layer, base):
    assert resemblance(layer, Search(base)) == 1
    assert resemblance(layer, Search("Something else entirely. " * 10)) == 0
    assert resemblance(layer, Search("x")) == 0


def test_a_copy_in_capitals_is_known_by_the_words_that_stand_in_their_places(layer, base):
    anchored = anchor(layer, base.upper())
    assert anchored.count("orphan") == anchored.count("moved") == 0
    assert statuses(anchored)["term 'Patzufim'"] == "changed"
    assert anchor(layer, base.upper().replace("MASACH", "MESECH")).count("orphan") > 5


def test_a_gloss_goes_with_its_term(layer, base):
    entries = [
        replace(e, attributes={**e.attributes, "xml:id": "t9"})
        if e.quote == "Patzufim" and e.kind == "term"
        else e
        for e in layer.entries
    ]
    start = base.index("the teacher")
    gloss = entry_at(base, "gloss", Span(start, start + 11), "", {"corresp": "#t9"})
    glossed = replace(layer, entries=(*entries, gloss))
    found = statuses(anchor(glossed, base.replace("Patzufim are", "Vessels are")))
    assert found["gloss 'the teacher'"] == "orphan"
