"""Sentences with what is found in them underlined; beneath, the concept or kind of each."""

import unicodedata

import pytest

from toolkit.pipeline import build, recognise


@pytest.fixture(scope="module")
def nlp():
    return build()


def underlined(text, found):
    line = [" "] * len(text)
    for t in found:
        line[t.span.start : t.span.end] = "~" * len(t.span)
    return "".join(line).rstrip()


def check(nlp, sentence):
    text, under, names = (*(part.rstrip() for part in sentence.strip("\n").split("\n")), "", "")[:3]
    found = recognise(text, nlp).transliterations
    assert underlined(text, found) == under
    assert [t.concept or t.kind for t in found] == names.split()
    assert all(t.text == text[t.span.start : t.span.end] for t in found)


@pytest.mark.parametrize(
    "sentence",
    [
        """
Hiskalelus in Atzilus, Hitkallelut in Aziluth, and the Sephiroth too.
~~~~~~~~~~    ~~~~~~~  ~~~~~~~~~~~    ~~~~~~~          ~~~~~~~~~
hitkalelut atzilut hitkalelut atzilut sefirot
""",
        """
The Masach de Guf, the Masach of the Guf and the Zivug of Neshikin.
    ~~~~~~~~~~~~~      ~~~~~~        ~~~         ~~~~~    ~~~~~~~~
masach-de-guf masach guf zivug kissing
""",
        """
Peh d'Rosh, Peh de Rosh and Peh d’ Rosh; Shevirat Ha-Kelim, Sheviras HaKeilim.
~~~~~~~~~~  ~~~~~~~~~~~     ~~~~~~~~~~~  ~~~~~~~~~~~~~~~~~  ~~~~~~~~~~~~~~~~~
peh-de-rosh peh-de-rosh peh-de-rosh shevirat-hakelim shevirat-hakelim
""",
        """
Malchus d'Atzilus and Malchut de Atzilut; the Zivug AB-SAG, and Partzufim.
~~~~~~~~~~~~~~~~~     ~~~~~~~~~~~~~~~~~~      ~~~~~~~~~~~~      ~~~~~~~~~
malchut malchut zivug-av-sag partzuf
""",
        """
The Parents/Mashpia give; *Patzufim* appear; Sefirotic light; Masach's edge.
            ~~~~~~~        ~~~~~~~~          ~~~~~~~~~        ~~~~~~
mashpia partzuf sefirot masach
""",
        """
The book ends.” As it says, a sentence [Din] is passed; Comic light, a Son, in Atzilus, and the Din.
                                        ~~~                                    ~~~~~~~          ~~~
term atzilut term
""",
        """
So wrote Rabbi Yosef Chayim of Adam HaElyon, of [-"Zion" as in tziun-] and of the Sefiros.
         ~~~~~~~~~~~~~~~~~~    ~~~~~~~~~~~~                    ~~~~~              ~~~~~~~
name term term sefirot
""",
        """
It IS CALLED so, and three Sefirot - Netzach-Hod-Yesod - in Tammuz; three Sefirot in one.
                           ~~~~~~~   ~~~~~~~~~~~~~~~~~      ~~~~~~        ~~~~~~~
sefirot netzach term sefirot
""",
        """
The rabbi ate challah, and the rabbinic court met in Gerona.
    ~~~~~     ~~~~~~~          ~~~~~~~~
term term term
""",
        """
There Reb Noson met Reb Shimon ben Baer and R. Moshe b. Yiṣḥaq, R. Isaac the Blind too, in Atzilus.
      ~~~~~~~~~     ~~~~~~~~~~~~~~~~~~~     ~~~~~~~~~~~~~~~~~~                             ~~~~~~~
name name name atzilut
""",
        """
It rests on the words *ki-peshuto* and *leshakekh et ha-ozen*, as in the Zohar.
                       ~~~~~~~~~~       ~~~~~~~~~~~~~~~~~~~~             ~~~~~
term phrase work
""",
        """
Knorr von Rosenroth and Reuchlin wrote of the Sephiroth in the Idra Rabba Qadisha.
                                              ~~~~~~~~~        ~~~~~~~~~~~~~~~~~~
sefirot work
""",
        """
In the shul they daven, the pintele Yid sings, and the yahrzeit is kept; loc. cit., of Atzilus.
                                                                                       ~~~~~~~
atzilut
""",
        """
The Bitush of OP and OM, the Partzuf of GE, and the Masach; Netzach; Hod; Yesod.
    ~~~~~~    ~~     ~~      ~~~~~~~    ~~          ~~~~~~  ~~~~~~~  ~~~  ~~~~~
bitush or-pnimi or-makif partzuf acronym masach netzach hod yesod
""",
        """
My rabbi sold the Malchut Hotel to Keter Publishing and Netzach Airlines, said Yesod Blum to Adler.
   ~~~~~
term
""",
        """
At Mount Sinai Elisha wore a tallis, said the maggid to the gabbai.
                             ~~~~~~           ~~~~~~        ~~~~~~
term name term
""",
        """
From Dalet to Gimel, to Bet, to Aleph; Behina Bet and Aviut de Bet of the Masach. Bet on it.
     ~~~~~    ~~~~~     ~~~     ~~~~~  ~~~~~~~~~~     ~~~~~~~~~~~~        ~~~~~~
term term term term term aviut masach
""",
        """
Its later phase is the Haskalah of the east.
                       ~~~~~~~~
term
""",
        """
In Atzilus, chs. 5, 7 and 9, and Beriah, vv. 2 and 3; see Yetzirah, Asiyah, chs. 8.
   ~~~~~~~                       ~~~~~~                   ~~~~~~~~  ~~~~~~
atzilut beriah yetzirah asiyah
""",
        """
One of the series is Chasdei David Hane’emanim on the Sefiros of David and Atzilus.
                     ~~~~~~~~~~~~~~~~~~~~~~~~~        ~~~~~~~              ~~~~~~~
term sefirot atzilut
""",
        """
Light is received by the abba and in turn by the lower one, of Atzilus; the man of sand receives none.
                         ~~~~                                  ~~~~~~~
abba atzilut
""",
        """
The letters Yud and Lamed of the Sefiros, with a Segol below: the vessel is a keli of emes.
            ~~~     ~~~~~        ~~~~~~~         ~~~~~                        ~~~~    ~~~~
term term sefirot term kli term
""",
        """
The inner light is drawn down by pnimiyus in the world.
                                 ~~~~~~~~
term
""",
        """
B”H. The teacher, zt"l, came; “It is so,” he says, by A"b and o"k.
~~~               ~~~~
acronym acronym
""",
        """
He kept Torah and Mitzvos, learned Kabbalah from rabbis, and read Tanya.
        ~~~~~     ~~~~~~~          ~~~~~~~~      ~~~~~~           ~~~~~
torah mitzvot kabbalah term work
""",
    ],
)
def test_names_in_every_spelling(nlp, sentence):
    check(nlp, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        """
By Raising Man the Masach rises. And man, too, receives.
           ~~~     ~~~~~~
man masach
""",
        "The man or woman raised a din; sag, mad and bore; or not.",
        "Ava Gardner came, Abba sang, and the Kelly Klee show began in Asia.",
        """
The unity of Chabad with Chabad is a Zivug of the Sefiros.
             ~~~~~~      ~~~~~~      ~~~~~        ~~~~~~~
chabad chabad zivug sefirot
""",
        """
The Chabad movement and the Rebbe of Chabad wrote about Sefiros.
    ~~~~~~                           ~~~~~~             ~~~~~~~
name name sefirot
""",
        """
Ava is the Zivug of Chochmah with Bina; so the Mashpia taught.
~~~        ~~~~~    ~~~~~~~~      ~~~~         ~~~~~~~
av-vi zivug chochmah binah mashpia
""",
        """
The soul of Adam broke in Adam Kadmon, as the Tzemach Tzedek writes.
                          ~~~~~~~~~~~         ~~~~~~~~~~~~~~
adam-kadmon name
""",
        """
They read Derech Mitzvosecha 4a and Or Hatorah Bereishis; or so he said.
          ~~~~~~~~~~~~~~~~~~        ~~~~~~~~~~~~~~~~~~~~
work work
""",
        "SAG-AFTRA struck; AB Volvo and MAN SE build trucks, as is known.",
    ],
)
def test_false_friends(nlp, sentence):
    check(nlp, sentence)


