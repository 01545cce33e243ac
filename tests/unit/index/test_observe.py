import pytest

from toolkit.ground.errors import InputError
from toolkit.index.observe import Find, adrift, needs_recognition, observe
from toolkit.index.tables import OBSERVED
from toolkit.measurements import concepts, sources, voices
from toolkit.model.annotation import EnglishTerm, HebrewTerm, Transliteration
from toolkit.model.span import Span
from toolkit.tei.reader import read


def rows(table, observed):
    return [dict(zip(OBSERVED[table].names, row, strict=True)) for row in observed[table]]


def seen(observed):
    return [(o["form"], o["concept"], o["channel"], o["status"]) for o in rows("observations", observed)]


def test_every_row_has_every_column(make_tei):
    text = read(
        make_tei(
            "alpha",
            ['A <term type="translit" ref="c:zivug" xml:lang="he-Latn-x-isr">Zivug</term>.'],
            claims=[("c1", "s1", "topic.unification asp.result pol.asserted std.own", "accepted", "So.")],
        )
    )
    for name, made in observe(text).items():
        assert all(len(row) == len(OBSERVED[name].columns) for row in made), name


def test_a_term_within_a_term_counts_for_its_own_concept_and_the_whole_for_its_own(make_tei):
    text = read(
        make_tei(
            "alpha",
            [
                (
                    'The <term type="translit" ref="c:masach-de-guf"><term type="translit" ref="c:masach">Masach</term> de '
                    '<term type="translit" ref="c:guf">Guf</term></term>.'
                )
            ],
        )
    )
    assert seen(observe(text)) == [
        ("Masach", "masach", "transliteration", "decided"),
        ("Masach de Guf", "masach-de-guf", "transliteration", "decided"),
        ("Guf", "guf", "transliteration", "decided"),
    ]


@pytest.mark.parametrize(
    ("element", "channel"),
    [
        ('<term type="translit" ref="c:zivug">Zivug</term>', "transliteration"),
        ('<term type="acronym" ref="c:zivug">ZVG</term>', "acronym"),
        ('<term type="hebrew" ref="c:zivug" xml:lang="he">זיווג</term>', "hebrew"),
        ('<term type="english" ref="../annotations/concepts.xml#zivug">union</term>', "english"),
        ('<rs type="divine" ref="c:zivug">G-d</rs>', "english"),
    ],
)
def test_the_channel_is_that_of_the_element(make_tei, element, channel):
    observed = rows("observations", observe(read(make_tei("alpha", [element]))))
    assert [(o["concept"], o["channel"]) for o in observed] == [("zivug", channel)]


def test_other_references_are_no_observations(make_tei):
    text = read(
        make_tei("alpha", ['<rs type="place" ref="c:x">there</rs> <term type="translit">Zivug</term>'])
    )
    assert seen(observe(text)) == []


def test_furniture_counts_nowhere_and_notes_apart(make_tei):
    data = make_tei(
        "alpha",
        'Three words here.<note place="foot" n="1">Two <term type="translit" ref="c:zivug">Zivug</term></note>',
        '<seg type="sentence" xml:id="x1">One</seg>',
    ).replace(
        b"<body><div>",
        b'<body><div type="provenance"><p>four <term ref="c:zivug">Zivug</term> go out</p></div><div>',
    )
    observed = observe(read(data))
    assert rows("texts", observed)[0]["words"] == 4
    assert [(p["kind"], p["words"], p["furniture"]) for p in rows("passages", observed)] == [
        ("p", 4, True),
        ("p", 3, False),
        ("note", 2, False),
        ("p", 1, False),
    ]
    assert [(o["form"], o["passage"]) for o in rows("observations", observed)] == [("Zivug", "note1")]


def test_sentence_passage_and_voice_are_where_the_term_stands(make_tei):
    text = read(
        make_tei(
            "alpha",
            [
                "Nothing.",
                (
                    'He says <said who="c:p.our-sages" direct="false">a <term type="translit" ref="c:zivug">Zivug</term></said> of '
                    '<term type="translit" ref="c:guf">Guf</term>.'
                ),
            ],
        )
    )
    observed = rows("observations", observe(text))
    assert [(o["sentence"], o["voice"]) for o in observed] == [("s2", "p.our-sages"), ("s2", "")]
    assert [text.characters[o["start"] : o["end"]] for o in observed] == ["Zivug", "Guf"]
    assert rows("voices", observe(text))[0]["who"] == "p.our-sages"


def suggestion(identifier, status, place, quote, concept="zivug", kind="translit"):
    resp = "" if status == "proposed" else ' resp="#me"'
    return (
        f'<annotation xml:id="{identifier}" n="{kind}" motivation="identifying" target="#string-range({place})" ana="c:{concept}"{resp} cert="high">'
        f'<revisionDesc status="{status}"><change status="{status}"/></revisionDesc><note type="quote">{quote}</note></annotation>'
    )


