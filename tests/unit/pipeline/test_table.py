import pytest
import spacy
from spacy.tokens import Doc

from toolkit.model.annotation import Citation, EnglishTerm, Gloss, HebrewTerm, Place, Transliteration, Voice
from toolkit.model.span import Span
from toolkit.pipeline import build, table

VALUES: dict[str, table.Value] = {
    "transliterations": Transliteration(Span(0, 3), "one", "term", "he", "other"),
    "names": Transliteration(Span(0, 3), "one", "name", "he", "israeli", concept="p.one"),
    "terms": EnglishTerm(Span(0, 3), "one", "c"),
    "hebrew": HebrewTerm(Span(0, 3), "one", "c", "he"),
    "citations": Citation(
        Span(0, 3), "one", "w.one", (Place("folio", "3a", "4a"), Place("page", "7")), "see"
    ),
    "voices": Voice(Span(0, 3), "one", "p.one", Span(4, 7), direct=True),
    "glosses": Gloss(Span(0, 3), Span(4, 7), "one", "two", "term"),
}


def test_every_group_has_a_value_here():
    assert set(VALUES) == set(table.GROUPS)


@pytest.mark.parametrize("group", table.GROUPS)
def test_a_value_comes_back_as_it_was_written_also_after_bytes(group):
    table.install()
    nlp = spacy.blank("en")
    doc = nlp("one two three")
    table.write(doc, group, [(0, 1, "label", VALUES[group])])
    assert table.read(doc, group) == (VALUES[group],)
    assert table.read(Doc(nlp.vocab).from_bytes(doc.to_bytes()), group) == (VALUES[group],)
    assert doc.spans[group][0]._.yichud == VALUES[group]


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_shifting_moves_every_span(value):
    moved = value.shifted(10)
    assert moved.shifted(-10) == value
    spans = [getattr(moved, name) for name in moved.__slots__ if isinstance(getattr(moved, name), Span)]
    assert spans[0] == Span(10, 13)
    assert spans[1:] == [Span(14, 17)] * (len(spans) - 1)


def test_a_span_has_the_value_of_its_own_group():
    nlp = build()
    doc = nlp("The holy Zohar says this; see Tanya; hitkalelut (inclusion).")
    for group, spans in doc.spans.items():
        assert [s._.yichud for s in spans] == list(table.read(doc, group)), group
    assert doc[2:3]._.yichud.text == "Zohar"
    assert doc[0:1]._.yichud is None
