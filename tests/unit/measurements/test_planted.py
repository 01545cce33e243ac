"""Each measurement finds what was planted in texts made for it, and does not find what was not."""

import pytest

from toolkit.measurements import (
    companions,
    concepts,
    frames,
    neighbours,
    parallels,
    recall,
    renderings,
    reuse,
    sources,
    spelling,
    voices,
)


def tagged(form, concept, kind="translit"):
    return f'<term type="{kind}" ref="c:{concept}" xml:lang="he-Latn-x-isr">{form}</term>'


def rows(table, **wanted):
    return [r for r in table.records() if all(r[k] == v for k, v in wanted.items())]


CLAIM = "topic.unification asp.result pol.asserted std.own"


def test_a_rendering_is_counted_by_tag_and_by_gloss_and_read_both_ways(engine_of, make_tei):
    glossed = '<term type="translit" ref="c:zivug" xml:lang="he-Latn-x-isr" xml:id="g1">Zivug</term> (<gloss target="#g1">coupling</gloss>)'
    table = renderings.measure(
        engine_of(
            make_tei(
                "a",
                [
                    f"{tagged('union', 'zivug', 'english')}, {tagged('Unions', 'zivug', 'english')}, {glossed}."
                ],
                tradition="ashlag",
            ),
            make_tei("b", [f"{tagged('union', 'yichud', 'english')} of two."], tradition="chabad"),
        )
    )
    [union] = rows(table, concept="zivug", rendering="union")
    assert (union["tagged"], union["glossing"], union["others"]) == (2, 0, "yichud")
    assert (union["form"], union["forms"]) == ("union", "union, Unions")
    assert rows(table, concept="zivug", rendering="coupling")[0]["glossing"] == 1
    assert rows(table, rendering="union", group="chabad")[0]["concept"] == "yichud"


def test_the_words_of_a_voice_are_its_own(engine_of, make_tei):
    said = f'One two <said who="c:p.ari" direct="false">three {tagged("Zivug", "zivug")} five</said> six.'
    [row] = voices.measure(engine_of(make_tei("a", [said]))).records()
    assert (row["name"], row["stretches"], row["words"], row["terms"], row["passages"]) == (
        row["name"],
        1,
        3,
        1,
        "a#s1",
    )
    assert row["share"] == 0.5
    assert voices.measure(engine_of(make_tei("b", ["Nobody speaks."]))).rows == ()


def test_roles_are_counted_once_a_claim_and_refused_claims_never(engine_of, make_tei):
    data = make_tei(
        "a",
        ["One.", "Two.", "Three."],
        claims=[
            ("c1", "s1", CLAIM, "accepted", "A."),
            ("c2", "s2", CLAIM, "accepted", "B."),
            ("c3", "s3", CLAIM, "rejected", "C."),
        ],
    ).replace(b"</annotation>", b'<ptr type="participant" target="c:masach"/></annotation>')
    [row] = rows(frames.measure(engine_of(data)), role="participant", target="masach")
    assert (row["claims"], row["of"], row["groups"], row["passages"]) == (2, 2, 1, "a#s1 a#s2")


def test_a_place_that_two_groups_cite_is_shared_and_another_is_not(engine_of, make_tei):
    def cite(work, chapter):
        return f'See <bibl corresp="c:{work}"><title>T</title> <citedRange unit="chapter" from="{chapter}">{chapter}</citedRange></bibl>.'

    table = sources.measure(
        engine_of(
            make_tei("a", [cite("w.tanya", "1"), cite("w.tanya", "2")], tradition="chabad"),
            make_tei("b", [cite("w.tanya", "1")], tradition="ashlag"),
        )
    )
    shared = rows(table, place="chapter 1")
    assert [(r["group"], r["shared"], r["shared_place"]) for r in shared] == [
        ("chabad", 2, 2),
        ("ashlag", 2, 2),
    ]
    assert [r["shared_place"] for r in rows(table, place="chapter 2")] == [1]
    assert table.records()[0]["place"] == "chapter 1"


def test_what_shares_sentences_is_a_pair_and_what_stands_within_a_name_is_none(engine_of, make_tei):
    both = f"{tagged('Masach', 'masach')} and {tagged('Aviut', 'aviut')}."
    alone = f"{tagged('Rosh', 'rosh')} here."
    inner = tagged(f"{tagged('Masach', 'masach')} de {tagged('Guf', 'guf')}", "masach-de-guf")
    table = companions.measure(engine_of(make_tei("a", [both, both, alone, alone, f"{inner}.", f"{inner}."])))
    assert [(r["concept"], r["companion"], r["together"]) for r in table.records()] == [
        ("aviut", "masach", 2),
        ("guf", "masach", 2),
    ]
    assert table.records()[0]["passages"] == "a#s1 a#s2"


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("Sefiros", "ashkenazi"),
        ("Sefirot", "israeli"),
        ("səfirot", "academic"),
        ("Zivug", "other"),
        ("Masach de Guf", "other"),
    ],
)
def test_a_form_shows_its_spelling(form, shown):
    assert spelling.spelling(form) == shown


def test_a_form_that_breaks_the_spelling_of_its_text_is_told(engine_of, make_tei):
    sentence = f"{tagged('Sefirot', 'sefirot')}, {tagged('Malchut', 'malchut')}, {tagged('Atzilus', 'atzilut')}, {tagged('Zivug', 'zivug')}."
    table = spelling.measure(engine_of(make_tei("a", [sentence])))
    assert [(r["spelling"], r["occurrences"], r["share"], r["keeps"]) for r in table.records()] == [
        ("israeli", 2, 0.667, True),
        ("ashkenazi", 1, 0.333, False),
        ("other", 1, None, None),
    ]