@pytest.mark.parametrize(
    ("form", "spelling", "lang", "kind"),
    [
        ("Atzilus", "ashkenazi", "he", "term"),
        ("Atzilut", "israeli", "he", "term"),
        ("Keilim", "ashkenazi", "he", "term"),
        ("Zivug", "other", "he", "term"),
        ("Zeir Anpin", "other", "arc", "term"),
        ("Ḥokhmah", "academic", "he", "term"),
        ("Baal HaSulam", "other", "he", "name"),
    ],
)
def test_spelling_language_and_kind(nlp, form, spelling, lang, kind):
    (found,) = recognise(f"It speaks of {form} here.", nlp).transliterations
    assert (found.text, found.convention, found.lang, found.kind) == (form, spelling, lang, kind)


def test_a_span_says_why(nlp):
    (found,) = recognise("It speaks of the Sephiroth here.", nlp).transliterations
    assert found.hebrew == "סְפִירוֹת"
    assert "soft pe (פ) written ph, soft tav (ת) written th" in found.reason


def test_loanwords_are_flagged(nlp):
    found = recognise("Torah, Kabbalists, rabbis and Mitzvot.", nlp).transliterations
    assert [(t.text, t.loanword) for t in found] == [
        ("Torah", True),
        ("Kabbalists", True),
        ("rabbis", True),
        ("Mitzvot", False),
    ]


