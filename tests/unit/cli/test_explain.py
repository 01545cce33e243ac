"""`yichud explain`: what is known of a form, for a reader and as data."""

import io
import json
import sys

import pytest

from toolkit import cli


@pytest.fixture
def told(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")

    def run(*forms):
        code = cli.run(["explain", *forms])
        return code, capsys.readouterr().out

    return run


def test_a_form_is_led_back_to_its_hebrew(told):
    code, out = told("Sephiroth")
    assert code == 0
    for part in (
        "folds to sephiroth, key SPRS",
        "סְפִירוֹת",
        "soft pe (פ) written ph · soft tav (ת) written th",
        "written so older",
        "sefiros (Ashkenazi)",
    ):
        assert part in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("form", "part"),
    [
        ("ספירות", "sefiros (Ashkenazi)"),
        ("שַׁלְשֶׁלֶת", "by rule"),
        ("שבירת הכלים", "shevirat-hakelim"),
        ("Shevirat HaKelim", "shevirat-hakelim"),
        ("ha-Kelim", "particle ha-"),
        ("Man", "an English word or name too"),
        ("Kabbalah", "a loan word in English"),
        ("gilgul", "listed term, Hebrew"),
        ("Patzufim", "one letter away"),
        ("Rambam", "Moses Maimonides"),
    ],
)
def test_what_is_known_is_told(told, form, part):
    code, out = told(form)
    assert (code, part in out) == (0, True), out


@pytest.mark.parametrize("form", ["Tzimtzum's", "Zeir Anpin’s"])
def test_a_possessive_is_no_plural(told, form):
    code, out = told(form)
    assert code == 0
    assert "the possessive 's is English" in out
    assert "English plural" not in out


def test_a_whole_word_goes_before_one_that_loses_a_particle(told):
    _, out = told("Lishma")
    assert out.index("לִשְׁמָהּ") < out.index("שְׁמַע")


def test_a_form_in_latin_letters_is_not_called_hebrew(told):
    assert "person, Latin form  Arizal" in told("Arizal")[1]
    choice = json.loads(told("--json", "Arizal")[1])[0]["choices"][0]
    assert (choice["hebrew"], choice["latin"]) == ("", "Arizal")


@pytest.mark.parametrize("form", ["table", "Maimonides", "שולחןן", "zzz", "?!", "\x00", "a" * 10_000])
def test_what_is_not_known_is_a_finding(told, form):
    code, out = told(form)
    assert code == 1
    assert "\x00" not in out


def test_data_for_a_program_and_forms_from_standard_input(told, monkeypatch):
    data = "Sefiros\r\n\nדבקות\n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    code, out = told("--json", "-", "Atzilut")
    accounts = json.loads(out)
    assert code == 0
    assert [a["form"] for a in accounts] == ["Sefiros", "דבקות", "Atzilut"]
    sefiros = accounts[0]["choices"][0]
    assert (sefiros["hebrew"], sefiros["rows"], sefiros["conventions"]) == (
        "סְפִירוֹת",
        ["soft tav (ת) written s"],
        ["ashkenazi"],
    )
    assert sefiros["meanings"][0]["id"] == "sefirot"
    assert sefiros["writes"]["israeli"] == "sefirot"


def test_a_word_of_no_list_is_told_by_its_letters(told):
    code, out = told("hithalkkhus")
    assert "Hebrew by its letters alone: +" in out
    assert code == 0
