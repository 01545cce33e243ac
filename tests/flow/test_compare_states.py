"""`compare` from TEI files to a report, on made-up texts in every state."""

import itertools
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from toolkit.cli import yichud
from toolkit.ground.errors import InputError, UsageError
from toolkit.workflows import _observing, compare

ZIVUG = '<term type="translit" ref="c:zivug" xml:lang="he-Latn-x-isr">Zivug</term>'
CLAIM = "topic.unification asp.result pol.asserted std.own"


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("YICHUD_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def compared(tmp_path, repository, monkeypatch):
    """Compares texts given as bytes by name, in a working folder of their own; returns the report."""
    folders = itertools.count()

    def run(texts, topics=("unification",), order=1, **options):
        folder = tmp_path / f"texts{next(folders)}" / "texts"
        folder.mkdir(parents=True)
        for name, data in texts.items():
            (folder / f"{name}.xml").write_bytes(data)
        monkeypatch.chdir(folder)
        paths = [folder / f"{name}.xml" for name in list(texts)[::order]]
        return compare.compare(
            paths,
            compare.Question(tuple(topics), **options),
            annotations=repository / "annotations",
            command="yichud compare texts",
        )

    return run


def treatment(report):
    return {(r["topic"], r["aspect"], r["group"]): r for r in report.table("treatment").records()}


def test_every_state_has_its_word(compared, make_tei):
    report = compared(
        {
            "complete": make_tei("complete", [f"A {ZIVUG}."], complete=("unification",), tradition="chabad"),
            "partly": make_tei("partly", [f"A {ZIVUG}."], tradition="ashlag"),
            "waiting": make_tei(
                "waiting",
                [f"A {ZIVUG}."],
                tradition="laitman",
                complete=("unification",),
                claims=[
                    ("c1", "s1", CLAIM, "proposed", "Maybe."),
                    ("c2", "s1", CLAIM, "rejected", "Never shown."),
                ],
            ),
            "free": make_tei(
                "free", [f"A {ZIVUG}."], tradition="", claims=[("c1", "s1", CLAIM, "accepted", "Surely.")]
            ),
        }
    )
    states = {
        t: treatment(report)["unification", "result", t]["state"] for t in ("chabad", "ashlag", "laitman", "")
    }
    assert states == {
        "chabad": "not stated",
        "ashlag": "not annotated",
        "laitman": "1 proposed, undecided",
        "": "stated",
    }
    for name in ("html", "json", "md", "csv"):
        text = b"".join(compare.drawn(report, name).values()).decode()
        assert "Surely." in text
        assert "Never shown." not in text
        for state in states.values():
            assert state in text
    assert "no tradition given" in compare.render(report, "md").decode()


def test_the_same_texts_give_the_same_bytes_in_any_order_with_and_without_a_cache(
    compared, make_tei, monkeypatch, tmp_path
):
    texts = {
        name: make_tei(
            name, [f"A {ZIVUG} of {name}."], tradition=t, claims=[("c1", "s1", CLAIM, "accepted", "So.")]
        )
        for name, t in (("b", "chabad"), ("a", "laitman"), ("c", "chabad"))
    }
    first = compared(texts)
    again = compared(texts, order=-1)
    monkeypatch.setenv("YICHUD_CACHE", str(tmp_path / "another"))
    cold = compared(texts)
    for name in compare.formats():
        made = compare.drawn(first, name)
        assert made == compare.drawn(again, name) == compare.drawn(cold, name)
        assert not any(str(tmp_path).encode() in data for data in made.values())


def test_a_file_that_fails_is_reported_and_the_others_go_on(compared, make_tei):
    good = make_tei("good", [f"A {ZIVUG}."])
    report = compared(
        {
            "bad": b"<TEI",
            "empty": b"",
            "good": good,
            "layer": make_tei("layer"),
            "same": good,
            "twin": make_tei("good", ["Another text."]),
        }
    )
    assert report.failed
    assert [i.text for i in report.inputs] == ["good"]
    assert {Path(f.path).name: f.code for f in report.findings}.items() >= {
        "layer.xml": "R01",
        "same.xml": "R02",
        "twin.xml": "R03",
    }.items()
    assert {Path(f.path).name for f in report.findings} == {
        "bad.xml",
        "empty.xml",
        "layer.xml",
        "same.xml",
        "twin.xml",
    }
    assert "R03" in compare.render(report, "html").decode()


def test_one_text_twice_is_said_and_read_once(compared, make_tei):
    good = make_tei("good", [f"A {ZIVUG}."])
    report = compared({"good": good, "same": good})
    assert not report.failed
    assert [f.code for f in report.findings] == ["R02"]
    assert len(report.table("corpus").rows) == 1


def test_nothing_that_can_be_read_is_an_error_with_every_finding(compared, tmp_path):
    with pytest.raises(InputError) as caught:
        compared({"bad": b"<TEI", "worse": b"\xff\xfe"})
    assert len(caught.value.findings) >= 2
    (tmp_path / "hollow").mkdir()
    with pytest.raises(InputError, match="R04 holds no XML file"):
        compare.compare([tmp_path / "hollow"], compare.Question(), command="")
    with pytest.raises(InputError, match="there is no such file"):
        compare.compare([tmp_path / "gone.xml"], compare.Question(), command="")
    with pytest.raises(UsageError, match="nothing to compare"):
        compare.compare([], compare.Question(), command="")


def test_a_topic_that_is_not_there_names_the_nearest(compared, make_tei):
    with pytest.raises(UsageError) as caught:
        compared({"a": make_tei("a", ["One."])}, topics=("inclusoin",))
    assert (
        caught.value.hint
        == "the topics are: unification, inclusion; any concept of the scheme is one too; did you mean inclusion?"
    )
    with pytest.raises(UsageError) as caught:
        compared({"a": make_tei("a", ["One."])}, topics=("nonsense",))
    assert caught.value.hint == "the topics are: unification, inclusion; any concept of the scheme is one too"


def test_without_topics_all_of_them_are_compared_and_a_topic_is_taken_once(compared, make_tei):
    text = {"a": make_tei("a", [ZIVUG])}
    assert set(compared(text, topics=()).table("treatment").column("topic")) == {"unification", "inclusion"}
    report = compared(text, topics=("inclusion", "topic.inclusion"))
    assert set(report.table("treatment").column("topic")) == {"inclusion"}
    assert len(report.table("treatment").rows) == 7


def test_an_original_and_its_restatement_are_said_to_count_twice(compared, make_tei):
    report = compared(
        {
            "a": make_tei("a", [ZIVUG], original="ab" * 32),
            "b": make_tei("b", [ZIVUG], original="ab" * 32, form="restatement"),
        }
    )
    text = compare.render(report, "md").decode()
    assert "a and b encode or restate the same original: what it says is counted twice." in text
    assert "One of them is a restatement" in text


def test_a_text_in_which_nobody_looked_for_terms_is_given_to_the_recogniser_once(
    compared, make_tei, monkeypatch
):
    from toolkit.model.annotation import Transliteration
    from toolkit.model.span import Span

    asked = []

    def load(vocabulary):
        def recognise(text):
            asked.append(text.id)
            return [Transliteration(Span(0, 5), "Zivug", "term", "he", "other", concept="zivug")]

        return recognise

    monkeypatch.setattr(_observing, "load_recogniser", load)
    texts = {"raw": make_tei("raw", ["Zivug."]), "done": make_tei("done", [ZIVUG], tradition="ashlag")}
    for _ in range(2):
        report = compared(texts)
        [row] = [
            r for r in report.table("concepts").records() if (r["group"], r["channel"]) == ("chabad", "any")
        ]
        assert (row["concept"], row["count"], row["proposed"]) == ("zivug", None, 1)
    assert asked == ["raw"]
    assert "looked for terms in raw" in compare.render(report, "md").decode()


def test_the_real_recogniser_finds_terms_in_a_text_without_mark_up(compared, make_tei):
    report = compared({"raw": make_tei("raw", ["In Atzilut the Zivug takes place."])})
    found = {r["concept"]: r["proposed"] for r in report.table("concepts").records() if r["channel"] == "any"}
    assert found.get("zivug") == 1
    assert found.get("atzilut") == 1


def test_a_cache_that_cannot_be_written_changes_nothing(compared, make_tei, tmp_path, monkeypatch):
    text = {"a": make_tei("a", [ZIVUG])}
    kept = compare.render(compared(text), "json")
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("YICHUD_CACHE", str(blocked))
    assert compare.render(compared(text), "json") == kept


@pytest.mark.parametrize("texts", [1, 6])
def test_one_group_and_many_are_drawn(compared, make_tei, texts):
    names = [f"t{i}" for i in range(texts)]
    report = compared({n: make_tei(n, [ZIVUG], tradition=n) for n in names})
    page = compare.render(report, "html").decode()
    assert ('class="profile stacked"' in page) == (texts > 4)
    assert report.title == (
        "How “T0” treats unification" if texts == 1 else "How six texts of six traditions treat unification"
    )


def test_the_json_is_what_the_schema_says(compared, make_tei):
    report = compared({"a": make_tei("a", [ZIVUG], claims=[("c1", "s1", CLAIM, "accepted", "So.")])})
    value = json.loads(compare.render(report, "json"))
    assert list(value) == [
        "schema", "id", "title", "subtitle", "version", "date", "citation", "abstract", "inputs", "sections"
    ]  # fmt: skip
    assert value["schema"] == "yichud-report/1"
    assert set(value["citation"]) == {"text", "bibtex", "csl"}
    assert [i["path"] for i in value["inputs"]] == ["a.xml"]
    assert [s["key"] for s in value["sections"]] == [
        "abstract", "corpus", "treatment", "frames", "concepts", "renderings", "keyness", "companions", "spelling", "sources",
        "voices", "parallels", "recall", "passages", "method",
    ]  # fmt: skip
    for section in value["sections"]:
        assert set(section) == {"key", "title", "text", "tables"}
        for table in section["tables"]:
            assert set(table) == {"key", "columns", "rows"}
            names = [c["name"] for c in table["columns"]]
            assert all(set(c) == {"name", "unit", "meaning"} for c in table["columns"])
            assert all(list(row) == names for row in table["rows"])


@pytest.mark.parametrize(
    ("named", "output", "chosen"),
    [
        (None, None, "md"),
        (None, "-", "md"),
        ("json", "report.html", "json"),
        (None, "report.HTM", "html"),
        (None, "a.md", "md"),
    ],
)
def test_the_format_is_the_one_named_or_that_of_the_suffix(named, output, chosen):
    assert compare.choose_format(named, Path(output) if output else None) == chosen


@pytest.mark.parametrize(
    ("named", "output"), [("odt", None), ("csv", None), (None, "report.docx"), (None, "report")]
)
def test_a_format_that_is_not_there_is_refused_by_name(named, output):
    with pytest.raises(UsageError) as caught:
        compare.choose_format(named, Path(output) if output else None)
    assert "json" in caught.value.hint or "-o DIR" in caught.value.hint


def test_paths_lead_from_the_working_folder_and_no_report_says_where_that_is(
    make_tei, tmp_path, repository, monkeypatch
):
    folder = tmp_path / "elsewhere" / "texts"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "a.xml").write_bytes(make_tei("a", [ZIVUG]))
    (folder / "b.xml").write_bytes(b"<TEI")
    (folder / "c.xml").write_bytes(make_tei("a", ["Twin."]))
    own = tmp_path / "elsewhere" / "annotations"
    own.mkdir()
    for name in ("concepts.xml", "people.xml", "works.xml"):
        (own / name).write_bytes((repository / "annotations" / name).read_bytes())
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    for suffix in ("html", "md", "json"):
        output = tmp_path / f"report.{suffix}"
        main = CliRunner().invoke(
            yichud, ["compare", str(folder), "--annotations", str(own), "-o", str(output)]
        )
        assert str(folder / "b.xml") in main.output  # a terminal is told where
        made = output.read_text(encoding="utf-8")
        assert str(tmp_path) not in made
        assert "yichud compare ../elsewhere/texts --annotations ../elsewhere/annotations" in made
        assert "../elsewhere/texts/deep/a.xml" in made
        assert "../elsewhere/texts/b.xml" in made


