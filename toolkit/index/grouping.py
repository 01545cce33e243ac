"""The header fields of the texts, a field to group by and filters in, the groups with their texts out.

A group is what a report compares. Groups stand in the order of the scheme, else of their values, and the texts whose header
does not give the field come last; `naming.py` says what each is called.
"""

from __future__ import annotations

import difflib
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.ground.errors import UsageError
from toolkit.index.naming import Fields, Named, named, short_titles
from toolkit.model.authority import Vocabulary

# What one can group and filter by, and what each is.
FIELDS = {
    "tradition": "the tradition, by its id in the scheme",
    "author": "the author, by id or by the name in the header",
    "text": "the text, by its id",
    "date": "the year of the text's date",
    "form": "`original` or `restatement`",
    "convention": "the spelling tag of its transliterations (`x-ashk` …)",
    "source": "the title of the work that it encodes",
}
NOUNS = {
    "tradition": "tradition",
    "author": "author",
    "text": "text",
    "date": "year",
    "form": "form",
    "convention": "spelling",
    "source": "work",
}
ALONE = 12  # texts at most that are compared one by one where none names a tradition
_FILTER = re.compile(r"\s*([a-z]+)\s*(!=|>=|<=|=|~|<|>)\s*(.*?)\s*", re.DOTALL)
_COMPARE: Mapping[str, Callable[[str, str], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "~": lambda value, part: part in value,
}


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on a field of the header; several must all hold."""

    field: str
    sign: str
    value: str

    def holds(self, fields: Fields) -> bool:
        """Say whether a text with these fields is wanted; capitals do not count, dates compare as far as both are given."""
        value, wanted = fields.get(self.field, "").casefold(), self.value.casefold()
        if self.field == "date" and self.sign != "~" and wanted:
            value = value[: len(wanted)] if value else ""
            if not value and self.sign not in {"=", "!="}:
                return False
        return _COMPARE[self.sign](value, wanted)


def parse(condition: str) -> Filter:
    """Read `FIELD=VALUE` (or `!=`, `~` for a part, `<`, `<=`, `>`, `>=`); `UsageError` says what is wrong with it."""
    found = _FILTER.fullmatch(condition)
    if not found:
        hint = "write FIELD=VALUE; also != (not), ~ (holds the words), < <= > >= (dates)"
        raise UsageError(f"cannot read the condition {condition!r}", hint=hint)
    return Filter(field_named(found[1]), found[2], found[3])


def field_named(name: str) -> str:
    """Return `name` if it is a field; `UsageError` names those that are."""
    if name not in FIELDS:
        near = difflib.get_close_matches(name, FIELDS, n=1)
        hint = f"the fields are: {', '.join(FIELDS)}" + (f"; did you mean {near[0]}?" if near else "")
        raise UsageError(f"texts have no field {name!r}", hint=hint)
    return name


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups, in order; `of` gives each text its group's key, `titles` what it is called where space is short."""

    groups: tuple[Named, ...]
    of: Mapping[str, str]
    titles: Mapping[str, str]


def grouped(texts: Mapping[str, Fields], by: str, vocabulary: Vocabulary) -> Grouping:
    """Group `texts` (fields by text id) by one field."""
    value: Callable[[Fields], str] = (
        (lambda f: f.get("date", "")[:4]) if by == "date" else (lambda f: f.get(by, ""))
    )
    of = {text: value(fields) for text, fields in texts.items()}
    held: dict[str, list[str]] = {}
    for text, key in of.items():
        held.setdefault(key, []).append(text)
    order = _order(by, vocabulary)
    keys = sorted(held, key=lambda k: (not k, order.get(k, len(order)), k))
    titles = short_titles(texts)
    groups = (named(key, held[key], by, NOUNS[by], titles, vocabulary) for key in keys)
    return Grouping(tuple(groups), of, titles)


def natural(texts: Mapping[str, Fields]) -> str:
    """Return what `texts` are grouped by where nobody says it: the tradition, or where none has one, each of a few texts by itself."""
    few = len(texts) <= ALONE
    return "text" if few and not any(fields.get("tradition") for fields in texts.values()) else "tradition"


def _order(by: str, vocabulary: Vocabulary) -> Mapping[str, int]:
    traditions = vocabulary.scheme.members("traditions") if by == "tradition" else ()
    return {m.id.removeprefix("tr."): n for n, m in enumerate(traditions)}


def selected(texts: Mapping[str, Fields], where: Sequence[Filter]) -> set[str]:
    """Return the ids of the texts for which every filter holds."""
    return {text for text, fields in texts.items() if all(f.holds(fields) for f in where)}
