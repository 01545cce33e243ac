"""A name found in its sentence in, whether it is meant there out, with a confidence and what spoke for it.

A form of some length that is no English word speaks for itself. A short form, a form that is an English word, an
acronym and a misspelling need evidence: capitals where English has none, asterisks or quotes around, a cue word, a
sure neighbour in the passage.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from toolkit.pipeline.matching import Found, may_be_acronym
from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.vocabulary.folding import APOSTROPHES, fold
from toolkit.vocabulary.homographs import Cues, homographs

_ENDS = frozenset(".!?:\n…") | {"\n\n", "..."}
_OPENERS = frozenset("\"“‘'([{—–-•·")
_CLOSERS = frozenset("”’)]»")
_MARKS = frozenset("*_")
_LISTS = frozenset({",", "and", "&", ";"})
_OPENS, _CLOSES = _OPENERS | _MARKS, _ENDS | _CLOSERS
_LINE = 60  # tokens of a line that are looked at on either side
_HEADING = 16  # tokens of a heading at most
_SHORT = 3  # letters of the words of a line that do not count
CHEAP = 0.3  # what a form may cost that is a common English word too (Comic is no Komah)
SHORT = 3  # letters up to which a form always needs evidence
DEAR = 0.6  # what a single word may cost and still speak for itself
BESIDE = 2  # tokens that may stand between a doubtful name and a sure term beside it
NEAR = 40  # tokens on either side within which a sure term supports a doubtful one


class Verdict(NamedTuple):
    """Whether a name is meant (`sure`: without looking at its neighbours), how surely, and why."""

    accepted: bool
    sure: bool
    confidence: float
    why: tuple[str, ...] = ()
    otherwise: str = ""  # the kind of the form where it is not the term (Chabad, the movement: a name)


NO = Verdict(accepted=False, sure=False, confidence=0.0)


class Scene:
    """The tokens of a piece of text, with what can be told from capitals: sentence starts, headings, lines in capitals."""

    def __init__(self, words: Sequence[str], spaced: Sequence[int]) -> None:
        self.words = words
        self.spaced = spaced  # whether white space follows each token: 1 or 0
        self._shouted_lines: dict[int, bool] = {}
        self._capitals: dict[int, bool] = {}

    @cached_property
    def small(self) -> list[str]:
        """The words in small letters."""
        return [word.lower() for word in self.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [i for i, word in enumerate(self.words) if "\n" in word]

    def starts_sentence(self, i: int) -> bool:
        """Say whether a capital at token `i` could be that of a sentence."""
        j = i - 1
        words = self.words
        while j >= 0 and words[j] in _OPENS:
            j -= 1
        while j > 0 and words[j] in _CLOSERS and words[j - 1] in _CLOSES:
            j -= 1  # the world.” As
        return j < 0 or words[j] in _ENDS or "\n" in words[j] or words[j].rstrip(".)").isdigit()

    def opens(self, i: int) -> bool:
        """Say whether token `i` opens a sentence, a quotation or what a dash or another sign sets apart."""
        return i == 0 or self.words[i - 1] in _OPENS or self.starts_sentence(i)

    def capital(self, i: int) -> bool:
        """Say whether token `i` has a capital that neither a sentence, a heading nor a line in capitals explains."""
        known = self._capitals.get(i)
        if known is None:
            shown = self.words[i][:1].isupper() and not self.starts_sentence(i)
            known = self._capitals[i] = shown and not _is_heading(self.words, *self._line(i))
        return known

    def capitals(self, i: int) -> bool:
        """Say whether token `i` is written as an acronym is: more than one capital, in a line that is not all capitals."""
        word = self.words[i]
        return sum(map(str.isupper, word)) > 1 and not self.in_capitals(i)

    def in_capitals(self, i: int) -> bool:
        """Say whether token `i` stands in a line or among words that are all capitals, which tell nothing then."""
        return self._in_capitals(i) or self._shouted(i)

    def _shouted(self, i: int) -> bool:
        """Say whether a common word in capitals stands beside token `i`, as in words set in capitals (THAT IS CALLED)."""
        beside = (self.words[j] for j in (i - 1, i + 1) if 0 <= j < len(self.words))
        return any(len(w) > 2 and w.isupper() and w.lower() in dictionaries().common for w in beside)

    def marked(self, start: int, end: int) -> bool:
        """Say whether an asterisk or underscore opens directly before the tokens or closes directly after them."""
        words, spaced = self.words, self.spaced
        opens = start > 0 and words[start - 1] in _MARKS and not spaced[start - 1]
        if opens and (start < 2 or spaced[start - 2] or not words[start - 2][-1:].isalnum()):
            return True
        closes = end < len(words) and words[end] in _MARKS and not spaced[end - 1]
        return closes and (end + 1 >= len(words) or bool(spaced[end]) or not words[end + 1][:1].isalnum())

    def bracketed(self, start: int, end: int) -> bool:
        """Say whether the tokens stand alone in square brackets, as a translator gives the word that he translates."""
        words = self.words
        return start > 0 and end < len(words) and words[start - 1] == "[" and words[end][:1] == "]"

    def in_proper_name(self, start: int, end: int) -> bool:
        """Say whether a word with a capital stands directly beside the tokens, as in the name of a person or a place."""
        if start < len(self.words) and self.in_capitals(start):
            return False
        if start > 0 and self.spaced[start - 1] and self.capital(start - 1):
            return True
        return end < len(self.words) and bool(self.spaced[end - 1]) and self.capital(end)

    def aged(self, end: int) -> bool:
        """Say whether the age of a person follows token `end - 1`: *, 34,*."""
        after = self.words[end : end + 3]
        return len(after) == 3 and after[0] == "," == after[2] and after[1].isdigit() and len(after[1]) == 2

    def _line(self, i: int) -> tuple[int, int]:
        """Return where the line of token `i` begins and ends."""
        line = bisect_left(self._ends, i)
        start = self._ends[line - 1] + 1 if line else 0
        return start, self._ends[line] if line < len(self._ends) else len(self.words)

    def _in_capitals(self, i: int) -> bool:
        """Say whether the line of token `i` is all capitals."""
        start, end = self._line(i)
        if start not in self._shouted_lines:
            near = self.words[max(start, i - _LINE) : min(end, i + _LINE)]
            long = [w for w in near if len(w) > _SHORT and w.isalpha()]
            self._shouted_lines[start] = len(long) > 1 and all(w.isupper() for w in long)
        return self._shouted_lines[start]


def _is_heading(words: Sequence[str], start: int, end: int) -> bool:
    """Say whether a line is set as a heading."""
    if not 0 < end - start <= _HEADING or words[end - 1] in {".", ","}:
        return False
    long = [w for w in words[start:end] if len(w) > _SHORT and w.isalpha()]
    return len(long) >= 2 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


def judge(found: Found, scene: Scene) -> Verdict | None:
    """Return the verdict that a name's own form and place allow; None where its neighbours have to be asked."""
    words = [scene.words[i] for i in found.at]
    if found.name.kind == "person" and not words[0][:1].isupper():
        return NO
    english = homographs().english
    doubtful: list[bool] = []
    misspelled = False
    for word, reading in zip(words, found.readings, strict=True):
        if reading.acronym and not may_be_acronym(word):
            return NO
        misspelled = misspelled or reading.misspelled
        doubtful.append(reading.acronym or _needs_evidence(word, english))
    if misspelled:
        return _judge_misspelled(found, scene)
    if len(words) > 1 and not all(doubtful):
        return Verdict(accepted=True, sure=True, confidence=0.98)
    if not any(doubtful):
        return _judge_plain(found, scene, words[0])
    if scene.bracketed(found.start, found.end) and words[0][:1].isupper():
        return Verdict(accepted=True, sure=True, confidence=0.9, why=("in brackets by itself",))
    cues = homographs().cues.get(fold(words[0]))
    if cues is not None:
        said = _judge_cues(found, scene, cues)
        if said is not None:
            return said
    return None


