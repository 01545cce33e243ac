"""Scoring on made-up items: every count can be done by hand."""

import json

import pytest

from toolkit.ground.errors import InputError, UsageError
from toolkit.model.annotation import Citation, Gloss, Place, Recognition, Transliteration, Voice
from toolkit.model.span import Span
from toolkit.pipeline.scoring import Annotations, Item, from_json, from_recognition, score
from toolkit.pipeline.scoring.agreement import compare, place
from toolkit.pipeline.scoring.pairing import pair
from toolkit.workflows.annotated import read_annotations
from toolkit.workflows.score import score_paths

TEXT = "In Atzilus the Sefiros are one; see Zohar III, 2a."


def word(start, end, *, optional=False, **values):
    return Item("transliterations", Span(start, end), "", values, optional)


def texts(*items, layer="transliterations", name="a", **facts):
    return [Annotations(name, {layer: items}, **facts)]


def spans(pairs):
    return [(p.span.start, g.span.start) for p, g in pairs]


def test_equal_spans_pair_before_overlapping_ones():
    found = pair([word(0, 5), word(6, 9)], [word(0, 9), word(6, 9)])
    assert spans(found.exact) == [(6, 6)]
    assert spans(found.overlapping) == [(0, 0)]
    assert found.missed == found.false == ()


def test_of_overlapping_pairs_the_closest_wins_and_nobody_counts_twice():
    found = pair([word(0, 9)], [word(0, 3), word(4, 10)])
    assert spans(found.overlapping) == [(0, 4)]
    assert [g.span for g in found.missed] == [Span(0, 3)]


def test_touching_spans_do_not_overlap():
    found = pair([word(0, 3)], [word(3, 6)])
    assert len(found.missed) == len(found.false) == 1


def test_what_the_gold_leaves_open_is_neither_missed_nor_false():
    found = pair([word(0, 4), word(10, 14)], [word(0, 4, optional=True), word(9, 16, optional=True)])
    assert len(found.excused) == 2
    assert found.missed == found.false == ()
    assert pair([], [word(0, 4, optional=True)]).missed == ()


def test_a_prediction_equal_to_an_optional_span_does_not_take_an_overlapping_partner():
    found = pair([word(0, 4), word(0, 8)], [word(0, 4, optional=True), word(0, 9)])
    assert [p.span.end for p, _ in found.overlapping] == [8]


def test_two_items_of_one_span_need_two_partners():
    found = pair([word(0, 4)], [word(0, 4), word(0, 4)])
    assert (len(found.exact), len(found.missed)) == (1, 1)


def test_precision_recall_and_f1():
    gold = texts(word(3, 10), word(15, 22), word(36, 41), words=10)
    found = texts(word(3, 10), word(15, 21), word(23, 26), word(27, 30))
    scores = score(found, gold)
    assert scores.value("transliterations", "exact", "precision") == 1 / 4
    assert scores.value("transliterations", "exact", "recall") == 1 / 3
    assert scores.value("transliterations", "exact") == pytest.approx(2 / 7)
    assert scores.value("transliterations", "overlapping") == pytest.approx(4 / 7)
    assert scores.false_alarms("transliterations") == 2
    assert scores.words == 10


def test_nothing_to_find_and_nothing_found_is_no_score():
    scores = score(texts(), texts())
    assert scores.value("transliterations", "exact") is None
    assert score(texts(word(0, 2)), texts()).value("transliterations", "exact") == 0.0
    assert score(texts(), texts(word(0, 2))).value("transliterations", "exact") == 0.0


def test_groups_count_gold_by_its_own_value_and_predictions_by_theirs():
    gold = texts(word(0, 4, kind="term"), word(5, 9, kind="name"), tradition="chabad")
    found = texts(word(0, 4, kind="name"), word(5, 9, kind="name"))
    scores = score(found, gold)
    assert scores.value("transliterations", "exact", "recall", by="kind", group="term") == 1.0
    assert scores.value("transliterations", "exact", "precision", by="kind", group="term") is None
    assert scores.value("transliterations", "exact", "precision", by="kind", group="name") == 1.0
    assert scores.value("transliterations", "exact", by="tradition", group="chabad") == 1.0


