"""Names of persons: the title that opens one (Reb, R.), the father's name that follows it (ben, b., bar); whose is English."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from toolkit.model.annotation import Transliteration
from toolkit.model.authority import Person
from toolkit.pipeline.evidence import Scene
from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.pipeline.unlisted.glimpse import word_lexicon
from toolkit.pipeline.unlisted.letters import plain
from toolkit.pipeline.unlisted.places import beside
from toolkit.pipeline.view import View
from toolkit.vocabulary.spelling import spelling_by_signs

_TITLES, _PATRONYMICS, _RABBIS = beside("titles", "patronymics", "rabbis")
_WORDS = re.compile(r"[A-Z]\.|\w+|-")
_SON = "Ben"
_TURNS = 2
_HEBREW = "Reb"  # stands before no English name, as R. and Rabbi do


class EnglishNames:
    """The names of persons who have none in Hebrew (Gershom Scholem, Aryeh Kaplan), whose words are no transliterations (K3)."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._names: dict[str, set[tuple[int, tuple[str, ...]]]] = {}
        for person in people:
            if person.kind != "person" or person.transliterated or person.hebrew_names:
                continue
            for name in (person.name, *person.names):
                words = tuple(_WORDS.findall(name))
                for at, word in enumerate(words):
                    if is_title(word):
                        continue  # a loan word before such a name
                    self._names.setdefault(word, set()).add((at, words))

    def holds(self, words: Sequence[str], i: int) -> bool:
        """Say whether token `i` stands inside such a name."""
        return any(
            tuple(words[i - at : i - at + len(name)]) == name
            for at, name in self._names.get(words[i], ())
            if at <= i
        )


def fathers(forms: AbstractSet[str]) -> bool:
    """Say whether a text names the fathers of persons anywhere (ben, b., bar)."""
    return not _PATRONYMICS.isdisjoint(forms)


def of_english(words: Sequence[str], i: int) -> bool:
    """Say whether a word ends the name of somebody whose own is English: *Moses ben Nachman*, *Solomon ben Abraham Adret* (K3)."""
    j = i - 2 if i > 2 and words[i - 2] in _PATRONYMICS and _is_english(words[i - 1]) else i - 1
    return j > 0 and words[j] in _PATRONYMICS and words[i].istitle() and _is_english(words[j - 1])


def surnamed(words: Sequence[str], possible: Collection[int]) -> set[int]:
    """Return the tokens of modern surnames (Ben-Gurion, Joseph Ben-Shlomo): a hyphen joins them, no Hebrew name stands before."""
    return {
        k
        for i, word in enumerate(words)
        if word == _SON
        and words[i + 1 : i + 2] == ["-"]
        and (i - 1 not in possible or _is_english(words[i - 1]))
        for k in (i, i + 2)
        if words[i + 2 : i + 3] and words[i + 2].istitle()
    }


def speakers(words: Sequence[str]) -> set[str]:
    """Return the labels, in small letters, with which several turns of a dialogue begin (*MAYA:*)."""
    labels = Counter(
        words[i - 1].lower()
        for i, word in enumerate(words)
        if word == ":" and i and words[i - 1][:1].isupper() and _opens_line(words, i - 1)
    )
    return {label for label, turns in labels.items() if turns >= _TURNS}


def _opens_line(words: Sequence[str], i: int) -> bool:
    """Say whether a token is the first of its line, but for a time in brackets."""
    return not i or "\n" in words[i - 1] or words[i - 1] in {"]", ")"}


def _is_english(name: str) -> bool:
    return name.istitle() and name.lower() in dictionaries().bible


def is_title(word: str) -> bool:
    """Say whether a word is a title that opens a name (Rabbi, Rav, Reb, R.)."""
    return word.lower() in _RABBIS


def opened(i: int, value: Transliteration, scene: Scene, *, known: bool) -> bool:
    """Say whether a title stands before token `i`, at which a name or an unlisted word with a capital begins."""
    words = scene.words
    if not i or words[i - 1] not in _TITLES or not scene.spaced[i - 1] or not words[i][:1].isupper():
        return False
    return value.kind == "name" or (value.kind == "term" and not known)


def fathered(words: Sequence[str], end: int) -> int:
    """Return where a name ends that seems to end before token `end`: after the father's name, if one follows."""
    while end + 1 < len(words) and words[end] in _PATRONYMICS and words[end + 1][:1].isupper():
        end += 2
    return end


def titled(view: View, taken: Collection[int]) -> Iterator[tuple[int, int, Transliteration]]:
    """Yield the persons with a title whose name nothing else tells: any after Reb, one of the lists of names after Rabbi."""
    words, scene = view.words, view.scene
    if not any(is_title(word) for word in view.distinct):
        return
    for i, word in enumerate(words[:-1], 1):
        if not is_title(word) or i in taken or not words[i].istitle() or not scene.spaced[i - 1]:
            continue
        if word == _HEBREW or _is_listed(words[i]):
            end = fathered(words, i + 1)
            yield (
                i - 1,
                end,
                Transliteration(
                    view.span(i - 1, end),
                    view.between(i - 1, end),
                    "name",
                    "he",
                    spelling_by_signs(plain(words[i])),
                    confidence=0.8,
                    reason=f"a name after {word}",
                ),
            )


def _is_listed(name: str) -> bool:
    """Say whether the lists have a Hebrew name that English has only in its Bible (Elimelech, and not David)."""
    if name.lower() in dictionaries().common:
        return False
    lexicon = word_lexicon()
    return any(
        n.note == "name" for r in lexicon.readings(name) if not r.particle for n in lexicon.alone(r.stem)
    )
