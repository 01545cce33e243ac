"""TEI texts, a vocabulary and what `edition.toml` says in, one frozen `Edition` out: all that a format draws from.

An edition may have thousands of texts, so they lie on a shelf. An edition remembers a `Record` of each, and opens one at a time.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

from toolkit.ground.errors import Finding, InputError
from toolkit.ground.shelf import Shelf
from toolkit.model.authority import Vocabulary
from toolkit.model.header import Header
from toolkit.model.text import Text
from toolkit.vocabulary.called import called

PAPERS = {"a4": (210.0, 297.0), "a5": (148.0, 210.0), "letter": (215.9, 279.4)}  # width and height in mm
_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # the date of an edition whose inputs give none
_COUNTS = dict(
    enumerate(["Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"], 2)
)
_DATE = re.compile(r"\b(\d{4})(?:-(\d\d))?(?:-(\d\d))?\b")


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What an edition says of itself: plain text; `preface` are paragraphs, `texts` ids in the order wanted (none: as given)."""

    title: str = ""
    subtitle: str = ""
    editors: tuple[str, ...] = ()
    publisher: str = ""
    place: str = ""
    date: str = ""
    edition: str = ""
    series: str = ""
    isbn: str = ""
    copyright: str = ""
    url: str = ""
    licence: str = ""
    preface: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


_KEYS = {f.name for f in fields(TitlePage)}


@dataclass(frozen=True, slots=True)
class EditedText:
    """One text with the bytes of its TEI file and the name that the file is shown by."""

    text: Text
    data: bytes
    path: str


@dataclass(frozen=True, slots=True)
class Record:
    """What is remembered of a text: its file is at `data` of the shelf, itself at `text`; `path` is the name that the file is shown by.

    `sha256` is that of the file; `claims` are the numbers of its claims that count, by topic.
    """

    id: str
    path: str
    sha256: str
    header: Header
    claims: Mapping[str, int]
    data: int
    text: int

    @property
    def claimed(self) -> bool:
        """Whether a claim of it counts."""
        return bool(self.claims)


@dataclass(frozen=True)
class Edition:
    """What is edited; `id` is made of the inputs and options, so that the same edition has the same id."""

    title_page: TitlePage
    texts: tuple[Record, ...]
    shelf: Shelf
    vocabulary: Vocabulary
    id: str
    version: str
    command: str
    options: Mapping[str, str] = field(default_factory=dict)

    def opened(self, record: Record) -> EditedText:
        """Return a text, taken from the shelf."""
        return EditedText(self.shelf.get(record.text), self.data(record), record.path)

    def data(self, record: Record) -> bytes:
        """Return the TEI file of a text."""
        data: bytes = self.shelf.get(record.data)
        return data

    def claims_before(self, text: str) -> Mapping[str, int]:
        """Return how many claims the texts before one have, by topic."""
        return self._claims_before.get(text, {})

    @cached_property
    def _claims_before(self) -> dict[str, Mapping[str, int]]:
        counts: Counter[str] = Counter()
        found: dict[str, Mapping[str, int]] = {}
        for record in self.texts:
            found[record.id] = dict(counts)
            counts.update(record.claims)
        return found

    @cached_property
    def title(self) -> str:
        """The title: the one given, else that of the single text, else that of the traditions, or the number of the texts where they name none."""
        if self.title_page.title:
            return self.title_page.title
        if len(self.texts) == 1:
            return self.texts[0].header.title or self.texts[0].id
        if not any(self.traditions):
            return f"{_COUNTS.get(len(self.texts), len(self.texts))} texts"
        *first, last = (t or "others" for t in sorted(self.traditions, key=lambda t: not t))
        return "Texts of " + " and ".join(filter(None, (", ".join(first), last)))

    @cached_property
    def traditions(self) -> tuple[str, ...]:
        """The names of the traditions, in the order of the texts; empty for texts that name none."""
        members = {m.id.removeprefix("tr."): m.name for m in self.vocabulary.scheme.members("traditions")}
        given = dict.fromkeys(e.header.tradition for e in self.texts)
        return tuple(members.get(t, t) for t in given)

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The names of the authors of the texts, but of those that are restated: their words are the editors'."""
        headers = [e.header for e in self.texts if e.header.form != "restatement"]
        named = (self.person(h.author) if h.author else h.author_name for h in headers)
        return tuple(dict.fromkeys(filter(None, named)))

    def called(self, concept: str) -> str:
        """Return what a concept is called in Latin letters."""
        return called(self.vocabulary.scheme, concept)

    def person(self, identifier: str) -> str:
        """Return the name by which the edition calls a person; an unknown id as it stands."""
        known = self.vocabulary.people.get(identifier)
        return known.known_as if known else identifier.removeprefix("p.")

    def voice(self, identifier: str, header: Header) -> str:
        """Return the name by which the edition calls who speaks in a text: its author's, where the turn is his own."""
        if identifier in header.own_voices:
            return (
                self.person(header.author) if header.author else header.author_name or self.person(identifier)
            )
        return self.person(identifier)

    def work(self, identifier: str) -> str:
        """Return the title by which the edition calls a work; an unknown id as it stands."""
        known = self.vocabulary.works.get(identifier)
        return known.title if known else identifier.removeprefix("w.")

    def member(self, taxonomy: str, name: str) -> str:
        """Return the name of an entry of a closed list, given without its prefix."""
        members = self.vocabulary.scheme.members(taxonomy)
        return next((m.name for m in members if m.id.partition(".")[2] == name), name)


