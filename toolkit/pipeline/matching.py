"""Tokens in, the names that begin at each of them out: a walk through the trie of a lexicon.

Between two words of a name may stand nothing but white space, one line end, a hyphen, a particle written apart
(de, Ha-, d'), or English *of* and *of the* (Zivug of Neshikin: one term, but two stretches of Hebrew).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from toolkit.vocabulary.folding import APOSTROPHES, fold
from toolkit.vocabulary.lexicon import Lexicon, Node, Reading
from toolkit.vocabulary.names import Name
from toolkit.vocabulary.particles import OPTIONAL, particle_of
from toolkit.vocabulary.remembered import REMEMBERED

HYPHENS = frozenset("-‐‑")
JOINTS = HYPHENS | frozenset(APOSTROPHES) - frozenset(
    "“‘"
)  # what may stand between the parts of a name; no quotation opens there
MAX_WORDS = 8
_ROMAN = re.compile("(?=..)(?:X{1,3}|X?L|L?X{0,3})(?:I[VX]|V?I{0,3})")  # of chapters and volumes: 2 to 89


@lru_cache(maxsize=REMEMBERED)
def rows_of(readings: tuple[Reading, ...]) -> tuple[str, ...]:
    """Return the names of the rows that lead from the Hebrew to a form, each once."""
    return tuple(dict.fromkeys(row for r in readings for row in r.rows))


class Found(NamedTuple):
    """A name at the tokens `start` to `end` (excluded); `readings` are those of its words, `at` their tokens."""

    start: int
    end: int
    name: Name
    cost: float
    readings: tuple[Reading, ...]
    at: tuple[int, ...]
    links: tuple[int, ...]


_Preference = tuple[float, int, bool, bool, int]
_Best = dict[
    int, tuple[_Preference, Found]
]  # by its end, the name that is preferred to the others of the same words


class Step(NamedTuple):
    """The way to the next word of a name: its token, the particle written apart before it, English tokens between."""

    token: int
    particle: str
    links: tuple[int, ...]


def is_roman(word: str) -> bool:
    """Say whether a word is a Roman numeral of two or more letters in capitals (Vol. VII, Part IV)."""
    return _ROMAN.fullmatch(word) is not None


def may_be_acronym(word: str) -> bool:
    """Say whether a word may be an acronym: a capital first, or a quotation mark inside, and no Roman numeral."""
    return (word[:1].isupper() and not is_roman(word)) or any(c in APOSTROPHES for c in word[1:-1])


class _Opening(NamedTuple):
    """Where one reading of a word leads from the root: the names that it is alone, and the way to longer ones."""

    node: Node
    cost: float
    reading: Reading
    english: bool  # the word is English, inside an irregular name
    names: tuple[tuple[_Preference, Name], ...]


class _Way(NamedTuple):
    """Words of a name read so far: where they lead, what they cost, their readings, tokens, and the English ones."""

    node: Node
    cost: float
    readings: tuple[Reading, ...]
    at: tuple[int, ...]
    links: tuple[int, ...]


class Matcher:
    """Finds names in a list of tokens. Spelling is looked up through `Lexicon.readings`, which remembers it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._openings: dict[str, tuple[_Opening, ...]] = {}

    def names_begin(self, word: str) -> bool:
        """Say whether a name can begin with a word."""
        begin = self.lexicon.root.stems
        return any(
            r.stem in begin and (r.misspelled or not r.bare) and (not r.acronym or may_be_acronym(word))
            for r in self.lexicon.readings(word)
        )

    def names_at(self, words: Sequence[str], start: int) -> list[Found]:
        """Return the best name for every end that a name beginning at token `start` can have."""
        best: _Best = {}
        steps: list[Step] | None = None
        end = start + 1
        for node, cost, reading, english, names in self._opening(words[start]):
            links = (start,) if english else ()
            for preference, name in names:
                if end not in best or preference < best[end][0]:
                    best[end] = preference, Found(start, end, name, cost, (reading,), (start,), links)
            if node.edges:
                steps = list(_steps(words, start)) if steps is None else steps
                self._go_on(words, _Way(node, cost, (reading,), (start,), links), best, steps)
        return [found for _, found in best.values()]

    def _opening(self, word: str) -> tuple[_Opening, ...]:
        """Return where the readings of a word lead, of whatever text; each spelling is looked up once."""
        try:
            return self._openings[word]
        except KeyError:
            if len(self._openings) > REMEMBERED:
                self._openings.clear()
            made = self._openings[word] = tuple(self._look_up(word))
            return made

    def _look_up(self, word: str) -> Iterator[_Opening]:
        form = fold(word)
        for reading in self.lexicon.readings(word):
            if reading.bare and not reading.misspelled:
                continue
            for node, extra in _edges(self.lexicon.root, reading, "", first=True):
                cost = reading.cost + extra
                names = tuple((_preference(name, cost, form), name) for name in node.names)
                if names or node.edges:
                    english = self.lexicon.stem_of(reading).english
                    yield _Opening(node, cost, reading, english, names)

    def _go_on(self, words: Sequence[str], way: _Way, best: _Best, steps: Iterable[Step]) -> None:
        for step in steps:
            for reading in self.lexicon.readings(words[step.token]):
                particle = step.particle or reading.particle
                if step.particle and reading.particle:
                    continue
                for node, extra in _edges(way.node, reading, particle, linked=bool(step.links)):
                    cost = way.cost + reading.cost + extra
                    readings = (*way.readings, reading._replace(rows=_with(step.particle, reading)))
                    english = (step.token,) if self.lexicon.stem_of(reading).english else ()
                    links = way.links + step.links + english
                    self._walk(words, _Way(node, cost, readings, (*way.at, step.token), links), best)

    def _walk(self, words: Sequence[str], way: _Way, best: _Best) -> None:
        node, cost, readings, at, links = way
        end = at[-1] + 1
        form = fold("".join(words[i] for i in at)) if node.names else ""
        for name in node.names:
            preference = _preference(name, cost, form)
            if end not in best or preference < best[end][0]:
                best[end] = preference, Found(at[0], end, name, cost, readings, at, links)
        if node.edges and len(at) < MAX_WORDS:
            self._go_on(words, way, best, _steps(words, at[-1]))


