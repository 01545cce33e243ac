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


def test_author_and_date_stand_in_the_header(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    said = ["--author", "laitman", "--author", "A & B", "--date", "1999"]
    assert cli.run(["new", "texts/a.xml", *NEW, *said]) == 0
    written = (tmp_path / "texts" / "a.xml").read_text(encoding="utf-8")
    assert written.count('<author ref="c:p.laitman">Michael Laitman</author><author>A &amp; B</author>') == 2
    assert '<date when="1999">1999</date></bibl>' in written
    assert cli.run(["check", "texts"]) == 0, capsys.readouterr().out


def test_a_file_that_was_moved_is_led_to_the_vocabulary_again(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.run(["new", "texts/a.xml", *NEW, "--project", "."]) == 0
    other = tmp_path / "other.xml"  # of another project: it names no grammar of ours
    other.write_bytes(
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><encodingDesc><listPrefixDef><prefixDef ident="p" '
        b'matchPattern="(.+)" replacementPattern="gone/people.xml#$1"/></listPrefixDef></encodingDesc></teiHeader></TEI>'
    )
    theirs = other.read_bytes()
    (tmp_path / "a" / "b").mkdir(parents=True)
    moved = (tmp_path / "texts" / "a.xml").rename(tmp_path / "a" / "b" / "a.xml")
    before = moved.read_text(encoding="utf-8")
    assert cli.run(["check", "a"]) == 1
    assert cli.run(["check", "a", "--fix", "--dry-run"]) == 1
    assert moved.read_text(encoding="utf-8") == before
    capsys.readouterr()
    assert cli.run(["check", "a", "--fix"]) == 0
    assert (
        "a/b/a.xml: ../annotations/works.xml#$1 -> ../../annotations/works.xml#$1" in capsys.readouterr().out
    )
    assert moved.read_text(encoding="utf-8") == before.replace("../annotations", "../../annotations")
    cli.run(["check", "other.xml", "--fix"])
    assert other.read_bytes() == theirs
