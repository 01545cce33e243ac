"""The English side of a gloss: tokens and the known renderings in, from where to where the phrase extends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.pipeline.glossing.marks import at, marks, past
from toolkit.vocabulary.hebrew import is_hebrew

QUOTES = frozenset("\"“”‘’'*_«»")
_HYPHENS = frozenset("-‐‑")
_JOINTS = frozenset({"/", ",", "&"}) | _HYPHENS
DASHES = frozenset({"–", "—", "--", "-"})
_SCRIPTS = frozenset({"heb", "heb.", "hebrew", "aram", "aram.", "aramaic", "in", "the", ".", ":"})
_BESIDE_SCRIPT = QUOTES | DASHES | {",", ":", ".", ";"}
LONGEST = 8  # words of a gloss
CLAUSE = 14  # words of a clause that translates one
_PREPOSITIONS = (
    "b'",
    "b’",
    "be-",
    "be",
    "ba",
    "bi",
    "l'",
    "l’",
    "le",
    "la",
    "li",
    "m'",
    "me",
    "mi",
    "k'",
    "ke",
    "ki",
    "al",
    "im",
    "bli",
    "toch",
    "emuna",
    "ad",
)
BEFORE = 3  # words of a noun phrase before a term that no list knows


class Renderings:
    """The English renderings of each concept, as words in the singular."""

    def __init__(self, forms: Mapping[str, Sequence[str]]) -> None:
        self._forms = {
            concept: sorted({_words(f) for f in given}, key=len, reverse=True)
            for concept, given in forms.items()
        }

    def ending(self, words: Sequence[str], end: int, concept: str) -> int:
        """Return the token at which a rendering begins that ends before token `end`, or `end`."""
        for form in self._forms.get(concept, ()):
            start = end - len(form)
            if start >= 0 and tuple(_singular(w.lower()) for w in words[start:end]) == form:
                return start
        return end

    def starting(self, words: Sequence[str], start: int, concept: str) -> int:
        """Return the token after a rendering that begins at token `start`, or `start`."""
        for form in self._forms.get(concept, ()):
            if tuple(_singular(w.lower()) for w in words[start : start + len(form)]) == form:
                return start + len(form)
        return start


def _words(form: str) -> tuple[str, ...]:
    return tuple(_singular(w) for w in form.lower().replace("-", " - ").split())


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def past_script(words: Sequence[str], i: int) -> int:
    """Return the token after words in Hebrew script at token `i`, with the name of the language before and signs after, or `i`."""
    j = i
    while j < len(words) and words[j].lower() in _SCRIPTS:
        j += 1
    if j >= len(words) or not is_hebrew(words[j]):
        return i
    while j < len(words) and (is_hebrew(words[j]) or words[j] in _BESIDE_SCRIPT):
        j += 1
    return j


def trimmed(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Return a stretch without leading words (*i.e.*, *the*), quotation marks, and signs at its end."""
    while start < end:
        after = past(words, at(words, start, marks().leads), QUOTES | {",", ":"})
        if after == start:
            break
        start = min(after, end)
    while end > start and (words[end - 1] in QUOTES or words[end - 1] in {",", ".", ";", ":"}):
        end -= 1
    return start, end


_NOUNS = frozenset(
    {"will", "might", "form", "need", "use", "cause", "study"}
)  # at the end of a phrase no verbs: Keter (will)


def is_phrase(words: Sequence[str], start: int, end: int) -> bool:
    """Say whether a stretch is a short English phrase: no clause, no number, no reference, no aside."""
    inside = [w.lower() for w in words[start:end]]
    if not 0 < len(inside) <= LONGEST or inside[0] in marks().never_first:
        return False
    if marks().never.intersection(inside[:-1] if inside[-1] in _NOUNS else inside) or any(
        any(c.isdigit() for c in w) for w in inside
    ):
        return False
    plain = [w for w in inside if w.isascii() and w.replace("'", "").replace("’", "").isalpha()]
    return bool(plain) and all(
        w in _JOINTS or w in QUOTES or w.replace("’", "").replace("'", "").isalpha() for w in inside
    )


def is_clause(words: Sequence[str], start: int, end: int) -> bool:
    """Say whether a stretch of two words or more can be a translated clause: no reference, no number, no aside."""
    inside = [w.lower() for w in words[start:end] if w not in QUOTES]
    if (
        not 1 < len(inside) <= CLAUSE
        or inside[0] in marks().asides
        or marks().asides.intersection(inside[1:2])
    ):
        return False
    return not any(any(c.isdigit() for c in w) for w in inside) and all(
        w[:1].isalpha() or w in _JOINTS | {"…", "...", ";", "!", "?", "-", "'s", "’s"} for w in inside
    )


def is_adverbial(words: Sequence[str], term: int, start: int) -> bool:
    """Say whether both a term and a stretch begin with a preposition (b'derech klal (in a general way))."""
    return words[start].lower() in marks().adverbial and words[term].lower().startswith(_PREPOSITIONS)


def _without_verb(words: Sequence[str], start: int, end: int, floor: int) -> int:
    """Return where a noun phrase begins whose first word is a verb (*we leave Egypt*, *he lit the lamp*): after it; `end` if
    there is only a verb."""
    led = words[start - 1].lower() if start > floor else ""
    if led in marks().subjects:
        return start + 1
    if led == "to" and end - start > 1 and not words[start].lower().endswith(marks().adjectives):
        return start + 1
    return start


def noun_phrase(words: Sequence[str], end: int, term: int, floor: int) -> int:
    """Return the token at which the noun phrase before token `end` begins; `end` if there is none.

    `term` is the number of words of the Hebrew side: only where it has several may *of* stand in the English. `floor` is
    the token before which the phrase cannot begin.
    """
    stops = marks().stops
    start, found, of = end, 0, False
    i = end - 1
    while i >= floor and found < (BEFORE if not of else BEFORE + 2):
        word = words[i].lower()
        if word in _HYPHENS and start < end:
            i -= 1
            continue
        if word == "the" and term > 1 and not of and found and i > floor and words[i - 1].lower() == "of":
            i -= 1
            continue
        if word == "of" and term > 1 and not of and found and i > floor and words[i - 1].lower() not in stops:
            of = True
            i -= 1
            continue
        if (
            (word in stops and not (word in _NOUNS and i == end - 1))
            or word.endswith("ly")
            or not word.replace("’", "").replace("'", "").isalpha()
        ):
            break
        start, found = i, found + 1
        i -= 1
    while start < end and words[start].lower() in marks().numbers and term == 1:
        start += 1
    if not of:
        start = _without_verb(words, start, end, floor)
    if start < end and start - 2 >= floor and words[start - 1] in _HYPHENS and words[start - 2].isalpha():
        start -= 2
    return start if start < end and words[start][:1].isalpha() else end
