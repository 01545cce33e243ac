"""A text and its tokens in, its citations out: titles where tokens can begin one, what follows each, what it resolves to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.model.annotation import Citation
from toolkit.pipeline.citing import anaphora, sigla, untitled
from toolkit.pipeline.citing.backward import Backward
from toolkit.pipeline.citing.by_title import ByTitle
from toolkit.pipeline.citing.making import Given, Library
from toolkit.pipeline.citing.memory import Mention
from toolkit.pipeline.citing.otherwise import ARTICLES, COMMANDMENTS, DISCOURSES, MARKS, Otherwise
from toolkit.pipeline.view import View


class Search:
    """One pass over the tokens of one text."""

    def __init__(self, library: Library, text: str, view: View, known: frozenset[int] = frozenset()) -> None:
        """Begin with a text and its tokens; at the code points `known` begin concepts and names of persons, which are no titles."""
        self.given = Given(library, text, view)
        self._by_title, self._backward, self._otherwise = (
            ByTitle(self.given),
            Backward(self.given),
            Otherwise(self.given, known),
        )

    def citations(self, starts: Sequence[int]) -> Iterator[Citation]:
        """Yield the citations that begin at some tokens, in the order of the text."""
        end = 0
        mention: Mention | None = None
        for i in starts:
            at = self.given.view.starts[i]
            if at < end:
                continue
            made, named = self._at(i)
            if (made or named) and mention is not None:
                yield from self._by_title.far(mention, at)
            mention = named or (None if made else mention)
            for citation in made:
                end = self._otherwise.cited = citation.span.end
                yield self.given.memory.noted(citation)
        if mention is not None:
            yield from self._by_title.far(mention, len(self.given.text))

    def _at(self, i: int) -> tuple[list[Citation], Mention | None]:
        mention = None
        if sigla.is_siglum(self.given.view.words[i]) and (by_siglum := list(self._otherwise.by_siglum(i))):
            return by_siglum, None
        for titled in self.given.library.titles.at(self.given.view.words, i):
            candidate = self.given.candidates.best(titled)
            if candidate is None:
                continue
            if not candidate.entries and (again := self._backward.again(candidate)):
                return again, None
            if self._by_title.cites(candidate, titled):
                made = list(self._by_title.values(candidate))
                said = Mention(candidate.work, candidate.start, max(c.span.end for c in made))
                self.given.memory.named.append(said)
                return made, None if candidate.entries else said
            if mention is None and not candidate.entries:
                mention = Mention(candidate.work, candidate.start, candidate.end)
                if not candidate.title.doubtful:
                    self.given.memory.named.append(mention)
        found = self._without_title(i)
        return found or ([] if mention else list(self._otherwise.hebrew(i))), mention

    def _without_title(self, i: int) -> list[Citation]:
        """Return the citations that begin with a word that is no title."""
        word = self.given.view.words[i]
        small = word.lower()
        found: list[Citation] = []
        if small in anaphora.first_words():
            found = self._backward.anaphoric(i)
        if not found and self.given.library.signatures.begin(word):
            found = list(self._otherwise.signed(i))
        if not found and (word in MARKS or small in DISCOURSES):
            found = list(self._otherwise.unlisted(i))
        if not found and not sigla.is_siglum(word) and self._otherwise.in_brackets(i):
            found = list(self._otherwise.item(i)) or list(self._otherwise.of_portion(i))
        if not found and small in ARTICLES:
            found = list(self._otherwise.numbered(i))
        if not found and small in COMMANDMENTS:
            found = list(self._otherwise.of_commandment(i))
        if not found and small in untitled.UNITS:
            found = list(self._backward.untitled(i))
        return found

    def of_notes(self, calls: Sequence[tuple[int, str]], found: Sequence[Citation]) -> Iterator[Citation]:
        """Yield what the notes cite that give a place alone, of the work at whose title they are called."""
        yield from self._backward.of_notes(calls, found)
