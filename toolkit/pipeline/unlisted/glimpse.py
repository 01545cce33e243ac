"""One spelling in, what it says without its place out: its letters, the dictionaries that hold it, the lists that know it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, cast

from spacy.lang.en.stop_words import STOP_WORDS

from toolkit.model.annotation import Kind, Spelling
from toolkit.pipeline.matching import is_roman, may_be_acronym
from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.pipeline.unlisted.judgement import log_odds, weights
from toolkit.pipeline.unlisted.letters import letters_model, plain
from toolkit.vocabulary.folding import APOSTROPHES, fold, key
from toolkit.vocabulary.homographs import life, unmarked
from toolkit.vocabulary.lexicon import Lexicon, Reading
from toolkit.vocabulary.names import Name
from toolkit.vocabulary.particles import particle_of
from toolkit.vocabulary.spelling import decided_by_sign, majority, spelling_by_signs
from toolkit.vocabulary.words import listed

UNLISTED: frozenset[str] = frozenset()  # forms that the lists are not asked about: training needs some
PREPOSITIONS = frozenset({"be-", "ke-", "le-", "me-"})
ROOT = 3  # consonants that are left of a word from which no sign parts its preposition
WHOLE = 0.5  # what a particle counts for against a word that is listed as it stands (ha'arah, baruch)
CERTAIN = 3.0  # log-odds of the letters from which a listed word is Hebrew wherever it stands
USUAL = 1.0  # and from which one that is written as its convention writes it
# And from which one of some length is, in small letters, that is written nearly so (tallis, maggid).
PLAIN = -1.0
SLIGHT, SOME_LENGTH = 0.2, 5  # what such a spelling may cost, and its letters
LIKELY = 0.5  # and from which one of a letter less is, in small letters, that is written so (shov)
FLOOR = -4.5  # log-odds of the letters under which no sentence makes a word Hebrew
_VOWEL = re.compile("[aeiouy]")
_INDIC = re.compile("[āīūṅñṇśṛṃḍṁĀĪŪŚṚḌ]")
_EUROPEAN = re.compile("[äöüßéèàçáíóúøåæœłčžřőÄÖÜÉÁÓØÅ]")
_GERSHAYIM = re.compile(
    r"[^\W\d_][\"“”״'’][^\W\d_]$"
)  # the sign before the last letter of an acronym (B"H, zt"l)
_AGENT = re.compile("(....+)ers?")
_JOINED = re.compile(rf"(?:[bdklmv]|[bdhklmvuw][aei]|u|she)[{APOSTROPHES}]\w", re.IGNORECASE)
_ARAMAIC = re.compile("(?:[aiu][ts]h?a|ayy?a)$")


class Glimpse(NamedTuple):
    """What a spelling says: the features of its form, and what a list tells about it (else what its letters tell).

    `letters` are those of the form, plain; `odds` what the form adds to the log-odds in each look.
    """

    form: str
    letters: str
    features: dict[str, float]
    odds: dict[str, float]
    reading: Reading | None
    entry: Name | None
    english: bool
    listed: bool
    bible: bool  # a name of the English Bible
    small: bool  # in small letters
    certain: bool  # a list has it, and nothing else is written so

    @property
    def lang(self) -> str:
        """The language: that of the entry, else what the ending tells."""
        if self.entry:
            return self.entry.lang
        return "arc" if _ARAMAIC.search(self.letters) and len(self.letters) > 5 else "he"

    @property
    def kind(self) -> Kind:
        """The kind of the entry, else a term."""
        return cast("Kind", self.entry.note) if self.entry else "term"

    @property
    def signed(self) -> bool:
        """Whether it is a listed acronym with the sign of one, as nothing else is written."""
        return self.entry is not None and self.entry.acronym and _GERSHAYIM.search(self.form) is not None

    @property
    def hebrew(self) -> str:
        """The Hebrew of the entry, empty without one."""
        return self.entry.hebrew if self.entry else ""

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows that lead from the Hebrew to the form."""
        return self.reading.rows if self.reading else ()

    @property
    def spelling(self) -> Spelling:
        """The spelling that the form shows (K7)."""
        if decided := decided_by_sign(self.form):
            return decided
        return majority(sorted(self.reading.shows)) if self.reading else spelling_by_signs(self.letters)


