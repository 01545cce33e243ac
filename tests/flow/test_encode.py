"""Source texts through the command `encode`: by rule, with and without faults."""

from __future__ import annotations

import json
from functools import partial

import pytest

LESSON = "On Vessels\n\nThe Masach and Hiskalelus are spoken of here, and nobody minds that at all.\n"


@pytest.fixture
def run(yichud):
    return partial(yichud, "encode")


def test_a_text_without_a_layer_is_encoded_by_rule(run, tmp_path):
    (tmp_path / "a.txt").write_text(LESSON, encoding="utf-8")
    done = run("a.txt", "-o", "out", "--json", "--tradition", "laitman")
    assert done.exit_code == 0
    (file,) = json.loads(done.stdout)["files"]
    assert (file["way"], file["orphans"], file["suggestions"] > 1) == ("rule", [], True)
    made = (tmp_path / "out" / "a.xml").read_text(encoding="utf-8")
    assert 'target="c:tr.laitman"' in made
    assert 'when="2020-09-13"' in made
    assert 'ana="c:hitkalelut"' in made


def test_the_same_source_gives_the_same_file(run, tmp_path):
    (tmp_path / "a.txt").write_text(LESSON, encoding="utf-8")
    run("a.txt", "-o", "one")
    run("a.txt", "-o", "two")
    assert (tmp_path / "one" / "a.xml").read_bytes() == (tmp_path / "two" / "a.xml").read_bytes()
    assert run("a.txt", "-o", "one").exit_code == 0  # nothing to replace


def test_every_fault_is_told_and_the_rest_is_done(run, tmp_path):
    (tmp_path / "good.txt").write_text(LESSON, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b" \n")
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9 and words")
    (tmp_path / "tei.txt").write_bytes(b'<?xml version="1.0"?><TEI/>')
    done = run("good.txt", "empty.txt", "latin.txt", "tei.txt", "nowhere.txt", "-o", "out")
    assert done.exit_code == 4
    for code in ("I01", "I04", "I06", "X10"):
        assert code in done.stderr
    assert [p.name for p in (tmp_path / "out").glob("*.xml")] == ["good.xml"]


def test_a_folder_outside_of_any_project_becomes_one_that_can_be_moved(run, yichud, tmp_path):
    (tmp_path / "a.txt").write_text(LESSON, encoding="utf-8")
    assert "annotations: concepts, people, works and grammar, copied" in run("a.txt", "-o", "it & 1").stdout
    (tmp_path / "it & 1" / "annotations" / "people.xml").write_bytes(
        own := (tmp_path / "it & 1" / "annotations" / "people.xml").read_bytes() + b"<!-- mine -->\n"
    )
    assert "copied" not in run("a.txt", "-o", "it & 1/more").stdout
    assert (tmp_path / "it & 1" / "annotations" / "people.xml").read_bytes() == own
    (tmp_path / "far").mkdir()
    (tmp_path / "it & 1").rename(tmp_path / "far" / "away")
    done = yichud("check", "far")
    assert (done.exit_code, done.stdout) == (0, "")
    assert 'href="annotations/schema/yichud.rng"' in (tmp_path / "far" / "away" / "a.xml").read_text(
        encoding="utf-8"
    )
    assert yichud("decide", "far").exit_code == 0  # the vocabulary is none of the texts


def test_texts_point_at_the_project_that_they_are_written_into(run, tmp_path):
    (tmp_path / "a.txt").write_text(LESSON, encoding="utf-8")
    run("a.txt", "-o", "project")
    done = run("a.txt", "-o", "project/texts/deep")
    made = (tmp_path / "project" / "texts" / "deep" / "a.xml").read_text(encoding="utf-8")
    assert 'replacementPattern="../../annotations/people.xml#$1"' in made
    assert done.exit_code == 0


def test_a_file_that_is_there_is_not_replaced_unasked(run, tmp_path):
    (tmp_path / "a.txt").write_text(LESSON, encoding="utf-8")
    (tmp_path / "out").mkdir()
    mine = tmp_path / "out" / "a.xml"
    mine.write_text("my work", encoding="utf-8")
    done = run("a.txt", "-o", "out")
    assert (done.exit_code, mine.read_text(encoding="utf-8")) == (2, "my work")
    assert "I08" in done.stderr
    assert run("a.txt", "-o", "out", "--overwrite").exit_code == 0
    assert "my work" not in mine.read_text(encoding="utf-8")


