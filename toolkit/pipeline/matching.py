"""Tokens in, the names that begin at each of them out: a walk through the trie of a lexicon.

Between two words of a name may stand nothing but white space, one line end, a hyphen, a particle written apart
(de, Ha-, d'), or English *of* and *of the* (Zivug of Neshikin: one term, but two stretches of Hebrew).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.vocabulary.folding import APOSTROPHES, fold
from toolkit.vocabulary.lexicon import Lexicon, Node, Reading
from toolkit.vocabulary.names import Name
from toolkit.vocabulary.particles import OPTIONAL, particle_of

HYPHENS = frozenset("-‐‑")
JOINTS = HYPHENS | frozenset(APOSTROPHES) - frozenset(
    "“‘"
)  # what may stand between the parts of a name; no quotation opens there
MAX_WORDS = 8


class Found(NamedTuple):
    """A name at the tokens `start` to `end` (excluded); `readings` are those of its words, `at` their tokens."""

    start: int
    end: int
    name: Name
    cost: float
    readings: tuple[Reading, ...]
    at: tuple[int, ...]
    links: tuple[int, ...]

    @property
    def rows(self) -> tuple[str, ...]:
        """The names of the rows that lead from the Hebrew to the form, each once."""
        return tuple(dict.fromkeys(row for r in self.readings for row in r.rows))


class Step(NamedTuple):
    """The way to the next word of a name: its token, the particle written apart before it, English tokens between."""

    token: int
    particle: str
    links: tuple[int, ...]


def may_be_acronym(word: str) -> bool:
    """Say whether a word may be an acronym: a capital first, or a quotation mark inside."""
    return word[:1].isupper() or any(c in APOSTROPHES for c in word[1:-1])


class Matcher:
    """Finds names in a list of tokens. Spelling is looked up through `Lexicon.readings`, which remembers it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def names_begin(self, word: str) -> bool:
        """Say whether a name can begin with a word."""
        begin = self.lexicon.root.stems
        return any(
            r.stem in begin and (r.misspelled or not r.bare) and (not r.acronym or may_be_acronym(word))
            for r in self.lexicon.readings(word)
        )

    def names_at(self, words: Sequence[str], start: int) -> list[Found]:
        """Return the best name for every end that a name beginning at token `start` can have."""
        best: dict[int, Found] = {}
        for reading in self.lexicon.readings(words[start]):
            if reading.bare and not reading.misspelled:
                continue
            for node, cost in _edges(self.lexicon.root, reading, "", first=True):
                links = (start,) if self.lexicon.stem_of(reading).english else ()
                self._walk(words, start, node, reading.cost + cost, (reading,), (start,), links, best)
        return list(best.values())

    def _walk(
        self,
        words: Sequence[str],
        start: int,
        node: Node,
        cost: float,
        readings: tuple[Reading, ...],
        at: tuple[int, ...],
        links: tuple[int, ...],
        best: dict[int, Found],
    ) -> None:
        end = at[-1] + 1
        for name in node.names:
            found = Found(start, end, name, cost, readings, at, links)
            if end not in best or _preference(found, words) < _preference(best[end], words):
                best[end] = found
        if not node.edges or len(at) >= MAX_WORDS:
            return
        for step in _steps(words, at[-1]):
            for reading in self.lexicon.readings(words[step.token]):
                particle = step.particle or reading.particle
                if step.particle and reading.particle:
                    continue
                for following, extra in _edges(node, reading, particle, linked=bool(step.links)):
                    total = cost + reading.cost + extra
                    more = (*readings, reading._replace(rows=_with(step.particle, reading)))
                    english = (step.token,) if self.lexicon.stem_of(reading).english else ()
                    tokens = (*at, step.token)
                    self._walk(
                        words, start, following, total, more, tokens, links + step.links + english, best
                    )


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


def _preference(found: Found, words: Sequence[str]) -> tuple[float, ...]:
    """Order the names of one stretch: cheapest, then headwords, then the concept whose id is the form itself."""
    form = fold("".join(words[i] for i in found.at))
    own = fold(found.name.target.rpartition(".")[2]) == form
    return (round(found.cost, 2), found.name.rank, not own, found.name.kind == "word", len(found.name.target))


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
    """Return the token after one hyphen or one line end, if such stands at `i`."""
    if i < len(words) and (words[i] in HYPHENS or words[i] == "\n"):
        return i + 1
    return i


def joint(words: Sequence[str], i: int, j: int) -> bool:
    """Say whether the tokens from `i` to `j` (excluded) can join two transliterations: a hyphen, a particle, both."""
    between = [w for w in words[i:j] if w not in JOINTS]
    few = len(between) <= 1 or (len(between) == 2 and all(map(str.islower, between)))  # she ba Lev
    return few and j - i <= 3 and all(particle_of(w) for w in between)
