"""The observation tables: their names, their columns, and what each column means.

The first group is made from one text each and kept in the cache; the second (`REFERENCES`) says what the scheme and the
authorities know, and which inputs and topics were asked for, and is laid beside the first by the engine.
All positions are half-open and count code points of the text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from numpy.typing import NDArray

SqlType = Literal["VARCHAR", "INTEGER", "BOOLEAN"]


@dataclass(frozen=True, slots=True)
class ObservationTable:
    """A table: its columns as (name, SQL type), and what one row is."""

    name: str
    row: str
    columns: tuple[tuple[str, SqlType], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(name for name, _ in self.columns)


def _table(name: str, row: str, columns: str) -> ObservationTable:
    """Read `columns` as words: a bare name is text, `name:int` a number, `name:bool` a truth value."""
    types: dict[str, SqlType] = {"": "VARCHAR", "int": "INTEGER", "bool": "BOOLEAN"}
    split = (word.partition(":") for word in columns.split())
    return ObservationTable(name, row, tuple((n, types[t]) for n, _, t in split))


_OBSERVED = (
    _table(
        "texts",
        "one text; `grp` the group that it is compared in and `grp_n` that group's place, `worded` whether its wording is compared; `words` are those of its running text, `own_words` those of them that no other says, `own_words_proposed` those that no other says if voices that a program proposes do count, `rows` the rows that it has in *words*; `sha256` is of the file, `digest` of its characters, `original` of the text encoded or restated; `complete` the topics whose claims are declared completely annotated; `responsible` the parties that decided, as the header names them; `editors` those whom it calls so; `changed` the date of the last change that the file tells; `citations_proposed` and `voices_proposed` how many wait for a decision; `caveat` what the header says of reviewing",
        "text title tradition form author author_name convention date date_kind words:int own_words:int own_words_proposed:int rows:int sha256 digest path source_title source_address original complete terms_complete:bool responsible editors changed caveat citations_proposed:int voices_proposed:int grp grp_n:int worded:bool",
    ),
    _table(
        "passages",
        "one block of running text, note or furniture; `place` is its number in the text, from 0",
        "text passage place:int kind n start:int end:int words:int furniture:bool quote",
    ),
    _table(
        "sentences",
        "one sentence that claims can point at; `place` is its number in the text, from 0",
        "text sentence place:int passage start:int end:int words:int quote",
    ),
    _table(
        "observations",
        "one occurrence of a concept; `channel` is transliteration, acronym, hebrew or english; `status` decided (by a person), proposed (by a program) or counted (proposed, and to be counted); `voice` whose words it stands in, empty for the author's, `voice_proposed` whose if voices that a program proposes do count",
        "text passage sentence start:int end:int form concept channel lang status cert voice voice_proposed",
    ),
    _table(
        "citations",
        "one cited work and place; `status` as in *observations*",
        "text passage sentence start:int end:int form work place signal status",
    ),
    _table(
        "words",
        "one word of running text, or one term of several, an English one unless a Hebrew or Aramaic one stands within it, in order; `passage` and `sentence` are the places of these, -1 for none, `kind` that of *kinds*; text after text, each as many as `rows` of *texts* says, and the engine holds them as arrays",
        "passage:int sentence:int start:int end:int kind:int",
    ),
    _table(
        "kinds",
        "the kinds of words of one text, a line each in the order of their numbers: a form, in small letters with straight apostrophes and plain hyphens; where it stands in a term, after tabs the concept of the outermost term, and that of a term which is such a word (or words) alone and no English one, else nothing. The engine holds it with the words",
        "text kinds",
    ),
    _table(
        "voices",
        "one stretch of another's words; `status` as in *observations*",
        "text passage sentence start:int end:int words:int who direct:bool status",
    ),
    _table(
        "glosses",
        "one explanation that a text gives of a term; `gloss` are its words, `concept` that of the term",
        "text passage sentence start:int end:int gloss concept",
    ),
    _table(
        "claims",
        "one claim and one of its topics; `status` is that of its last change; `authority` and `related` are ids with spaces between",
        "text claim topic aspect polarity standing statement status authority cert related",
    ),
    _table("roles", "one party to a claim", "text claim type target"),
    _table("evidence", "one sentence that states a claim", "text claim sentence"),
)

_REFERENCES = (
    _table("inputs", "one file that was read", "sha256 path"),
    _table(
        "grouped",
        "one text, the group that it is compared in, whether its wording is compared, and what it is called where space is short",
        "text grp grp_n:int worded:bool short",
    ),
    _table(
        "named",
        "one group: its place, its name, and the value that its texts share, in words",
        "grp n:int name value",
    ),
    _table("wanted", "one item whose passages are looked for", "item"),
    _table("set_aside", "one word that is not compared, because it names nothing", "word"),
    _table("shown", "one sentence that a report shows", "text sentence"),
    _table("chosen", "one topic that was asked for, in that order", "topic n:int"),
    _table(
        "concepts",
        "one concept of the scheme; `counts_as` is the concept that reports count it with, itself as a rule",
        "concept n:int head lang acronym gloss kind broader counts_as certainty",
    ),
    _table(
        "renderings_known",
        "one English rendering of a concept in the scheme; `uses` says when it is tagged (always, capital, gloss, verb, rs; translation: never)",
        "concept form uses",
    ),
    _table(
        "topic_concepts",
        "one concept that belongs to a topic, itself or by what it stands under",
        "topic concept",
    ),
    _table(
        "members",
        "one entry of a closed list; `member` without its prefix",
        "taxonomy member n:int name gloss",
    ),
    _table(
        "authorities",
        "one person, collective voice or work; `name` is the one that reports use, `standard` the full one of the file",
        "id name standard kind",
    ),
)

BESIDE = frozenset({"words", "kinds"})  # what the engine holds as arrays
OBSERVED: dict[str, ObservationTable] = {t.name: t for t in _OBSERVED}
REFERENCES: dict[str, ObservationTable] = {t.name: t for t in _REFERENCES}

Row = tuple[str | int | bool | None, ...]


@dataclass(frozen=True, slots=True)
class Columns(Collection[Row]):
    """Rows held by column, an array each: for words, of which there are millions."""

    arrays: tuple[NDArray[Any], ...]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.arrays[0])

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows."""
        return zip(*(a.tolist() for a in self.arrays), strict=True)

    def __contains__(self, row: object) -> bool:
        """Say whether a row is there."""
        return any(r == row for r in self)


Rows = dict[str, Collection[Row]]
