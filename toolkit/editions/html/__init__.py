"""An edition in, a folder of static pages out: every page holds what it shows, asks nothing from outside, and works without script.

text.xsl     the reading page's text, from the prepared TEI tree (XSLT 1.0, without access to files or network)
transform.py  the text through it
gathered.py  what the indexes are made of
pages/       one page a file: what it is called, and what its template is given
templates/   base.html.j2 and one template a page; edition.css and edition.js, inlined in every page with their hashes
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from toolkit.editions.edition import EditedText, Edition
from toolkit.editions.former import Former, key_of
from toolkit.editions.html.gathered import Gathered
from toolkit.editions.html.transform import drawn
from toolkit.editions.respelling import Respelling
from toolkit.ground.discover import discover, load, names
from toolkit.ground.progress import Progress
from toolkit.ground.writing import sha256
from toolkit.rendering.page import environment, palette
from toolkit.rendering.policy import content_security_policy
from toolkit.rendering.scripts import script_of

MANY = True
SUFFIXES: tuple[str, ...] = ()

_HERE = Path(__file__).resolve().parent
TEMPLATES = _HERE / "templates"
_PAGES = "toolkit.editions.html.pages"


def make(edition: Edition, folder: Path, former: Former, progress: Progress) -> None:
    """Write the pages into an empty folder: `index.html` leads to the others, `tei/` holds the files that they were made from.

    The page of a text that is made from the same as in the former edition is taken from there.
    """
    gathered = Gathered(edition, Respelling(edition.vocabulary))
    site = _Site(edition, gathered)
    for text in progress(edition.texts, "making"):
        file, cards = gathered.page(text.text.id), script_of("yichudTerms", gathered.cards(text.text.id))
        key = key_of((site.key, sha256(text.data), cards))
        if not former.give(file, key, folder):
            given = _reading(site, text)
            former.keep(file, key, site.write(folder / file, "text", {**given, "data": cards}))
        target = folder / gathered.tei(text.text.id)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(text.data)
    for key in names(_PAGES):
        site.write(folder / load(_PAGES, key, "FILE"), key, load(_PAGES, key, "content")(gathered))
    for name, data in gathered.tables():
        target = folder / "tables" / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)


def _reading(site: _Site, edited: EditedText) -> dict[str, object]:
    body = drawn(edited, site.edition)
    return {
        "title": edited.text.header.title or edited.text.id,
        "edited": edited,
        "body": Markup(body),  # noqa: S704 - lxml escaped it
        "undecided": body.count('class="suggested"'),
        "version": f"text {sha256(edited.data)[:12]}",
    }


class _Site:
    """What all pages share: the style, the script, the policy, the navigation."""

    def __init__(self, edition: Edition, gathered: Gathered) -> None:
        self.edition = edition
        self._style = palette() + (TEMPLATES / "edition.css").read_text(encoding="utf-8")
        self._script = (TEMPLATES / "edition.js").read_text(encoding="utf-8")
        self._made = environment(TEMPLATES)
        self._gathered = gathered
        files, titles, places = (discover(_PAGES, n) for n in ("FILE", "TITLE", "PLACE"))
        self._nav = [(files[k], titles[k]) for k in sorted(files, key=lambda k: places[k])]

    @cached_property
    def key(self) -> str:
        """What every page is made from beside its own words and the program."""
        edition = self.edition
        return key_of((edition.title, edition.vocabulary.digest, str(sorted(edition.options.items()))))

    def write(self, file: Path, template: str, given: dict[str, object]) -> bytes:
        """Draw and write one page and return it; what `given` names `data` is a script of the page's own, and `version` what a citation names."""
        data = str(given.get("data", ""))
        scripts = [s for s in (self._script, data) if s]
        page = self._made.get_template(f"{template}.html.j2").render(
            edition=self.edition,
            gathered=self._gathered,
            nav=self._nav,
            here=file.name,
            style=Markup(self._style),  # noqa: S704 - our own file
            script=Markup(self._script),  # noqa: S704 - our own file
            policy=content_security_policy(styles=[self._style], scripts=scripts),
            **{"version": f"edition {self.edition.id}", **given, "data": Markup(data)},  # noqa: S704 - JSON in which < is escaped
        )
        encoded = page.encode("utf-8", "backslashreplace")
        file.write_bytes(encoded)
        return encoded
