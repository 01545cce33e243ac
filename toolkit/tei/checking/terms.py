"""W: what is said of a term that only the concept scheme can tell: the language of its headword (guidelines, L3)."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.ground.errors import Finding
from toolkit.tei.checking._subject import Subject
from toolkit.tei.pointers import resolve
from toolkit.tei.scan import Node

_TAGGED = frozenset(["translit", "acronym", "hebrew"])
_LANGUAGES = frozenset(["he", "arc"])


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every term whose language is not that of its concept's headword."""
    languages: dict[str, str] = {}
    for node in subject.nodes:
        pointer = node.get("ref")
        if node.name != "term" or node.get("type") not in _TAGGED or not pointer:
            continue
        if pointer not in languages:
            languages[pointer] = _language(subject, pointer)
        tag, head = node.get("xml:lang"), languages[pointer]
        written = tag.partition("-")[0]
        if head in _LANGUAGES and written in _LANGUAGES and written != head:
            right = head + tag[len(written) :]
            yield subject.finding(
                node,
                "W01",
                f'the language of {pointer} is {head} in the scheme, not "{tag}"',
                f'L3: the scheme decides; write xml:lang="{right}"',
                attribute="xml:lang",
            )


def _language(subject: Subject, pointer: str) -> str:
    """Return the language of the first Hebrew headword of a concept, empty where there is none."""
    try:
        target = resolve(pointer, subject.prefixes, subject.document.path)
    except ValueError:
        return ""
    if target is None or not target.path.endswith(".xml"):
        return ""
    found = subject.library.ids(subject.library.place(target.path)) or {}
    concept = found.get(target.fragment)
    heads = (t.get("xml:lang") for t in _heads(concept) if t.get("type") == "hebrew" and t.get("n") == "")
    return next(heads, "")


def _heads(concept: Node | None) -> Iterator[Node]:
    if concept is not None:
        yield from concept.find_all("catDesc", "term")