def _needs_evidence(word: str, english: frozenset[str]) -> bool:
    letters = fold(word)
    return len(letters) <= SHORT or letters in english


def _judge_plain(found: Found, scene: Scene, word: str) -> Verdict | None:
    capital, lower = scene.capital(found.at[0]), word[:1].islower()
    costly = found.cost > DEAR or (lower and (len(fold(word)) == SHORT + 1 or found.name.rank >= 5))
    if scene.marked(found.start, found.end):
        return Verdict(accepted=True, sure=True, confidence=0.98, why=("marked off by asterisks",))
    if costly and lower and found.name.loanword:
        return Verdict(accepted=True, sure=False, confidence=0.9, why=("a loan word in English",))
    if costly or scene.in_proper_name(found.start, found.end):
        return None
    return Verdict(accepted=True, sure=True, confidence=0.97 if capital else 0.93)


def _judge_misspelled(found: Found, scene: Scene) -> Verdict:
    if scene.marked(found.start, found.end):
        return Verdict(accepted=True, sure=False, confidence=0.8, why=("marked off by asterisks",))
    if len(found.at) > 1 or (scene.capital(found.at[0]) and len(fold(scene.words[found.at[0]])) >= 8):
        return Verdict(accepted=True, sure=False, confidence=0.6, why=("capital inside a sentence",))
    return NO


def _judge_cues(found: Found, scene: Scene, cues: Cues) -> Verdict | None:
    i = found.at[0]
    if not scene.words[i][:1].isupper():
        return NO
    before = [w.lower() for w in scene.words[max(0, i - 3) : i]]
    after = [w.lower() for w in scene.words[i + 1 : i + 3]]
    if _among(cues.before, before) or _among(cues.after, after):
        return Verdict(accepted=True, sure=True, confidence=0.95, why=("a cue word beside it",))
    if cues.against:
        close = after + [w.lower() for w in scene.words[max(0, i - 2) : i]]
        if _among(cues.against, close) or any(w in cues.against for w in after):
            return NO._replace(otherwise=cues.otherwise)
    return None