def test_how_often_a_prediction_is_right_is_counted_by_its_certainty():
    gold = texts(word(0, 4), word(5, 9), word(20, 24))
    found = texts(word(0, 4, confidence=0.9), word(5, 8, confidence=0.95), word(20, 24, confidence=0.6))
    rows = [r for r in score(found, gold).tables[0].rows if r[1:3] == ("exact", "certainty")]
    assert [(r[3], r[4:]) for r in rows] == [
        ("high", (None, 2, None, 1, 0.5, None, None)),
        ("medium", (None, 1, None, 1, 1.0, None, None)),
    ]
    assert not [r for r in score(gold, gold).tables[0].rows if r[2] == "certainty"]


def test_texts_are_paired_by_name_and_one_without_a_prediction_is_missed():
    gold = [*texts(word(0, 4)), *texts(word(0, 4), name="b")]
    scores = score([*texts(word(0, 4), name="b"), *texts(word(0, 4), name="c")], gold)
    assert scores.value("transliterations", "exact", by="text", group="a") == 0.0
    assert scores.value("transliterations", "exact", by="text", group="b") == 1.0


def test_only_layers_of_the_gold_are_scored_and_an_absent_prediction_finds_nothing():
    gold = [Annotations("a", {"voices": (Item("voices", Span(0, 2), "", {"who": "p.x"}),)})]
    scores = score(texts(word(0, 4)), gold)
    assert {c.layer for c in scores.compared} == {"voices"}
    assert scores.value("voices", "name") == 0.0
    assert score(texts(), gold, layers=["citations"]).compared == ()


@pytest.mark.parametrize(
    ("asked", "gold", "predicted", "agrees"),
    [
        ("language", {"lang": "arc"}, {"lang": "he"}, False),
        ("language", {"lang": None}, {"lang": "he"}, None),
        ("concept", {"concept": "zivug"}, {"concept": "zivug"}, True),
        ("concept", {"concept": ""}, {"concept": "zivug"}, None),
        ("no concept", {"concept": ""}, {"concept": "zivug"}, False),
        ("no concept", {"concept": None}, {"concept": "zivug"}, None),
        ("work", {"work": ["w.a", "w.b"]}, {"work": "w.b"}, True),
        ("who", {"who": "p.a"}, {"who": "p.b"}, False),
        ("place", {"place": "3a-4a"}, {"place": "3a–4a"}, True),
        ("place", {"place": "Noach 5b"}, {"place": "Parshas Noach, 5b"}, False),
        ("place", {"place": "2011-05-03"}, {"place": ""}, True),
        ("place", {"place": "2011-05-03"}, {"place": "2011-03-05"}, False),
        ("place", {"place": ["112", "5666:112"]}, {"place": "5666:112"}, True),
        ("work and place", {"work": "w.a", "place": "2"}, {"work": "w.a", "place": "3"}, False),
        (
            "work and place",
            {"readings": [["w.zohar", "3:2a"], ["w.zohar-3", "2a"]]},
            {"work": "w.zohar", "place": "2a"},
            False,
        ),
        ("extent", {"extent": None}, {"extent": Span(0, 4)}, None),
        ("extent", {"extent": Span(0, 4)}, {"extent": None}, False),
    ],
)  # fmt: skip
def test_agreement(asked, gold, predicted, agrees):
    span = Span(0, 1)
    assert compare(asked, Item("x", span, "", predicted), Item("x", span, "", gold)) is agrees


def test_extents_are_compared_without_outer_punctuation_where_the_text_is_at_hand():
    text = 'He says: "Go."'
    one, other = (Item("voices", Span(0, 2), "", {"extent": Span(*e)}) for e in ((9, 14), (10, 12)))
    assert compare("extent", one, other, text) is True
    assert compare("extent", one, other) is False


def test_a_place_is_compared_as_it_is_read():
    assert place("  Ch. 3 :  4 – 6 ff. ") == "ch. 3:4-6"


