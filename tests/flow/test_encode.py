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
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["good.xml"]


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
