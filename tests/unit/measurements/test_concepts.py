from toolkit.measurements.concepts import measure
from toolkit.measurements.synonyms import measure as name
from toolkit.model.annotation import Transliteration
from toolkit.model.span import Span


def tagged(form, concept, kind="translit"):
    return f'<term type="{kind}" ref="c:{concept}">{form}</term>'


def rows(table, concept, **wanted):
    return [
        r for r in table.records() if r["concept"] == concept and all(r[k] == v for k, v in wanted.items())
    ]


def test_a_concept_is_counted_by_channel_and_over_all_channels(engine_of, make_tei):
    sentence = f"{tagged('Zivug', 'zivug')} {tagged('union', 'zivug', 'english')} {tagged('Zivug', 'zivug')} and so on to ten words now."
    table = measure(engine_of(make_tei("alpha", [sentence])))
    assert [(r["channel"], r["count"], r["rate"], r["words"]) for r in rows(table, "zivug")] == [
        ("any", 3, 300.0, 10),
        ("transliteration", 2, 200.0, 10),
        ("english", 1, 100.0, 10),
    ]


def test_a_tradition_that_never_names_it_has_a_row_that_says_so(engine_of, make_tei):
    table = measure(
        engine_of(
            make_tei("a", [tagged("Zivug", "zivug")], tradition="chabad"),
            make_tei("b", [tagged("Guf", "guf")], tradition="ashlag"),
        )
    )
    assert [(r["count"], r["rate"], r["texts"]) for r in rows(table, "zivug", group="ashlag")] == [
        (0, 0.0, 0)
    ]


def test_where_no_person_tagged_anything_nothing_is_counted_and_proposals_stand_apart(engine_of, make_tei):
    find = Transliteration(Span(0, 5), "Zivug", "term", "he", "other", concept="zivug")
    table = measure(engine_of(make_tei("alpha", ["Zivug."]), finds=[find]))
    [row] = rows(table, "zivug", channel="any")
    assert (row["count"], row["rate"], row["proposed"], row["texts"]) == (None, None, 1, 0)


def test_rates_leave_out_the_words_of_texts_that_nobody_tagged(engine_of, make_tei):
    table = measure(
        engine_of(
            make_tei("a", [f"{tagged('Zivug', 'zivug')} and one more."]), make_tei("b", ["Ten words " * 5])
        )
    )
    assert rows(table, "zivug", channel="any")[0]["words"] == 4


def test_occurrences_in_notes_enter_no_rate(engine_of, make_tei):
    note = f'One two. <note place="foot" n="1">{tagged("Zivug", "zivug")}</note>'
    [row] = rows(measure(engine_of(make_tei("alpha", note))), "zivug", channel="any")
    assert (row["count"], row["in_notes"], row["rate"], row["texts"]) == (0, 1, 0.0, 1)


def test_a_concept_that_the_scheme_joins_with_another_is_counted_there(engine_of, make_tei):
    table = measure(engine_of(make_tei("alpha", [f"{tagged('Kli', 'kli')} {tagged('Kelim', 'kelim')}"])))
    assert rows(table, "kli") == []
    assert rows(table, "kelim", channel="any")[0]["count"] == 2


def test_concepts_of_the_topics_come_first_and_unknown_ones_are_not_lost(engine_of, make_tei):
    many = " ".join([tagged("Guf", "guf")] * 3)
    table = measure(
        engine_of(
            make_tei("alpha", [f"{many} {tagged('Zivug', 'zivug')} {tagged('X', 'not-in-the-scheme')}"])
        )
    )
    assert list(dict.fromkeys(table.column("concept"))) == ["zivug", "guf", "not-in-the-scheme"]
    assert rows(table, "zivug")[0]["topics"] == "unification"
    assert rows(table, "not-in-the-scheme")[0]["head"] is None


def test_places_are_sentences_and_passages_where_there_are_none(engine_of, make_tei):
    table = measure(
        engine_of(make_tei("alpha", tagged("Zivug", "zivug"), ["One.", tagged("Zivug", "zivug") * 2]))
    )
    assert rows(table, "zivug", channel="any")[0]["passages"] == "alpha#p1 alpha#s2"


def test_forms_that_differ_in_capitals_are_one_the_most_frequent_first(engine_of, make_tei):
    sentence = " ".join(
        [
            tagged("union", "zivug", "english"),
            tagged("Zivug", "zivug"),
            tagged("zivug", "zivug"),
            tagged("Zivug", "zivug"),
        ]
    )
    table = name(engine_of(make_tei("alpha", [sentence]), topics=("unification",)))
    assert [(r["form"], r["channel"], r["count"]) for r in rows(table, "zivug")] == [
        ("Zivug", "transliteration", 3),
        ("union", "english", 1),
    ]


def test_a_form_has_its_places(engine_of, make_tei):
    table = name(
        engine_of(
            make_tei(
                "alpha",
                [
                    tagged("Zivug", "zivug"),
                    "Plain.",
                    f"{tagged('zivug', 'zivug')} {tagged('Zivug', 'zivug')}",
                ],
            ),
            topics=("unification",),
        )
    )
    assert [(r["count"], r["passages"], r["sentences"]) for r in rows(table, "zivug")] == [
        (3, "alpha#s1 alpha#s3", 2)
    ]
