"""A person or a work of the authorities in, the by-names under which a text may name them out, cut into words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.model.authority import Person, Work
from toolkit.vocabulary.folding import fold

_WORDS = re.compile(r"[^\s,()\-–]+")
_VERBAL = re.compile(r"\s+(?:says|said|writes|is written|states)$")
_FORMULA = re.compile(r"(?:as\s|it\s)")
_OF = re.compile(r"\s+(?:of|from)\s+.*$")


class ByName(NamedTuple):
    """A by-name: its folded words, whom it means, and how it is known; the lower its rank, the sooner it counts."""

    words: tuple[str, ...]
    context: bool  # an ordinary given name too
    small: frozenset[int]  # which of them the by-name writes without a capital
    who: str
    kind: str
    rank: int
    how: str


SURNAME = 7  # the rank of a surname alone
_BEFORE = frozenset({"the", "a", "holy"})  # no part of a name: the holy Zohar
_SMALL = frozenset({"ben", "bar", "ibn", "of", "ha", "de", "the", "di", "son", "from"})


def forms(person: Person) -> Iterator[tuple[int, str]]:
    """Yield every form that names a person: the names as given, without *of …*, initials and surname, surname."""
    for form in (person.name, *person.names):
        if _FORMULA.match(form):
            continue
        yield 1, _VERBAL.sub("", form)
        if person.kind == "person" and (short := _OF.sub("", form)) != form and " " in short:
            yield 5, short
    if person.kind != "person" or "(" in person.name:
        return
    words = [
        w for w in _OF.sub("", person.name).split() if w.lower().rstrip(".") not in {"rabbi", "dr", "rav"}
    ]
    if len(words) < 2 or _OF.search(person.name) or {"ben", "bar"} & set(words):
        return
    yield 5, f"{words[0]} {words[-1]}"
    yield 6, f"{words[0][0]}. {words[-1]}"
    yield SURNAME, words[-1]


def is_anybodys(form: str, person: Person) -> bool:
    """Say whether a name is anybody's, by its mark in the authorities: a given name of today, of a person of old; a common noun (*scientists*)."""
    named = person.kind == "person" or (person.kind == "collective" and form.islower())
    return named and form in person.in_context and not (person.birth or person.death)


def bynames(
    form: str, who: str, kind: str, rank: int, how: str, *, context: bool = False
) -> Iterator[ByName]:
    """Yield a form as a by-name; nothing where a letter alone is left without *the*."""
    written = [w for w in _WORDS.findall(form) if fold(w).rstrip(".")]
    while len(written) > 1 and written[0].lower() in _BEFORE:
        written = written[1:]
    words = tuple(fold(w).rstrip(".") for w in written)
    if sum(map(len, words)) > 1:
        small = frozenset(i for i, w in enumerate(written) if w[0].islower() or words[i] in _SMALL)
        yield ByName(words, context, small, who, kind, rank, how)


def speaker_of(work: Work, people: dict[str, Person]) -> str:
    """Return whose voice a work is: that of a textual voice of its name, else its author's."""
    titles = {fold(t).removeprefix("the ") for t in (work.title, *work.titles)}
    for person in people.values():
        if person.kind == "text" and titles & {
            fold(n).removeprefix("the ") for n in (person.name, *person.names)
        }:
            return person.id
    if not work.author and (text := _named_after(work, people)):
        return text
    if not work.author and set(work.units) == {"chapter", "verse"} and "p.scripture" in people:
        return "p.scripture"
    return work.author or "p.unknown"


def _named_after(work: Work, people: dict[str, Person]) -> str:
    """Return the textual voice whose name of one word ends or begins the title of a work (*Tikkunei Zohar*), or nothing."""
    words = fold(work.title).split()
    for person in (p for p in people.values() if p.kind == "text" and len(words) > 1):
        names = {fold(n) for n in (person.name, *person.names) if " " not in n.removeprefix("The ")}
        if {words[0], words[-1]} & names:
            return person.id
    return ""
