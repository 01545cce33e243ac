import pytest

from toolkit.vocabulary.hebrew import consonants, is_acronym, sounds, spell_out_numeral, strip_points


@pytest.mark.parametrize(
    ("word", "heard"),
    [
        ("אֲצִילוּת", "alef hataf-patach tsadi hiriq-male lamed shuruk sav"),
        ("זִוּוּג", "zayin hiriq vav shuruk gimel"),
        ("מִצְווֹת", "mem hiriq tsadi shva-nach vav holam sav"),
        ("מַשְׁפִּיעַ", "mem patach shin shva-nach pe hiriq-male furtive ayin"),
        ("עֵינַיִם", "ayin tzere-male nun patach yod hiriq mem"),
        ("עֲשִׂיָּה", "ayin hataf-patach sin hiriq yod kamatz he-mater"),
        ("חׇכְמָה", "het kamatz-katan khaf shva-nach mem kamatz he-mater"),
        ("כְּלִי", "kaf shva-na lamed hiriq-male"),
        ("בּוֹרֵא", "bet holam resh tzere alef-final"),
        ("וּרְבוּ", "shuruk resh shva-na vet shuruk"),
        ("עָלָיו", "ayin kamatz lamed kamatz vav"),
        ("גָּבֹהַּ", "gimel kamatz vet holam furtive he"),
    ],
)
def test_sounds(word, heard):
    assert [s.key for s in sounds(word)] == heard.split()


def test_an_acronym_is_read_letter_by_letter_with_a_vowel_between_or_none():
    assert [s.key for s in sounds("זו״ן")] == [
        "letter-zayin",
        "acronym-vowel",
        "letter-vav",
        "acronym-vowel",
        "letter-nun",
    ]
    assert is_acronym('ס"ג')
    assert not is_acronym("סג")


def test_a_dagesh_after_a_vowel_doubles():
    assert [s.key for s in sounds("קַבָּלָה") if s.strong] == ["bet"]
    assert not any(s.strong for s in sounds("בִּינָה"))


def test_a_letter_that_counts_is_spelled_out():
    assert spell_out_numeral("ב׳") == "בֵּית"
    assert spell_out_numeral("צִמְצוּם") == "צִמְצוּם"


def test_full_and_defective_spellings_share_their_consonants():
    assert consonants("זִוּוּג") == consonants("זיווג") == consonants("זווג")
    assert strip_points('ס"ג') == "ס״ג"
