"""A vocabulary in, every name that is looked for out: headwords, number forms, acronyms, irregular forms, titles."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from toolkit.model.authority import Person, Vocabulary, Work
from toolkit.model.concept import Concept
from toolkit.vocabulary.endings import number_forms
from toolkit.vocabulary.folding import fold, key, keys
from toolkit.vocabulary.hebrew import (
    DAGESH,
    VOWELS,
    is_acronym,
    is_hebrew,
    sounds,
    spell_out_numeral,
    strip_points,
)
from toolkit.vocabulary.words import listed

_PLAIN = "singular"  # of a plural in -ot
_CAPITALS = re.compile(r"(?:[A-Z]{2,}|[A-Z][a-z]{0,2}[A-Z]\w{0,3}|\w+[\"“”״]\w+)")


class Name(NamedTuple):
    """A form to look for, and what it names.

    `form` is pointed Hebrew or, where `latin`, Latin letters as they stand; `target` the id of a concept, person or
    work, empty for a word that has no entry; `rank` orders the names of one form: headwords before variants before
    rules; `note` says by which rule the form came about.
    """

    form: str
    kind: Literal["concept", "person", "work", "word"]
    target: str
    lang: str
    hebrew: str
    rank: int
    acronym: bool = False
    latin: bool = False
    loanword: bool = False
    note: str = ""


def names_of(vocabulary: Vocabulary) -> Iterator[Name]:
    """Yield the names of a whole vocabulary."""
    loans = _loanwords()
    for concept in vocabulary.scheme.concepts.values():
        for name in _of_concept(concept):
            yield name._replace(loanword=name.form in loans)
    for person in vocabulary.people.values():
        yield from _of_person(person)
    for work in vocabulary.works.values():
        yield from _of_work(work)
    for word in loans:
        yield Name(word, "word", "", "he", word, rank=9, loanword=True)


def is_latin_acronym(form: str) -> bool:
    """Say whether a Latin form is written as an acronym is: all capitals, capitals inside, a quotation mark inside."""
    return _CAPITALS.fullmatch(form) is not None and len(form) <= 7


def is_pointed(form: str) -> bool:
    """Say whether every word of a Hebrew form carries vowels (an acronym or a numeral needs none)."""
    words = [spell_out_numeral(w) for w in form.split()]
    return bool(words) and is_hebrew(form) and all(map(_has_vowels, words))


def _has_vowels(word: str) -> bool:
    marks = unicodedata.normalize("NFD", word)
    return is_acronym(word) or "ו" + DAGESH in marks or any(c in VOWELS for c in marks)


def _of_concept(concept: Concept) -> Iterator[Name]:
    pointed = [h for h in concept.hebrew if is_pointed(h.form)]
    head = concept.hebrew[0].form if concept.hebrew else ""
    given = {h.n for h in pointed}
    acronym_keys: frozenset[str] = frozenset()
    for rank, hebrew in enumerate(pointed):
        form = clean(hebrew.form)
        single = " " not in form
        acronym = single and is_acronym(form)
        lang = _lang(hebrew.lang)
        own = head if acronym else hebrew.form
        yield Name(form, "concept", concept.id, lang, own, min(rank, 3), acronym=acronym)
        if single and not acronym and hebrew.n != "verb":
            for made, rule in number_forms(form):
                if rule not in given:
                    own = made if rule == _PLAIN else head  # how the others are pointed no rule can tell
                    yield Name(made, "concept", concept.id, lang, own, 5, note=f"{rule} by rule")
    if concept.acronym:
        acronym_keys = keys(sounds(concept.acronym))
        yield Name(concept.acronym, "concept", concept.id, _lang(concept.lang), head, 0, acronym=True)
    for latin in concept.latin:
        if re.search(r"\bof\b", latin.form):
            continue  # English words inside are joined when matching, not here
        acronym = is_latin_acronym(latin.form) or (
            key(fold(latin.form)) in acronym_keys and len(latin.form) < 8
        )
        yield Name(latin.form, "concept", concept.id, _lang(concept.lang), head, 4, acronym, latin=True)


def _lang(lang: str) -> str:
    return "mixed" if lang == "mul" else lang


def _of_person(person: Person) -> Iterator[Name]:
    for form in person.hebrew_names:
        if is_pointed(form) and not is_acronym(form) and form not in person.in_context:
            yield Name(clean(form), "person", person.id, _head_lang(form), form, 1)
    for form in (person.name, *person.names):
        if form in person.transliterated and form not in person.in_context:
            alone = form.partition(" of ")[0]  # the place a person is called after is English
            yield Name(alone, "person", person.id, _head_lang(person.hebrew), "", 4, latin=True)


def _of_work(work: Work) -> Iterator[Name]:
    for form in work.hebrew_titles:
        words = clean(form).split()
        title = " ".join(
            w for w in words if not is_acronym(w)
        )  # a Hebrew year is written in digits in English
        if is_pointed(title) and form not in work.in_context:
            yield Name(title, "work", work.id, _head_lang(title), title, 1)
    for form in work.titles:
        if form not in work.english | work.abbreviations | work.in_context:
            yield Name(form, "work", work.id, _head_lang(work.hebrew), work.hebrew, 4, latin=True)
    if not is_pointed(work.hebrew) or work.hebrew in work.in_context:
        return
    parts = [clean(p) for p in work.hebrew.split(",")]
    if len(parts) > 1:
        yield Name(parts[0], "work", "", "he", parts[0], 6)
        alone = keys(s for w in parts[-1].split() for s in sounds(w))
        if any(key(fold(t.replace(" ", ""))) in alone for t in work.titles):
            yield Name(parts[-1], "work", work.id, "he", parts[-1], 6)


def _head_lang(title: str) -> str:
    """Return the language of a title or a by-name: Aramaic if its first word is a listed Aramaic word."""
    head = strip_points(clean(title).partition(" ")[0])
    return "arc" if head in _aramaic_words() else "he"


@cache
def _aramaic_words() -> frozenset[str]:
    heads = {
        lang: {strip_points(e.form.split()[0]) for e in listed() if e.lang == lang} for lang in ("he", "arc")
    }
    return frozenset(heads["arc"] - heads["he"])


def clean(form: str) -> str:
    """Return a Hebrew form word by word: no commas or maqaf, letters that are numerals spelled out."""
    return " ".join(spell_out_numeral(w) for w in re.sub("[,.־–-]", " ", form).split())


def _loanwords() -> tuple[str, ...]:
    data = tomllib.loads(Path(__file__).with_name("loanwords.toml").read_text(encoding="utf-8"))
    return tuple(w["hebrew"] for w in data["word"])