def test_suggestions_are_proposed_until_a_person_decides_and_refused_ones_are_left_out(make_tei):
    text = read(
        make_tei(
            "alpha",
            ["One Zivug, two Zivug, three Zivug."],
            suggestions=suggestion("a", "proposed", "s1,4,5", "Zivug")
            + suggestion("b", "rejected", "s1,15,5", "Zivug")
            + suggestion("c", "accepted", "s1,28,5", "Zivug"),
        )
    )
    observed = rows("observations", observe(text))
    assert [(o["start"], o["status"]) for o in observed] == [(4, "proposed"), (28, "decided")]


def test_the_channel_of_a_suggestion_is_that_of_its_kind(make_tei):
    said = [
        ("a", "s1,0,5", "Zivug", "translit"),
        ("b", "s1,7,3", "ZVG", "acronym"),
        ("c", "s1,12,5", "union", "english"),
        ("d", "s1,19,5", "זיווג", "hebrew"),
    ]
    for status, decided in (("proposed", "proposed"), ("accepted", "decided"), ("edited", "decided")):
        made = "".join(suggestion(i, status, place, quote, kind=kind) for i, place, quote, kind in said)
        text = read(make_tei("alpha", ["Zivug, ZVG, union, זיווג."], suggestions=made))
        assert seen(observe(text)) == [
            ("Zivug", "zivug", "transliteration", decided),
            ("ZVG", "zivug", "acronym", decided),
            ("union", "zivug", "english", decided),
            ("זיווג", "zivug", "hebrew", decided),
        ]


@pytest.mark.parametrize(
    ("kind", "said"), [("", "does not say of what kind it is"), ("term", 'has the kind "term"')]
)
def test_a_suggestion_of_no_kind_that_there_is_is_an_error_never_a_guess(make_tei, kind, said):
    made = suggestion("a", "accepted", "s1,0,5", "Zivug", kind=kind)
    with pytest.raises(InputError, match=f"a.xml: I002 the suggestion a {said}"):
        observe(read(make_tei("alpha", ["Zivug."], suggestions=made), "a.xml"))


def test_a_line_end_in_the_words_of_a_suggestion_is_a_space_in_its_quotation(make_tei):
    made = suggestion("a", "accepted", "s1,4,12", "Upper Light", "or-elyon", "english")
    text = read(make_tei("alpha", ["The Upper\n Light."], suggestions=made))
    assert seen(observe(text)) == [("Upper Light", "or-elyon", "english", "decided")]


MISPLACED = pytest.mark.parametrize("place", ["s1,3,5", "s9,4,5", "s1,4,500"])


@MISPLACED
def test_an_accepted_suggestion_that_does_not_stand_where_it_says_is_an_error_never_a_shift(make_tei, place):
    made = suggestion("a", "accepted", place, "Zivug")
    text = read(make_tei("alpha", ["One Zivug."], suggestions=made), "a.xml")
    with pytest.raises(InputError, match=r"a\.xml: I001 the suggestion a, "):
        observe(text)


@MISPLACED
def test_an_undecided_one_is_left_out_and_named(make_tei, place):
    made = suggestion("a", "proposed", place, "Zivug") + suggestion("b", "proposed", "s1,4,5", "Zivug")
    text = read(make_tei("alpha", ["One Zivug."], suggestions=made), "a.xml")
    assert seen(observe(text)) == [("Zivug", "zivug", "transliteration", "proposed")]
    assert adrift(text) == "a"


def test_accepted_citations_and_voices_count_as_tagged_ones_and_undecided_ones_do_not(make_tei):
    def proposed(identifier, status, place, quote, concept, kind, cited=""):
        made = suggestion(identifier, status, place, quote, concept, kind)
        return made.replace("</annotation>", f'<note type="place">{cited}</note></annotation>')

    def text(status):
        term = suggestion("t", "accepted", "s1,17,5", "Zivug")
        lists = {
            "citations": proposed("a", status, "s1,29,9", "Zohar 3:4", "w.zohar", "", "part 3; folio 4"),
            "voices": proposed("b", status, "s1,14,13", "no Zivug here", "p.ari", "indirect"),
        }
        more = "".join(f'</listAnnotation><listAnnotation type="{k}">{v}' for k, v in lists.items())
        return read(make_tei("alpha", ["The Ari says: no Zivug here (Zohar 3:4)."], suggestions=term + more))

    rows_ = observe(text("accepted"))
    (cited,) = rows("citations", rows_)
    assert (cited["form"], cited["work"], cited["place"]) == ("Zohar 3:4", "w.zohar", "part 3; folio 4")
    (voice,) = rows("voices", rows_)
    assert (voice["who"], voice["direct"]) == ("p.ari", False)
    assert [o["voice"] for o in rows("observations", rows_)] == ["p.ari"]
    open_ = observe(text("proposed"))
    assert [r["status"] for kind in ("citations", "voices") for r in rows(kind, open_)] == ["proposed"] * 2
    assert [o["voice"] for o in rows("observations", open_)] == [""]


