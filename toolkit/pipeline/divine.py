"""Divine names that hyphens divide, so that they are not written in full: *E-lohim*, *A-do-nai*, *Y-H-V-H*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from toolkit.model.annotation import Transliteration
from toolkit.pipeline.matching import HYPHENS
from toolkit.pipeline.view import View
from toolkit.vocabulary.lexicon import Lexicon, Reading
from toolkit.vocabulary.names import Name
from toolkit.vocabulary.spelling import majority
from toolkit.vocabulary.words import divided

DEAR = 0.7  # what the letters may cost
_EL = {"El": "אֵל", "Eil": "אֵל", "Kel": "קֵל", "Keil": "קֵל"}  # before another: El Sha-ddai
_CONFIDENCE = 0.9


@cache
def _lexicon() -> Lexicon:
    names: list[Name] = []
    for entry in divided():
        names += [Name(entry.form, "word", "", entry.lang, entry.form, 1)]
        names += [Name(form, "word", "", entry.lang, entry.form, 1, latin=True) for form in entry.latin]
    return Lexicon(names, misspellings=False)


def divided_names(view: View) -> Iterator[tuple[int, int, Transliteration]]:
    """Yield such names: first token, token after the last, value."""
    words, spaced, end = view.words, view.scene.spaced, 0
    for i, word in enumerate(words):
        if word not in HYPHENS or i <= end or i + 1 >= len(words):
            continue
        start, end = i - 1, i
        while end + 1 < len(words) and words[end] in HYPHENS and not (spaced[end - 1] or spaced[end]):
            end += 2
        end = min(end, len(words))
        name = "".join(words[start:end:2])
        read = _read(name) if end - start > 2 and words[start][0].isupper() else None
        if read is not None:
            reading, hebrew = read
            if start and spaced[start - 1] and words[start - 1] in _EL:
                start, hebrew = start - 1, f"{_EL[words[start - 1]]} {hebrew}"
            yield (
                start,
                end,
                Transliteration(
                    view.span(start, end),
                    view.between(start, end),
                    "name",
                    "he",
                    majority(sorted(reading.shows)),
                    hebrew,
                    confidence=_CONFIDENCE,
                    reason=f"{hebrew}: {', '.join(reading.rows) or 'as usual'}; divided by hyphens",
                ),
            )


def _read(name: str) -> tuple[Reading, str] | None:
    """Return what the letters of a divided name are read as, and its Hebrew."""
    lexicon = _lexicon()
    for reading in lexicon.readings(name):
        names = lexicon.alone(reading.stem)
        if names and not reading.particle and reading.cost <= DEAR:
            return reading, names[0].hebrew
    return None
