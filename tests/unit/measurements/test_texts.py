from toolkit.measurements import contexts, corpus, evidence, groups, mentions

CLAIM = "topic.unification asp.result pol.asserted std.own"


def test_a_group_of_one_text_is_called_by_that_text(engine_of, make_tei):
    table = groups.measure(
        engine_of(
            make_tei("a", ["One two."], title="Of Worlds", tradition="chabad"),
            make_tei("b", ["One."], tradition="laitman", form="restatement"),
            make_tei("c", ["One two three."], tradition="laitman"),
            make_tei("d", ["One."], tradition=""),
            make_tei("e", ["One."], tradition="of-my-own"),
        )
    )
    assert [
        (r["tradition"], r["name"], r["label"], r["texts"], r["words"], r["restatements"])
        for r in table.records()
    ] == [
        ("chabad", "Chabad", "Of Worlds", 1, 2, 0),
        ("laitman", "Laitman", "Laitman", 2, 4, 1),
        ("of-my-own", "of-my-own", "E", 1, 1, 0),
        ("", "no tradition given", "D", 1, 1, 0),
    ]


def test_a_text_has_its_words_claims_and_terms(engine_of, make_tei):
    [row] = corpus.measure(
        engine_of(
            make_tei(
                "alpha",
                ['One <term ref="c:zivug">Zivug</term>.'],
                complete=("unification",),
                author="Anna",
                claims=[
                    ("c1", "s1", CLAIM, "accepted", "So."),
                    ("c2", "s1", CLAIM, "proposed", "So."),
                    ("c3", "s1", CLAIM, "rejected", "So."),
                ],
            )
        )
    ).records()
    assert (row["words"], row["terms"], row["claims"], row["claims_proposed"]) == (2, 1, 1, 1)
    assert (row["author"], row["complete"], row["convention"], row["form"]) == (
        "Anna",
        "unification",
        "x-isr",
        "original",
    )


def test_evidence_is_what_states_a_claim_or_names_a_concept_of_the_topics(engine_of, make_tei):
    engine = engine_of(
        make_tei(
            "alpha",
            [
                "Neither.",
                "A  claim\nhere.",
                'A <term ref="c:zivug">Zivug</term>.',
                'A <term ref="c:guf">Guf</term>.',
                "Refused.",
            ],
            ["Far away."],
            claims=[("c1", "s2", CLAIM, "accepted", "So."), ("c2", "s5", CLAIM, "rejected", "So.")],
        ),
        topics=("unification",),
    )
    assert [
        (r["id"], r["quote"], r["claims"], r["concepts"]) for r in evidence.measure(engine).records()
    ] == [
        ("alpha#s2", "A claim here.", "c1", ""),
        ("alpha#s3", "A Zivug.", "", "zivug"),
    ]
    assert [r["id"] for r in contexts.measure(engine).records()] == ["alpha#p1"]
    assert [r["form"] for r in mentions.measure(engine).records()] == ["Zivug"]


def test_a_claim_may_point_at_a_passage_and_one_that_points_nowhere_is_shown_as_such(engine_of, make_tei):
    engine = engine_of(
        make_tei(
            "alpha",
            "No sentences.",
            claims=[("c1", "p1", CLAIM, "accepted", "So."), ("c2", "gone", CLAIM, "accepted", "So.")],
        )
    )
    found = {r["id"]: r["quote"] for r in evidence.measure(engine).records()}
    assert found == {"alpha#p1": "No sentences.", "alpha#gone": None}
