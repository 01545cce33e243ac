from importlib.metadata import entry_points

import pytest
import spacy
from spacy.tokens import Doc

from toolkit.model.authority import Vocabulary
from toolkit.model.concept import Concept, Hebrew, Scheme
from toolkit.model.span import Span
from toolkit.pipeline import ORDER, build, recognise, table
from toolkit.pipeline.recognise import PIECE, pieces

TEXT = "In Atzilus the Sefiros are one. The Upper Light is ספירות."


@pytest.fixture(scope="module")
def nlp():
    return build()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n ",
        "?!.,;:*_–—…()[]{}" * 50,
        "שלום עולם ספירות " * 30,
        "abc \u202eSefiros\u202c ספירות Atzilus",
        "\ud800 Sefiros \udfff",
        "\x00Sefiros\x00",
        "a" * 250_000,
        "-" * 50_000,
        "''''" * 5_000,
        "𝔖𝔢𝔣𝔦𝔯𝔬𝔰 😀 Sefiros",
        "Sefiros" * 5_000,
        "Sefiros a" + "\u0301" * 100_000,
        "\ufeffSefiros\r\nAtzilus\r",
    ],
)
def test_any_input_gives_its_own_characters_back(nlp, text):
    found = recognise(text, nlp)
    for group in (found.transliterations, found.names, found.terms, found.hebrew):
        for item in group:
            assert text[item.span.start : item.span.end] == item.text


def test_offsets_are_those_of_the_whole_text_in_one_long_line(nlp):
    text = "The Sefiros and some more words. " * 20_000
    found = recognise(text, nlp).transliterations
    assert len(found) == 20_000
    assert all(text[t.span.start : t.span.end] == "Sefiros" for t in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Through the Hitka-\nlelut of the Masach in Mal-\r\n  chut.",
            ["Hitka-\nlelut", "Masach", "Mal-\r\n  chut"],
        ),
        ("A teshu\u00advah of Atzi\u00ad\nlut.", ["teshu\u00advah", "Atzi\u00ad\nlut"]),
        ("A Yesod-\nlike desire of will-\nto-receive.", ["Yesod"]),
        ("The ma&rsquo;amar and the Ma&#8217;aseh Merkavah.", ["ma&rsquo;amar", "Ma&#8217;aseh Merkavah"]),
        ("The Ein-\nSof &amp; the Kli&rsquo;s light, &c; R&D;", ["Ein-\nSof", "Kli"]),
    ],
)
def test_a_word_that_a_line_or_a_page_broke_is_one(nlp, text, words):
    found = recognise(text, nlp).transliterations
    assert [t.text for t in found] == words
    assert all(text[t.span.start : t.span.end] == t.text for t in found)


def test_in_wrapped_blocks_line_ends_and_indentation_are_white_space(nlp):
    text = "The ascent of Zeir\n\t    Anpin, as the Zohar\r\n    (III, 225a)  says."
    whole = Span(0, len(text))
    found = recognise(text, nlp, blocks=[whole], wrapped=True)
    assert [t.text for t in found.transliterations][:1] == ["Zeir\n\t    Anpin"]
    assert [c.text for c in found.citations] == ["Zohar\r\n    (III, 225a)"]
    assert all(t.span.of(text) == t.text for t in found.transliterations)
    lines = recognise(text, nlp, blocks=[whole])
    assert "Zeir\n\t    Anpin" not in [t.text for t in lines.transliterations]


def test_what_ends_with_an_entity_ends_behind_it(nlp):
    text = "The Ari says, &ldquo;There is a Masach&excl;&rdquo; Nothing else."
    (voice,) = recognise(text, nlp).voices
    assert voice.extent.of(text) == "There is a Masach&excl;"


def test_pieces_cover_the_text():
    text = "word " * (PIECE // 2)
    cuts = list(pieces(text))
    assert [s for s, _ in cuts[1:]] == [e for _, e in cuts[:-1]]
    assert (cuts[0][0], cuts[-1][1]) == (0, len(text))
    assert all(e - s <= PIECE for s, e in cuts)
    assert all(text[e - 1] == " " for _, e in cuts)


def test_what_is_found_does_not_depend_on_the_piece(nlp):
    once = recognise(TEXT, nlp).transliterations
    again = recognise("\n\n".join([TEXT] * 3), nlp).transliterations
    assert [t.text for t in again] == [t.text for t in once] * 3


def test_components_are_factories_and_run_in_a_pipe():
    nlp = spacy.blank("en")
    nlp.add_pipe("yichud_transliterations")
    docs = list(nlp.pipe([TEXT, "nothing", ""]))
    assert [len(d.spans["transliterations"]) for d in docs] == [2, 0, 0]
    assert [s.label_ for s in docs[0].spans["transliterations"]] == ["term", "term"]
    assert [s.id_ for s in docs[0].spans["transliterations"]] == ["atzilut", "sefirot"]
    assert docs[0].spans["transliterations"][0]._.yichud.convention == "ashkenazi"
    assert [t.concept for t in docs[0]._.transliterations] == ["atzilut", "sefirot"]


def test_a_pipe_gives_what_single_texts_give(nlp):
    texts = [TEXT, "", "As the Ari writes in Etz Chaim 39:2, hitkalelut (inclusion).", "Nothing is here."] * 2
    for piped, single in zip(nlp.pipe(texts, batch_size=3), map(nlp, texts), strict=True):
        for group in table.GROUPS:
            assert table.read(piped, group) == table.read(single, group)
            assert [(s.start, s.end, s.label_, s.id_) for s in piped.spans[group]] == [
                (s.start, s.end, s.label_, s.id_) for s in single.spans[group]
            ]


def test_every_component_is_found_by_its_published_name():
    published = {
        point.name for point in entry_points(group="spacy_factories") if point.name.startswith("yichud_")
    }
    assert published == {f"yichud_{component}" for component in ORDER}
    for name in published:
        nlp = spacy.blank("en")
        nlp.add_pipe(name)
        assert list(nlp("").spans.keys())


def test_a_pipeline_goes_to_disk_and_back(nlp, tmp_path):
    nlp.to_disk(tmp_path / "model")
    loaded = spacy.load(tmp_path / "model")
    assert recognise(TEXT, loaded) == recognise(TEXT, nlp)
    assert recognise(TEXT, build().from_bytes(nlp.to_bytes())) == recognise(TEXT, nlp)


def test_a_doc_goes_to_bytes_and_back(nlp):
    doc = nlp(TEXT)
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert copy._.transliterations == doc._.transliterations
    assert copy._.terms == doc._.terms


def test_a_project_brings_its_own_vocabulary(tmp_path):
    concept = Concept("devekut", "quality", "cleaving", hebrew=(Hebrew("דְּבֵקוּת", "he"),))
    own = build(Vocabulary(Scheme({"devekut": concept}), digest="own"))
    text = "Of Deveikus, Devekut and the Sefiros."
    assert [t.concept for t in recognise(text, own).transliterations] == ["devekut", "devekut", ""]
    own.to_disk(tmp_path / "own")
    assert recognise(text, spacy.load(tmp_path / "own")) == recognise(text, own)
