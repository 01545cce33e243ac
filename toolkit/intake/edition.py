"""A text without a layer in, the bytes of a valid TEI file by rule out.

Nothing is declared complete, no tradition is guessed, and the licence counts as unknown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from toolkit import __version__
from toolkit.ground.writing import sha256
from toolkit.intake.blocks import Judged, judge
from toolkit.intake.dates import find_date
from toolkit.intake.lines import cut_blocks
from toolkit.intake.outline import outline, titles
from toolkit.intake.particulars import Author, When
from toolkit.model.calls import without_calls
from toolkit.standoff.apply import relative, with_ranges
from toolkit.standoff.format import OPENING
from toolkit.standoff.header import prefixes
from toolkit.standoff.tree import writable, write_text

MAX_TITLE = 120


@dataclass(frozen=True, slots=True)
class Known:
    """What the header of an edition says of its text; `found` are those fields that were found in the text itself, not given."""

    title: str = ""
    authors: tuple[Author, ...] = ()
    date: When | None = None
    tradition: str = ""
    source: str = ""
    licence: str = ""
    found: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an edition will lie, what lies around it, and what is known of its text from outside."""

    output: Path
    annotations: Path
    schema: Path
    known: Known = field(default_factory=Known)
    names: Mapping[str, str] = field(default_factory=dict)


def encode_by_rule(text: str, setting: Setting, *, data: bytes | None = None) -> tuple[bytes, Known]:
    """Return a TEI file made of a plain text by rule, and what its header says.

    `data` are the bytes that the text was decoded from: the header gives their SHA-256. Of languages it
    declares those of the text itself; suggestions bring their own.
    """
    judged = judge(tuple(cut_blocks(text)), text, setting.names)
    identifier = identify(setting.output.stem)
    entries = tuple(with_ranges(identifier, e) for e in outline(judged, text))
    known = _completed(setting, judged, identifier)
    raised = any(e.call is not None and not e.call.of(text).strip().startswith("[") for e in entries)
    digest = sha256(data if data is not None else text.encode())
    header = _header(known, text, setting, digest, raised=raised)
    opening = OPENING.format(schema=relative(setting.schema, setting.output), id=quoteattr(identifier))
    return f"{opening}{header}\n{write_text(text, entries)}\n</TEI>\n".encode(), known


def identify(stem: str) -> str:
    """Return an XML id made of a file's name: letters, digits, points and hyphens, beginning with a letter."""
    name = re.sub(r"[^A-Za-z0-9.-]+", "-", stem).strip("-.") or "text"
    return name if name[0].isalpha() else f"t-{name}"


def _completed(setting: Setting, judged: Sequence[Judged], identifier: str) -> Known:
    """Return what is known of a text, and what nobody said of it from its own title, byline and date line."""
    known, found = setting.known, set[str]()
    title, authors, date = known.title, known.authors, known.date
    if not title:
        words = next(titles(judged), identifier)
        bare = without_calls(words).rstrip(":").strip() or words
        title = bare if len(bare) <= MAX_TITLE else bare[: MAX_TITLE - 1].rsplit(" ", 1)[0] + "…"
        found.add("title")
    if not authors:
        byline = next((j.block.words for j in judged if j.role == "byline"), "")
        authors = (_author(byline, setting.names),) if byline else ()
        found |= {"author"} if authors else set()
    if date is None:
        lines = (j.block.words for j in judged if j.role == "dateline")
        line = next(((d, words) for words in lines if (d := find_date(words))), None)
        if line is not None:
            date = When(line[0].when, line[0].span.of(line[1]), line[0].guessed)
            found.add("date")
    return replace(known, title=title, authors=authors, date=date, found=frozenset(found))


def _author(byline: str, names: Mapping[str, str]) -> Author:
    """Return the author that a byline names, with who it is where that is known: of names in one another the longest counts."""
    name = re.sub(r"^by\s+", "", byline, flags=re.IGNORECASE).strip(" .,;")
    held = [n for n in names if re.search(rf"\b{re.escape(n)}\b", name)]
    known = {names[n] for n in held if not any(n != longer and n in longer for longer in held)}
    return Author(name, known.pop() if len(known) == 1 else "")


def _header(known: Known, text: str, setting: Setting, digest: str, *, raised: bool) -> str:
    title = f"<title>{_words(known.title)}</title>"
    authors = "".join(map(named, known.authors))
    tradition = (
        f'<catRef scheme="c:traditions" target="c:tr.{escape(known.tradition)}"/>' if known.tradition else ""
    )
    hebrew = '<language ident="he">Hebrew</language>\n' if re.search("[\u05d0-\u05ea]", text) else ""
    program = f'<name type="software" ref="c:sw.yichud">Yichud {escape(__version__)}</name>'
    source = f"<ptr target={quoteattr(known.source)}/>" if known.source else ""
    return f"""<teiHeader>
<fileDesc>
<titleStmt>{title}{authors}<respStmt xml:id="by-rule"><resp>structure by rule</resp>{program}</respStmt></titleStmt>
<publicationStmt><publisher>Not published</publisher>{_availability(known.licence)}</publicationStmt>
<sourceDesc><bibl>{title}{authors}{dated(known.date) if known.date is not None else ""}{source}<extent n="{len(text)}">{len(text)} characters</extent><idno type="sha256">{digest}</idno></bibl></sourceDesc>
</fileDesc>
<encodingDesc>
<editorialDecl>
<p>Structure by rule: title, byline, date line, headings, paragraphs, sentences, turns, notes, page headers and site furniture. This structure was not reviewed by a person.{_guesses(known)}{" The source calls its notes by raised numbers." if raised else ""}</p>
<p>Terms, citations, names, voices and the speakers of turns are what a program suggests, beside the text; the history of each says whether a person has decided on it.</p>
</editorialDecl>
{prefixes(relative(setting.annotations, setting.output))}
</encodingDesc>
<profileDesc>
<langUsage>
<language ident="en">English</language>
{hebrew}</langUsage>
<textClass>{tradition}<catRef scheme="c:forms" target="c:form.original"/></textClass>
</profileDesc>
</teiHeader>"""


def named(author: Author) -> str:
    """Return the `author` of a header."""
    ref = f" ref={quoteattr(f'c:{author.id}')}" if author.id else ""
    return f"<author{ref}>{_words(author.name)}</author>"


def dated(date: When) -> str:
    """Return the `date` of a `bibl`."""
    cert = ' cert="low"' if date.guessed else ""
    return f"<date when={quoteattr(date.iso)}{cert}>{_words(date.written)}</date>"


def _availability(licence: str) -> str:
    if not licence:
        return '<availability status="restricted"><p>The licence of the text is not known.</p></availability>'
    target = f" target={quoteattr(licence)}" if licence.startswith(("http://", "https://")) else ""
    return f"<availability><licence{target}>{_words(licence)}</licence></availability>"


def _guesses(known: Known) -> str:
    if not known.found:
        return ""
    fields = [f for f in ("title", "author", "date") if f in known.found]
    named = fields[0] if len(fields) == 1 else f"{', '.join(fields[:-1])} and {fields[-1]}"
    return f" The {named} of this header {'was' if len(fields) == 1 else 'were'} taken from the text by rule."


def _words(words: str) -> str:
    return escape(writable(words))
