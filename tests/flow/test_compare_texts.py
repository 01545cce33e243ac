"""`compare` over the project's own texts: every claim, every state, and how long it takes."""

import os
import subprocess
import sys

import pytest

from toolkit.workflows import compare

TOPICS = ("unification", "inclusion")


@pytest.fixture
def report(repository, tmp_path, monkeypatch):
    monkeypatch.setenv("YICHUD_CACHE", str(tmp_path))
    return compare.compare([repository / "tei"], compare.Question(TOPICS), command="yichud compare tei")


def test_every_claim_is_there(report):
    claims = {(r["text"], r["claim"]) for r in report.table("treatment").records() if r["claim"]}
    assert len(claims) == 86
    assert len(report.inputs) == 5
    assert not report.failed
    assert not report.findings


def test_every_claim_has_a_sentence_behind_it_that_is_quoted(report):
    quoted = {r["id"] for r in report.table("evidence").records() if r["quote"]}
    for row in report.table("treatment").records():
        if row["claim"]:
            assert row["passages"]
            assert set(row["passages"].split()) <= quoted


def test_chabad_does_not_speak_of_inclusion(report):
    rows = [
        r for r in report.table("treatment").records() if (r["topic"], r["group"]) == ("inclusion", "chabad")
    ]
    assert {r["state"] for r in rows} == {"not stated"}
    assert len(rows) == 7


def test_every_tradition_names_the_concepts_of_its_topics(report):
    rows = report.table("concepts").records()
    counts = {(r["concept"], r["group"]): r["count"] for r in rows if r["channel"] == "any"}
    assert counts["zivug", "chabad"] > 0
    assert counts["hitkalelut", "ashlag"] > 0
    assert counts["hitkalelut", "laitman"] > 0
    assert counts["hitkalelut", "chabad"] == 0


def test_no_spacy_is_read_for_texts_that_have_their_terms_and_the_second_time_is_quick(repository, tmp_path):
    script = (
        "import sys; from pathlib import Path; from toolkit.workflows import compare; "
        "r = compare.compare([Path('tei')], compare.Question(), command=''); "
        "compare.render(r, 'html'); assert 'spacy' not in sys.modules"
    )
    environment = {**os.environ, "YICHUD_CACHE": str(tmp_path)}
    for _ in range(2):
        before = os.times()
        subprocess.run([sys.executable, "-c", script], cwd=repository, env=environment, check=True)
        after = os.times()
        taken = (
            after.children_user - before.children_user
        )  # of the processor: a busy machine is not the program's
    assert taken < 6
