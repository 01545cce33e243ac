"""What the readers of the authorities make of the project's own files, and what they say of faulty ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from toolkit.ground.errors import InputError
from toolkit.tei.authorities import read_people, read_works
from toolkit.tei.vocabulary import read_vocabulary

FOLDER = REPOSITORY / "annotations"
PEOPLE = (
    "tzemach-tzedek", "ashlag", "rabash", "laitman", "adam", "bnei-baruch", "schneur-zalman", "mm-schneerson", "chabad-compiler",
    "our-sages", "scripture", "zohar", "student", "asker", "unknown",
)  # fmt: skip
WORKS = (
    "tanya-ik", "derech-mitzvosecha", "or-hatorah-bereishis", "sefer-hamaamarim-5730", "shamati", "shir-hayichud", "host-sefer",
    "kabbalah-for-beginners", "daily-kabbalah-lesson", "the-daily-page", "lesson-russian", "related-1", "related-2", "related-3",
    "unknown",
)  # fmt: skip


def small(body: str) -> bytes:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>{body}</standOff></TEI>'.encode()


def test_everybody_is_there() -> None:
    people = read_people(FOLDER / "people.xml")
    assert {f"p.{p}" for p in PEOPLE} <= set(people)
    assert people["p.bnei-baruch"].kind == "organisation"
    assert people["p.our-sages"].kind == "collective"
    assert people["p.scripture"].kind == "text"
    assert people["p.student"].kind == "dialogue"
    rebbe = people["p.tzemach-tzedek"]
    assert (rebbe.name, rebbe.names, rebbe.birth, rebbe.death) == (
        "Menachem Mendel Schneersohn",
        ("Tzemach Tzedek",),
        "1789",
        "1866",
    )
    assert rebbe.hebrew == "צֶמַח צֶדֶק", "the pointed form goes before the others"
    assert rebbe.traditions == ("chabad",)


def test_every_work_is_there() -> None:
    people = read_people(FOLDER / "people.xml")
    works = read_works(FOLDER / "works.xml", people=people)
    assert set(works) == {f"w.{w}" for w in WORKS}
    shamati = works["w.shamati"]
    assert (shamati.author, shamati.recorder, shamati.units) == ("p.ashlag", "p.rabash", ("article",))
    assert works["w.derech-mitzvosecha"].units == ("mitzvah", "folio")
    tanya = works["w.tanya-ik"]
    assert tanya.sefaria.replace("{epistle}", "20") == "Tanya, Part IV; Iggeret HaKodesh 20"
    assert tanya.sefaria_certainty == "medium"
    assert "Tanya Igeres Hakodesh" in tanya.titles


def test_ids_are_ascii() -> None:
    ids = [*read_people(FOLDER / "people.xml"), *read_works(FOLDER / "works.xml")]
    assert all(i.isascii() and i[:2] in {"p.", "w."} for i in ids)


def test_findings_are_collected() -> None:
    data = small(
        '<listPerson><person xml:id="x"><persName type="standard">X</persName></person>'
        '<person xml:id="p.a"/><org xml:id="p.a"><orgName type="standard">A</orgName></org></listPerson>'
    )
    with pytest.raises(InputError) as caught:
        read_people(data, "people.xml")
    assert sorted(f.code for f in caught.value.findings) == ["A11", "A12", "A13"]
    assert all(f.line == 1 and f.column > 1 for f in caught.value.findings)


def test_an_author_has_to_be_known() -> None:
    data = small(
        '<listBibl><bibl xml:id="w.a"><title type="standard">A</title><author ref="c:p.nobody">N</author></bibl></listBibl>'
    )
    assert read_works(data)["w.a"].author == "p.nobody"
    with pytest.raises(InputError, match="A14"):
        read_works(data, people={})


def test_vocabulary_is_one_bundle_with_a_digest(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(FOLDER)
    assert len(vocabulary.digest) == 64
    assert vocabulary.scheme.concepts
    assert vocabulary.people
    assert vocabulary.works
    for name in ("concepts.xml", "people.xml", "works.xml"):
        shutil.copy(FOLDER / name, tmp_path / name)
    assert read_vocabulary(tmp_path) == vocabulary
    works = tmp_path / "works.xml"
    works.write_bytes(works.read_bytes().replace(b"Digest of the daily lesson", b"Digest of a daily lesson"))
    assert read_vocabulary(tmp_path).digest != vocabulary.digest
    works.unlink()
    assert read_vocabulary(tmp_path).works == {}


def test_vocabulary_collects_the_findings_of_all_files(tmp_path: Path) -> None:
    (tmp_path / "concepts.xml").write_bytes(small(""))
    (tmp_path / "people.xml").write_bytes(small('<listPerson><person xml:id="p.a"/></listPerson>'))
    (tmp_path / "works.xml").write_bytes(
        small('<listBibl><bibl xml:id="a"><title type="standard">A</title></bibl></listBibl>')
    )
    with pytest.raises(InputError) as caught:
        read_vocabulary(tmp_path)
    assert {f.code for f in caught.value.findings} == {"A01", "A13", "A11"}
