import pytest

from toolkit.vocabulary.particles import particle_of, plain_start, split_hebrew, split_latin


@pytest.mark.parametrize(
    ("word", "particle", "rest"),
    [
        ("הַכֵּלִים", "ha-", "כֵּלִים"),
        ("דְּרֹאשׁ", "de-", "רֹאשׁ"),
        ("וְנוּקְבָא", "ve-", "נוּקְבָא"),
        ("וּרְבוּ", "ve-", "רְבוּ"),
        ("לְקַבֵּל", "le-", "קַבֵּל"),
        ("דְּסַ״ג", "de-", "סַ״ג"),
        ("הָרִאשׁוֹן", "ha-", "רִאשׁוֹן"),
        ("עֵינַיִם", "", "עֵינַיִם"),
        ("בֵּית", "", "בֵּית"),
        ("דַּעַת", "", "דַּעַת"),
    ],
)
def test_particles_are_split_off_pointed_words(word, particle, rest):
    found = split_hebrew(word)
    assert (found[0], plain_start(found[1])) == (particle, plain_start(rest))


def test_a_doubtful_particle_is_believed_before_a_known_word():
    assert split_hebrew("דַּאֲצִילוּת")[0] == ""
    assert split_hebrew("דַּאֲצִילוּת", {"אֲצִילוּת"})[0] == "de-"


@pytest.mark.parametrize(
    ("form", "particle", "rest", "marked"),
    [
        ("HaKelim", "ha-", "kelim", True),
        ("Ha-Kelim", "ha-", "kelim", True),
        ("Hakeilim", "ha-", "keilim", False),
        ("d'Atzilus", "de-", "atzilus", True),
        ("d’Atzilus", "de-", "atzilus", True),
        ("veBina", "ve-", "bina", True),
    ],
)
def test_particles_are_split_off_latin_forms(form, particle, rest, marked):
    assert (particle, rest, marked) in [(s.particle, s.rest, s.marked) for s in split_latin(form)]


def test_a_word_that_is_a_particle():
    assert [particle_of(w) for w in ("de", "d'", "Ha", "ve", "u", "or", "the")] == [
        "de-",
        "de-",
        "ha-",
        "ve-",
        "ve-",
        "",
        "",
    ]
