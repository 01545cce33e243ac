"""A word of an English text in small letters in, whether it looks like a transliteration out: a word that English does not have.

Looked for without its place, so that it can be asked of a count of words: `toolkit/pipeline/unlisted/` judges a word where it stands.
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.vocabulary.homographs import unmarked

LEAST_LETTERS = 4  # shorter words are abbreviations as often as terms
_SHORTENED = re.compile(r"'(?:s|d|m|t|ll|re|ve)?$")
_LATIN = re.compile(r"[a-z\u00c0-\u024f\u1e00-\u1eff'ʾʿ]+")
_MADE = re.compile(r"(?:ic|ical|ism|ists?|ness|ly|ing|tions?)$")  # English makes words of any stem with these


@cache
def foreign(form: str) -> bool:
    """Say whether a word (small letters, straight apostrophes) is written in Latin letters and is no word of English."""
    from simplemma import is_known

    word = _SHORTENED.sub("", form)
    if len(word) < LEAST_LETTERS or not _LATIN.fullmatch(word) or _MADE.search(word):
        return False
    return word not in unmarked() and not is_known(word, lang="en")