def _among(cues: frozenset[str], words: list[str]) -> bool:
    return any(w in cues for w in words) or any(f"{a} {b}" in cues for a, b in pairwise(words))


def ask_neighbours(
    found: Found,
    scene: Scene,
    sure: Sequence[tuple[int, int]],
    forms: set[str],
    others: set[str],
    *,
    written: bool,
) -> Verdict:
    """Return the verdict on a doubtful name, given where the sure ones of the piece stand, and their forms.

    `others` are the forms of the piece that look like acronyms; `written` says that the scheme gives the form exactly so
    (Ava, Zun).
    """
    i = found.at[0]
    form = "".join(scene.words[k] for k in found.at)
    low = bisect_left(sure, (found.start - NEAR, 0))
    high = bisect_left(sure, (found.start + NEAR + 1, 0))
    gaps = (_gap(found, start, end) for start, end in sure[low:high])
    least = min((gap for gap in gaps if gap >= 0), default=None)
    near, beside = least is not None, least is not None and least <= BESIDE
    marked = scene.marked(found.start, found.end)
    cues = homographs().cues.get(fold(scene.words[i]))
    acronym = any(r.acronym for r in found.readings)
    looks = (
        acronym
        and scene.words[i] != scene.words[i].lower()
        and (scene.capitals(i) or any(c in APOSTROPHES for c in scene.words[i][1:-1]))
    )
    shown = looks if acronym else scene.capital(i)
    table = homographs().english
    ordinary = form.lower() in dictionaries().common
    common = ordinary and found.cost > CHEAP
    english = fold(form) in table or common
    in_name = (
        english and shown and not acronym and least != 0 and scene.in_proper_name(found.start, found.end)
    )
    if in_name or (acronym and ordinary and not (looks or written or marked)):
        return NO._replace(otherwise=cues.otherwise if cues and scene.words[i][:1].isupper() else "")
    listed = not acronym and beside and _listed_among(found, scene.words, sure)
    why: tuple[str, ...] = ()
    strangers = {o for o in others if fold(o) not in table} if acronym and looks and written else set()
    if marked and (near or not english):
        why = ("marked off by asterisks",)
    elif acronym and looks and (near or form in forms):
        why = ("written as an acronym", "a sure term near it")
    elif acronym and looks and written and (strangers - {form} or (form in strangers and len(form) > SHORT)):
        why = ("written as an acronym",)
    elif (
        acronym
        and (scene.capital(i) or written)
        and near
        and found.cost <= 0.3
        and not (cues and cues.before)
    ):
        why = ("a sure term near it",)
    elif listed:
        why = ("in a list with sure terms",)
    elif not acronym and (shown or (scene.words[i][:1].isupper() and not english)) and near and not common:
        why = ("capital inside a sentence" if shown else "capital", "a sure term near it")
    elif not acronym and shown and form in forms:
        why = ("capital inside a sentence", "sure elsewhere in the text")
    elif _stands_alone(found, scene, form, english=english or acronym):
        why = ("capital inside a sentence",)
    elif beside and not english:
        why = ("a sure term beside it",)
    elif near and not acronym and not found.cost and _is_foreign(form):
        why = ("no English word, a sure term near it",)
    if why:
        return Verdict(accepted=True, sure=False, confidence=0.85 if near or marked else 0.6, why=why)
    return NO._replace(otherwise=cues.otherwise if cues and scene.words[i][:1].isupper() else "")


def _gap(found: Found, start: int, end: int) -> int:
    """Return how many tokens stand between a name and some others, a negative number where they overlap."""
    return found.start - end if end <= found.start else start - found.end


def _listed_among(found: Found, words: Sequence[str], sure: Sequence[tuple[int, int]]) -> bool:
    """Say whether a form stands in a list between two sure terms (netzach, hod and yesod)."""
    before, after = found.start, found.end
    while before > 0 and words[before - 1].lower() in _LISTS:
        before -= 1
    while after < len(words) and words[after].lower() in _LISTS:
        after += 1
    if before == found.start or after == found.end:
        return False
    return any(end == before for _, end in sure) and any(start == after for start, _ in sure)


def _is_foreign(form: str) -> bool:
    """Say whether a form in small letters is no English word and no name."""
    held = dictionaries()
    return form.islower() and form not in held.english and form not in held.names


def _stands_alone(found: Found, scene: Scene, form: str, *, english: bool) -> bool:
    """Say whether a capital alone is evidence enough: no English word, no dear spelling, no part of a proper name."""
    i = found.at[0]
    plain = not english and len(fold(form)) >= SHORT and found.cost <= DEAR and not form.isupper()
    return plain and scene.capital(i) and not scene.in_proper_name(found.start, found.end)