def test_names_are_nested_as_terms_are(nlp):
    found = recognise("The Zivug of Neshikin at Peh de Rosh.", nlp).names
    assert [(t.text, t.concept) for t in found] == [
        ("Zivug of Neshikin", "zivug-neshikin"),
        ("Zivug", "zivug"),
        ("Neshikin", "kissing"),
        ("Peh de Rosh", "peh-de-rosh"),
        ("Rosh", "rosh"),
    ]


NEWS = (
    "The council met on Tuesday to hear from Miriam Rosenthal, who has owned the bakery on Harlan Street for years. "
    "Professor Rosh told the members that parking had become impossible, and Councilman David Katz asked whether a permit would help. "
    "Binah, a striker from Ghana, came on late, while Rosh watched from the bench and wrote down the score. The Rosh laboratory "
    "has worked on moths and beetles near the river for many years, and its funding runs out in the spring of next year. "
    "Mayor Hana Sato promised an answer by June; she noted that the budget was tight and that trucks parked in two rows every morning. "
)


def test_in_a_text_of_another_subject_short_terms_are_names_of_people(nlp):
    assert recognise(NEWS, nlp).transliterations == ()


@pytest.mark.parametrize(
    "news",
    [
        (
            "Shares in Zohar Energy rose on Tuesday after Malkhut Holdings bought a stake. Dana Zohar said that the deal, brokered by Tamid "
            'Partners, would close by March. "Tamid has been patient," said Zohar. The Masach brothers, who own the hotel, did not comment.'
        ),
        "Zohar Argov sang, Uri Zohar directed films, and Miriam Zohar acted. The Zohar family moved to Haifa, where Tamid Group has a branch.",
        "Tiferet Journal prints poems; Hesed Mutual insures; the Gevura Fund invests; a Keter shed arrived from Keter Plastics.",
        "Masach, 34, scored for Rovers, and Zohar, 29, kept the goal. The fans of Masach and of Zohar sang in the rain.",
    ],
)
def test_terms_that_stand_in_names_are_names_wherever_the_text_has_them(nlp, news):
    assert recognise(news, nlp).transliterations == ()


def test_a_line_in_capitals_is_no_name(nlp):
    text = "THE SEFIROT ARE KETER, CHOKHMAH AND BINAH, AND THE TZIMTZUM COMES BEFORE THEM ALL, WITH KAVANAH."
    found = {t.text for t in recognise(text, nlp).transliterations}
    assert found == {"SEFIROT", "KETER", "CHOKHMAH", "BINAH", "TZIMTZUM", "KAVANAH"}


@pytest.mark.parametrize(
    ("name", "hebrew"),
    [
        ("E-lohim", "אֱלֹהִים"),
        ("A-donai", "אֲדֹנָי"),
        ("A-do-nai", "אֲדֹנָי"),
        ("E-lokeinu", "אֱלֹקֵינוּ"),
        ("El Sha-ddai", "אֵל שַׁדַּי"),
        ("K-el", "קֵל"),
        ("Tz-va’ot", "צְבָאוֹת"),
        ("Y-H-V-H", "הֲוָיָה"),
        ("Yud-Kay-Vav-Kay", "הֲוָיָה"),
        ("H-vayah", "הֲוָיָה"),
    ],
)
def test_a_divine_name_may_be_divided_anywhere(nlp, name, hebrew):
    (found,) = recognise(f"Then {name} appeared to a well-known man, by G-d.", nlp).transliterations
    assert (found.text, found.kind, found.hebrew) == (name, "name", hebrew)


