"""Forms in, what is known of each out: what it folds to, the words that it may be and why, what its letters say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from math import isfinite
from pathlib import Path
from typing import Any

from toolkit.ground.bundle import annotations_folder
from toolkit.model.authority import Vocabulary
from toolkit.vocabulary.called import called
from toolkit.vocabulary.explain import Candidate, candidates, in_hebrew, writings
from toolkit.vocabulary.folding import fold, key
from toolkit.vocabulary.hebrew import is_hebrew
from toolkit.vocabulary.homographs import homographs, unmarked
from toolkit.vocabulary.names import Name
from toolkit.vocabulary.said import said

_POSSESSIVE = re.compile(r"(.*\w\w)['’]s", re.DOTALL)
_TOKEN = re.compile(r"[-‐‑־]|[^\s\-‐‑־]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name names: a concept, a person, a work (with its id), or a word of the lists.

    `english` are the renderings of a concept, `note` the rule by which the form came about.
    """

    kind: str
    id: str
    name: str
    gloss: str
    lang: str
    note: str = ""
    english: tuple[str, ...] = ()
    loanword: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One word or phrase that a form may be (see `Candidate`).

    `hebrew` is pointed; of an irregular form that the scheme gives in Latin letters alone it is empty, and `latin` is that form. `meanings` are what it
    names by itself, `within` the ids of longer names that it is a word of; `writes` says how each convention writes its Hebrew by rule.
    """

    hebrew: str
    latin: str
    meanings: tuple[Meaning, ...]
    within: tuple[str, ...]
    particle: str
    rows: tuple[str, ...]
    cost: float
    shows: tuple[str, ...]
    conventions: tuple[str, ...]
    writes: dict[str, str]
    misspelled: bool


@dataclass(frozen=True, slots=True)
class Letters:
    """What the letters say of a word that no list holds: `score` in log-odds, above nought for Hebrew or Aramaic.

    `lang`, `spelling` are read off the letters, empty where they rule Hebrew out; `english` and `name` say whether
    dictionaries hold the word, `bars` why no sentence makes it Hebrew, else empty.
    """

    score: float | None
    lang: str
    spelling: str
    english: bool
    name: bool
    bars: str


@dataclass(frozen=True, slots=True)
class Account:
    """All that is known of one form. Of several words `parts` gives the single ones."""

    form: str
    folded: str
    key: str
    choices: tuple[Choice, ...]
    letters: Letters | None
    warnings: tuple[str, ...]
    parts: tuple[Account, ...] = ()

    @property
    def known(self) -> bool:
        """Whether anything speaks for Hebrew or Aramaic: a word it may be, one near it, or its letters."""
        by_letters = self.letters is not None and not self.letters.bars and (self.letters.score or 0) > 0
        return bool(self.choices) or by_letters or any(p.known for p in self.parts)

    def as_json(self) -> dict[str, Any]:
        """Return the account as `yichud explain --json` prints it."""
        return asdict(self)


class Explainer:
    """Explains forms by one vocabulary, the word lists and the character model."""

    def __init__(self, annotations: Path | None = None) -> None:
        from toolkit.pipeline.store import entries_of, lexicon_of
        from toolkit.pipeline.unlisted.glimpse import word_lexicon
        from toolkit.tei.vocabulary import read_vocabulary

        self.vocabulary = read_vocabulary(annotations or annotations_folder(near=Path.cwd()))
        self.lexicon = lexicon_of(entries_of(self.vocabulary).names)
        self.listed = word_lexicon()

    def explain(self, form: str) -> Account:
        """Return what is known of one form, a word or a phrase; a possessive *'s* is no part of it (K5)."""
        account = self._explain(form)
        owner = _POSSESSIVE.fullmatch(form.strip())
        if owner is None or any(_spelled_out(c) for c in account.choices):
            return account
        of = self._explain(owner[1])
        warnings = ("the possessive 's is English and stands outside the word", *of.warnings)
        return replace(of, form=form.strip(), warnings=warnings)

    def _explain(self, form: str) -> Account:
        phrase = form.strip()
        words = phrase.split()
        if len(words) < 2:
            whole = self._word(phrase)
            words = [w for w in _TOKEN.findall(form) if w not in "-‐‑־"]
            if len(words) < 2 or any(not c.misspelled for c in whole.choices):
                return whole
        found = self._hebrew(phrase) if is_hebrew(phrase) else tuple(self._phrase(_TOKEN.findall(form)))
        letters = "" if is_hebrew(phrase) else fold(phrase.replace(" ", ""))
        return Account(phrase, letters, key(letters), found, None, (), tuple(map(self._word, words)))

    def _word(self, word: str) -> Account:
        if is_hebrew(word):
            return Account(word, "", "", self._hebrew(word), None, ())
        letters = fold(word)
        found = candidates(word, self.lexicon)
        if not any(c.whole and not c.misspelled for c in found):
            listed = tuple(c for c in candidates(word, self.listed) if c.whole and not c.misspelled)
            found = (*listed, *(c for c in found if not listed or not c.misspelled))
        found = tuple(
            sorted(found, key=lambda c: bool(c.particle))
        )  # the word as it stands goes before one that loses a particle
        choices = tuple(_each_once(self._choice(c) for c in found))
        sure = any(not c.misspelled for c in choices)
        return Account(
            word,
            letters,
            key(letters),
            choices,
            None if sure else _letters(word),
            tuple(_warnings(letters, choices)),
        )

    def _hebrew(self, form: str) -> tuple[Choice, ...]:
        found = in_hebrew(form, self.lexicon.names)
        if not any(c.names for c in found):
            found = in_hebrew(form, self.listed.names) or found
        return tuple(self._choice(c) for c in found)

    def _phrase(self, tokens: list[str]) -> Iterator[Choice]:
        """Yield the names that the words are together, of the vocabulary first."""
        from toolkit.pipeline.matching import Matcher, rows_of

        for lexicon in (self.lexicon, self.listed):
            for f in Matcher(lexicon).names_at(tokens, 0):
                if f.end == len(tokens):
                    shows = tuple(sorted({s for r in f.readings for s in r.shows}))
                    misspelled = any(r.misspelled for r in f.readings)
                    hebrew = f.name.hebrew if f.name.latin else f.name.form
                    yield self._choice(
                        Candidate(
                            hebrew,
                            (f.name,),
                            True,
                            "",
                            rows_of(f.readings),
                            round(f.cost, 2),
                            shows,
                            (),
                            misspelled,
                        )
                    )
                    return

    def _choice(self, found: Candidate) -> Choice:
        meanings = [_meaning(n, self.vocabulary) for n in _nearest(found.names)]
        if any(m.id for m in meanings):
            meanings = [m for m in meanings if m.id]
        latin = "" if is_hebrew(found.hebrew) else found.hebrew
        return Choice(
            "" if latin else found.hebrew,
            latin,
            tuple(meanings) if found.whole else (),
            () if found.whole else tuple(m.id for m in meanings if m.id),
            found.particle,
            tuple(map(said, found.rows)),
            found.cost,
            found.shows,
            found.conventions,
            writings(found.hebrew),
            found.misspelled,
        )


