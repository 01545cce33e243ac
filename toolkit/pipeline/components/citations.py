"""Component `yichud_citations`: works and places that a text cites (guidelines, B-rules).

Sets `doc.spans["citations"]`, values in `doc._.citations`; transliterations inside a citation become titles. A title is looked for only at words that can begin one, by the
spelling of its Hebrew or its letters in Latin; what follows it is read by a small grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from toolkit.model.annotation import Citation, Transliteration
from toolkit.model.span import Span
from toolkit.pipeline import table
from toolkit.pipeline.calls import calls_of
from toolkit.pipeline.citing import anaphora, untitled
from toolkit.pipeline.citing.grammar import grammar, plain
from toolkit.pipeline.citing.hebrew_title import is_joined
from toolkit.pipeline.citing.making import Library
from toolkit.pipeline.citing.otherwise import BY_LETTERS
from toolkit.pipeline.citing.otherwise import FIRST_WORDS as OTHERWISE
from toolkit.pipeline.citing.search import Search
from toolkit.pipeline.citing.sigla import is_siglum
from toolkit.pipeline.citing.signed import Signatures
from toolkit.pipeline.citing.titles import titles_of
from toolkit.pipeline.component import Component
from toolkit.pipeline.store import BUNDLED, take
from toolkit.pipeline.view import view_of

_NOTE = re.compile(r"^[ \t]*(?:\[\d{1,3}\]|\d{1,3}[.)])[ \t]+\S", re.MULTILINE)


@Language.factory("yichud_citations", default_config={"vocabulary": BUNDLED}, assigns=["doc.spans"])
def make(nlp: Language, name: str, vocabulary: str) -> Citations:
    """Make the component; `vocabulary` is `bundled` or the digest of one given to `toolkit.pipeline.build`."""
    table.install()
    return Citations(take(vocabulary))


class Citations(Component):
    """Finds titles by their words, reads the place after each, decides whether a title without one is a citation."""

    def prepare(self) -> None:
        """Compile the titles; forget what was looked up."""
        authors = {
            p.id: frozenset(plain(n.split()[-1]) for n in (p.name, *p.names) if n.split())
            for p in self.entries.people
        }
        self.titles = titles_of(self.entries.works)
        self.library = Library(
            self.titles, {w.id: w for w in self.entries.works}, authors, Signatures(self.entries.works)
        )
        self._books = frozenset(
            h for w in self.entries.works if w.units == ("chapter", "verse") for h in w.hebrew_titles
        )
        self._other = anaphora.first_words() | OTHERWISE | untitled.UNITS | self.library.signatures.kinds

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc."""
        view = view_of(doc)
        starts = self.starts(view)
        rows = []
        if starts:
            text = view.text
            known = (t for *_, t in table.rows_of(doc, "transliterations") if t.concept or t.kind == "name")
            search = Search(self.library, text, view, frozenset(t.span.start for t in known))
            found = _whole(search.citations(starts))
            if _NOTE.search(text):
                noted = search.of_notes(calls_of(doc), found)
                found = sorted([*found, *noted], key=lambda c: c.span)
            rows = [
                (*_tokens(doc, c.span), "citation", c)
                for c in anaphora.resolve(text, found, partial(calls_of, doc))
            ]
        table.write(doc, "citations", rows)
        self._name_titles(doc, [c for *_, c in rows])
        return doc

    def begins(self, word: str) -> bool:
        """Say whether a citation can begin with a word."""
        other = word.lower() in self._other or is_siglum(word) or is_joined(word)
        return other or self.titles.begins(word)

    def _name_titles(self, doc: Doc, citations: Sequence[Citation]) -> None:
        """Give the transliterations that a citation is made of the kind `work`: titles, tractates, portions, books (K2)."""
        if not citations:
            return
        held = table.rows_of(doc, "transliterations")
        titles = [any(self._is_title(t, c) for c in citations) for *_, t in held]
        if any(titles):
            made = [
                (start, end, "work", replace(t, kind="work")) if title else (start, end, kind, t)
                for (start, end, kind, t), title in zip(held, titles, strict=True)
            ]
            table.write(doc, "transliterations", made)

    def _is_title(self, found: Transliteration, citation: Citation) -> bool:
        """Say whether a term, or the name of a prophet after whom a book is called, is a title in a citation: no unit, no month, no year."""
        if not citation.span.contains(found.span) or found.concept:
            return False
        if found.kind == "name":
            return found.hebrew in self._books
        dated = any(p.unit == "date" and found.text in p.start for p in citation.places)
        dated |= BY_LETTERS.match(found.text) is not None
        first = found.span.start == citation.span.start
        return found.kind == "term" and not dated and (first or plain(found.text) not in grammar().units)


def _whole(found: Iterable[Citation]) -> list[Citation]:
    """Return the citations without those that lie within another (*Chapter Twelve* in *Chapter Twelve of Tanya*)."""
    kept: list[Citation] = []
    for citation in found:
        while kept and citation.span.contains(kept[-1].span):
            kept.pop()
        if not (kept and kept[-1].span.contains(citation.span)):
            kept.append(citation)
    return kept


def _tokens(doc: Doc, span: Span) -> tuple[int, int]:
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    assert found is not None
    return found.start, found.end
