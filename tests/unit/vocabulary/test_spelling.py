import tomllib

import pytest

from toolkit.vocabulary import hebrew
from toolkit.vocabulary.alignment import align, align_misspelled, options
from toolkit.vocabulary.folding import fold, key, keys
from toolkit.vocabulary.hebrew import sounds
from toolkit.vocabulary.spelling import FOLDER, conventions, every_row

SPELLED = {
    "אֲצִילוּת": "Atzilus Atzilut Atziluth Aziluth Azilut atsilut ʾaṣilut Atzīlūt",
    "הִתְכַּלְּלוּת": "Hiskalelus Hitkalelut Hitkallelut Hitkall'lut",
    "סְפִירוֹת": "Sefiros Sefirot Sephiroth Sephirot Sfirot S'firos",
    "מַלְכוּת": "Malchus Malchut Malkhut Malkut Malkuth Malhut",
    "זִוּוּג": "Zivug Zivvug Ziwug Ziwwug",
    "שְׁבִירַת": "Shevirat Sheviras Sh'viras",
    "כֵּלִים": "Kelim Keilim",
    "אוֹר": "Or Ohr",
    "נִקְבֵי": "Nikvey Nikvei Niqvei",
    "עֵינַיִם": "Eynaim Einayim Enayim",
    "פֶּה": "Pe Peh",
    "רֹאשׁ": "Rosh",
    "בְּרִיאָה": "Beriah Beria Briah Bria B'riah",
    "יְצִירָה": "Yetzirah Yetzira Yetsirah",
    "עֲשִׂיָּה": "Asiyah Asiya Assiya Assiah",
    "חׇכְמָה": "Chochmah Hochma Chokhmah Hokhmah Ḥokhmah",
    "מַשְׁפִּיעַ": "Mashpia Mashpiya Mashpi'a",
    "הִזְדַּכְּכוּת": "Hizdakchut Hizdakchus Hizdak'chus",
    "יִחוּד": "Yichud Yihud Yikhud",
    "קַבָּלָה": "Kabbalah Kabbala Kabala Qabbalah",
    "זו״ן": "Zun ZON Zu\"n",
    "חב״ד": "Chabad HaBaD Habad",
    "ע״ב": "AB Av A\"B",
    "מ״ן": "MAN MaN Ma\"n",
}  # fmt: skip
OTHERWISE = {
    "אוֹר": "our are ear oar",
    "רֹאשׁ": "rush rash Russia",
    "קַו": "cove cow",
    "גּוּף": "goof's guffaw gulf",
    "מָסָךְ": "mask massage Mosaic",
    "מ״ן": "moan mane many",
    "כְּלִי": "kale call clay",
    "מַלְכוּת": "molecule milk",
    "אֲצִילוּת": "atzilos azalea",
}


@pytest.mark.parametrize(("word", "form"), [(w, f) for w, forms in SPELLED.items() for f in forms.split()])
def test_every_spelling_comes_from_the_pointed_word_alone(word, form):
    heard = sounds(word)
    assert key(fold(form)) in keys(heard)
    assert align(options(heard), fold(form)) is not None


@pytest.mark.parametrize(("word", "form"), [(w, f) for w, forms in OTHERWISE.items() for f in forms.split()])
def test_what_only_looks_alike_is_not_spelled_so(word, form):
    assert align(options(sounds(word)), fold(form)) is None


@pytest.mark.parametrize(
    ("word", "form", "shown"),
    [
        ("אֲצִילוּת", "Atzilus", {"ashkenazi"}),
        ("אֲצִילוּת", "Atzilut", {"israeli"}),
        ("אֲצִילוּת", "Atziluth", set()),
        ("עוֹלָם", "Olom", {"ashkenazi"}),
        ("עוֹלָם", "Olam", set()),
        ("תּוֹרָה", "Toirah", {"ashkenazi"}),
        ("חׇכְמָה", "Chochmah", set()),
        ("חׇכְמָה", "Ḥokhmah", {"academic"}),
        ("תּוֹרָה", "Torah", set()),
        ("זִוּוּג", "Zivug", set()),
    ],
)
def test_deciding_letters_show_the_spelling(word, form, shown):
    aligned = align(options(sounds(word)), fold(form))
    assert aligned is not None
    assert {r.shows for r in aligned.rows if r.shows} == shown


def test_the_reason_names_the_rows():
    aligned = align(options(sounds("סְפִירוֹת")), fold("Sephiroth"))
    assert aligned is not None
    assert [r.name for r in aligned.rows if not r.usual] == ["fe ph", "sav th"]


@pytest.mark.parametrize("form", ["Patzufim", "Partzfufim", "Partzuvim", "Parrtzufim"])
def test_one_letter_too_few_too_many_or_wrong_is_a_misspelling(form):
    ways = options(sounds("פַּרְצוּפִים"))
    if align(ways, fold(form)) is None:
        assert align_misspelled(ways, fold(form)) is not None
    else:
        assert form == "Parrtzufim"


def test_two_wrong_letters_are_none():
    assert align_misspelled(options(sounds("פַּרְצוּפִים")), "patzufin") is None


@pytest.mark.parametrize(
    ("convention", "word", "form"),
    [
        ("ashkenazi", "אֲצִילוּת", "atzilus"),
        ("ashkenazi", "כֵּלִים", "keilim"),
        ("ashkenazi", "סְפִירוֹת", "sefiros"),
        ("israeli", "אֲצִילוּת", "atzilut"),
        ("israeli", "כֵּלִים", "kelim"),
        ("israeli", "בִּינָה", "bina"),
        ("israeli", "אוֹר מַקִּיף", "or makif"),
    ],
)
def test_a_convention_writes_its_own_form(convention, word, form):
    assert conventions()[convention].write(word) == form


def test_every_form_of_a_convention_is_read_back():
    for convention in conventions().values():
        for word in SPELLED:
            if hebrew.is_acronym(word):
                continue
            ways = options(sounds(word))
            assert all(align(ways, form) for form in convention.forms(word, limit=60))


def test_conventions_are_found_by_their_files():
    assert set(conventions()) == {p.stem for p in FOLDER.glob("*.toml")}
    assert {c.tag for c in conventions().values()} >= {"x-ashk", "x-isr"}


def test_rows_name_sounds_that_exist_and_every_row_has_a_name():
    heard = {s.key for w in SPELLED for s in sounds(w)} | {
        "letter-he",
        "letter-alef",
        "letter-yod",
        "letter-vav",
    }
    for path in (*FOLDER.glob("*.toml"), FOLDER.parent / "shared.toml"):
        for row in tomllib.loads(path.read_text(encoding="utf-8")).get("row", []):
            assert row["name"]
            assert row["write"]
    assert heard - set(every_row()) <= {s for s in heard if s.startswith("letter-")}


@pytest.mark.parametrize(
    ("form", "letters"),
    [
        ("Ha-Kelim", "hakelim"),
        ("d’Rosh", "drosh"),
        ("Hama'amarim", "hamaamarim"),
        ("Ḥesed", "ḥesed"),
        ("Kabbalá", "kabbalá"),
        ("Zöhar", "zohar"),
        ("E\u0301tz", "étz"),
    ],
)
def test_folding(form, letters):
    assert fold(form) == letters


def test_keys_keep_no_convention_apart():
    assert key("atzilus") == key("aziluth") == key("atsilut") == "SLS"
    assert {"KKM", "KM", "M"} <= keys(sounds("חׇכְמָה"))