def explain(forms: Iterable[str], *, annotations: Path | None = None) -> tuple[Account, ...]:
    """Return what is known of each form."""
    explainer = Explainer(annotations)
    return tuple(explainer.explain(form) for form in forms)


def _spelled_out(choice: Choice) -> bool:
    """Say whether a form is a word with its last letter: neither misspelled nor with an English ending."""
    return not choice.misspelled and not any(row.startswith("an English") for row in choice.rows)


def _each_once(choices: Iterable[Choice]) -> Iterator[Choice]:
    """Yield the choices, those of one Hebrew word as one, without those that name nothing new."""
    held: dict[tuple[str, str], Choice] = {}
    seen: set[str] = set()
    for choice in choices:
        named = {m.id or m.name for m in choice.meanings} | set(choice.within)
        first = held.get((choice.hebrew, choice.latin))
        if first is not None:
            meanings, within = first.meanings + choice.meanings, first.within + choice.within
            held[choice.hebrew, choice.latin] = replace(first, meanings=meanings, within=within)
        elif not named or not named <= seen:
            held[choice.hebrew, choice.latin] = choice
        seen |= named
    yield from held.values()


def _nearest(names: Iterable[Name]) -> Iterator[Name]:
    """Yield the names by rank, each target once."""
    seen: set[tuple[str, str]] = set()
    for name in sorted(names, key=lambda n: n.rank):
        mark = (name.kind, name.target or name.form)
        if mark not in seen:
            seen.add(mark)
            yield name


def _meaning(name: Name, vocabulary: Vocabulary) -> Meaning:
    if name.kind == "concept":
        concept = vocabulary.scheme.concepts[name.target]
        english = tuple(dict.fromkeys([*(r.form for r in concept.english), *concept.translations]))
        return Meaning(
            "concept",
            name.target,
            called(vocabulary.scheme, name.target),
            concept.gloss,
            name.lang,
            name.note,
            english,
            name.loanword,
        )
    if name.kind == "person":
        person = vocabulary.people[name.target]
        return Meaning("person", name.target, person.name, person.note, name.lang, name.note)
    if name.kind == "work" and name.target:
        work = vocabulary.works[name.target]
        return Meaning("work", name.target, work.title, work.note, name.lang, name.note)
    kind = name.note if name.kind == "word" and name.note else name.kind
    return Meaning(f"listed {kind}", "", name.form, "", name.lang, loanword=name.loanword)


def _letters(word: str) -> Letters:
    from toolkit.pipeline.unlisted.dictionaries import dictionaries
    from toolkit.pipeline.unlisted.glimpse import glimpse
    from toolkit.pipeline.unlisted.letters import letters_model, plain

    letters, held = plain(word), dictionaries()
    score = letters_model().score(letters)
    seen = glimpse(word)
    english, common = letters in held.english, letters in held.common
    bars = "" if seen else "a common English word" if common else "its letters are not those of Hebrew"
    bars = unmarked().get(letters, bars)
    return Letters(
        round(score, 2) if isfinite(score) else None,
        seen.lang if seen else "",
        seen.spelling if seen else "",
        english,
        letters in held.names,
        bars,
    )


def _warnings(letters: str, choices: tuple[Choice, ...]) -> Iterator[str]:
    cues = homographs().cues.get(letters)
    if letters in homographs().english:
        yield "an English word or name too: counts only with evidence beside it"
    if cues:
        if cues.before or cues.after:
            speak = list(dict.fromkeys(sorted(cues.before)[:5] + sorted(cues.after)[:3]))
            yield f"words near it that speak for the term: {', '.join(speak)}"
        if cues.against:
            yield f"words near it that speak against: {', '.join(sorted(cues.against)[:6])}"
    if letters in unmarked():
        yield f"{unmarked()[letters]}: not marked by itself"
    if any(m.loanword for c in choices for m in c.meanings):
        yield "a loan word in English: marked, and counted apart"
    if choices and all(c.misspelled for c in choices):
        yield "no word is spelled so; these are one letter away"