def test_untagged_renderings_and_near_forms_are_listed_and_other_words_are_not(engine_of, make_tei):
    sentences = [
        f"A {tagged('Hitkalelut', 'hitkalelut')}.",
        "A Hitkalalut of integration and mixture.",
        "A table and a chair.",
    ]
    table = recall.measure(engine_of(make_tei("a", sentences)))
    found = {(r["kind"], r["form"]) for r in rows(table, concept="hitkalelut")}
    assert ("near", "hitkalalut") in found
    assert any(kind == "english" for kind, _ in found)
    assert not {form for _, form in found} & {"table", "chair", "hitkalelut"}


def turn(who, words):
    return f'<said who="c:{who}" direct="true">{words}</said>'


@pytest.mark.parametrize(
    ("author", "others", "quoted", "own_words"),
    [
        ('<author ref="c:p.laitman">Michael Laitman</author>', ["p.asker"], 1, 6),
        ("<author>A teacher</author>", ["p.asker", "p.laitman"], 2, 2),
        ("", ["p.asker", "p.laitman", "p.answerer"], 3, 0),
        (
            '<author ref="c:p.laitman">Michael Laitman</author><author>R. Reader</author>',
            ["p.asker", "p.answerer"],
            2,
            4,
        ),
    ],
)
def test_the_answers_of_the_one_author_are_his_own_words(
    engine_of, make_tei, author, others, quoted, own_words
):
    zivug = tagged("Zivug", "zivug")
    said = [
        turn("p.asker", f"Is this what a {zivug} is?"),
        turn("p.answerer", f"A {zivug}."),
        turn("p.laitman", f"Just a {zivug} alone."),
    ]
    data = make_tei("a", said, tradition="laitman").replace(b"</titleStmt>", f"{author}</titleStmt>".encode())
    engine = engine_of(data)
    assert [r["voice"] for r in voices.measure(engine).records()] == others
    [row] = rows(concepts.measure(engine), concept="zivug", channel="any")
    assert (row["count"], row["quoted"], row["words"], row["own_words"]) == (3, quoted, 12, own_words)
    own = 3 - quoted
    assert row["own_rate"] == (round(1000 * own / own_words, 3) if own_words else None)


SAID = "The vessel that receives by measure gives back to the giver whatever light came down into it at first"


def test_words_that_two_texts_share_are_found_with_their_spans_in_any_spelling(engine_of, make_tei):
    one = f"He opens. {SAID} of {tagged('Sefirot', 'sefirot')}. And ends."
    other = f"Others wrote: {SAID} of {tagged('Sefiros', 'sefirot')}; so far."
    [row] = reuse.measure(
        engine_of(make_tei("a", [one]), make_tei("b", [other, "Nothing of the kind at all is said in here."]))
    ).records()
    assert (row["words"], row["similarity"], row["passages"]) == (21, 1.0, "a#p1 b#p1")
    assert row["quote"].endswith("of sefirot")
    assert row["quote_b"].endswith("of sefiros")


def test_the_wording_of_a_restatement_is_no_witness(engine_of, make_tei):
    texts = [
        make_tei(n, [SAID], tradition=n, form=f)
        for n, f in (("chabad", "original"), ("ashlag", "restatement"))
    ]
    assert reuse.measure(engine_of(*texts)).rows == ()
    assert parallels.measure(engine_of(*texts)).rows == ()


def test_the_closest_passages_are_told_with_the_pairing_of_their_words(engine_of, make_tei):
    def filler(name):
        return [[" ".join(f"{name}{31 * n + k}" for k in range(15)) + "."] for n in range(12)]

    one = f"{tagged('Masach', 'masach')} weakens little by little until the {tagged('Zivug', 'zivug')} ends there"
    other = f"The {tagged('screen', 'masach', 'english')} weakens little by little, as they teach, until {tagged('coupling', 'zivug', 'english')} ends"
    table = parallels.measure(
        engine_of(
            make_tei("a", *filler("ba"), [f"{one} for them all."], tradition="chabad"),
            make_tei("b", [f"{other}."], *filler("ku"), tradition="laitman"),
        )
    )
    [row] = table.records()
    assert (row["passage"], row["passage_b"], row["concepts"]) == ("a#p13", "b#p1", "masach zivug")
    assert "zivug ~ coupling" in row["concept"]
    assert "zivug~coupling" in row["alignment"]
    assert "weakens" in row["alignment"].split()
    assert "⟦coupling⟧" in row["quote_b"]
    assert "⟨weakens little⟩" in row["quote"]


def test_a_word_that_keeps_near_a_concept_is_its_neighbour_and_one_that_stands_everywhere_is_not(
    engine_of, make_tei
):
    masach = tagged("Masach", "masach")
    zivug = tagged("Zivug", "zivug")
    near = [
        f"Here a {zivug} of lamps burns with them, and far away from all of it there are other things than these."
        for _ in range(6)
    ]
    far = [f"Lanterns and other things hang there with a {masach}, as far away things are." for _ in range(6)]
    table = neighbours.measure(engine_of(make_tei("a", near, far)))
    found = {r["word"]: r for r in rows(table, concept="zivug") if r["g2"] > 0}
    assert (found["lamp"]["near"], found["lamp"]["concept_in"], found["lamp"]["word_in"]) == (6, 6, 6)
    assert "with" not in found
    assert "c:masach" not in found
    assert table.records()[0]["passages"].startswith("a#p1")
    assert neighbours.measure(engine_of(make_tei("b", near, form="restatement"))).rows == ()
