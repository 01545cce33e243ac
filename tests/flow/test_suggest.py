"""`yichud suggest` on TEI of any project: what is found is added, and nothing else is touched."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from toolkit.tei.reader import read

OTHERS = Path(__file__).parent.parent / "others"
TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>On Joining</title></titleStmt>
<publicationStmt><p>Unpublished.</p></publicationStmt><sourceDesc><p>Born digital.</p></sourceDesc></fileDesc></teiHeader>
<text><body><div><head>On Joining</head>
<p>The <hi rend="italic">Zivug</hi> of Zeir
     Anpin, as the Zohar says (III, 225a), is a joi-
ning. See <bibl corresp="c:w.shamati">Shamati 1</bibl> on <term ref="c:masach">Masach</term>.</p>
<sp><speaker>Student</speaker><p>What is a Yichud?</p></sp></div></body></text></TEI>
"""


@pytest.fixture
def file(yichud):
    path = Path("texts/joining.xml")
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def notes(yichud):
    """What `check` says, without lines and columns."""
    return sorted(re.sub(r":\d+:\d+:", ":", yichud("check", "texts").stdout).splitlines())


def suggested(path):
    return [(s.kind, s.concept, s.quote) for s in read(path.read_bytes()).proposals]


def test_what_is_found_waits_beside_the_text(yichud, file):
    done = yichud("suggest", "texts")
    assert done.exit_code == 0
    assert done.stderr == (
        "texts/joining.xml: 3 terms, 1 citation, 1 name, 2 voices suggested; 3 elements given an id\n"
        "the vocabulary was copied to texts/annotations\n"
        "`yichud decide` lists and decides them\n"
    )
    assert suggested(file) == [
        ("translit", "zivug", "Zivug"),
        ("translit", "zeir-anpin", "Zeir Anpin"),
        ("translit", "yichud", "Yichud"),
        ("citation", "w.zohar", "Zohar says (III, 225a)"),
        ("name", "p.zohar", "Zohar"),
        ("indirect", "p.zohar", "The Zivug of Zeir Anpin, as the Zohar says (III, 225a), is a joi- ning"),
        ("turn", "p.student", "Student"),
    ]
    assert yichud("check", "texts").exit_code == 0


def test_without_what_was_added_the_file_is_what_it_was(yichud, file):
    yichud("suggest", "texts", "-q")
    data = file.read_text(encoding="utf-8")
    for added in (
        r"\n<standOff>.*</standOff>",
        r"\n<encodingDesc>.*</encodingDesc>",
        r"\n<profileDesc>.*</profileDesc>",
        r' xml:id="s?p\d"',
    ):
        data, count = re.subn(added, "", data, flags=re.DOTALL)
        assert count
    assert data == TEXT


def test_a_second_time_and_after_a_refusal_there_is_nothing_new(yichud, file):
    yichud("suggest", "texts", "-q")
    yichud("decide", "texts", "--reject", "zivug", "--by", "R. Reader", "-q")
    before = file.read_bytes()
    assert yichud("suggest", "texts").stderr == "texts/joining.xml: nothing new\n"
    assert file.read_bytes() == before


def test_a_concept_that_is_new_in_the_vocabulary_is_suggested_and_nothing_else(yichud, file):
    yichud("suggest", "texts", "-q")
    data = file.read_bytes()
    gone = re.sub(rb'<annotation [^>]*ana="c:zeir-anpin".*?</annotation>\n', b"", data, flags=re.DOTALL)
    file.write_bytes(gone)
    assert yichud("suggest", "texts").stderr.startswith("texts/joining.xml: 1 term suggested\n")
    ids = [s.id for s in read(file.read_bytes()).proposals]
    assert len(ids) == len(set(ids)) == 7


def test_after_an_edit_what_was_decided_goes_with_its_words(yichud, file):
    yichud("suggest", "texts", "-q")
    yichud("decide", "texts", "--reject", "zivug", "--accept", "zeir-anpin", "--by", "R. Reader", "-q")
    data = file.read_bytes()
    file.write_bytes(
        data.replace(b"The <hi", b"Hear this. The <hi").replace(b"Masach</term>", b"Masach</term> at once")
    )
    done = yichud("suggest", "texts")
    assert done.stderr.splitlines()[:2] == [
        "texts/joining.xml: nothing new",
        "  5 earlier suggestions moved to where the words stand now",
    ]
    assert {s.concept: s.status for s in read(file.read_bytes()).suggestions} == {
        "zivug": "rejected",
        "zeir-anpin": "accepted",
        "yichud": "proposed",
    }
    assert yichud("check", "texts").exit_code == 0


def test_words_without_a_concept_are_named(yichud, file):
    file.write_text(TEXT.replace("What is a", "What are Katnut, Gadlut, Katnut and a"), encoding="utf-8")
    assert "\n  no concept in the vocabulary: Katnut, Gadlut\n" in yichud("suggest", "texts").stderr


def test_a_dry_run_writes_nothing(yichud, file):
    done = yichud("suggest", "texts", "--dry-run", "--json")
    assert json.loads(done.stdout)["files"][0]["counts"]["suggestions"] == 3
    assert file.read_text(encoding="utf-8") == TEXT
    assert not Path("texts/annotations").exists()


def test_accepted_they_count_in_a_report(yichud, file):
    yichud("suggest", "texts", "-q")
    yichud("decide", "texts", "--accept", "cert:high", "--by", "R. Reader", "-q")
    assert yichud("compare", "texts", "--by", "text", "--format", "csv", "-o", "tables").exit_code == 0
    mentions = Path("tables/mentions.csv").read_text(encoding="utf-8")
    assert "zeir-anpin" in mentions


@pytest.mark.parametrize("source", sorted(OTHERS.glob("*.xml")), ids=lambda p: p.stem)
def test_tei_of_other_projects_keeps_its_words_and_passes_the_check_as_before(yichud, source):
    path = Path("texts") / source.name
    path.parent.mkdir()
    path.write_bytes(source.read_bytes())
    before = notes(yichud)
    assert yichud("suggest", "texts").exit_code == 0
    assert read(path.read_bytes()).digest == read(source.read_bytes()).digest
    assert notes(yichud) == before


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_done(yichud, file):
    Path("texts/broken.xml").write_text("<TEI>", encoding="utf-8")
    done = yichud("suggest", "texts")
    assert done.exit_code == 4
    assert "X01" in done.stderr
    assert "joining.xml: 3 terms" in done.stderr
    assert yichud("suggest", "-").exit_code == 2
