"""What the readers of the authorities make of the project's own files, and what they say of faulty ones."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.unit.vocabulary.test_pointing import is_pointed, judge, test_form_is_canonical
from toolkit.ground.errors import InputError
from toolkit.model.authority import Person, Work
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


#: Titles that more than one work has and that are no ordinary words; which is meant, the tradition of the text says.
AMBIGUOUS = {"shaarei orah", "gates of light", "דִּבְרֵי הַיָּמִים", "שַׁעֲרֵי אוֹרָה"}


@cache
def people() -> dict[str, Person]:
    return read_people(FOLDER / "people.xml")


@cache
def works() -> dict[str, Work]:
    return read_works(FOLDER / "works.xml", people=people())


def nfc(form: str) -> str:
    return unicodedata.normalize("NFC", form)


def small(body: str) -> bytes:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>{body}</standOff></TEI>'.encode()


def test_everybody_is_there() -> None:
    assert {f"p.{p}" for p in PEOPLE} <= set(people())
    assert len(people()) >= 150
    assert people()["p.bnei-baruch"].kind == "organisation"
    assert people()["p.our-sages"].kind == "collective"
    assert people()["p.scripture"].kind == "text"
    assert people()["p.student"].kind == "dialogue"
    rebbe = people()["p.tzemach-tzedek"]
    assert (rebbe.name, rebbe.names[0], rebbe.birth, rebbe.death) == (
        "Menachem Mendel Schneersohn",
        "Tzemach Tzedek",
        "1789",
        "1866",
    )
    assert rebbe.transliterated == {"Tzemach Tzedek"}
    assert rebbe.hebrew == "צֶמַח צֶדֶק", "the pointed form goes before the others"
    assert rebbe.traditions == ("chabad",)


def test_every_work_is_there() -> None:
    assert {f"w.{w}" for w in WORKS} <= set(works())
    assert len(works()) >= 350
    shamati = works()["w.shamati"]
    assert (shamati.author, shamati.recorder, shamati.units) == ("p.ashlag", "p.rabash", ("article", "page"))
    assert works()["w.derech-mitzvosecha"].units == ("mitzvah", "folio")
    tanya = works()["w.tanya-ik"]
    assert tanya.sefaria.replace("{epistle}", "20") == "Tanya, Part IV; Iggeret HaKodesh 20"
    assert tanya.within == "w.tanya"
    assert "Tanya Igeres Hakodesh" in tanya.titles


def test_kinds_of_titles() -> None:
    numbers = works()["w.numbers"]
    assert {"Numbers", "Num."} <= {numbers.title, *numbers.titles}
    assert "Numbers" in numbers.english & numbers.in_context
    assert "Num." in numbers.abbreviations
    assert numbers.hebrew_titles[0] == numbers.hebrew
    shamati = works()["w.shamati"]
    assert "Shamati" not in shamati.english
    assert "I Heard" in shamati.english & shamati.in_context


def test_kinds_of_names() -> None:
    ari = people()["p.ari"]
    assert {"Arizal", "Ari"} <= ari.transliterated
    assert "Isaac Luria" not in ari.transliterated
    assert "Ari" in ari.in_context
    assert "Moses" not in people()["p.moses"].transliterated


@pytest.mark.parametrize("work", works().values(), ids=lambda w: w.id)
def test_work_can_be_cited(work: Work) -> None:
    without = {"w.unknown", "w.host-sefer", "w.related-1", "w.related-2", "w.related-3"}
    assert bool(work.units) != (work.id in without)
    assert len(work.units) == len(set(work.units))
    assert not work.within or work.within in works()
    for pattern in work.patterns:
        assert set(re.findall(r"\{(.*?)\}", pattern)) <= set(work.units)
    titles = [work.title, *work.titles]
    assert len(titles) == len(set(titles))


def test_titles_are_those_of_one_work() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for work in works().values():
        for title in {work.title, *work.titles, *work.hebrew_titles} - work.in_context:
            owners[title.casefold()].add(work.id)
    assert {title for title, ids in owners.items() if len(ids) > 1} == {nfc(t) for t in AMBIGUOUS}


def test_names_are_those_of_one_person() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for person in people().values():
        for name in {person.name, *person.names} - person.in_context:
            owners[name.casefold()].add(person.id)
    assert {name: sorted(ids) for name, ids in owners.items() if len(ids) > 1} == {}


HEBREW = sorted(
    {(p.id, f) for p in people().values() for f in p.hebrew_names}
    | {(w.id, f) for w in works().values() for f in w.hebrew_titles}
)


@pytest.mark.parametrize(("owner", "form"), HEBREW, ids=str)
def test_pointing(owner: str, form: str) -> None:
    test_form_is_canonical(owner, "name", form)
    for word in form.replace(",", "").split():
        if is_pointed(form) and "״" not in word:
            assert is_pointed(word), "pointed in every word, or in none"
            judge(word)


def test_most_titles_are_pointed() -> None:
    hebrew = [w for w in works().values() if w.hebrew]
    assert len([w for w in hebrew if is_pointed(w.hebrew)]) >= 0.9 * len(hebrew)


@pytest.mark.parametrize(
    ("work", "place", "reference"),
    [
        ("w.genesis", {"chapter": "1", "verse": "4"}, "Genesis 1:4"),
        ("w.genesis", {"chapter": "1"}, "Genesis 1"),
        ("w.genesis", {"verse": "4"}, "Genesis"),
        ("w.berakhot", {"folio": "5a"}, "Berakhot 5a"),
        ("w.berakhot", {"chapter": "9", "item": "5"}, "Mishnah Berakhot 9:5"),
        ("w.tanya-la", {"chapter": "2"}, "Tanya, Part I; Likkutei Amarim 2"),
        ("w.zohar", {"volume": "2", "folio": "5a"}, "Zohar 2:5a"),
        ("w.torah-or", {"folio": "5a", "column": "1"}, "Torah Ohr"),
        ("w.shamati", {"article": "1"}, ""),
    ],
)
def test_reference(work: str, place: dict[str, str], reference: str) -> None:
    assert works()[work].reference(place) == reference


@pytest.mark.parametrize(
    ("work", "place", "link"),
    [
        ("w.tanya-la", {"chapter": "2"}, "https://www.sefaria.org/Tanya,_Part_I;_Likkutei_Amarim_2"),
        ("w.song-of-songs", {"chapter": "1", "verse": "2-3"}, "https://www.sefaria.org/Song_of_Songs_1.2-3"),
        ("w.shamati", {"article": "1"}, ""),
    ],
)
def test_link(work: str, place: dict[str, str], link: str) -> None:
    assert works()[work].link(place) == link


def test_the_table_of_the_guide_is_true() -> None:
    guide = (REPOSITORY / "docs/guide/authorities.md").read_text(encoding="utf-8")
    lines = [
        [c.strip("` ") for c in line.strip("|").split("|")]
        for line in guide.splitlines()
        if "sefaria.org/" in line
    ]
    rows = [line for line in lines if len(line) == 4]
    assert len(rows) == 5
    pattern = ""
    for written, place, reference, link in rows:
        pattern = written or pattern
        work = next(w for w in works().values() if pattern in w.patterns)
        units = dict(u.split(" ") for u in place.split(", "))
        assert (work.reference(units), work.link(units)) == (reference, link)


def test_ids_are_ascii() -> None:
    ids = [*people(), *works()]
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