def test_two_texts_of_one_name_do_not_overwrite_each_other(run, tmp_path):
    (tmp_path / "x").mkdir()
    for path in (tmp_path / "a.txt", tmp_path / "x" / "a.txt"):
        path.write_text(LESSON, encoding="utf-8")
    done = run("a.txt", "x/a.txt", "-o", "out")
    assert done.exit_code == 4
    assert "I07" in done.stderr


def test_an_unknown_tradition_is_refused(run, tmp_path):
    (tmp_path / "a.txt").write_text(LESSON, encoding="utf-8")
    done = run("a.txt", "-o", "out", "--tradition", "nobody")
    assert done.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_what_a_person_says_of_a_text_stands_in_its_header(run, tmp_path):
    (tmp_path / "a.txt").write_text(LESSON, encoding="utf-8")
    said = (
        "--author",
        "laitman",
        "--author",
        "A. Reader",
        "--date",
        "ca. 1912",
        "--title",
        "Ships & Vessels",
    )
    done = run("a.txt", "-o", "out", *said, "--source", "https://example.org/a?b&c", "--licence", "CC0")
    assert done.exit_code == 0
    assert "not said: tradition (--tradition" in done.stdout
    assert "I13 people.xml has no 'A. Reader'" in done.stderr
    made = (tmp_path / "out" / "a.xml").read_text(encoding="utf-8")
    assert made.count("<title>Ships &amp; Vessels</title>") == 2
    authors = '<author ref="c:p.laitman">Michael Laitman</author><author>A. Reader</author>'
    assert f'{authors}<date when="1912" cert="low">ca. 1912</date><ptr target=' in made
    assert "<availability><licence>CC0</licence></availability>" in made
    assert "of this header" not in made  # nothing was guessed


def test_what_the_text_says_of_itself_is_told_and_what_is_missing(run, tmp_path):
    (tmp_path / "a.txt").write_text("On Vessels\n\nMay 3, 2010\n\n" + LESSON, encoding="utf-8")
    done = run("a.txt", "-o", "out", "--json")
    header = json.loads(done.stdout)["files"][0]["header"]
    assert (header["title"], header["date"], header["authors"]) == ("On Vessels", "2010-05-03", [])
    assert header["found"] == ["date", "title"]
    made = (tmp_path / "out" / "a.xml").read_text(encoding="utf-8")
    assert '<date when="2010-05-03">May 3, 2010</date><extent' in made
    assert "The title and date of this header were taken from the text by rule." in made


def test_a_table_says_of_each_text_what_options_say_of_all(run, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(LESSON, encoding="utf-8")
    rows = "File,Title,author,tradition\na.txt,One,ashlag; laitman,\nb,,,chabad\n"
    (tmp_path / "rows.csv").write_text(rows, encoding="utf-8")
    done = run("a.txt", "b.txt", "-o", "out", "--metadata", "rows.csv", "--tradition", "laitman", "--json")
    one, two = (f["header"] for f in json.loads(done.stdout)["files"])
    assert (one["title"], [a["id"] for a in one["authors"]], one["tradition"]) == (
        "One",
        ["p.ashlag", "p.laitman"],
        "laitman",
    )
    assert (two["title"], two["authors"], two["tradition"]) == ("On Vessels", [], "chabad")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--date", "one day"), "'one day' is no date"),
        (("--date", "2010-13"), "'2010-13' is no date"),
        (("--title", "One"), "one title for 2 texts"),
        (("--metadata", "strange.csv"), "has the column 'writer'"),
        (("--metadata", "nameless.csv"), "has no column 'file'"),
        (("--metadata", "other.csv"), "speaks of 'c.txt', which is none of the texts"),
        (("--metadata", "twice.csv"), "has two rows for a.txt"),
    ],
)
def test_what_cannot_be_meant_is_refused(run, tmp_path, options, said):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(LESSON, encoding="utf-8")
    tables = {
        "strange": "file,writer\na.txt,me",
        "nameless": "title\nOne",
        "other": "file\nc.txt",
        "twice": "file,title\na.txt,One\na.txt,Two",
    }
    for name, rows in tables.items():
        (tmp_path / f"{name}.csv").write_text(rows, encoding="utf-8")
    done = run("a.txt", "b.txt", "-o", "out", *options)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (tmp_path / "out").exists()
