from toolkit.measurements import (
    concepts,
    contexts,
    corpus,
    evidence,
    groups,
    mentions,
    synonyms,
    treatment,
    voices,
)

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
        (r["group"], r["name"], r["value"], r["texts"], r["words"], r["restatements"])
        for r in table.records()
    ] == [
        ("chabad", "Of Worlds", "Chabad", 1, 2, 0),
        ("laitman", "Laitman", "Laitman", 2, 4, 1),
        ("of-my-own", "E", "of-my-own", 1, 1, 0),
        ("", "D", None, 1, 1, 0),
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


def test_evidence_is_what_states_a_claim_or_names_a_concept(engine_of, showing, make_tei):
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
    showing(engine, treatment.measure(engine), concepts.measure(engine))
    assert [
        (r["id"], r["quote"], r["claims"], r["concepts"]) for r in evidence.measure(engine).records()
    ] == [
        ("alpha#s2", "A claim here.", "c1", ""),
        ("alpha#s3", "A Zivug.", "", "zivug"),
        ("alpha#s4", "A Guf.", "", "guf"),
    ]
    assert [r["id"] for r in contexts.measure(engine).records()] == ["alpha#p1"]
    assert [(r["form"], r["topical"]) for r in mentions.measure(engine).records()] == [
        ("Zivug", True),
        ("Guf", False),
    ]


def test_a_claim_that_points_at_no_sentence_is_no_evidence(engine_of, showing, make_tei):
    engine = engine_of(
        make_tei(
            "alpha",
            "No sentences.",
            claims=[("c1", "p1", CLAIM, "accepted", "So."), ("c2", "gone", CLAIM, "accepted", "So.")],
        )
    )
    showing(engine, treatment.measure(engine))
    assert evidence.measure(engine).records() == []


def test_every_place_that_a_count_lists_is_quoted_and_a_frequent_concept_does_not_quote_the_whole_text(
    engine_of, showing, make_tei
):
    many = ['<term ref="c:guf">Guf</term> <term type="english" ref="c:zivug">union</term>.'] * 250
    many += ['<term ref="c:masach">Masach</term>.', *['<term ref="c:guf">Guf</term>.'] * 9]
    engine = engine_of(make_tei("alpha", many), topics=("unification",))
    showing(engine, concepts.measure(engine), synonyms.measure(engine))
    quoted = {r["id"] for r in evidence.measure(engine).records()}
    rows = [*concepts.measure(engine).records(), *synonyms.measure(engine).records()]
    for row in rows:
        assert set(row["passages"].split()) <= quoted
        assert len(row["passages"].split()) == min(200, row["sentences"])
    assert {r["sentences"] for r in rows if r["concept"] == "guf"} == {259}
    assert quoted == {f"alpha#s{n}" for n in (*range(1, 201), 251)}
    assert [r["concepts"] for r in evidence.measure(engine).records() if r["id"] == "alpha#s200"] == [
        "guf zivug"
    ]


def test_a_person_has_one_name_wherever_a_header_writes_another(engine_of, make_tei):
    texts = [
        make_tei(name, ["One."], author=author).replace(b"<author>", f'<author ref="c:{ref}">'.encode())
        for name, author, ref in (
            ("a", "Dr. Michael Laitman", "p.laitman"),
            ("b", "M. Laitman", "p.laitman"),
            ("c", "the third Rebbe", "p.tzemach-tzedek"),
            ("d", "Somebody", "p.nobody"),
        )
    ]
    assert [(r["author"], r["author_full"]) for r in corpus.measure(engine_of(*texts)).records()] == [
        ("Michael Laitman", None),
        ("Michael Laitman", None),
        ("Tzemach Tzedek", "Menachem Mendel Schneersohn"),
        ("Somebody", None),
    ]


def test_who_decided_what_was_reviewed_and_what_the_date_is_of_are_said(engine_of, make_tei):
    data = make_tei("alpha", ["One."], claims=[("c1", "s1", CLAIM, "accepted", "So.")])
    data = data.replace(
        b"</titleStmt>",
        b'<respStmt xml:id="me"><resp>decided by</resp><orgName>The circle</orgName></respStmt>'
        b'<respStmt xml:id="other"><resp>typed by</resp><persName>Somebody</persName></respStmt><editor>An editor</editor></titleStmt>',
    )
    data = data.replace(b"</bibl>", b'<date type="lesson" when="2016-02-21"/></bibl>', 1)
    data = data.replace(b"<p>Made up.</p><i", b"<p>Made up. Not reviewed.</p><i").replace(
        b"<editorialDecl><p>Made up.</p>", b"<editorialDecl><p>Made up. Not reviewed.</p>"
    )
    named, silent = corpus.measure(engine_of(data, make_tei("beta", ["One."]))).records()
    keys = ("responsible", "editors", "caveat", "date", "date_kind")
    assert [named[k] for k in keys] == ["The circle", "An editor", "Not reviewed.", "2016-02-21", "lesson"]
    assert [silent[k] for k in keys] == [None] * 5


def test_a_program_is_not_responsible(engine_of, make_tei):
    program = b'<respStmt xml:id="p"><resp>structure by rule</resp><name type="software">Yichud</name></respStmt></titleStmt>'
    [row] = corpus.measure(engine_of(make_tei("alpha", ["One."]).replace(b"</titleStmt>", program))).records()
    assert row["responsible"] is None


def test_bylines_date_lines_and_labels_of_speakers_are_no_running_text(engine_of, make_tei):
    data = make_tei("alpha", ["One two three."]).replace(
        b"<body><div>",
        b"<body><div><byline>By Anna</byline><dateline>Monday</dateline><sp who='c:p.asker'><speaker>Question:</speaker><p>How?</p></sp>",
    )
    [row] = corpus.measure(engine_of(data)).records()
    assert (row["words"], row["note_words"], row["furniture_words"]) == (4, 4, 0)


def test_a_turn_begins_after_its_label(engine_of, make_tei):
    data = make_tei("alpha", ["How do they join?"], ["They are one."]).replace(
        b"<body><div><p>", b"<body><div><sp who='c:p.asker'><speaker>Question:</speaker> <p>"
    )
    data = data.replace(b"join?</seg></p>", b"join?</seg></p></sp>")
    [row] = voices.measure(engine_of(data)).records()
    assert (row["words"], row["share"], row["passages"]) == (4, round(4 / 7, 4), "alpha#s1")
