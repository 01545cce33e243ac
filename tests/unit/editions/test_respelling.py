"""Terms in another spelling: as texts write them, else by rule."""

import pytest

from toolkit.editions.respelling import SPELLINGS, Respelling, choices, labels
from toolkit.tei.vocabulary import read_vocabulary


@pytest.fixture(scope="module")
def vocabulary(repository):
    return read_vocabulary(repository / "annotations")


def respelled(respelling, form, concept, lang="he-Latn", channel="translit"):
    made = respelling.of(form, concept, lang, channel)
    return (*dict(made.latin).values(), made.hebrew)


@pytest.mark.parametrize(
    ("form", "concept", "lang", "expected"),
    [
        ("Sefiros", "sefirot", "he-Latn-x-ashk", ("Sefirot", "Sefiros", "סְפִירוֹת")),
        ("Partzufim", "partzuf", "he-Latn", ("Partzufim", "Partzufim", "פַּרְצוּפִים")),
        ("Kli", "kli", "he-Latn-x-isr", ("Kli", "Keli", "כְּלִי")),
        ("Kli", "kli", "he-Latn", ("Keli", "Keli", "כְּלִי")),
        ("Torah", "torah", "he-Latn-x-isr", ("Torah", "Torah", "תּוֹרָה")),
        ("Zivug of Neshikin", "zivug-neshikin", "he-Latn", ("Zivug of Neshikin",) * 2 + ("זִוּוּג נְשִׁיקִין",)),
    ],
)
def test_a_text_is_respelled_by_rule_but_for_its_own_spelling(vocabulary, form, concept, lang, expected):
    assert respelled(Respelling(vocabulary), form, concept, lang) == expected


def test_a_word_is_written_as_texts_write_it_in_that_spelling(vocabulary):
    respelling = Respelling(vocabulary)
    for form in ("Kli", "Kli", "Keli", "Nikvey Eynaim"):
        respelling.hear(form, "he-Latn-x-isr")
    respelling.hear("Kaylim", "he-Latn-x-ashk")
    assert respelled(respelling, "Keli", "kli")[:2] == ("Kli", "Keli")
    assert respelled(respelling, "kelim", "kelim")[:2] == ("kelim", "kaylim")


def test_an_acronym_is_no_word(vocabulary):
    respelling = Respelling(vocabulary)
    assert respelled(respelling, "BYA", "bya", "he-Latn-x-isr", channel="acronym") == ("בי״ע",)
    assert respelled(respelling, "Adam Kadmon", "adam-kadmon")[-1] == "אָדָם קַדְמוֹן"


def test_what_is_offered_is_called_as_the_conventions_are():
    assert [value for value, _ in choices()] == ["", *SPELLINGS, "hebrew"]
    assert dict(choices())["israeli"] == labels()["isr"] == "Israeli"
