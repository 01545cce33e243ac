"""What the counts may be missing is found in every form, told once, and nothing else is."""

import pytest

from toolkit.measurements import recall


def term(form, concept, kind="translit"):
    lang = ' xml:lang="he-Latn-x-isr"' if kind == "translit" else ""
    return f'<term type="{kind}" ref="c:{concept}"{lang}>{form}</term>'


HITKALELUT = f"A {term('Hitkalelut', 'hitkalelut')}."


@pytest.fixture
def missed(engine_of, make_tei):
    """Concept, kind, form and count of what is missed in some sentences."""

    def of(*sentences, **given):
        table = recall.measure(engine_of(make_tei("a", list(sentences)), **given))
        return [(r["concept"], r["kind"], r["form"], r["count"]) for r in table.records()]

    return of


def test_renderings_of_several_words_are_found_in_any_grammatical_form(missed):
    said = "Mutual engagements, they integrate into each other, the inter-inclusion; mutual\n   engagement."
    assert missed(said) == [
        ("hitkalelut", "english", "mutual engagement", 2),
        ("hitkalelut", "english", "integrate into each other", 1),
        ("hitkalelut", "english", "inter inclusion", 1),
    ]


def test_words_that_only_explain_a_concept_are_found_too(missed):
    assert missed("This is mutual inclusion.") == [("hitkalelut", "english", "mutual inclusion", 1)]


def test_a_rendering_that_is_tagged_in_part_or_cut_by_a_sentence_is_none(missed):
    tagged = term("engagement", "hitkalelut", "english")
    assert missed(f"A mutual {tagged}.", "It is mutual.", "Engagement follows.") == []


def test_each_occurrence_is_told_once(missed):
    # unite and unites are two renderings of one concept, kissing is one of its own and a part of another
    assert missed("They unite.", "A union of kissing.") == [
        ("yichud", "english", "unite", 1),
        ("zivug-neshikin", "english", "union of kiss", 1),
    ]


def test_a_word_spelled_as_a_transliteration_or_nearly_so_is_near(missed):
    near = missed(HITKALELUT, "The hitkalelut of a Hitkalalut; HaHitkalelut.")
    assert near == [
        ("hitkalelut", "near", "hahitkalelut", 1),
        ("hitkalelut", "near", "hitkalalut", 1),
        ("hitkalelut", "near", "hitkalelut", 1),
    ]


def test_a_headword_of_the_topics_is_found_where_nobody_has_tagged_it(missed):
    assert missed("A Zivvug is meant.") == [("zivug", "near", "zivvug", 1)]


def test_words_that_look_like_terms_and_have_no_concept_are_told_last_phrase_by_phrase(missed):
    said = "The Mochin of Gmar Tikkun, and the union; the Mochin, Dvekut."
    more = "All this is said of what the teachers of old had in mind when they wrote their books."
    assert missed(said, more) == [
        ("yichud", "english", "union", 1),
        ("", "no concept", "mochin", 2),
        ("", "no concept", "dvekut", 1),
        ("", "no concept", "gmar tikkun", 1),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "The table's colours, mediaeval; that's what we'll say of 1942.",
        "The Kabbalistic, hasidic and Hasidism.",
        "Baal HaSulam and the Rabash say it, and so does Chabad.",
        "A Tikkun of the Kelim.",  # the scheme has them, and they are of no topic that was asked for
        'It is <bibl corresp="c:w.unknown"><title>Pri Shlomoh</title></bibl>.',
        "יחוד and מוחין.",
    ],
)
def test_english_words_names_citations_and_other_concepts_are_not_told(missed, said):
    assert missed(said) == []


def test_a_text_in_another_language_has_no_words_without_a_concept(missed):
    assert missed("Der Zivvug geschieht durch eine Vereinigung, nachdem Mochin kamen.") == [
        ("zivug", "near", "zivvug", 1)
    ]