def test_every_error_is_listed_in_context():
    gold = texts(word(3, 10, kind="term", concept="atzilut"), word(36, 41, kind="work"), characters=TEXT)
    found = texts(word(3, 9, kind="term"), word(15, 22, kind="term"))
    tables = {t.key: t.records() for t in score(found, gold).tables}
    assert [(r["form"], r["instead"]) for r in tables["misses"]] == [("Atzilus", "Atzilu"), ("Zohar", "")]
    assert [(r["form"], r["instead"]) for r in tables["false_alarms"]] == [
        ("Atzilu", "Atzilus"),
        ("Sefiros", ""),
    ]
    assert "see ⟨Zohar⟩ III" in tables["misses"][1]["context"]


def test_disagreements_say_what_was_meant_and_what_was_read():
    gold = texts(word(3, 10, lang="he", concept="atzilut"), characters=TEXT)
    tables = {t.key: t.records() for t in score(texts(word(3, 10, lang="arc", concept="or")), gold).tables}
    assert [(r["asked"], r["gold"], r["predicted"]) for r in tables["disagreements"]] == [
        ("language", "he", "arc"),
        ("concept", "atzilut", "or"),
    ]


def test_a_recognition_scores_full_against_its_own_records():
    found = Recognition(
        transliterations=(
            Transliteration(Span(3, 10), "Atzilus", "term", "he", "ashkenazi", concept="atzilut"),
        ),
        citations=(
            Citation(Span(36, 49), "Zohar III, 2a", "w.zohar", (Place("volume", "3"), Place("folio", "2a"))),
        ),
        voices=(Voice(Span(32, 35), "see", "p.unknown", Span(36, 49)),),
        glosses=(Gloss(Span(3, 10), Span(15, 22), "Atzilus", "Sefiros", "term"),),
    )
    made = from_recognition(found, "a", TEXT)
    scores = score([made], [made])
    assert {v.f1 for k, v in scores.tallies.items() if v.gold and k[2] == "all"} == {1.0}
    assert made.layers["citations"][0].get("place") == "3:2a"


def test_the_object_of_mark_and_json_lines_are_read_alike():
    record = {"start": 3, "end": 10, "text": "Atzilus", "kind": "term"}
    whole = from_json([{"sha256": "0", "transliterations": [record], "voices": []}], "a")
    lines = from_json([{"text": "b", "layers": ["voices"]}, {"layer": "transliterations", **record}], "a")
    assert whole.layers["transliterations"] == lines.layers["transliterations"]
    assert whole.layers.keys() == lines.layers.keys() == {"transliterations", "voices"}
    assert (whole.name, lines.name, whole.sha256) == ("a", "b", "0")


@pytest.mark.parametrize(
    "broken",
    [["x"], [{"layer": "voices"}], [{"voices": [3]}], [{"layer": "voices", "start": 4, "end": 2}]],
)
def test_a_record_that_is_none_is_named(broken):
    with pytest.raises(ValueError, match="record 1"):
        from_json(broken, "a")


def write(path, *values):
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(v) + "\n" for v in values), encoding="utf-8")
    return path


RECORD = {"layer": "transliterations", "start": 3, "end": 10, "text": "Atzilus", "kind": "term"}


def test_folders_are_paired_by_stem_and_texts_found_beside_the_gold(tmp_path):
    write(tmp_path / "gold" / "a.jsonl", RECORD)
    write(tmp_path / "gold" / "b.jsonl", RECORD)
    write(tmp_path / "made" / "a.json", {"transliterations": [RECORD]})
    write(tmp_path / "made" / "c.json", {"transliterations": []})
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "b.txt").write_text(TEXT, encoding="utf-8")
    scored = score_paths(tmp_path / "made", tmp_path / "gold")
    assert (scored.without_prediction, scored.without_gold) == (("b",), ("c",))
    assert scored.scores.value("transliterations", "exact", "recall") == 0.5
    assert "⟨Atzilus⟩" in scored.scores.tables[3].records()[0]["context"]


def test_annotations_of_another_text_are_refused(tmp_path):
    gold = write(tmp_path / "gold.jsonl", {"sha256": "1", "layers": []}, RECORD)
    made = write(tmp_path / "made.json", {"sha256": "2", "transliterations": []})
    with pytest.raises(InputError, match="E03"):
        score_paths(made, gold)


@pytest.mark.parametrize("content", [b"{", b"\xff", b'{"layer": "voices"}'])
def test_what_is_no_file_of_annotations_is_one_finding(tmp_path, content):
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match="E01"):
        score_paths(path, path)


