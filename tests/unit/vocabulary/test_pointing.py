"""The pointing of every headword of the scheme, checked letter by letter by rules that the program does not use."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

import pytest

from tests.conftest import REPOSITORY
from toolkit.tei.authorities import read_people, read_works
from toolkit.tei.scheme import read_scheme

ANNOTATIONS = REPOSITORY / "annotations"
SHVA, PATACH, KAMATZ, HOLAM, DAGESH, SHIN, SIN, KATAN = "ְ", "ַ", "ָ", "ֹ", "ּ", "ׁ", "ׂ", "ׇ"
HATAFS = "ֱֲֳ"
VOWELS = SHVA + HATAFS + "ִֵֶ" + PATACH + KAMATZ + HOLAM + "ֻ" + KATAN
SHORT = "ִֶ" + PATACH + "ֻ" + KATAN
FINALS, MEDIALS = "ךםןףץ", "כמנפצ"
ALLOWED = {chr(c) for c in range(0x05D0, 0x05EB)} | set(VOWELS + DAGESH + SHIN + SIN) | set("״׳ ,")
# Words whose soft letter behind a quiescent shva is that of the grammars: a shva that was once mobile (halakhot), and the
# nouns in -ut that are made from melekh and ehad.
SOFT_BEHIND_SHVA = {
    unicodedata.normalize("NFC", w) for w in ("נִקְבֵי", "מַלְכוּת", "אַחְדוּת", "הִלְכוֹת", "כַּנְפֵי", "עַרְבֵי", "טַרְפוֹן")
}


@dataclass
class Letter:
    base: str
    marks: str

    @property
    def vowel(self) -> str:
        return "".join(m for m in self.marks if m in VOWELS)

    @property
    def dagesh(self) -> bool:
        return DAGESH in self.marks


def letters(word: str) -> list[Letter]:
    found: list[Letter] = []
    for c in word:
        if "\u05d0" <= c <= "\u05ea":
            found.append(Letter(c, ""))
        else:
            found[-1].marks += c
    return found


def is_pointed(form: str) -> bool:
    return any(c in VOWELS + DAGESH for c in form)


@cache
def forms() -> list[tuple[str, str, str]]:
    """Every Hebrew form of the scheme and the authorities: whose, which, the form."""
    scheme = read_scheme(ANNOTATIONS / "concepts.xml")
    found = [(c.id, h.n or "headword", h.form) for c in scheme.concepts.values() for h in c.hebrew]
    found += [(c.id, "acronym", c.acronym) for c in scheme.concepts.values() if c.acronym]
    found += [(c.id, "reading", c.reading) for c in scheme.concepts.values() if c.reading]
    found += [(p.id, "name", p.hebrew) for p in read_people(ANNOTATIONS / "people.xml").values() if p.hebrew]
    found += [(w.id, "name", w.hebrew) for w in read_works(ANNOTATIONS / "works.xml").values() if w.hebrew]
    return found


def words() -> list[str]:
    """Every pointed word without gershayim."""
    found = {w.strip(",") for _, _, form in forms() if is_pointed(form) for w in form.split() if "״" not in w}
    return sorted(found)


def reads_as_vowel(here: list[Letter], i: int) -> bool:
    """Whether letter i, a vav, is holam or shuruk and not a consonant."""
    letter, before = here[i], here[i - 1] if i else None
    if letter.base != "ו" or before is None or (before.vowel and before.vowel not in HOLAM):
        return False
    return letter.marks in {HOLAM, DAGESH} and not (before.base == "ו" and reads_as_vowel(here, i - 1))


def may_be_bare(here: list[Letter], i: int) -> bool:
    """Whether letter i may stand without a vowel or a shva."""
    letter, last = here[i], i == len(here) - 1
    before = here[i - 1] if i else None
    if last and letter.base != "ך":
        return True
    if reads_as_vowel(here, i) or (not last and reads_as_vowel(here, i + 1)):
        return True
    if i == 0:
        return letter.base == "ו" and letter.dagesh  # the conjunction u-
    assert before is not None
    if letter.base == "י" and not letter.dagesh:
        return before.vowel in {"ִ", "ֵ", "ֶ"}
    return letter.base == "א" and (bool(before.vowel) or reads_as_vowel(here, i - 1))


def test_there_are_enough_forms_to_speak_of() -> None:
    assert len([f for f in forms() if f[1] == "headword"]) >= 110
    assert len(words()) >= 150


@pytest.mark.parametrize(("owner", "what", "form"), forms(), ids=str)
def test_form_is_canonical(owner: str, what: str, form: str) -> None:
    assert form == unicodedata.normalize("NFC", form), "not in Unicode canonical order"
    assert set(form) <= ALLOWED, f"other characters: {sorted(hex(ord(c)) for c in set(form) - ALLOWED)}"
    if what == "acronym":
        assert not is_pointed(form)
        assert form[-2] == "״"
    elif what == "reading":
        assert is_pointed(form)
    elif what not in {"variant", "name"}:
        assert is_pointed(form), "a headword or number form is pointed"


@pytest.mark.parametrize("word", words())
def test_letter_by_letter(word: str) -> None:
    here = letters(word)
    for i, letter in enumerate(here):
        last = i == len(here) - 1
        assert len(letter.vowel) <= 1, f"two vowels on {letter.base}"
        assert len(letter.marks) == len(set(letter.marks)), f"a mark twice on {letter.base}"
        assert letter.vowel or may_be_bare(here, i), f"{letter.base} ({i}) has no vowel and no shva"
        assert (letter.base == "ש") == (SHIN in letter.marks or SIN in letter.marks)
        assert not (SHIN in letter.marks and SIN in letter.marks)
        assert (letter.base in FINALS) <= last, "a final letter inside"
        assert not (last and letter.base in MEDIALS), "a medial letter at the end"
        if letter.base == "ך":
            assert letter.vowel in {SHVA, KAMATZ}, "final kaf carries shva or kamatz"
        elif last and letter.base in FINALS:
            assert not letter.marks
        if letter.base in "אחער" or (letter.base == "ה" and not last):
            assert not letter.dagesh, f"dagesh in {letter.base}"


@pytest.mark.parametrize("word", words())
def test_shva_and_hataf(word: str) -> None:
    here = letters(word)
    for i, letter in enumerate(here):
        if letter.base in "אהחע" and i == 0:
            assert letter.vowel != SHVA, "a guttural at the beginning takes a hataf"
        if letter.vowel and letter.vowel in HATAFS:
            assert letter.base in "אהחע", f"hataf under {letter.base}"
        if letter.vowel == SHVA and i == len(here) - 1:
            assert letter.base == "ך", "no shva at the end but in kaf"


@pytest.mark.parametrize("word", words())
def test_dagesh_of_begedkefet(word: str) -> None:
    here = letters(word)
    if here[0].base in "בגדכפת":
        assert here[0].dagesh, "begedkefet begins a word with dagesh"
    for i in range(2, len(here)):
        shva, before = here[i - 1], here[i - 2]
        quiescent = shva.vowel == SHVA and not shva.dagesh and before.vowel and before.vowel in SHORT
        if quiescent and here[i].base in "בגדכפת" and word not in SOFT_BEHIND_SHVA:
            assert here[i].dagesh, f"{here[i].base} behind a quiescent shva has a dagesh"


# Words that begin with a particle or the article, which no rule tells from words that begin so by themselves.
PARTICLE = ["דְּגוּף", "דְּרֹאשׁ", "דְּאוֹר", "דְּהַכָּאָה", "וְנוּקְבָא", "וְאִמָּא", "לְקַבֵּל", "לְהַשְׁפִּיעַ"]
ARTICLE = ["הַכֵּלִים", "הַתִּקּוּן", "הַבְּרִיאָה", "הַקַּבָּלָה", "הַזֶּה", "הַתּוֹרָה", "הַמַּאֲמָרִים", "הַיִּחוּד", "הַסֻּלָּם"]
ARTICLE_LONG = ["הָאוֹר", "הָעוֹלָם", "הָעֶלְיוֹן", "הָרוּחָנִי", "הָרִאשׁוֹן"]


@pytest.mark.parametrize("word", [*PARTICLE, *ARTICLE, *ARTICLE_LONG])
def test_letter_behind_particle_or_article(word: str) -> None:
    word = unicodedata.normalize("NFC", word)
    first, second = letters(word)[:2]
    assert word in words(), "no longer in the scheme: take it out of the list"
    assert second.dagesh == (word in {unicodedata.normalize("NFC", w) for w in ARTICLE})
    assert first.vowel == (SHVA if first.base in "דול" else PATACH if second.dagesh else KAMATZ)


@pytest.mark.parametrize("word", words())
def test_furtive_patach_and_mappiq(word: str) -> None:
    here = letters(word)
    last, before = here[-1], here[-2]
    a = before.vowel in {PATACH, KAMATZ, "ֲ"} and before.vowel
    e = before.vowel == "ֶ" and len(here) > 2 and here[-3].vowel == "ֶ"
    if last.base in "חע" and not a and not e:
        assert last.vowel == PATACH, "a guttural at the end behind another vowel than a has a furtive patach"
    if last.base == "ה" and not last.dagesh:
        assert before.vowel in {KAMATZ, "ֶ", "ֵ", HOLAM, PATACH}, "a silent he at the end stands behind a vowel"


# One form for each thing that is easily got wrong: spelled out by the names of the code points.
EXACT = {
    "chochmah": "\u05d7\u05c7\u05db\u05b0\u05de\u05b8\u05d4",  # kamatz katan
    "zivug": "\u05d6\u05b4\u05d5\u05bc\u05d5\u05bc\u05d2",  # doubled vav, then shuruk
    "yichud": "\u05d9\u05b4\u05d7\u05d5\u05bc\u05d3",  # no dagesh in het
    "hitkalelut": "\u05d4\u05b4\u05ea\u05b0\u05db\u05bc\u05b7\u05dc\u05bc\u05b0\u05dc\u05d5\u05bc\u05ea",
    "mashpia": "\u05de\u05b7\u05e9\u05c1\u05b0\u05e4\u05bc\u05b4\u05d9\u05e2\u05b7",  # furtive patach
    "rosh": "\u05e8\u05b9\u05d0\u05e9\u05c1",  # quiescent alef
    "masach": "\u05de\u05b8\u05e1\u05b8\u05da\u05b0",  # shva in final kaf
    "mitzvot": "\u05de\u05b4\u05e6\u05b0\u05d5\u05d5\u05b9\u05ea",  # consonant vav, then holam
    "peh-de-rosh": "\u05e4\u05bc\u05b6\u05d4 \u05d3\u05bc\u05b0\u05e8\u05b9\u05d0\u05e9\u05c1",  # soft resh behind de-
    "rosh-de-atzilut": "\u05e8\u05b9\u05d0\u05e9\u05c1 \u05d3\u05bc\u05b7\u05d0\u05b2\u05e6\u05b4\u05d9\u05dc\u05d5\u05bc\u05ea",
    "shevirat-hakelim": "\u05e9\u05c1\u05b0\u05d1\u05b4\u05d9\u05e8\u05b7\u05ea \u05d4\u05b7\u05db\u05bc\u05b5\u05dc\u05b4\u05d9\u05dd",
    "or-tikkun": "\u05d0\u05d5\u05b9\u05e8 \u05d4\u05b7\u05ea\u05bc\u05b4\u05e7\u05bc\u05d5\u05bc\u05df",  # article, two doubled
    "asiyah": "\u05e2\u05b2\u05e9\u05c2\u05b4\u05d9\u05bc\u05b8\u05d4",  # sin, doubled yod
    "man": "\u05de\u05b7\u05d9\u05bc\u05b4\u05d9\u05df \u05e0\u05d5\u05bc\u05e7\u05b0\u05d1\u05b4\u05d9\u05df",
    "zeir-anpin": "\u05d6\u05b0\u05e2\u05b5\u05d9\u05e8 \u05d0\u05b7\u05e0\u05b0\u05e4\u05bc\u05b4\u05d9\u05df",
    "reshimot": "\u05e8\u05b0\u05e9\u05c1\u05b4\u05d9\u05de\u05d5\u05b9\u05ea",
}  # fmt: skip


@pytest.mark.parametrize("concept", EXACT)
def test_exact_headwords(concept: str) -> None:
    headword = read_scheme(ANNOTATIONS / "concepts.xml").concepts[concept].hebrew[0].form
    assert headword == unicodedata.normalize("NFC", EXACT[concept])


@pytest.mark.parametrize(
    "wrong",
    [
        "חַכְמה",  # mem without a vowel
        "מָסָך",  # final kaf without shva
        "מַשְׁפִּיע",  # no furtive patach
        "בִינָה",  # soft at the beginning
        "נוּקְבָאַּ",  # dagesh in alef
        "מַלכּוּת",  # lamed without shva
        "שבִירָה",  # shin without a dot
        "עְשִׂיָּה",  # shva under ayin at the beginning
        "מַשְׁפִיעַ",  # soft behind a quiescent shva
    ],
)
def test_rules_catch_a_slip(wrong: str) -> None:
    with pytest.raises(AssertionError):
        judge(unicodedata.normalize("NFC", wrong))


def judge(word: str) -> None:
    test_letter_by_letter(word)
    test_shva_and_hataf(word)
    test_dagesh_of_begedkefet(word)
    test_furtive_patach_and_mappiq(word)