def _with(particle: str, reading: Reading) -> tuple[str, ...]:
    return (f"particle {particle} apart", *reading.rows) if particle else reading.rows


def _edges(
    node: Node, reading: Reading, particle: str, *, first: bool = False, linked: bool = False
) -> Iterator[tuple[Node, float]]:
    """Yield where a reading leads from a node, with what an unexpected or a missing particle costs."""
    expected = node.stems.get(reading.stem)
    if expected is None:
        return
    if first:
        if "" in expected:
            yield node.edges["", reading.stem], 0.0
        return
    if particle in expected:
        yield node.edges[particle, reading.stem], 0.0
        return
    if linked or particle == "":
        yield from ((node.edges[p, reading.stem], 0.2) for p in expected if linked or p in OPTIONAL)
    elif particle in OPTIONAL:
        yield from ((node.edges[p, reading.stem], 0.2) for p in expected if p in OPTIONAL or not p)


def _preference(name: Name, cost: float, form: str) -> _Preference:
    """Order the names of one stretch: cheapest, then headwords, then the concept whose id is the folded form itself."""
    own = fold(name.target.rpartition(".")[2]) == form
    return (round(cost, 2), name.rank, not own, name.kind == "word", len(name.target))


def _steps(words: Sequence[str], at: int) -> Iterator[Step]:
    """Yield the ways from the word at a token to the next word of the same name."""
    i = _past_joint(words, at + 1)
    if i >= len(words):
        return
    yield Step(i, "", ())
    lowered = words[i].lower()
    if lowered == "of":
        after = _past_joint(words, i + 1)
        if after < len(words) and words[after].lower() == "the":
            yield from (Step(j, "", (i, after)) for j in [_past_joint(words, after + 1)] if j < len(words))
        elif after < len(words):
            yield Step(after, "", (i,))
        return
    particle = particle_of(words[i])
    if particle:
        after = i + 1
        if after < len(words) and words[after] in JOINTS:
            after += 1
        after = _past_joint(words, after)
        if after < len(words):
            yield Step(after, particle, ())


def _past_joint(words: Sequence[str], i: int) -> int:
    """Return the token after one hyphen, one line end or both, if such stand at `i`."""
    i += i < len(words) and words[i] in HYPHENS
    return i + (i < len(words) and words[i] == "\n")


def joint(words: Sequence[str], i: int, j: int) -> bool:
    """Say whether the tokens from `i` to `j` (excluded) can join two transliterations: a hyphen, a particle, both."""
    between = [w for w in words[i:j] if w not in JOINTS]
    few = len(between) <= 1 or (len(between) == 2 and all(map(str.islower, between)))  # she ba Lev
    return few and j - i <= 3 and all(particle_of(w) for w in between)
