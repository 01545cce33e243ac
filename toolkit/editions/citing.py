"""An edition in, how it and what stands in it are cited out, in the manner of the *Chicago Manual of Style* (17th edition, 14.23 and 14.103 to 14.130).

What the title page does not say is left out: no editor, place or date is made up.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.editions.edition import Edition, Record
from toolkit.rendering.links import allowed


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in three parts, so that the title can be set in italics."""

    before: str
    title: str
    after: str

    def __str__(self) -> str:
        return self.before + self.title + self.after


def address(edition: Edition) -> str:
    """Return where the edition is published, with a slash at its end; empty where `edition.toml` gives no `url`, or none that a page may link to."""
    url = edition.title_page.url
    if not url.startswith(("http://", "https://")) or allowed(url) is None:
        return ""
    folder = url.rpartition("/")[0] if url.endswith(".html") else url.rstrip("/")
    return f"{folder}/"


def whole(edition: Edition) -> Citation:
    """Return the edition as a bibliography has it."""
    page = edition.title_page
    title = ": ".join(filter(None, (edition.title, page.subtitle)))
    editors = _listed(page.editors)
    before = f"{editors}, {'eds.' if len(page.editors) > 1 else 'ed.'} " if editors else ""
    facts = [page.edition, page.series, _imprint(edition), f"Edition {edition.id}", address(edition)]
    return Citation(before, title, ". " + "".join(f"{fact.rstrip('.')}. " for fact in facts if fact).rstrip())


def published(edition: Edition) -> Citation:
    """Return where a text stands, as a note has it after the place in the text."""
    page = edition.title_page
    editors = _listed(page.editors)
    facts = [f"ed. {editors}" if editors else "", page.edition, page.series]
    imprint = _imprint(edition)
    after = "".join(f", {fact}" for fact in facts if fact) + (f" ({imprint})" if imprint else "")
    return Citation(", in ", edition.title, after)


def cited(edition: Edition, record: Record) -> str:
    """Return how a text is named before the place in it: its author, unless it restates one, and its title."""
    header = record.header
    author = edition.person(header.author) if header.author else header.author_name
    whose = f"{author}, " if author and header.form != "restatement" else ""
    return f"{whose}“{header.title or record.id},” "


def _imprint(edition: Edition) -> str:
    page = edition.title_page
    house = ": ".join(filter(None, (page.place, page.publisher)))
    return ", ".join(filter(None, (house, page.date)))


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
