"""A file to start from is valid wherever it lies, and a project gets a vocabulary of its own."""

import pytest

from toolkit import cli

NEW = ["--title", "A lesson", "--tradition", "laitman"]


@pytest.mark.parametrize("folder", ["a b", "ann #1 ü", "50% & $1", "שלום"])
def test_names_that_an_address_cannot_hold_are_encoded(tmp_path, monkeypatch, capsys, folder):
    monkeypatch.chdir(tmp_path)
    assert cli.run(["new", f"{folder}/texts/x.xml", *NEW, "--project", folder]) == 0
    assert cli.run(["check", folder]) == 0, capsys.readouterr().out


def test_a_project_s_own_concepts_stay(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.run(["new", "a.xml", *NEW, "--project", "."]) == 0
    own = tmp_path / "annotations" / "concepts.xml"
    own.write_bytes(own.read_bytes() + b"<!-- mine -->\n")
    assert cli.run(["new", "b.xml", *NEW, "--project", "."]) == 0
    assert own.read_bytes().endswith(b"<!-- mine -->\n")
    assert 'replacementPattern="annotations/people.xml#$1"' in (tmp_path / "b.xml").read_text(
        encoding="utf-8"
    )
    assert cli.run(["check", "."]) == 0, capsys.readouterr().out


def test_like_findings_are_counted_after_twenty(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.run(["new", "a.xml", *NEW]) == 0
    file = tmp_path / "a.xml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("<head>", "<formula/>" * 25 + "<head>"), encoding="utf-8"
    )
    capsys.readouterr()
    assert cli.run(["check", "-q", "a.xml"]) == 1
    told = capsys.readouterr().out
    assert told.count(": T02 ") == 21
    assert "a.xml: T02 and 5 more; --all prints them" in told
    assert cli.run(["check", "-q", "--all", "a.xml"]) == 1
    assert capsys.readouterr().out.count(": T02 ") == 25
