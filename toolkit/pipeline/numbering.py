"""Letters that number a term or stand beside other letters, where English has a word that is spelled so: *Behina Bet*."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from toolkit.model.annotation import Transliteration
from toolkit.pipeline.matching import JOINTS
from toolkit.pipeline.unlisted.places import beside
from toolkit.pipeline.view import View
from toolkit.vocabulary.particles import particle_of
from toolkit.vocabulary.spelling import spelling_by_signs

#: As they are written with a capital, and in Hebrew.
_LETTERS: Mapping[str, str] = {"Bet": "בֵּית", "Beth": "בֵּית", "Tau": "תָּו", "Tav": "תָּו", "He": "הֵא", "Pe": "פֵּא"}
_ORDINARY = frozenset({"He"})  # English words: only in a list of letters
(_OTHERS,) = beside("letters")
_NEAR = 4  # tokens within which another letter stands


def letters(view: View, taken: Collection[int]) -> Iterator[tuple[int, int, Transliteration]]:
    """Yield such letters: first token, token after it, value; `taken` are the tokens of what is found so far."""
    words = view.words
    for form, hebrew in _LETTERS.items():
        if form not in words:
            continue
        for i, word in enumerate(words):
            if word == form and i not in taken and _counts(view, i, taken):
                spelling = spelling_by_signs(form.lower())
                reason = f"{hebrew}: a letter beside a term or other letters"
                yield (
                    i,
                    i + 1,
                    Transliteration(
                        view.span(i, i + 1),
                        word,
                        "term",
                        "he",
                        spelling,
                        hebrew,
                        confidence=0.9,
                        reason=reason,
                    ),
                )


def _counts(view: View, i: int, taken: Collection[int]) -> bool:
    """Say whether a word is a letter there."""
    words = view.words
    if words[i] in _ORDINARY:
        listed = 0 < i < len(words) - 1 and words[i - 1] in {",", "and"} and words[i + 1] in {",", "and"}
        return listed and _among(view, i, taken)
    return _numbers(view, i, taken) or _among(view, i, taken)


def _numbers(view: View, i: int, taken: Collection[int]) -> bool:
    """Say whether a term stands directly before a letter, or before the particle that joins it."""
    words = view.words
    j = i - 1
    for _ in range(2):
        if j > 0 and (words[j] in JOINTS or (words[j].islower() and particle_of(words[j]))):
            j -= 1
    return j in taken and words[j][:1].isupper()


def _among(view: View, i: int, taken: Collection[int]) -> bool:
    """Say whether the name of another letter, found by itself, stands near."""
    words = view.words
    near = range(max(0, i - _NEAR), min(len(words), i + _NEAR + 1))
    return any(j in taken and words[j].lower() in _OTHERS for j in near)
