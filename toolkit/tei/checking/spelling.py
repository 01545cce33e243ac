"""W: what the letters of a term say of its tag: where it begins and ends (S3 to S7), and which concept is spelled so (R1).

A spelling that the scheme does not know says nothing, and neither does one that it gives to several concepts if the term's is among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from toolkit.ground.errors import Finding, InputError
from toolkit.ground.reading import read_input
from toolkit.model.authority import Vocabulary
from toolkit.model.concept import Concept, Scheme
from toolkit.tei.checking._subject import Subject
from toolkit.tei.pointers import resolve
from toolkit.tei.scan import Chars, Node
from toolkit.tei.scheme import read_scheme
from toolkit.vocabulary.explain import in_hebrew
from toolkit.vocabulary.hebrew import is_hebrew
from toolkit.vocabulary.lexicon import Lexicon
from toolkit.vocabulary.lexicon import Node as Step
from toolkit.vocabulary.names import Name, names_of
from toolkit.vocabulary.particles import particle_of

_EDGES = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "in",
        "this",
        "that",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "our",
        "your",
        "my",
        "said",
        "same",
        "such",
    ]
)
_MARKS = '"“”„()[]{},;:!?'
_POSSESSIVE = re.compile(r"\w['’]s$")
_WORD = re.compile(r"[^\s\-‐‑־]+")
_UNREAD = frozenset(
    ["corr", "reg", "expan", "note"]
)  # what a reader of the text as written does not read here


class Forms:
    """Which concepts of a scheme a form names."""

    def __init__(self, scheme: Scheme) -> None:
        self.concepts = scheme.concepts
        self._lexicon = Lexicon(names_of(Vocabulary(scheme, {}, {})), misspellings=False)
        self._english: dict[str, set[str]] = {}
        for concept in scheme.concepts.values():
            for form in (*(r.form for r in concept.english), *concept.translations):
                self._english.setdefault(form.casefold(), set()).add(concept.id)
        self._latin = {x.form.casefold() for c in scheme.concepts.values() for x in c.latin}

    def holds(self, words: str) -> bool:
        """Say whether the scheme gives a form word for word."""
        return words.casefold() in self._english or words.casefold() in self._latin

    def named(self, kind: str, words: str) -> set[str]:
        """Return the concepts that a whole form names; `kind` is that of the term."""
        if kind == "english":
            return self._english.get(words.casefold(), set())
        found = (
            (n for c in in_hebrew(words, self._lexicon.names) for n in c.names)
            if is_hebrew(words)
            else _walk(self._lexicon, self._lexicon.root, _WORD.findall(words))
        )
        return {n.target for n in found if n.kind == "concept" and n.target}

    def within(self, concept: str, broader: str) -> bool:
        """Say whether a concept is another, or stands under it."""
        seen: set[str] = set()
        while concept in self.concepts and concept not in seen:
            if concept == broader:
                return True
            seen.add(concept)
            concept = self.concepts[concept].broader
        return False

    def alike(self, one: str, other: str) -> bool:
        """Say whether reports count two concepts as one, or somebody equates them."""
        a, b = self.concepts[one], self.concepts[other]
        return _counted(a) == _counted(b) or other in a.related or one in b.related


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every term whose edges or whose concept its own letters speak against."""
    meant: dict[str, tuple[str, Forms | None]] = {}
    for node in subject.nodes:
        pointer = node.get("ref")
        if node.name != "term" or not pointer or not any(a.name == "text" for a in node.ancestors):
            continue
        if pointer not in meant:
            meant[pointer] = _meant(subject, pointer)
        concept, forms = meant[pointer]
        words = _words(node)
        if forms is None or not words or _repeats(node, words):
            continue
        bare = _without_edges(words)
        if bare != words and not forms.holds(words):
            hint = (
                "S3 to S7: articles, prepositions, the possessive 's and marks stand outside; move the tags"
            )
            yield subject.finding(
                node, "W02", f'the term "{words}" should begin and end with its name: "{bare}"', hint
            )
        if concept in forms.concepts:
            yield from _of_concept(subject, node, forms, bare, concept)


def _of_concept(subject: Subject, node: Node, forms: Forms, words: str, concept: str) -> Iterator[Finding]:
    named = sorted(forms.named(node.get("type"), words))
    if not named or any(forms.alike(concept, n) or forms.within(concept, n) for n in named):
        return
    narrower = [n for n in named if forms.within(n, concept)]
    listed = " or ".join(f"c:{n}" for n in narrower or named)
    if narrower:
        message, hint = (
            f'"{words}" has a concept of its own under c:{concept}: {listed}',
            "R1: the more specific one",
        )
        yield subject.finding(node, "W04", message, hint, attribute="ref")
    else:
        message = f'"{words}" is a form of {listed}, not of c:{concept}'
        hint = "correct the pointer, or the range of the tags; if the scheme lacks the form, add it there"
        yield subject.finding(node, "W03", message, hint, attribute="ref")


def _repeats(node: Node, words: str) -> bool:
    """Say whether a term is a second one around the same name, which the rules of nesting tell (G30, G31)."""
    above = node.parent
    if above is None or above.name != "term":
        return False
    return words == _words(above) or node.get("ref") == above.get("ref")


def _counted(concept: Concept) -> str:
    return concept.same_as or concept.id


def _words(node: Node) -> str:
    return " ".join(_read(node).split())


def _read(node: Node) -> str:
    parts = (c.text if isinstance(c, Chars) else "" if c.name in _UNREAD else _read(c) for c in node.children)
    return "".join(parts)


def _without_edges(words: str) -> str:
    """Return the words without what stands outside at the edges, or all of them where nothing would be left."""
    parts = words.strip(_MARKS).split()
    while len(parts) > 1 and parts[0].casefold() in _EDGES:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1].casefold() in _EDGES:
        parts = parts[:-1]
    bare = " ".join(parts)
    return (bare[:-2] if _POSSESSIVE.search(bare) else bare).strip(_MARKS) or words


def _walk(lexicon: Lexicon, step: Step, words: Sequence[str]) -> Iterator[Name]:
    """Yield the names that words are together; a particle written apart is passed over, and so is English *of*."""
    if not words:
        yield from step.names
        return
    for reading in lexicon.readings(words[0]):
        if step is not lexicon.root or not reading.bare:
            for particle in step.stems.get(reading.stem, ()):
                yield from _walk(lexicon, step.edges[particle, reading.stem], words[1:])
    if (
        step is not lexicon.root
        and len(words) > 1
        and (particle_of(words[0]) or words[0].casefold() in {"of", "the"})
    ):
        yield from _walk(lexicon, step, words[1:])


def _meant(subject: Subject, pointer: str) -> tuple[str, Forms | None]:
    """Return the id that a pointer ends in, and the forms of the scheme that it leads into."""
    try:
        target = resolve(pointer, subject.prefixes, subject.document.path)
    except ValueError:
        target = None
    if target is None or not target.path.endswith(".xml"):
        return "", None
    try:
        return target.fragment, _forms(read_input(subject.library.place(target.path)))
    except (InputError, OSError, ValueError):
        return "", None


@lru_cache(maxsize=4)
def _forms(data: bytes) -> Forms | None:
    try:
        return Forms(read_scheme(data, "-"))
    except InputError:
        return None  # the check of the scheme itself says why
