"""Titles in the spellings of writers, found from pointed Hebrew and from English."""

import pytest

from toolkit.pipeline.citing.forms import hebrew_forms
from toolkit.pipeline.citing.titles import titles_of
from toolkit.pipeline.store import BUNDLED, take
from toolkit.vocabulary.hebrew import is_acronym
from toolkit.vocabulary.spelling import conventions


@pytest.fixture(scope="module")
def titles():
    return titles_of(take(BUNDLED).works)


def works(titles, text):
    words = text.split()
    longest = max((t.end for t in titles.at(words, 0)), default=0)
    return {t.work for at in titles.at(words, 0) if at.end == longest == len(words) for t in at.titles}


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("Likkutei Torah", "w.likkutei-torah"), ("Liqquṭe Tora", "w.likkutei-torah"), ("Likutey Torah", "w.likkutei-torah"),
        ("Derech Mitzvosecha", "w.derech-mitzvosecha"), ("Derekh Mitzvotekha", "w.derech-mitzvosecha"),
        ("Sefer HaMa’amarim", "w.sefer-hamaamarim"), ("Sefer ha-Maʾamarim", "w.sefer-hamaamarim"),
        ("Sha'ar HaYichud VeHaEmunah", "w.tanya-shy"), ("Shaar ha - Yichud ve - ha - Emunah", "w.tanya-shy"),
        ("Introduction to the Study of the Ten Sefiros", "w.introduction-to-tes"), ("Gen . R", "w.bereshit-rabbah"),
        ("Mishneh Torah , Hilchos Teshuvah", "w.mt-teshuvah"), ("Midrash Rabbah Genesis", "w.bereshit-rabbah"),
        ("2 Samuel", "w.2-samuel"), ("Samuel II", "w.2-samuel"), ("Second Samuel", "w.2-samuel"),
        ("Zohar", "w.zohar"), ("Tikunei haZohar", "w.tikkunei-zohar"), ("B . B", "w.bava-batra"),
    ],
)  # fmt: skip
def test_spellings(titles, text, work):
    assert work in works(titles, text)


@pytest.mark.parametrize(
    "text",
    [
        "likkutei torah",
        "genesis",
        "The",
        "Introduction",
        "Light",
        "tanya",
        "the prayer",
        "Zohar III",
        "Samuel",
    ],
)
def test_no_title(titles, text):
    assert not works(titles, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [("Behaalosecha 33c", 1), ("Lech Lecha", 2), ("B'ha'alotcha", 1), ("Ki Sisa", 2), ("Table", 0)],
)
def test_portions(titles, text, words):
    assert titles.portion(text.split()) == words


def test_every_work_with_a_title_of_its_own_is_found_by_it(titles):
    vague = {w.id for w in take(BUNDLED).works if not titles.begins(w.title.split()[0].strip(","))}
    assert vague <= {"w.zohar-1", "w.zohar-2", "w.zohar-3"}


def test_hebrew_titles_are_found_as_every_convention_writes_them(titles):
    missed, count = [], 0
    for work in take(BUNDLED).works:
        for _, words in hebrew_forms(work):
            for convention in conventions().values():
                form = " ".join(w.capitalize() for w in convention.write(words).split())
                count += 1
                if work.id not in works(titles, form) and not is_acronym(work.hebrew):
                    missed.append((work.id, form))
    assert count > 700
    assert len(missed) / count < 0.03, missed
