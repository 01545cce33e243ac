"""A text without a layer in, the bytes of a valid TEI file by rule out.

Nothing is declared complete, no tradition is guessed, and the licence counts as unknown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from toolkit import __version__
from toolkit.ground.writing import sha256
from toolkit.intake.blocks import judge
from toolkit.intake.lines import cut_blocks
from toolkit.intake.outline import outline, titles
from toolkit.model.calls import without_calls
from toolkit.standoff.apply import relative, with_ranges
from toolkit.standoff.format import OPENING
from toolkit.standoff.header import prefixes
from toolkit.standoff.tree import writable, write_text

MAX_TITLE = 120


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an edition will lie, what lies around it, and what is known of its text from outside."""

    output: Path
    annotations: Path
    schema: Path
    tradition: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


def encode_by_rule(text: str, setting: Setting, *, data: bytes | None = None) -> bytes:
    """Return a TEI file made of a plain text by rule.

    `data` are the bytes that the text was decoded from: the header gives their SHA-256. Of languages it
    declares those of the text itself; suggestions bring their own.
    """
    judged = judge(tuple(cut_blocks(text)), text, setting.names)
    identifier = identify(setting.output.stem)
    title = next(titles(judged), identifier)
    entries = tuple(with_ranges(identifier, e) for e in outline(judged, text))
    author = next((_author(j.block.words, setting.names) for j in judged if j.role == "byline"), "")
    raised = any(e.call is not None and not e.call.of(text).strip().startswith("[") for e in entries)
    digest = sha256(data if data is not None else text.encode())
    header = _header(title, author, text, setting, digest, raised=raised)
    opening = OPENING.format(schema=relative(setting.schema, setting.output), id=quoteattr(identifier))
    return f"{opening}{header}\n{write_text(text, entries)}\n</TEI>\n".encode()


def identify(stem: str) -> str:
    """Return an XML id made of a file's name: letters, digits, points and hyphens, beginning with a letter."""
    name = re.sub(r"[^A-Za-z0-9.-]+", "-", stem).strip("-.") or "text"
    return name if name[0].isalpha() else f"t-{name}"


def _author(byline: str, names: Mapping[str, str]) -> str:
    """Return the `author` that a byline names, with who it is where that is known."""
    name = re.sub(r"^by\s+", "", byline, flags=re.IGNORECASE).strip(" .,;")
    known = {who for n, who in names.items() if re.search(rf"\b{re.escape(n)}\b", name)}
    ref = f" ref={quoteattr('c:' + known.pop())}" if len(known) == 1 else ""
    return f"<author{ref}>{escape(writable(name))}</author>"


def _header(title: str, author: str, text: str, setting: Setting, digest: str, *, raised: bool) -> str:
    bare = writable(without_calls(title).rstrip(":").strip() or title)
    short = escape(bare if len(bare) <= MAX_TITLE else bare[: MAX_TITLE - 1].rsplit(" ", 1)[0] + "…")
    tradition = (
        f'<catRef scheme="c:traditions" target="c:tr.{escape(setting.tradition)}"/>'
        if setting.tradition
        else ""
    )
    hebrew = '<language ident="he">Hebrew</language>\n' if re.search("[\u05d0-\u05ea]", text) else ""
    program = f'<name type="software" ref="c:sw.yichud">Yichud {escape(__version__)}</name>'
    return f"""<teiHeader>
<fileDesc>
<titleStmt><title>{short}</title>{author}<respStmt xml:id="by-rule"><resp>structure by rule</resp>{program}</respStmt></titleStmt>
<publicationStmt><publisher>Not published</publisher><availability status="restricted"><p>The licence of the text is not known.</p></availability></publicationStmt>
<sourceDesc><bibl><title>{short}</title>{author}<extent n="{len(text)}">{len(text)} characters</extent><idno type="sha256">{digest}</idno></bibl></sourceDesc>
</fileDesc>
<encodingDesc>
<editorialDecl>
<p>Structure by rule, not reviewed by a person: title, byline, date line, headings, paragraphs, sentences, notes, page headers and site furniture. Terms are suggestions. The title was guessed.{" The source calls its notes by raised numbers." if raised else ""}</p>
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
