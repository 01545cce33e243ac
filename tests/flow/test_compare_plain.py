"""A reader's own plain texts, from `encode` to a report: nobody has named a tradition or decided on a term."""

import json

import pytest

from toolkit.ground.errors import UsageError
from toolkit.tei.vocabulary import read_vocabulary
from toolkit.workflows.question import topics_of

TEXTS = {
    "table.txt": "On Joining\n\nThe candle is nothing beside the sun, and the Zivug is above Atzilus.\n\nThe Zivug is in Malchus, as Tanya, chapter 36, says.\n",
    "lesson.txt": "On Connection\n\nIn the ten the Kli is made, and in Malchut there is a Zivug.\n\nThe Masach is below the Kli.\n",
}


def encoded(yichud, tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert yichud("encode", *TEXTS, "-o", "texts").exit_code == 0


def table(tmp_path, key):
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    [rows] = [t["rows"] for s in report["sections"] for t in s["tables"] if t["key"] == key]
    return rows


def test_texts_without_a_tradition_are_compared_one_by_one_and_what_is_proposed_is_told(yichud, tmp_path):
    encoded(yichud, tmp_path)
    said = yichud("compare", "texts", "-o", "r.json")
    assert [r["name"] for r in table(tmp_path, "groups")] == ["On Connection", "On Joining"]
    assert "--include-proposed counts" in said.stderr
    assert {r["count"] for r in table(tmp_path, "concepts") if r["channel"] == "any"} == {None}
    page = yichud("compare", "texts").stdout
    assert "A comparison of 2 texts, by terms and words" in page
    assert "proposed by a program and decided by nobody: what is proposed enters no count" in page
    assert "One citation is proposed by a program" in page
    assert "*not annotated*" not in page  # no matrix of nothing
    one = yichud("compare", "texts", "--by", "tradition", "-o", "r.json")
    assert "there is one group, and nothing to compare it with" in one.stderr


def test_proposed_terms_count_where_one_asks_and_the_report_says_so(yichud, tmp_path):
    encoded(yichud, tmp_path)
    said = yichud("compare", "texts", "--include-proposed", "-o", "r.json")
    assert "--include-proposed" not in said.stderr
    counts = {
        (r["concept"], r["group"]): (r["count"], r["proposed"])
        for r in table(tmp_path, "concepts")
        if r["channel"] == "any"
    }
    assert counts["zivug", "table"] == (2, 0)
    assert counts["masach", "table"] == (0, 0)
    assert {r["terms_proposed"] > 0 and r["terms"] == 0 for r in table(tmp_path, "corpus")} == {True}
    assert {r["status"] for r in table(tmp_path, "mentions")} == {"counted"}
    assert {"level": "concept", "item": "masach"} in [
        {k: r[k] for k in ("level", "item")} for r in table(tmp_path, "keyness")
    ]
    page = yichud("compare", "texts", "--include-proposed").stdout
    assert "They are counted all the same, because this was asked for" in page
    assert yichud("compare", "--check", "r.json").exit_code == 0


def test_a_folder_of_plain_texts_is_told_what_to_do(yichud, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/a.txt").write_text("A text.")
    said = yichud("compare", "mine")
    assert said.exit_code == 2
    assert "`yichud encode` makes TEI of the plain texts in it" in said.stderr


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("Keilim", "kelim"),
        ("hiskalelus", "hitkalelut"),
        ("Sephiroth", "sefirot"),
        ("Ein Sof", "ein-sof"),
        ("Upper Light", "or-elyon"),
        ("Unification", "topic.unification"),
    ],
)
def test_a_concept_is_asked_for_in_any_spelling_or_by_its_english_name(repository, asked, topic):
    scheme = read_vocabulary(repository / "annotations").scheme
    assert [t.id for t in topics_of(scheme, [asked])] == [topic]


def test_a_word_that_is_no_concept_is_refused_with_the_nearest(repository):
    scheme = read_vocabulary(repository / "annotations").scheme
    with pytest.raises(UsageError) as refused:
        topics_of(scheme, ["hitkalelutt"])
    assert "did you mean hitkalelut" in str(refused.value.hint)
