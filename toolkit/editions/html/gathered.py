"""An edition in, what its indexes are made of out: who and what is named where, in the order of the texts."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from toolkit.editions.edition import Edition
from toolkit.editions.mentions import Mention, mentions, suggested
from toolkit.editions.prepared import anchor_of, numbers, suggestion_of
from toolkit.editions.respelling import Respelling
from toolkit.model.claim import Claim
from toolkit.model.text import Text
from toolkit.rendering.anchors import anchor
from toolkit.rendering.hebrew import headword_lang

BESIDE = 12  # texts that have a column each in a synopsis; where there are more, a row holds the cells of those that say something
_SPELT = frozenset({"translit", "acronym"})  # channels whose forms are written otherwise elsewhere
_ELSEWHERE = 8  # titles that a card names


@dataclass(frozen=True, slots=True)
class Place:
    """A way to the very words: the page and the id there, what is shown for it, and the words."""

    address: str
    label: str
    form: str


class Gathered:
    """The indexes of an edition."""

    def __init__(self, edition: Edition, respelling: Respelling) -> None:
        self.edition = edition
        self.respelling = respelling
        self.undecided = edition.options.get("only") != "decided"
        self._by_target: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        self.by_text: dict[str, list[Mention]] = {}
        for edited in edition.texts:
            found = chain(mentions(edited.text), suggested(edited.text) if self.undecided else ())
            self.by_text[edited.text.id] = []
            for mention in found:
                self.by_text[edited.text.id].append(mention)
                self._by_target[mention.kind, mention.target].append(mention)

    @cached_property
    def texts(self) -> dict[str, Text]:
        """The texts by id."""
        return {e.text.id: e.text for e in self.edition.texts}

    def page(self, text: str) -> str:
        """Return the file of a text's reading page."""
        return f"{anchor('text', text)}.html"

    def tei(self, text: str) -> str:
        """Return where the TEI file of a text lies in the edition."""
        return f"tei/{anchor('text', text)}.xml"

    def title(self, text: str) -> str:
        """Return the title of a text."""
        return self.texts[text].header.title or text

    def targets(self, kind: str) -> list[str]:
        """Return what of this kind is named anywhere, in no order."""
        return [target for k, target in self._by_target if k == kind]

    def of(self, kind: str, target: str) -> list[tuple[str, list[Place]]]:
        """Return where something is named: by text, in their order."""
        found: dict[str, list[Place]] = defaultdict(list)
        for m in self._by_target.get((kind, target), ()):
            found[m.text].append(self.place(m))
        return list(found.items())

    def mentions_of(self, kind: str, target: str) -> list[Mention]:
        """Return the mentions themselves."""
        return self._by_target.get((kind, target), [])

    def place(self, mention: Mention) -> Place:
        """Return the way to a mention."""
        at = suggestion_of(mention.mark) if mention.suggested else anchor_of(mention.mark)
        label = mention.place or self.sentence_label(mention.text, mention.sentence)
        doubt = " ?" if mention.suggested else ""
        return Place(f"{self.page(mention.text)}#{at}", label + doubt, mention.form)

    def sentence_label(self, text: str, sentence: str) -> str:
        """Return the number of a sentence as the reading page shows it: paragraph and sentence."""
        return self._labels[text].get(sentence, sentence or "head")

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        return {text: dict(labels(t)) for text, t in self.texts.items()}

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
        for m in self.by_text[text]:
            if m.kind == "concept":
                spelt = self._spelt(m.form, m.target) if m.channel in _SPELT else {}
                named[m.target].update({m.form: spelt} if spelt else {})
        return {
            concept: {
                **self._card(concept),
                "texts": self._elsewhere(concept, text),
                "spellings": spellings,
            }
            for concept, spellings in named.items()
            if concept in self.edition.vocabulary.scheme.concepts
        }

    @cache  # noqa: B019 - one object a run
    def _card(self, concept: str) -> dict[str, str]:
        return {
            "name": self.edition.called(concept),
            "head": self.head(concept),
            "lang": self.lang(concept),
            "gloss": self.edition.vocabulary.scheme.concepts[concept].gloss,
            "forms": ", ".join(sorted({m.form for m in self.mentions_of("concept", concept)})),
        }

    def _spelt(self, form: str, concept: str) -> dict[str, str]:
        written = self.respelling.of(form, concept)
        return {k: v for k, v in (*written.latin, ("hebrew", written.hebrew)) if v}

    @cache  # noqa: B019 - one object a run
    def _naming(self, concept: str) -> list[str]:
        return list(dict.fromkeys(m.text for m in self.mentions_of("concept", concept)))

    def _elsewhere(self, concept: str, text: str) -> str:
        naming = self._naming(concept)
        others = [t for t in naming[: _ELSEWHERE + 1] if t != text][:_ELSEWHERE]
        more = len(naming) - 1 - len(others)
        return ", ".join(map(self.title, others)) + (f" and {more} more" if more > 0 else "")

    def claims(self) -> Iterator[tuple[Text, Claim]]:
        """Yield the claims that count, text by text."""
        for edited in self.edition.texts:
            yield from ((edited.text, c) for c in edited.text.claims if c.counts)

    def tables(self) -> Iterator[tuple[str, bytes]]:
        """Yield the tables to download: name and bytes of a CSV file (UTF-8, cells that begin a formula defused)."""
        yield (
            "mentions.csv",
            _csv(
                ("text", "kind", "target", "form", "sentence", "channel", "lang", "place", "status"),
                (
                    (
                        m.text,
                        m.kind,
                        m.target,
                        m.form,
                        m.sentence,
                        m.channel,
                        m.lang,
                        m.place,
                        "proposed" if m.suggested else "accepted",
                    )
                    for m in chain.from_iterable(self.by_text.values())
                ),
            ),
        )
        yield (
            "claims.csv",
            _csv(
                (
                    "text",
                    "claim",
                    "topics",
                    "aspect",
                    "polarity",
                    "standing",
                    "statement",
                    "sentences",
                    "roles",
                ),
                (
                    (
                        t.id,
                        c.id,
                        " ".join(c.topics),
                        c.aspect,
                        c.polarity,
                        c.standing,
                        c.statement,
                        " ".join(c.targets),
                        " ".join(f"{r.type}:{r.target}" for r in c.roles),
                    )
                    for t, c in self.claims()
                ),
            ),
        )


def labels(text: Text) -> Iterator[tuple[str, str]]:
    """Yield the id of each sentence with its number as the reading page shows it."""
    yield from ((m.get("xml:id"), n) for m, n in numbers(text) if m.name == "seg" and m.get("xml:id"))


def _csv(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(
        tuple(f"'{c}" if c[:1] in {"=", "+", "-", "@", "\t", "\r"} else c for c in row) for row in rows
    )
    return out.getvalue().encode("utf-8", "backslashreplace")
