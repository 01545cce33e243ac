"""An edition in, a folder of static pages out: every page holds what it shows, asks nothing from outside, and works without script.

text.xsl     the reading page's text, from the prepared TEI tree (XSLT 1.0, without access to files or network); text/ its templates by subject
transform.py  the text through it
gathered.py  what the indexes are made of
absences.py  which of them would be empty
searched.py  what the search reads of a text
tables.py    the same as CSV
pages/       one page a file: what it is called, and what its template is given
templates/   base.html.j2 and one template a page; edition.css and edition.js, inlined in every page with their hashes
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from markupsafe import Markup

from toolkit.editions.citing import address, cited, published
from toolkit.editions.edition import Edition, Record
from toolkit.editions.former import Former, key_of
from toolkit.editions.html.absences import PAGES, absences
from toolkit.editions.html.gathered import Gathered
from toolkit.editions.html.tables import tables, write_table
from toolkit.editions.html.transform import drawn
from toolkit.editions.respelling import Respelling, choices, labels
from toolkit.editions.titles import restated, title
from toolkit.ground.discover import discover, load, names
from toolkit.ground.progress import Progress
from toolkit.rendering.page import environment, palette
from toolkit.rendering.policy import content_security_policy
from toolkit.rendering.scripts import script_of

MANY = True
SUFFIXES: tuple[str, ...] = ()

_HERE = Path(__file__).resolve().parent
TEMPLATES = _HERE / "templates"
_HEADING = re.compile(r'<h[2-6] id="([^"]+)"[^>]*>(.*?)</h[2-6]>', re.DOTALL)
_CALL, _TAG = re.compile(r'<a class="call".*?</a>', re.DOTALL), re.compile(r"<[^>]+>")
_BUFFER = 20  # pieces of a template that are written together; one may hold all sentences of a text


def make(edition: Edition, folder: Path, former: Former, progress: Progress) -> None:
    """Write the pages into an empty folder: `index.html` leads to the others, `tei/` holds the files that they were made from.

    The page of a text that is made from the same as in the former edition is taken from there.
    """
    gathered = Gathered(edition, Respelling(edition.vocabulary))
    site = _Site(edition, gathered)
    (folder / "tei").mkdir()
    ways = [None, *((gathered.page(r.id), gathered.title(r.id)) for r in edition.texts), None]
    for n, record in enumerate(progress(edition.texts, "making")):
        file = gathered.page(record.id)
        known = gathered.cards(record.id)
        cards = "".join(chain(script_of("yichudSpellings", labels()), script_of("yichudTerms", known)))
        before, after = ways[n], ways[n + 2]
        key = key_of((site.key, record.sha256, cards, str((before, after, edition.claims_before(record.id)))))
        if not former.give(file, key, folder):
            spellings = choices() if any(c["spellings"] for c in known.values()) else []
            given = {**_reading(site, record), "before": before, "after": after, "spellings": spellings}
            former.keep(file, key, site.write(folder / file, "text", {**given, "data": [cards]}))
        (folder / gathered.tei(record.id)).write_bytes(edition.data(record))
    for key in names(PAGES):
        if (file := load(PAGES, key, "FILE")) not in site.absent:
            site.write(folder / file, key, load(PAGES, key, "content")(gathered))
    (folder / "tables").mkdir()
    for name, rows in tables(gathered):
        write_table(folder / "tables" / name, rows)


def _reading(site: _Site, record: Record) -> dict[str, object]:
    edited = site.edition.opened(record)
    own, body = drawn(edited, site.edition)
    return {
        "title": record.header.title or record.id,
        "edited": edited,
        "own": own,
        "restated": restated(record.header),
        "lines": title(record.header.title or record.id).lines,
        "body": body,
        "sections": list(_sections(body)),
        "apparatus": _apparatus(body),
        "undecided": body.count('id="suggestion-'),
        "cited": cited(site.edition, record),
        "published": published(site.edition),
        "version": f"text {record.sha256[:12]}",
    }


def _apparatus(body: str) -> str:
    """Return what a reader can hide of a text: its numbers, and the names of voices and the claims that stand in it."""
    *others, last = (
        name
        for name, sign in (("numbers", ""), ("voices", 'class="who"'), ("claims", 'class="claims"'))
        if sign in body
    )
    return " and ".join(filter(None, (", ".join(others), last)))


def _sections(body: str) -> Iterator[tuple[str, Markup]]:
    """Yield the headings of a text, drawn: where each is led to, and its words without mark-up and note calls."""
    for heading in _HEADING.finditer(body):
        words = " ".join(_TAG.sub("", _CALL.sub("", heading[2]).replace("<br>", " ")).split())
        if words:
            yield heading[1], Markup(words)  # noqa: S704 - lxml escaped it


class _Site:
    """What all pages share: the style, the script, the policy, the navigation."""

    def __init__(self, edition: Edition, gathered: Gathered) -> None:
        self.edition = edition
        self._style = palette() + (TEMPLATES / "edition.css").read_text(encoding="utf-8")
        self._script = (TEMPLATES / "edition.js").read_text(encoding="utf-8")
        self._made = environment(TEMPLATES)
        self._gathered = gathered
        self.absent = absences(gathered)
        files, titles, places = (discover(PAGES, n) for n in ("FILE", "TITLE", "PLACE"))
        order = sorted(files, key=lambda k: places[k])
        self._nav = [(files[k], titles[k]) for k in order if files[k] not in self.absent]

    @cached_property
    def key(self) -> str:
        """What every page is made from beside its own words and the program."""
        edition = self.edition
        options = str(sorted(edition.options.items()))
        how = str(published(edition)), address(edition)
        return key_of((edition.title, *how, edition.vocabulary.digest, options, *self.absent))

    def write(self, file: Path, template: str, given: Mapping[str, object]) -> str:
        """Draw and write one page part by part and return its SHA-256.

        What `given` names `data` are the parts of a script of the page's own, JSON in which < is escaped; `version` is what a citation names.
        """
        data: Any = given.get("data", ())
        page = self._made.get_template(f"{template}.html.j2").stream(
            edition=self.edition,
            gathered=self._gathered,
            address=address(self.edition),
            absent=self.absent,
            nav=self._nav,
            here=file.name,
            style=Markup(self._style),  # noqa: S704 - our own file
            script=Markup(self._script),  # noqa: S704 - our own file
            policy=content_security_policy(
                styles=[self._style], scripts=[self._script, data] if data else [self._script]
            ),
            **{"version": f"edition {self.edition.id}", **given, "data": data},
        )
        page.enable_buffering(_BUFFER)
        digest = hashlib.sha256()
        with file.open("wb") as out:
            for part in page:
                encoded = part.encode("utf-8", "backslashreplace")
                digest.update(encoded)
                out.write(encoded)
        return digest.hexdigest()
