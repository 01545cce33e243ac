"""A register of by-names in; out, who is named in a stretch of tokens, under any by-name in any spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from toolkit.pipeline.matching import Matcher
from toolkit.pipeline.store import Entries
from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.pipeline.voicing.bynames import SURNAME, ByName, is_anybodys
from toolkit.pipeline.voicing.named import DOUBTFUL, Named, is_part, is_title
from toolkit.pipeline.voicing.register import Register
from toolkit.pipeline.voicing.script import BEGINS, Script
from toolkit.vocabulary.folding import fold
from toolkit.vocabulary.lexicon import Lexicon
from toolkit.vocabulary.remembered import REMEMBERED


class _Opening(NamedTuple):
    """What can begin with a word: the by-names, the longest first, and whether a Hebrew name in some spelling."""

    listed: tuple[ByName, ...]
    spelled: bool


class Cast(Register):
    """The by-names of a vocabulary, looked up by their first word; Hebrew names in any spelling by the lexicon."""

    def __init__(self, entries: Entries) -> None:
        super().__init__(entries)
        named = tuple(n for n in entries.names if n.kind in {"person", "work"} and n.target)
        self._matcher = Matcher(Lexicon(named, misspellings=False))
        self._openings: dict[str, _Opening | None] = {}

    def begins(self, word: str) -> bool:
        """Say whether a by-name can begin with a word."""
        return self._opening(word) is not None

    def beginnings(self, script: Script) -> list[int]:
        """Return the tokens at which a name begins, wherever it may end."""
        whole = len(script.words)
        return [
            i
            for i in script.having(BEGINS)
            if (opening := self._opening(script.words[i]))
            and self._at(script, i, whole, opening, glued=True, works=True)
        ]

    def named(
        self,
        script: Script,
        beginnings: Iterable[int],
        end: int,
        *,
        glued: bool = False,
        works: bool = True,
    ) -> list[Named]:
        """Return who is named by names that begin at some of the `beginnings` and end before token `end`, the longest, without overlaps.

        `glued` lets a name end inside a token (LaitmanThe), as in a byline that lost its line end; without `works` titles
        name nobody.
        """
        found: list[Named] = []
        past = 0
        for i in beginnings:
            if i < past or (opening := self._opening(script.words[i])) is None:
                continue
            best = self._at(script, i, end, opening, glued=glued, works=works)
            if best is None or is_part(script, best, end):
                continue
            best = self._with_place(script, best, end)
            if found and is_title(script, found[-1], best):
                found.pop()
            found.append(best)
            past = best.end
        return found

    def _with_place(self, script: Script, named: Named, end: int) -> Named:
        """Return a name with the place after it that the person is called after (Rabbi Schneur Zalman of Liadi)."""
        i, person = named.end, self.people.get(named.who)
        if person is None or i + 1 >= end or script.words[i] != "of" or named.kind != "person":
            return named
        place = f" of {script.words[i + 1]}"
        if not any(name.endswith(place) for name in (person.name, *person.names)):
            return named
        return named._replace(end=i + 2, stretch=(named.stretch[0], script.end(i + 1)))

    def _opening(self, word: str) -> _Opening | None:
        """Return what can begin with a word, of whatever text; each spelling is looked up once."""
        try:
            return self._openings[word]
        except KeyError:
            if len(self._openings) > REMEMBERED:
                self._openings.clear()
            made = self._openings[word] = self._look_up(word)
            return made

    def _look_up(self, word: str) -> _Opening | None:
        if not word[:1].isalpha() or word.lower() == "the":
            return None
        firsts = dict.fromkeys((self.word(word), fold(word).rstrip(".")))
        capital = word[:1].isupper()
        entries = (e for first in firsts for e in self.by_first.get(first, ()))
        listed = tuple(e for e in entries if capital or 0 in e.small)
        spelled = capital and self._matcher.names_begin(word)
        return _Opening(listed, spelled) if listed or spelled else None

    def _at(
        self, script: Script, i: int, end: int, opening: _Opening, *, glued: bool, works: bool
    ) -> Named | None:
        options = [*self._listed(script, i, end, opening, glued=glued, works=works)]
        if opening.spelled:
            options += self._spelled(script, i, end)
        if not works:
            options = [n for n in options if n.kind != "work"]
        return max(options, key=lambda n: (n.stretch[1] - n.stretch[0], n.how == "by-name"), default=None)

    def _listed(
        self, script: Script, i: int, end: int, opening: _Opening, *, glued: bool, works: bool
    ) -> Iterator[Named]:
        for entry in opening.listed:
            if entry.kind == "work" and not works:
                continue
            at = self._match(script, i, end, entry, glued=glued)
            if at is not None:
                after, stop = at
                how = entry.how
                if entry.rank == SURNAME and not _same(
                    script.words[i][: stop - script.starts[i]], entry.words[0]
                ):
                    if _is_known(script.words[i]):
                        continue  # White is not Waite
                    how = DOUBTFUL
                yield Named(i, after, entry.who, entry.kind, (script.starts[i], stop), how, entry.context)
                return

    def _match(
        self, script: Script, i: int, end: int, entry: ByName, *, glued: bool
    ) -> tuple[int, int] | None:
        at, stop = i, 0
        for k, wanted in enumerate(entry.words):
            if k:
                at = _past(script.words, at)
            if at >= end:
                return None
            word = script.words[at]
            if k not in entry.small and not word[:1].isupper():
                return None
            if _same(word, wanted) or self.word(word) == wanted:
                stop = script.end(at)
            elif glued and k == len(entry.words) - 1 and (cut := _glue(word, wanted)):
                stop = script.starts[at] + cut
            else:
                return None
            at += 1
        return at, stop

    def _spelled(self, script: Script, i: int, end: int) -> Iterator[Named]:
        for found in self._matcher.names_at(script.words, i):
            if found.end <= end and not found.links:
                who, kind = found.name.target, "person"
                if found.name.kind == "work":
                    who, kind = self.speaks.get(who, "p.unknown"), "work"
                elif who in self.people:
                    kind = self.people[who].kind
                yield Named(
                    found.start,
                    found.end,
                    who,
                    kind,
                    (script.starts[found.start], script.end(found.end - 1)),
                    f"{found.name.hebrew or found.name.form} in its spelling",
                    who in self.people and is_anybodys(found.name.form, self.people[who]),
                )


def _past(words: Sequence[str], at: int) -> int:
    return at + 1 if at < len(words) and words[at] in {"-", "\n", "–"} else at


def _is_known(word: str) -> bool:
    """Say whether a word is English, or a name that English dictionaries have."""
    return word.lower() in dictionaries().english or word.lower() in dictionaries().names


def _same(word: str, wanted: str) -> bool:
    return fold(word).rstrip(".") == wanted


def _glue(word: str, wanted: str) -> int:
    """Return how many characters of a token a name takes to which the next sentence is stuck; 0 if it is none."""
    for cut in range(1, len(word)):
        if word[cut].isupper() and word[cut - 1].islower() and fold(word[:cut]) == wanted:
            return cut
    return 0
