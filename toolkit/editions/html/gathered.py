"""An edition in, what its indexes are made of out: who and what is named where, in the order of the texts.

Each text is opened once. What it names lies on the shelf by what is named, so that an index is written entry by entry, text by text, and
memory holds the names, the forms in which they are written, and which texts name them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from toolkit.editions.edition import Edition
from toolkit.editions.editorial import found_in
from toolkit.editions.locators import Locators
from toolkit.editions.mentions import (
    UNKNOWN,
    Mention,
    enclosing,
    mentions,
    suggested,
    title_of,
    units_of,
    work_of,
)
from toolkit.editions.postings import Postings
from toolkit.editions.prepared import anchor_of, suggestion_of
from toolkit.editions.respelling import ACRONYM, HEBREW, Respelling
from toolkit.model.text import Mark, Text
from toolkit.rendering.anchors import anchor
from toolkit.rendering.hebrew import headword_lang
from toolkit.rendering.links import allowed
from toolkit.tei.pointers import fragment

BESIDE = 12  # texts that have a column each in a synopsis; where there are more, a row holds the cells of those that say something
_SPELT = frozenset({"translit", ACRONYM})  # channels whose forms are written otherwise elsewhere
_FIRST = 6  # words of a turn that an index has
_ELSEWHERE = 8  # titles that a card names


@dataclass(frozen=True, slots=True)
class Place:
    """A way to the very words: the page and the id there, what is shown for it, and the words.

    `sentence` is the id of the sentence, `number` its number on the page, `whole` its words; outside sentences these are the words
    themselves. `out` is the address where what is cited can be read, empty where there is none. Nobody has decided
    on what is `doubted`.
    """

    address: str
    label: str
    form: str
    sentence: str = ""
    number: str = ""
    whole: str = ""
    out: str = ""
    doubted: bool = False


class _Key(NamedTuple):
    """What is named: a `concept`, `person` or `work`, or a `voice` that speaks; of a work also the place that is cited."""

    kind: str
    target: str
    cited: str = ""


class Gathered:
    """The indexes of an edition."""

    def __init__(self, edition: Edition, respelling: Respelling) -> None:
        self.edition = edition
        self.respelling = respelling
        self.undecided = edition.options.get("only") != "decided"
        self._titles = {t.id: t.header.title or t.id for t in edition.texts}
        self._named: Postings[_Key, tuple[Place, ...]] = Postings(edition.shelf)
        self._cited: dict[str, dict[str, None]] = defaultdict(dict)
        self._forms: dict[str, dict[str, None]] = defaultdict(dict)
        self._mentions: dict[str, int] = {}
        self.found: set[str] = set()  # as `editorial` names what stands in the texts
        self._card_of = cache(self._card)
        for record in edition.texts:
            self._gather(edition.opened(record).text)

    def _gather(self, text: Text) -> None:
        locators = Locators(text)
        self.found |= found_in(text)
        whole = {s.get("xml:id"): " ".join(s.span.of(text.characters).split()) for s in text.sentences}
        found: dict[_Key, list[Place]] = defaultdict(list)
        named = tuple(chain(mentions(text), suggested(text) if self.undecided else ()))
        for m in named:
            if m.channel == "translit" and not m.suggested:
                self.respelling.hear(m.form, m.lang)
            place = self._place(text, m, locators, whole)
            target, form = m.target, m.form
            if m.kind == "work":
                if not m.suggested:
                    target, form = work_of(text, m.mark), title_of(text, m.mark)
                elif target == UNKNOWN:
                    target = form
                self._cited[target][m.place] = None
            found[_Key(m.kind, target, m.place if m.kind == "work" else "")].append(place)
            if form and m.kind != "voice" and not (m.suggested and m.kind == "work"):
                self._forms[target][form] = None
        for who, place in self._speaking(text):
            found[_Key("voice", who)].append(place)
        for key, places in found.items():
            self._named.add(key, text.id, tuple(places))
        self._mentions[text.id] = self.edition.shelf.put(named)

    def _place(self, text: Text, m: Mention, locators: Locators, whole: dict[str, str]) -> Place:
        at = suggestion_of(m.mark) if m.suggested else anchor_of(m.mark)
        label = locators.of(enclosing(text, m) if m.suggested else m.mark)
        out = ""
        if m.kind == "work" and not m.suggested and (known := self.edition.vocabulary.works.get(m.target)):
            out = allowed(known.link(units_of(text, m.mark))) or ""
        return Place(
            f"{self.page(text.id)}#{at}",
            ("speaks" if m.kind == "voice" else m.place or label) + (" ?" if m.suggested else ""),
            " ".join(m.form.split()[:_FIRST]) if m.kind == "voice" else m.form,
            m.sentence,
            label,
            whole.get(m.sentence, m.form) if m.sentence else m.form,
            out,
            m.suggested,
        )

    def _speaking(self, text: Text) -> Iterator[tuple[str, Place]]:
        """Yield who speaks in a text, and where: the author in his own turns."""
        for number, mark in enumerate(text.marks):
            if mark.name in {"said", "sp"} and mark.get("who"):
                words = " ".join(_spoken(text, mark).split()[:_FIRST])
                for who in mark.get("who").split():
                    if not who.startswith("#"):  # a person of the text alone
                        speaker = fragment(who)
                        own = speaker in text.header.own_voices and text.header.author
                        way = f"{self.page(text.id)}#{anchor_of(number)}"
                        yield own or speaker, Place(way, "speaks", words)

    def page(self, text: str) -> str:
        """Return the file of a text's reading page."""
        return f"{anchor('text', text)}.html"

    def tei(self, text: str) -> str:
        """Return where the TEI file of a text lies in the edition."""
        return f"tei/{anchor('text', text)}.xml"

    def title(self, text: str) -> str:
        """Return the title of a text."""
        return self._titles[text]

    def targets(self, kind: str) -> list[str]:
        """Return what of this kind is named anywhere, in the order in which it is named first."""
        return list(dict.fromkeys(key.target for key in self._named if key.kind == kind))

    def cited(self, work: str) -> list[str]:
        """Return the places of a work that are cited, sorted by their words and numbers."""
        return sorted(self._cited.get(work, ()), key=_in_order)

    def forms(self, target: str) -> Iterable[str]:
        """Return the forms in which a concept or a person is named, or the titles of a work, in the order in which they come first."""
        return self._forms.get(target, {}).keys()

    def naming(self, kind: str, target: str, cited: str = "") -> Sequence[str]:
        """Return the ids of the texts that name something, in their order."""
        return self._named.texts(_Key(kind, target, cited))

    def of(self, kind: str, target: str, cited: str = "") -> Iterator[tuple[str, tuple[Place, ...]]]:
        """Yield where something is named: the id of each text, in their order, with its places."""
        return self._named.of(_Key(kind, target, cited))

    def of_sorted(self, kind: str, target: str, cited: str = "") -> Iterator[tuple[str, tuple[Place, ...]]]:
        """Yield the same in the order of the ids."""
        return self._named.of_sorted(_Key(kind, target, cited))

    def of_each(
        self, kind: str, target: str, cited: str = ""
    ) -> Iterator[tuple[str, tuple[Place, ...] | None]]:
        """Yield the same of every text, None for one that does not name it."""
        return self._named.of_each(_Key(kind, target, cited), (t.id for t in self.edition.texts))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return what a text names, in its order."""
        named: tuple[Mention, ...] = self.edition.shelf.get(self._mentions[text])
        return named

    def lang(self, concept: str) -> str:
        """Return the language tag of a concept's headword."""
        known = self.edition.vocabulary.scheme.concepts.get(concept)
        return headword_lang(known.lang) if known else "he"

    def head(self, concept: str) -> str:
        """Return the headword of a concept in Hebrew script, empty where none is known."""
        known = self.edition.vocabulary.scheme.concepts.get(concept)
        return (known.acronym or (known.hebrew[0].form if known.hebrew else "")) if known else ""

    def cards(self, text: str) -> dict[str, dict[str, object]]:
        """Return what a term of a text opens, by concept: name, headword, its language, gloss, the forms of the edition.

        `spellings` says for each form of the text how others write it: `israeli`, `ashkenazi`, `hebrew`.
        """
        named: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
        for m in self.mentions(text):
            if m.kind == "concept":
                spelt = self._spelt(m) if m.channel in _SPELT else {}
                named[m.target].update({m.form: spelt} if spelt else {})
        return {
            concept: {
                **self._card_of(concept),
                **self._elsewhere(concept, text),
                "spellings": spellings,
            }
            for concept, spellings in named.items()
            if concept in self.edition.vocabulary.scheme.concepts
        }

    def _card(self, concept: str) -> dict[str, str]:
        return {
            "name": self.edition.called(concept),
            "head": self.head(concept),
            "lang": self.lang(concept),
            "gloss": self.edition.vocabulary.scheme.concepts[concept].gloss,
            "forms": ", ".join(sorted(self.forms(concept))),
        }

    def _spelt(self, m: Mention) -> dict[str, str]:
        written = self.respelling.of(m.form, m.target, m.lang, m.channel)
        return {k: v for k, v in (*written.latin, (HEBREW, written.hebrew)) if v}

    def _elsewhere(self, concept: str, text: str) -> dict[str, object]:
        """Return some other texts that name a concept, title and page of each, and how many more there are."""
        naming = self.naming("concept", concept)
        others = [t for t in naming[: _ELSEWHERE + 1] if t != text][:_ELSEWHERE]
        return {
            "texts": [(self.title(t), self.page(t)) for t in others],
            "more": max(len(naming) - 1 - len(others), 0),
        }


def _in_order(place: str) -> list[tuple[int, str]]:
    """Return what a place is sorted by: page 220 comes before page 1576."""
    return [(int(part) if part.isdecimal() else 0, part) for part in re.split(r"(\d+)", place)]


def _spoken(text: Text, voice: Mark) -> str:
    """Return what a voice says: of a turn what stands after its label."""
    label = next(
        (p.span.end for p in text.passages if p.kind == "speaker" and voice.span.contains(p.span)), 0
    )
    return text.characters[max(label, voice.span.start) : voice.span.end]