def test_a_capital_makes_a_word_the_name_that_is_spelled_so(nlp):
    found = recognise("The name Havayah is above the havayah of the worlds of Atzilut.", nlp).transliterations
    assert [(t.text, t.kind) for t in found[:2]] == [("Havayah", "name"), ("havayah", "term")]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Ronit Meroz and Prof. Dina Rubin have shown it of the Sefirot of Atzilut.", ["Ronit", "Dina"]),
        (
            "Joseph Ben-Shlomo, ed. Ben-Meir, of Ben-Gurion University, on the Sefirot.",
            ["Ben", "Shlomo", "Meir"],
        ),
        (
            "In J. I. Schochet the Knower and the knowers are one with Atzilut and the Sefirot.",
            ["Schochet", "Knower", "knowers"],
        ),
        ("The Aibershter, vide infra, of the Sefirot and his upsherin.", ["Aibershter", "vide", "upsherin"]),
        ("MAYA: Of the Sefirot.\nJOEL: Of Atzilut.\nMAYA: The Masach.\nI am Maya.", ["MAYA", "Maya"]),
    ],
)
def test_modern_persons_are_no_terms(nlp, sentence, names):
    found = {t.text for t in recognise(sentence, nlp).transliterations}
    assert "Sefirot" in found
    assert not any(name in text.split("-") for text in found for name in names)


@pytest.mark.parametrize(
    ("form", "hebrew"),
    [
        ("tzniyus", "צְנִיּוּת"),
        ("chinuch", "חִנּוּךְ"),
        ("maayanos", "מַעֲיָנוֹת"),
        ("taharah", "טַהֲרָה"),
        ("alav hashalom", "עָלָיו הַשָּׁלוֹם"),
        ("geneivas daas", "גְּנֵבַת דַּעַת"),
        ("Rachmana litzlan", "רַחֲמָנָא לִצְלָן"),
        ("asiriya", "עֲשִׂירִיָּה"),
        ("birkat halevanah", "בִּרְכַּת הַלְּבָנָה"),
    ],
)
def test_words_of_learning_and_life_are_listed(nlp, form, hebrew):
    (found,) = recognise(f"It is called {form} by those who teach.", nlp).transliterations
    assert (found.text, found.hebrew) == (form, unicodedata.normalize("NFC", hebrew))


@pytest.mark.parametrize(
    "sign",
    [
        "In Kabbalah this is known.",
        "The Zohar says so.",
        "It is the world of Atzilut.",
        "The masach is a screen.",
    ],
)
def test_one_sign_of_the_subject_is_enough(nlp, sign):
    found = {t.text for t in recognise(f"{NEWS}{sign} The Rosh stands above it.", nlp).transliterations}
    assert "Rosh" in found


@pytest.mark.parametrize(
    ("sentence", "form", "hebrew", "concept"),
    [
        ("His neshamah rose, and the neshamos of Atzilus with it.", "neshamah", "נְשָׁמָה", "neshamot"),
        ("His neshamah rose, and the neshamos of Atzilus with it.", "neshamos", "נְשָׁמוֹת", "neshamot"),
        ("A baruch is written, in Atzilus, and the mohel reads it.", "baruch", "בָּרוּךְ", ""),
        ("A baruch is written, in Atzilus, and the mohel reads it.", "mohel", "מוֹהֵל", ""),
        ("He turned from Lo Lishma to *Lishma* in the Masach.", "Lishma", "לִשְׁמָה", ""),
        ("The sod ha-tzimtzum, and the or ha-ganuz, in Atzilus.", "or ha-ganuz", "", ""),
        ("In Atzilus the rosh ha-masach is a word of two.", "rosh ha-masach", "", "rosh"),
        ("lemaalah mi'taam va'daas, in Atzilus.", "lemaalah mi'taam va'daas", "", ""),
        ("By the name Ado-nai, and by Elo-kim, in Atzilus.", "Elo-kim", "אֱלֹקִים", ""),
        ("The great Kabbalist Rabbi Yosef Chayim, in Atzilus.", "Rabbi Yosef Chayim", "", ""),
    ],
)
def test_the_hebrew_is_that_of_the_form_or_none(nlp, sentence, form, hebrew, concept):
    found = {t.text: t for t in recognise(sentence, nlp).transliterations}
    assert (found[form].hebrew, found[form].concept) == (hebrew, concept)