def test_wrong_usage(tmp_path):
    path = write(tmp_path / "a.jsonl", RECORD)
    with pytest.raises(UsageError, match="two files or two folders"):
        score_paths(path, tmp_path)
    with pytest.raises(UsageError, match="no layer"):
        score_paths(path, path, layers=["words"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="E02"):
        score_paths(tmp_path / "empty", tmp_path / "empty")


def test_a_tei_text_gives_its_terms_citations_voices_and_glosses(tmp_path, make_tei):
    sentence = (
        '<persName ref="c:p.x">Somebody</persName> writes that <said who="c:p.x" direct="false">the '
        '<term xml:id="t1" type="translit" ref="c:masach-de-guf" xml:lang="he-Latn-x-isr"><term type="translit" '
        'ref="c:masach" xml:lang="he-Latn-x-isr">Masach</term> de Guf</term> (<gloss target="#t1">screen</gloss>) '
        'rises</said>: <bibl corresp="c:w.zohar"><title>Zohar</title> <citedRange unit="folio" from="2a" to="3b">2a-3b'
        '</citedRange></bibl>; the <term type="english" ref="c:or">Light</term>.'
    )
    path = tmp_path / "alpha.xml"
    path.write_bytes(make_tei("alpha", [sentence], tradition="ashlag"))
    found = read_annotations(path)
    assert found.tradition == "ashlag"
    assert found.characters is not None
    only = {layer: items[0] for layer, items in found.layers.items()}
    assert all(len(items) == 1 for items in found.layers.values())
    shown = {layer: item.span.of(found.characters) for layer, item in only.items()}
    assert shown["transliterations"] == "Masach de Guf"
    assert shown["voices"] == "Somebody"
    assert (only["citations"].get("work"), only["citations"].get("place")) == ("w.zohar", "2a-3b")
    assert only["voices"].get("extent").of(found.characters) == "the Masach de Guf (screen) rises"
    assert only["glosses"].get("gloss").of(found.characters) == "screen"
    assert only["terms"].get("concept") == "or"
    assert score_paths(path, path).scores.value("transliterations", "exact") == 1.0


def test_what_is_only_proposed_is_a_prediction_and_no_gold_unless_asked(tmp_path, make_tei):
    def suggested(number, place, quote, kind):
        return (
            f'<annotation xml:id="{number}" n="{kind}" motivation="identifying" target="#string-range({place})" ana="c:x" cert="high">'
            f"<respStmt><resp>r</resp><name type='software'>s</name></respStmt><revisionDesc status='proposed'>"
            f"<change status='proposed'>p</change></revisionDesc><note type='quote'>{quote}</note></annotation>"
        )

    made = suggested("a", "s1,0,13", "Masach de Guf", "translit")
    made += suggested("b", "s1,0,6", "Masach", "translit") + suggested("c", "s1,15,5", "light", "english")
    path = tmp_path / "alpha.xml"
    path.write_bytes(make_tei("alpha", ["Masach de Guf, light."], suggestions=made))
    bare, whole = read_annotations(path), read_annotations(path, proposed=True)
    assert (bare.layers["transliterations"], bare.layers["terms"], bare.undecided) == ((), (), 2)
    assert [i.text for i in whole.layers["transliterations"]] == ["Masach de Guf"]
    assert [i.text for i in whole.layers["terms"]] == ["light"]
    scored = score_paths(path, path)
    assert scored.undecided == (("alpha", 2),)
    assert scored.scores.value("transliterations", "exact") == 0.0
    assert score_paths(path, path, proposed=True).scores.value("transliterations", "exact") == 1.0


def test_a_layer_gives_its_list_and_no_divine_name_as_a_term_to_be_found(repository):
    found = read_annotations(repository / "annotations/layers/laitman-daily-page.xml")
    assert found.name == "laitman-daily-page"
    assert len(found.layers["transliterations"]) > 20
    assert all(i.optional == (i.get("concept") in {"bore", "maker", "g-d"}) for i in found.layers["terms"])
    assert {i.get("kind") for i in found.layers["transliterations"]} == {"term", "acronym", "name"}
