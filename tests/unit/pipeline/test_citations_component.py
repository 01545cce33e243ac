"""The component as spaCy sees it, and against input that nobody means."""

import random
from itertools import pairwise

import pytest
import spacy
from spacy.tokens import Doc

from toolkit.model.annotation import Citation, Place
from toolkit.model.authority import Vocabulary, Work
from toolkit.model.concept import Scheme
from toolkit.model.span import Span
from toolkit.pipeline import build, recognise, tokens
from toolkit.pipeline.components import citations

TEXT = "See Berachos 5a, 7b. Ibid."
PIECES = [
    "Zohar",
    "Tanya",
    "ibid.",
    "(",
    ")",
    "[1]",
    "III",
    ",",
    "73a",
    "§",
    "ch.",
    "-",
    ":",
    "\n",
    ";",
    "5:",
    "p.",
]


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    tokens.adjust(nlp)
    nlp.add_pipe("yichud_citations")
    assert isinstance(nlp.get_pipe("yichud_citations"), citations.Citations)
    return nlp


def test_spans_and_values_stand_on_the_doc(nlp):
    doc = nlp(TEXT)
    assert [s.text for s in doc.spans["citations"]] == ["Berachos 5a", "7b", "Ibid."]
    assert [c.work for c in doc._.citations] == ["w.berakhot"] * 3
    assert doc.spans["citations"][0]._.yichud == Citation(
        Span(4, 15),
        "Berachos 5a",
        "w.berakhot",
        (Place("folio", "5a"),),
        "see",
        "https://www.sefaria.org/Berakhot_5a",
        confidence=0.97,
        reason="the Hebrew title of the work in Latin letters",
    )


def test_it_runs_in_a_pipe_and_comes_back_from_disk_and_bytes(nlp, tmp_path):
    assert [len(d._.citations) for d in nlp.pipe([TEXT, "", "Nothing."])] == [3, 0, 0]
    nlp.to_disk(tmp_path / "model")
    loaded = spacy.load(tmp_path / "model")
    tokens.adjust(loaded)
    assert loaded(TEXT)._.citations == nlp(TEXT)._.citations
    doc = nlp(TEXT)
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.citations == doc._.citations


def test_a_project_brings_its_own_works():
    work = Work("w.sea", "Book of the Sea", hebrew_titles=("סֵפֶר הַיָּם",), units=("wave", "chapter"))
    own = build(Vocabulary(Scheme({}), works={work.id: work}, digest="own works"))
    found = recognise("Sefer HaYam 3:4, and the Book of the Sea, ch. 5; Genesis 1:1.", own).citations
    assert [(c.work, c.place) for c in found] == [("w.sea", "3:4"), ("w.sea", "5")]


def test_what_is_found_lies_in_the_text_in_order_and_does_not_overlap(nlp):
    chance = random.Random(5)
    for _ in range(300):
        text = " ".join(chance.choices(PIECES, k=chance.randint(1, 40)))
        found = recognise(text, nlp).citations
        assert all(c.span.of(text) == c.text and len(c.span) for c in found)
        assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_a_link_is_made_only_of_a_place_that_the_pattern_has(nlp):
    links = [
        c.link for c in recognise("Genesis 1:3, Tanya ch. 5, In the Tanya, Zohar III 73a", nlp).citations
    ]
    assert links == ["https://www.sefaria.org/Genesis_1.3", "", "", "https://www.sefaria.org/Zohar_3.73a"]


def test_anaphora_reaches_over_paragraphs_and_is_dropped_where_nothing_was_cited(nlp):
    over = recognise("Berachos 5a.\n\nIbid. 7b.", nlp).citations
    assert [(c.work, c.place, c.anaphoric) for c in over] == [
        ("w.berakhot", "5a", False),
        ("w.berakhot", "7b", True),
    ]
    alone = recognise("Ibid. 7b. See there, 8a. Elsewhere he writes more.", nlp).citations
    assert [(c.text, c.work) for c in alone] == [("Ibid. 7b", "w.unknown")]


def test_the_guide_tells_the_truth(nlp, repository):
    guide = (repository / "docs/guide/citations.md").read_text(encoding="utf-8")
    found = recognise("See Berachos 5a, 7b; Zohar III, 73a.", nlp).citations
    assert f"# {[(c.text, c.work, c.place, c.signal) for c in found]}" in guide
    table = (repository / "tests/unit/pipeline/citations.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line for line in table if line and not line.startswith("#")]
    nothing = sum(not row.partition("\t")[2].strip() for row in rows)
    assert f"{len(rows)} invented sentences, {nothing} of them citing nothing" in guide
