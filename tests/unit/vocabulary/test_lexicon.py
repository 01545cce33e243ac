import unicodedata

import pytest

from toolkit.vocabulary.endings import number_forms, without_english
from toolkit.vocabulary.explain import candidates, in_hebrew, writings
from toolkit.vocabulary.lexicon import Lexicon
from toolkit.vocabulary.names import Name, is_latin_acronym, is_pointed


def concept(form, target, **more):
    return Name(form, "concept", target, "he", more.pop("hebrew", form), 0, **more)


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon(
        [
            concept("סְפִירוֹת", "sefirot"),
            concept("מָסָךְ", "masach"),
            concept("מָסָךְ דְּגוּף", "masach-de-guf"),
            concept("פַּרְצוּף", "partzuf"),
            concept("פַּרְצוּפִים", "partzuf"),
            concept("מ״ן", "man", acronym=True),
            concept("Zun", "zon", latin=True, acronym=True, hebrew="זְעֵיר אַנְפִּין וְנוּקְבָא"),
            concept("Raising MAN", "raising-man", latin=True, hebrew="הַעֲלָאַת מַ״ן"),
            concept("קַבָּלָה", "kabbalah", loanword=True),
        ]
    )


def stems(lexicon, form):
    return [lexicon.stem_of(r).form for r in lexicon.readings(form)]


@pytest.mark.parametrize(
    "form", ["Sefiros", "sefirot", "SEPHIROTH", "HaSefirot", "d'Sefiros", "Sefirotic", "S’firot"]
)
def test_readings(lexicon, form):
    assert stems(lexicon, form) == ["סְפִירוֹת"]


@pytest.mark.parametrize("form", ["", "x", "the", "mask", "5730", "***", "a" * 500, "separate", "ספירות"])
def test_no_readings(lexicon, form):
    assert stems(lexicon, form) == []


def test_english_endings_are_rows_of_the_reason(lexicon):
    assert lexicon.readings("Masachs")[0].rows == ("English plural s",)
    assert "English agent" in lexicon.readings("Kabbalists")[0].rows


def test_a_misspelling_is_flagged(lexicon):
    (reading,) = lexicon.readings("Patzufim")
    assert reading.misspelled
    assert reading.rows == ("misspelled: a letter missing",)


def test_an_irregular_form_is_found_as_it_stands(lexicon):
    assert stems(lexicon, "Zun") == ["Zun"]
    assert lexicon.writes("Zun")
    assert not lexicon.writes("ZUN")


def test_an_english_word_in_an_irregular_name_is_known_as_english(lexicon):
    (reading,) = lexicon.readings("Raising")
    assert lexicon.stem_of(reading).english


def test_a_stem_is_shared_by_the_names_it_is_in(lexicon):
    (reading,) = lexicon.readings("Masach")
    assert [n.target for n in lexicon.names if lexicon.holds(n, reading.stem)] == ["masach", "masach-de-guf"]


def test_a_candidate_has_its_rows_and_the_conventions_that_admit_it(lexicon):
    (said,) = candidates("Sephiroth", lexicon)
    assert said.rows == ("fe ph", "sav th")
    assert [n.target for n in said.names] == ["sefirot"]
    assert said.conventions == ("old",)
    assert candidates("Sefiros", lexicon)[0].conventions == ("ashkenazi",)
    assert candidates("HaSefirot", lexicon)[0].conventions == ("academic", "israeli", "popular")


def test_a_word_that_nothing_spells_is_looked_for_one_letter_away(lexicon):
    said = candidates("sefirros", lexicon)
    assert said
    assert said[0].hebrew == "סְפִירוֹת"
    assert candidates("Sefilrot", lexicon)[0].misspelled


def test_hebrew_letters_are_found_with_and_without_points_and_particles(lexicon):
    for form in ("סְפִירוֹת", "ספירות", "בספירות", "והספירות", "ספירת"):
        assert [c.hebrew for c in in_hebrew(form, lexicon.names)] == ["סְפִירוֹת"], form
    assert in_hebrew("שולחן", lexicon.names) == ()
    assert writings("סְפִירוֹת")["ashkenazi"] == "sefiros"
    assert writings("מ״ן") == {}


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("סְפִירָה", {"סְפִירוֹת", "סְפִירַת"}),
        ("נְשָׁמוֹת", {"נְשָׁמָה"}),
        ("מָסָךְ", {"מָסָכִים", "מָסָכִין"}),
        ("מַלְכוּת", set()),
    ],
)
def test_number_by_rule(word, forms):
    assert {f for f, _ in number_forms(word)} == {unicodedata.normalize("NFD", f) for f in forms}


def test_english_endings():
    assert ("sefirot", "English adjective") in list(without_english("sefirotic"))
    assert list(without_english("is")) == []


@pytest.mark.parametrize(
    ("form", "pointed"),
    [("גּוּף", True), ("זִוּוּג", True), ("זיווג", False), ("ע״ב", True), ("נקודות דס״ג", False)],
)
def test_is_pointed(form, pointed):
    assert is_pointed(form) is pointed


@pytest.mark.parametrize(
    ("form", "acronym"),
    [("MAN", True), ("MaN", True), ('Ma"n', True), ("Zun", False), ("AbaVeIma", False), ("Man", False)],
)
def test_is_latin_acronym(form, acronym):
    assert is_latin_acronym(form) is acronym
