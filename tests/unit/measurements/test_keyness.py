import pytest

from toolkit.measurements.keyness import measure


def tagged(form, concept, kind="translit"):
    return f'<term type="{kind}" ref="c:{concept}">{form}</term>'


def texts(make_tei, group, sentences, n=5, **options):
    return [make_tei(f"{group}{i}", sentences, tradition=group, **options) for i in range(n)]


def rows(table, **wanted):
    return [r for r in table.records() if all(r[k] == v for k, v in wanted.items())]


@pytest.fixture
def table(engine_of, make_tei):
    light = texts(
        make_tei,
        "ashlag",
        [*["The light came down upon the world again."] * 4, f"A {tagged('Zivug', 'zivug')}."],
    )
    speech = texts(
        make_tei,
        "chabad",
        [*["The speech came down upon the world again."] * 4, f"A {tagged('Zivug', 'zivug')}."],
    )
    return measure(engine_of(*light, *speech))


def test_a_word_of_one_side_alone_holds_and_one_of_both_is_not_key(table):
    [light] = rows(table, level="word", item="light", group="ashlag", against="*")
    assert (light["count"], light["count_against"], light["texts"], light["holds"]) == (20, 0, 5, True)
    assert (light["log_ratio"] > 3, light["dp"], light["juilland_d"]) == (True, 0.0, 1.0)
    assert rows(table, item="world") == [] or not any(r["holds"] for r in rows(table, item="world"))
    assert [r["holds"] for r in rows(table, level="concept", item="zivug")] == []


def test_words_that_name_nothing_are_no_key_words_unless_asked_for(engine_of, make_tei):
    given = (
        *texts(make_tei, "ashlag", ["The light which came down upon them was of the 613."] * 4),
        *texts(make_tei, "chabad", ["A light came down, and lights were seen."] * 4),
    )
    items = {r["item"] for r in measure(engine_of(*given)).records()}
    assert items == {"light", "lights", "come", "came", "see", "seen"}
    whole = measure(engine_of(*given, set_aside=()))
    assert {"the", "which", "613", "a"} < {r["item"] for r in whole.records()}
    [light] = rows(measure(engine_of(*given)), level="word", item="lights", group="chabad", against="*")
    assert light["words"] == 5 * 4 * 8  # measured against all words


def test_an_english_term_of_several_words_is_one_word(engine_of, make_tei):
    term = tagged("Upper Force", "upper-force", "english")
    table = measure(
        engine_of(
            *texts(make_tei, "laitman", [f"Only the {term} does so."] * 4),
            *texts(make_tei, "chabad", ["Only an upper room holds force."] * 4),
        )
    )
    for level in ("word", "lemma"):
        [found] = rows(table, level=level, item="upper force", group="laitman", against="*")
        assert (found["count"], found["holds"], found["sentences"]) == (20, True, 20)
        assert [r["count"] for r in rows(table, level=level, item="upper", group="laitman", against="*")] == [
            0
        ]


def test_it_shows_what_a_group_lacks_too(table):
    [speech] = rows(table, level="word", item="speech", group="ashlag", against="*")
    assert (speech["count"], speech["count_against"]) == (0, 20)
    assert speech["g2"] < 0
    assert speech["passages"] == ""


def test_every_number_has_its_sentences(table):
    [light] = rows(table, level="word", item="light", group="ashlag", against="*")
    assert light["passages"].split() == [f"ashlag{i}#s{n}" for i in range(5) for n in range(1, 5)]


def test_one_concept_in_two_spellings_is_one_lemma(engine_of, make_tei):
    table = measure(
        engine_of(
            *texts(
                make_tei,
                "chabad",
                [f"So {tagged('Sefiros', 'sefirot')}, {tagged('Sefiros', 'sefirot')} here."] * 4,
            ),
            *texts(
                make_tei,
                "ashlag",
                [f"So {tagged('Sefirot', 'sefirot')}, {tagged('Sefirot', 'sefirot')} there."] * 4,
            ),
        )
    )
    assert rows(table, level="lemma", item="c:sefirot") == []  # equally often on both sides
    assert {r["item"] for r in rows(table, level="word", holds=True)} >= {"sefiros", "sefirot"}


def test_two_texts_show_their_difference_and_nothing_holds(engine_of, make_tei):
    table = measure(
        engine_of(
            make_tei("a", ["Light, light, light upon light."], tradition="ashlag"),
            make_tei("b", ["Speech, speech, speech upon speech."], tradition="chabad"),
        )
    )
    assert {r["item"] for r in rows(table, level="word", group="ashlag") if r["count"]} >= {"light"}
    assert not any(r["holds"] for r in table.records())
    assert {r["probability"] for r in table.records()} == {None}


def test_the_wording_of_restatements_is_left_out_and_their_concepts_are_not(engine_of, make_tei):
    sentence = f"The light, the light, the light of {tagged('Zivug', 'zivug')}."
    table = measure(
        engine_of(
            make_tei("a", [sentence], tradition="ashlag", form="restatement"),
            make_tei("b", ["Speech and speech and speech, " + tagged("Guf", "guf")], tradition="chabad"),
        )
    )
    assert {r["level"] for r in table.records()} == {"concept"}


def test_pairs_are_set_against_each_other_where_there_are_few_groups(engine_of, make_tei):
    three = [
        make_tei(t, [f"The {t} text says {t} and {t}."], tradition=t) for t in ("chabad", "ashlag", "laitman")
    ]
    table = measure(engine_of(*three))
    assert {(r["group"], r["against"]) for r in table.records()} >= {("chabad", "ashlag"), ("laitman", "*")}