@cache
def word_lexicon() -> Lexicon:
    """Return the lexicon of the listed words; the note of a name is its kind."""
    names: list[Name] = []
    for e in listed():
        forms = e.latin or (e.form,)
        names += [
            Name(
                f,
                "word",
                "",
                e.lang,
                e.form,
                1,
                acronym=e.kind == "acronym",
                latin=bool(e.latin),
                note=e.kind,
            )
            for f in forms
        ]
    return Lexicon(names, misspellings=False)


def glimpse(form: str) -> Glimpse | None:
    """Return what a spelling says; None for one that cannot be Hebrew in any sentence."""
    letters = plain(form)
    signed = _GERSHAYIM.search(form) is not None
    if not (signed or form.isupper() or _VOWEL.search(letters)):
        return None  # chs, vv: an abbreviation
    if letters in STOP_WORDS or particle_of(form) or not letters.isascii() or not letters.isalpha():
        return None
    if letters in unmarked() or is_roman(form):
        return None
    held = dictionaries()
    english = letters in held.english and letters not in life()
    if english and form[0].islower() and letters in held.common:
        return None
    score = letters_model().score(letters)
    if score < FLOOR and not signed and (english or not form.isupper()):
        return None
    name, scholarly = letters in held.names, bool(decided_by_sign(form))
    reading, entry = _entry(form)
    if reading is None and form.isupper() and not _VOWEL.search(letters):
        return None  # MSS, RSL: an abbreviation of English
    if reading is None and (made := _AGENT.fullmatch(letters)) and made[1] in held.common:
        return None  # knower: who does what an English verb says
    usual = entry is not None and reading is not None and not reading.cost and form[0].isupper()
    usual |= entry is not None and entry.acronym and (signed or form.isupper())
    if english and letters in held.common and not usual:
        return None
    bible = letters in held.bible
    named = name or (entry is not None and entry.note == "name")
    if bible and named and not scholarly and not (entry and entry.note == "term"):
        return None  # a name that English has
    if reading is None and (len(letters) == 2 or score < FLOOR):
        return None
    features = {
        "letters": max(-6.0, min(6.0, score)),
        "english": float(english),
        "name": float(name and entry is None),
        "listed": float(reading is not None),
        "listed_english": float(reading is not None and english),
        "dear": reading.cost if reading else 0.0,
        "two": float(len(letters) == 2),
        "three": float(len(letters) == 3),
        "four": float(len(letters) == 4),
        "scholarly": float(scholarly),
        "indic": float(_INDIC.search(form) is not None),
        "european": float(_EUROPEAN.search(form) is not None),
        "joined": float(_JOINED.match(form) is not None),
    }
    small, listed = form.islower(), entry is not None
    return Glimpse(
        form,
        letters,
        features,
        {look: log_odds(look, features) for look in weights()},
        reading,
        entry,
        english,
        listed,
        bible and not listed and not scholarly,
        small,
        letters in life() or (listed and not english and _certain(features, len(letters), small=small)),
    )


def _certain(seen: Mapping[str, float], letters: int, *, small: bool) -> bool:
    """Say whether a listed word of some letters, which is no English word, is no name either and has letters of Hebrew."""
    least = CERTAIN if seen["dear"] else USUAL
    if small and seen["dear"] <= SLIGHT and letters >= SOME_LENGTH:
        least = PLAIN
    elif small and not seen["dear"] and letters == SOME_LENGTH - 1:
        least = LIKELY
    return not seen["name"] and seen["letters"] >= least


def _entry(form: str) -> tuple[Reading | None, Name | None]:
    """Return the best reading of a form as a word of the lists, and the entry that is that word alone, if one is."""
    if form in UNLISTED:
        return None, None
    lexicon = word_lexicon()
    readings = [
        r
        for r in lexicon.readings(form)
        if (not r.acronym or may_be_acronym(form)) and not (r.particle in PREPOSITIONS and _slight(form, r))
    ]
    readings.sort(key=lambda r: (r.cost + WHOLE * bool(r.particle), len(r.rows)))
    if not readings:
        return None, None
    alone = [(r, names[0]) for r in readings if (names := lexicon.alone(r.stem))]
    name = form[0].isupper()
    least = alone[0][0].cost if alone else 0.0
    fitting = ((r, n) for r, n in alone if r.cost == least and (n.note == "name") == name)
    return next(fitting, alone[0] if alone else (readings[0], None))


def _slight(form: str, reading: Reading) -> bool:
    """Say whether too little is left of a word without the preposition that no sign parts from it (Bach is no b’ach)."""
    return form.isalpha() and len(key(fold(form))) - 1 < ROOT and not reading.misspelled