def timestamp(edition: Edition) -> int:
    """Return the date of an edition in seconds since 1970, never that of the clock.

    It is `SOURCE_DATE_EPOCH`, else the date of the title page, else the latest change of which a text tells, else the latest date
    of a text.
    """
    named = os.environ.get("SOURCE_DATE_EPOCH", "")
    if named.isdigit():
        return int(named)
    headers = [t.header for t in edition.texts]
    given = [edition.title_page.date], [h.changed for h in headers], [h.date for h in headers]
    dated = next(
        (max(found) for dates in given if (found := [d for date in dates if (d := _day(date))])), _EPOCH
    )
    return int(max(dated, dt.datetime(1970, 1, 1, tzinfo=dt.UTC)).timestamp())


def issued(edition: Edition) -> str:
    """Return the date of an edition as ISO 8601 has it, no more exactly than the title page gives it."""
    given = _DATE.search(edition.title_page.date)
    if given is not None:
        return given[0]
    return dt.datetime.fromtimestamp(timestamp(edition), dt.UTC).date().isoformat()


def _day(said: str) -> dt.datetime | None:
    """Return the first day of the year, month or day that words name, as `2026-11` or `Jerusalem 2026`."""
    if (found := _DATE.search(said)) is None:
        return None
    try:
        return dt.datetime(int(found[1]), int(found[2] or 1), int(found[3] or 1), tzinfo=dt.UTC)
    except ValueError:
        return None


def title_page(data: bytes, path: str) -> TitlePage:
    """Read an `edition.toml`; `InputError` says what is wrong with it."""
    try:
        said: dict[str, Any] = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            Finding(path, 0, 0, "D01", f"not TOML: {error}", "see docs/guide/editions.md")
        ) from None
    wrong = [
        Finding(path, 0, 0, "D02", f"has no key {key!r}", f"the keys are: {', '.join(sorted(_KEYS))}")
        for key in said
        if key not in _KEYS
    ]
    many = {"editors", "preface", "texts"}
    wrong += [
        Finding(path, 0, 0, "D03", f"{key} must be {'a list of strings' if key in many else 'a string'}", "")
        for key, value in said.items()
        if key in _KEYS and not _fits(value, many=key in many)
    ]
    if wrong:
        raise InputError(*wrong)
    values: dict[str, Any] = {k: tuple(v) if k in many else v for k, v in said.items()}
    return TitlePage(**values)


def _fits(value: object, *, many: bool) -> bool:
    if not many:
        return isinstance(value, str)
    return isinstance(value, list) and all(isinstance(v, str) for v in value)
