import pytest

from toolkit.standoff.kinds import GROUPS, KINDS, attributes_of, kind_of

ELEMENTS = [
    (
        "term",
        "translit",
        {"ana": "c:masach", "xml:lang": "he-Latn-x-isr"},
        {"type": "translit", "ref": "c:masach", "xml:lang": "he-Latn-x-isr"},
    ),
    ("said", "indirect", {"ana": "c:p.x"}, {"who": "c:p.x", "direct": "false"}),
    ("said", "direct", {"ana": "c:p.x"}, {"who": "c:p.x", "direct": "true"}),
    ("citedRange", "folio", {"n": "3a 4a"}, {"unit": "folio", "from": "3a", "to": "4a"}),
    ("citedRange", "page", {"n": "7"}, {"unit": "page", "from": "7"}),
    ("date", "post", {"n": "2026-01-07"}, {"type": "post", "when": "2026-01-07"}),
    ("gloss", "", {"corresp": "#t1"}, {"target": "#t1"}),
    (
        "transmission",
        "",
        {"ana": "c:tm.heard", "source": "c:p.x"},
        {"type": "transmission", "ana": "c:tm.heard", "source": "c:p.x"},
    ),
    ("sentence", "", {"xml:id": "s1"}, {"type": "sentence", "xml:id": "s1"}),
    ("bibl", "", {"ana": "c:sig.see", "corresp": "c:w.x"}, {"ana": "c:sig.see", "corresp": "c:w.x"}),
    ("asterisk", "", {}, {"rend": "asterisk"}),
    ("hi", "italic", {}, {"rend": "italic"}),
    ("fw", "header", {}, {"type": "header", "place": "top"}),
]


@pytest.mark.parametrize(("kind", "variety", "written", "tei"), ELEMENTS)
def test_a_span_becomes_an_element_and_back(kind, variety, written, tei):
    assert attributes_of(kind, variety, written) == tei
    assert kind_of(KINDS[kind].element, tei) == (kind, variety, written)


def test_every_kind_is_kept_in_a_group_that_is_written():
    assert {row.group for row in KINDS.values()} <= set(GROUPS)


def test_an_element_that_no_span_stands_for_has_no_kind():
    assert kind_of("table", {}) is None
    assert kind_of("seg", {"type": "clause"}) is None


def test_an_attribute_that_a_span_cannot_hold_is_returned_under_its_name():
    assert kind_of("title", {"level": "m"}) == ("title", "", {"level": "m"})