def test_the_number_of_a_report_does_not_depend_on_where_its_texts_lie(compared, make_tei, monkeypatch):
    text = {"a": make_tei("a", [ZIVUG])}
    here, there = compared(text), compared(text)
    monkeypatch.chdir("..")
    [path] = Path().rglob("a.xml")
    elsewhere = compare.compare([path], compare.Question(("unification",)), command="")
    assert here.id == there.id == elsewhere.id
    assert elsewhere.inputs[0].path == "texts/a.xml"
    assert here.id != compared({"a": make_tei("a", [f"A {ZIVUG}."])}).id


def test_whose_vocabulary_was_used_is_said(compared, make_tei):
    text = {"a": make_tei("a", [ZIVUG])}
    assert "Vocabulary: comes with Yichud" in compare.render(compared(text), "md").decode()


def test_a_claim_without_a_name_of_the_topic_is_marked_and_counted(compared, make_tei):
    claims = [
        ("c1", "s1", CLAIM, "accepted", "One."),
        ("c2", "s2", CLAIM.replace("asserted", "negated"), "accepted", "Two."),
    ]
    report = compared({"a": make_tei("a", [f"A {ZIVUG}.", "Plain."], claims=claims)})
    text = compare.render(report, "md").decode()
    assert "Two claims on unification; of these one by context and one negative." in text
    assert "| own; negative claim; by context |" in text
    assert compare.render(report, "html").decode().count('<i class="context">') == 1


def test_a_claim_that_cannot_be_printed_is_left_out_told_and_makes_its_text_incomplete(tmp_path, make_tei):
    text = make_tei(
        "one",
        [["One sentence here.", "Another one there."]],
        claims=[
            ("c1", "s1", "topic.inclusion asp.mechanism pol.asserted std.own", "accepted", "A sound claim."),
            ("c2", "s2", "topic.inclusion pol.asserted std.own", "accepted", "A claim without an aspect."),
        ],
        complete=("inclusion",),
    )
    (tmp_path / "one.xml").write_bytes(text)
    for _ in range(2):  # the second time from the cache
        report = compare.compare(
            [tmp_path / "one.xml"],
            compare.Question(("inclusion",)),
            command="",
            cache=tmp_path / "cache",
        )
        rows = report.table("treatment").records()
        assert {r["claim"] for r in rows if r["claim"]} == {"c1"}
        assert {r["state"] for r in rows if not r["claim"]} == {"not annotated"}
        assert [f.code for f in report.findings] == ["R05"]
        assert "c2 (no aspect" in report.findings[0].message