def test_a_person_s_tag_outranks_the_same_find(make_tei):
    text = read(make_tei("alpha", ['One <term type="english" ref="c:zivug">union</term> and Zivug.']))
    finds: list[Find] = [
        EnglishTerm(Span(4, 9), "union", "zivug"),
        Transliteration(Span(14, 19), "Zivug", "term", "he", "other", concept="zivug", confidence=0.6),
        Transliteration(Span(14, 19), "Zivug", "name", "he", "other", concept="zivug"),
        Transliteration(Span(14, 19), "Zivug", "term", "he", "other"),
        HebrewTerm(Span(0, 3), "One", "echad", "he"),
    ]
    assert seen(observe(text, finds)) == [
        ("One", "echad", "hebrew", "proposed"),
        ("union", "zivug", "english", "decided"),
        ("Zivug", "zivug", "transliteration", "proposed"),
    ]


def test_only_a_text_in_which_nobody_looked_for_terms_needs_the_recogniser(make_tei):
    assert needs_recognition(read(make_tei("alpha", ["Plain."])))
    assert not needs_recognition(read(make_tei("alpha", ["Plain."], terms_complete=True)))
    assert not needs_recognition(read(make_tei("alpha", ['<term ref="c:guf">Guf</term>'])))
    assert not needs_recognition(
        read(make_tei("alpha", ["A Guf."], suggestions=suggestion("a", "rejected", "s1,2,3", "Guf")))
    )


def test_a_claim_on_two_topics_has_a_row_for_each(make_tei):
    text = read(
        make_tei(
            "alpha",
            ["One.", "Two."],
            claims=[
                (
                    "c1",
                    "s1 s2",
                    "topic.unification topic.inclusion asp.result pol.negated std.reported",
                    "edited",
                    "No.",
                    "p.our-sages",
                ),
                ("c2", "s2", "topic.inclusion asp.limit pol.asserted std.own", "rejected", "Yes."),
            ],
        )
    )
    observed = observe(text)
    assert [(c["claim"], c["topic"], c["status"], c["authority"]) for c in rows("claims", observed)] == [
        ("c1", "unification", "edited", "p.our-sages"),
        ("c1", "inclusion", "edited", "p.our-sages"),
        ("c2", "inclusion", "rejected", ""),
    ]
    assert [(e["claim"], e["sentence"]) for e in rows("evidence", observed)] == [
        ("c1", "s1"),
        ("c1", "s2"),
        ("c2", "s2"),
    ]


def test_a_citation_has_its_work_its_place_and_its_signal(make_tei):
    text = read(
        make_tei(
            "alpha",
            [
                (
                    'See <bibl corresp="c:w.zohar" ana="c:sig.see"><title>Zohar</title> <citedRange unit="folio" from="3a" to="4a">3a-4a</citedRange>'
                    ' <citedRange unit="page" from="7">7</citedRange></bibl>.'
                )
            ],
        )
    )
    cited = rows("citations", observe(text))
    assert [(c["work"], c["place"], c["signal"]) for c in cited] == [
        ("w.zohar", "folio 3a-4a; page 7", "see")
    ]


def test_proposed_citations_and_voices_are_counted_where_that_is_asked_for(make_tei, engine_of):
    def listed(kind, made):
        return f'</listAnnotation><listAnnotation type="{kind}">{made}'

    data = make_tei(
        "alpha",
        ['The Ari says: no <term type="translit" ref="c:zivug">Zivug</term> here (Zohar 3:4).'],
        suggestions=suggestion("t", "rejected", "s1,0,3", "The")
        + listed("citations", suggestion("a", "proposed", "s1,29,9", "Zohar 3:4", "w.zohar", ""))
        + listed("voices", suggestion("b", "proposed", "s1,14,13", "no Zivug here", "p.ari", "indirect")),
    )
    (text,) = rows("texts", observe(read(data)))
    assert (text["citations_proposed"], text["voices_proposed"]) == (1, 1)
    assert (text["words"], text["own_words"], text["own_words_proposed"]) == (9, 9, 6)
    engine = engine_of(data)
    assert [sources.measure(engine).rows, voices.measure(engine).rows] == [(), ()]
    assert [r["quoted"] for r in concepts.measure(engine).records() if r["channel"] == "any"] == [0]
    engine.count_proposed()
    assert [(r["work"], r["citations"]) for r in sources.measure(engine).records()] == [("w.zohar", 1)]
    assert [(r["voice"], r["words"], r["terms"]) for r in voices.measure(engine).records()] == [
        ("p.ari", 3, 1)
    ]
    found = [r for r in concepts.measure(engine).records() if r["channel"] == "any"]
    assert [(r["count"], r["quoted"], r["own_words"]) for r in found] == [(1, 1, 6)]
