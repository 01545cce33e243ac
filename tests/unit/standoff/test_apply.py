import re
from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.ground.errors import InternalError
from toolkit.standoff.apply import apply, keep_targets, lost_claims
from toolkit.tei.reader import read
from toolkit.tei.serialise import difference, rebuild


def lay(layer, base, **more):
    return apply(
        layer,
        base,
        output=Path("out/sample.xml"),
        annotations=Path("annotations"),
        schema=Path("schema"),
        **more,
    )


def test_the_base_text_can_be_rebuilt(layer, base):
    assert difference(rebuild(read(lay(layer, base))), base) is None


def test_elements_stand_where_the_spans_say(layer, base):
    made = lay(layer, base).decode()
    assert '<byline>Dr. <persName ref="c:p.adam">A. Name</persName></byline><p xml:id="p1">' in made
    assert (
        '<term type="translit" xml:lang="he-Latn-x-isr" ref="c:masach"><hi rend="asterisk">Masach</hi></term>'
        in made
    )
    assert "<choice><sic>Patzufim</sic><corr>Partzufim</corr></choice>" in made
    assert '<said direct="false" who="c:p.unknown">nobody' in made


def test_a_note_stands_at_its_call_and_says_where_it_stood(layer, base):
    made = lay(layer, base).decode()
    note = re.search(r'”\.<note place="foot" xml:id="n1" n="1" corresp="([^"]*)">See <cit>', made)
    assert note is not None
    call, words = (tuple(map(int, p.rpartition(":")[2].split(","))) for p in note[1].split())
    assert base[slice(*call)] == "[1]"
    assert base[slice(*words)].startswith("[1] See Book")


def test_pointers_are_relative_to_the_file(layer, base):
    made = lay(layer, base).decode()
    assert 'href="../schema/yichud.rng"' in made
    assert 'replacementPattern="../annotations/people.xml#$1"' in made
    assert 'availability status="restricted"' in made
    assert "Stand-off layer" not in made


def test_claims_come_with_their_sentences(layer, base):
    (claim,) = read(lay(layer, base)).claims
    assert claim.targets == ("s1", "s3")
    assert claim.aspect == "place"


def test_another_text_is_not_annotated_by_force(layer, base):
    with pytest.raises(InternalError):
        lay(layer, base.replace("Masach", "Masakh"))


def test_targets_that_are_not_there_are_left_out():
    raw = b'<listAnnotation type="claims"><annotation xml:id="a" target="#s1 #s2"/><annotation xml:id="b" target="#s9"/></listAnnotation>'
    assert (
        keep_targets(raw, {"s2": 0})
        == '<listAnnotation type="claims"><annotation xml:id="a" target="#s2"/></listAnnotation>'
    )
    assert keep_targets(raw, {"s7": 0}) == ""


def test_a_claim_without_any_sentence_is_lost(layer):
    assert lost_claims(layer) == ()
    rest = tuple(e for e in layer.entries if e.kind != "sentence")
    assert lost_claims(replace(layer, entries=rest)) == ("c1",)
