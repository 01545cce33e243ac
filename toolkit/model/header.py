"""What a text's header says of it, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

TEACHERS = frozenset({"p.answerer", "p.rav-label"})
UNKNOWN = "p.unknown"


@dataclass(frozen=True, slots=True)
class Responsible:
    """A party declared in a `respStmt`: its `xml:id`, its name, what it is responsible for, whether it is a program."""

    id: str
    name: str
    resp: str = ""
    program: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """The facts of a `teiHeader` that the program uses; an empty value means that the header does not say.

    `short_title` is what reports call the text where space is short; `tradition` is an id without `tr.`; `form` is `original` or `restatement`; `author` a person's id with `p.`;
    `convention` the spelling tag of the language declarations (`x-ashk`, `x-isr` …); `complete` the topics (ids
    without `topic.`) whose claims are declared completely annotated; `terms_complete` the same for terms; `authors` how many authors are named; `caveat` the
    sentences in which the editorial declaration says how far the encoding was reviewed; `date` an ISO date and
    `date_kind` what it is the date of (`lesson`, `page`, `programme` …); `original` the SHA-256 of the base text that the file encodes or restates;
    `editors` those whom the statement of title names; `changed` the date of the last change of which the file tells, in its header or beside its claims.
    """

    title: str = ""
    short_title: str = ""
    author: str = ""
    author_name: str = ""
    tradition: str = ""
    form: str = "original"
    convention: str = ""
    languages: tuple[str, ...] = ()
    complete: tuple[str, ...] = ()
    terms_complete: bool = False
    caveat: str = ""
    date: str = ""
    date_kind: str = ""
    source_title: str = ""
    source_address: str = ""
    original: str = ""
    licence: str = ""
    responsible: tuple[Responsible, ...] = ()
    authors: int = 0
    editors: tuple[str, ...] = ()
    changed: str = ""

    @property
    def own_voices(self) -> frozenset[str]:
        """The persons whose turns are the author's own: himself, and where there is one author the labels of whoever answers or teaches (V6)."""
        return frozenset({self.author, *(TEACHERS if self.authors == 1 else ())} - {UNKNOWN, ""})
