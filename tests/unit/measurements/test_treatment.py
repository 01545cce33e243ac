import pytest

from toolkit.measurements.matrix import measure as count
from toolkit.measurements.treatment import measure

RESULT = "topic.unification asp.result pol.asserted std.own"


def cells(table, topic="unification", aspect="result"):
    return [r for r in table.records() if (r["topic"], r["aspect"]) == (topic, aspect)]


@pytest.mark.parametrize(
    ("complete", "status", "state"),
    [
        (("unification",), None, "not stated"),
        ((), None, "not annotated"),
        (("inclusion",), None, "not annotated"),
        (("unification",), "proposed", "1 proposed, undecided"),
        ((), "proposed", "1 proposed, undecided"),
        (("unification",), "rejected", "not stated"),
        ((), "rejected", "not annotated"),
        ((), "accepted", "stated"),
        ((), "edited", "stated"),
    ],
)
def test_silence_is_called_what_it_is(engine_of, make_tei, complete, status, state):
    claims = [("c1", "s1", RESULT, status, "So.")] if status else []
    [row] = cells(measure(engine_of(make_tei("alpha", ["One."], complete=complete, claims=claims))))
    assert row["state"] == state
    assert row["claim"] == ("c1" if state == "stated" else None)


def test_a_group_is_silent_only_where_every_one_of_its_texts_declares_it(engine_of, make_tei):
    table = measure(
        engine_of(
            make_tei("a1", ["One."], complete=("unification", "inclusion")),
            make_tei("a2", ["Two."], complete=("inclusion",)),
        )
    )
    assert [(r["state"], r["declared"], r["texts"]) for r in cells(table)] == [("not annotated", 1, 2)]
    assert [(r["state"], r["declared"]) for r in cells(table, "inclusion")] == [("not stated", 2)]


def test_a_declared_topic_is_compared_as_a_whole_word(engine_of, make_tei):
    table = measure(engine_of(make_tei("alpha", ["One."], complete=("unification-of-worlds",))))
    assert {r["state"] for r in table.records()} == {"not annotated"}


def test_a_claim_has_its_voice_and_its_sentences_in_order(engine_of, make_tei):
    table = measure(
        engine_of(
            make_tei(
                "alpha",
                [f"Sentence {i}." for i in range(12)],
                author="Anna",
                claims=[
                    (
                        "c2",
                        "s11 s2",
                        "topic.unification asp.result pol.negated std.reported",
                        "accepted",
                        "No.",
                        "p.our-sages",
                        "p.nobody",
                    ),
                    ("c1", "s12", RESULT, "accepted", "Yes."),
                ],
            )
        )
    )
    assert [(r["claim"], r["passages"], r["polarity"], r["standing"]) for r in cells(table)] == [
        ("c2", "alpha#s2 alpha#s11", "negated", "reported"),
        ("c1", "alpha#s12", "asserted", "own"),
    ]
    reported, own = (r["voice"] for r in cells(table))
    assert own == "Anna"
    assert reported.endswith("; p.nobody")
    assert "p.our-sages" not in reported


def test_a_claim_on_two_topics_stands_under_both_and_is_counted_in_both(engine_of, make_tei):
    engine = engine_of(
        make_tei(
            "alpha",
            ["One."],
            claims=[
                (
                    "c1",
                    "s1",
                    "topic.inclusion topic.unification asp.result pol.asserted std.own",
                    "accepted",
                    "So.",
                )
            ],
        )
    )
    assert [r["topic"] for r in measure(engine).records() if r["claim"]] == ["unification", "inclusion"]
    assert [(r["topic"], r["claims"]) for r in count(engine).records()] == [
        ("unification", 1),
        ("inclusion", 1),
    ]


def test_every_cell_has_a_row_in_the_order_of_the_scheme(engine_of, make_tei):
    texts = (
        make_tei("z", ["One."], tradition=""),
        make_tei("b", ["One."], tradition="laitman"),
        make_tei("a", ["One."], tradition="novel"),
        make_tei("c", ["One."], tradition="chabad"),
    )
    table = measure(engine_of(*texts, topics=("inclusion",)))
    assert len(table.rows) == 7 * 4
    assert [r["group"] for r in cells(table, "inclusion")] == ["chabad", "laitman", "novel", ""]
    assert list(dict.fromkeys(table.column("aspect"))) == [
        "participants",
        "mechanism",
        "condition",
        "purpose",
        "result",
        "place",
        "limit",
    ]
    assert table.rows == measure(engine_of(*reversed(texts), topics=("inclusion",))).rows


def test_an_aspect_that_the_scheme_does_not_have_is_not_lost(engine_of, make_tei):
    claim = ("c1", "s1", "topic.unification asp.colour pol.asserted std.own", "accepted", "Blue.")
    table = measure(engine_of(make_tei("alpha", ["One."], claims=[claim])))
    assert [r["statement"] for r in cells(table, aspect="colour")] == ["Blue."]


def test_the_matrix_counts_by_polarity_and_standing_and_leaves_refused_claims_out(engine_of, make_tei):
    kinds = ["pol.asserted std.own", "pol.negated std.reported", "pol.asserted std.analogy"]
    claims = [
        (f"c{i}", "s1", f"topic.unification asp.result {k}", "accepted", "So.") for i, k in enumerate(kinds)
    ]
    claims += [("c8", "s1", RESULT, "proposed", "So."), ("c9", "s1", RESULT, "rejected", "So.")]
    [row] = count(engine_of(make_tei("alpha", ["One."], claims=claims))).records()
    assert {k: row[k] for k in ("claims", "texts", "negated", "own", "reported", "analogy", "proposed")} == {
        "claims": 3,
        "texts": 1,
        "negated": 1,
        "own": 1,
        "reported": 1,
        "analogy": 1,
        "proposed": 1,
    }


@pytest.mark.parametrize(
    ("sentence", "role", "explicit"),
    [
        ("They meet.", "", False),
        ("They meet.", "c:masach", False),
        ("They meet.", "c:zivug-neshikin", True),  # by what it stands under
        ('A <term ref="c:zivug">Zivug</term>.', "", True),
        ('A <term ref="c:masach">Masach</term>.', "", False),
        ('A <term ref="c:hitkalelut">Hitkalelut</term>.', "", False),  # a concept of another topic
    ],
)
def test_a_claim_names_its_topic_or_speaks_of_it_by_context(engine_of, make_tei, sentence, role, explicit):
    data = make_tei("alpha", [sentence], claims=[("c1", "s1", RESULT, "accepted", "So.")])
    if role:
        data = data.replace(b"So.</note>", f'So.</note><ptr type="participant" target="{role}"/>'.encode())
    [row] = cells(measure(engine_of(data)))
    assert row["explicit"] is explicit


def test_a_claim_has_its_roles_the_subject_first_and_the_authority_last(engine_of, make_tei):
    claim = ("c1", "s1", RESULT, "accepted", "So.", "p.our-sages")
    data = make_tei("alpha", ["One."], claims=[claim]).replace(
        b"So.</note>",
        b'So.</note><ptr type="place" target="c:rosh"/><ptr type="participant" target="c:or"/><ptr type="subject" target="c:zivug"/>',
    )
    [row] = cells(measure(engine_of(data)))
    assert row["roles"] == "subject:zivug participant:or place:rosh authority:p.our-sages"
    assert row["voice"] == "Our sages"
