"""What a person says of a source text in (title, author, date …), or a table of it, what a TEI header can hold out.

A plain text seldom says who wrote it, when, and in which tradition. An author is looked up among the persons of
`people.xml`, by id or by any name; a date becomes what `@when` takes.
"""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from io import StringIO
from pathlib import Path

from toolkit.ground.errors import UsageError
from toolkit.intake.dates import find_date
from toolkit.model.authority import Person

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_ABOUT = re.compile(r"(?:c(?:irc)?a?\.?|about|around)\s+(?=\d)", re.IGNORECASE)
_TITLED = re.compile(r"(?:(?:by|the|dr|prof|rabbi|rav|rebbe|r|rev|mr|mrs|ms)\b\.?\s+)+", re.IGNORECASE)
_FILE = "file"  # the column that says of which text a row speaks
_BETWEEN = ";"  # authors in one cell


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a person says of a text from outside of it; what is empty was not said.

    `authors` are ids (`p.laitman`, `laitman`) or names, `date` a day, month or year (ISO) or words that hold a day, `tradition` an id
    without `tr.`, `source` the address that the text was taken from, `licence` an address or words.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    tradition: str = ""
    source: str = ""
    licence: str = ""

    def over(self, general: Particulars) -> Particulars:
        """Return these, and what they leave unsaid from what is said of all texts."""
        said = {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name)}
        return replace(general, **said)


@dataclass(frozen=True, slots=True)
class Author:
    """An author by name; `id` is that of the person in people.xml, empty where nobody there has the name; `near` are names like it."""

    name: str
    id: str = ""
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """A date as `@when` has it and as it was written; `guessed` where it is about then, or day and month may be the other way round."""

    iso: str
    written: str
    guessed: bool = False


def read_author(given: str, people: Mapping[str, Person]) -> Author:
    """Look a person up by id, with or without `p.`, or by a name; `UsageError` where several persons have the name."""
    said = " ".join(given.split())
    person = people.get(said) or people.get(f"p.{said}")
    if person is not None:
        return Author(person.name, person.id)
    named: dict[str, set[str]] = {}
    for p in people.values():
        if p.kind in {"person", "organisation"}:
            for name in (p.name, *p.names):
                named.setdefault(_bare(name), set()).add(p.id)
    found = named.get(_bare(said), set())
    if len(found) > 1:
        raise UsageError(
            f"{said!r} is the name of several persons",
            hint=f"say which: --author {' or --author '.join(sorted(found))}",
        )
    if found:
        return Author(said, next(iter(found)))
    near = difflib.get_close_matches(_bare(said), named, n=3, cutoff=0.75)
    ids = dict.fromkeys(i for n in near for i in sorted(named[n]))
    return Author(said, "", tuple(f"{people[i].name} ({i})" for i in ids))


def read_date(given: str) -> When:
    """Read a date of the day, of the month or of the year; `UsageError` where it is none."""
    said = " ".join(given.split())
    bare = _ABOUT.sub("", said, count=1)
    iso = _ISO.fullmatch(bare)
    if iso is not None and _exists(iso):
        return When(bare, said, bare != said)
    found = find_date(said, whole=True)
    if found is None:
        raise UsageError(
            f"{said!r} is no date",
            hint="write a day, a month or a year (2010-03-21, 2010-03, 1912), about a year (ca. 1912), or March 21, 2010",
        )
    return When(found.when, said, found.guessed)


def read_table(path: Path) -> dict[str, Particulars]:
    """Read a table (CSV in UTF-8, its first row the names of the columns): what each row says of the text whose file it names.

    The columns are `file`, with or without the file's ending, and any of `title`, `author` (several with `;` between), `date`,
    `tradition`, `source`, `licence`. Raises `UsageError` for another column, for none called `file`, and for a file named twice.
    """
    try:
        rows = csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True)
        columns = [c.strip().lower() for c in rows.fieldnames or ()]
        rows.fieldnames = columns
        read = list(rows)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read as a table: {error}", hint="give CSV in UTF-8") from None
    wanted = [_FILE, *("author" if f.name == "authors" else f.name for f in fields(Particulars))]
    strange = [c for c in columns if c not in wanted]
    if strange or _FILE not in columns:
        wrong = f"has the column {strange[0]!r}" if strange else "has no column 'file'"
        raise UsageError(f"{path} {wrong}", hint=f"the columns are {', '.join(wanted)}")
    found: dict[str, Particulars] = {}
    for row in read:
        cells = {k: " ".join((v or "").split()) for k, v in row.items() if k in wanted}
        name = Path(cells.pop(_FILE)).name
        if not name:
            continue
        if name in found:
            raise UsageError(f"{path} has two rows for {name}", hint="give each text one")
        authors = tuple(a.strip() for a in cells.pop("author", "").split(_BETWEEN) if a.strip())
        found[name] = Particulars(authors=authors, **cells)
    return found


def row_of(path: Path, table: Mapping[str, Particulars]) -> Particulars:
    """Return what a table says of a source file: the row that has its name, or its name without the ending."""
    return table.get(path.name) or table.get(path.stem) or Particulars()


def unused(table: Collection[str], paths: Collection[Path]) -> list[str]:
    """Return the names of rows that no source file has."""
    names = {n for p in paths for n in (p.name, p.stem)}
    return [n for n in table if n not in names]


def _bare(name: str) -> str:
    """Return a name as it is compared: without forms of address, signs and capitals."""
    return re.sub(r"[^\w]+", " ", _TITLED.sub("", name.strip(), count=1)).strip().casefold()


def _exists(iso: re.Match[str]) -> bool:
    try:
        dt.date(int(iso["year"]), int(iso["month"] or 1), int(iso["day"] or 1))
    except ValueError:
        return False
    return True
