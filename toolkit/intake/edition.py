"""A text without a layer in, the bytes of a valid TEI file by rule out.

Nothing is declared complete, no tradition is guessed, and the licence counts as unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from toolkit import __version__
from toolkit.ground.writing import sha256
from toolkit.intake.blocks import judge
from toolkit.intake.lines import cut_blocks
from toolkit.intake.outline import outline, titles
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
    names: frozenset[str] = frozenset()


def encode_by_rule(
    text: str, setting: Setting, *, data: bytes | None = None, spelling: str = "x-isr"
) -> bytes:
    """Return a TEI file made of a plain text by rule.

    `data` are the bytes that the text was decoded from: the header gives their SHA-256. `spelling` is the tag of the
    convention that transliterations in the text follow (L5).
    """
    judged = judge(tuple(cut_blocks(text)), text, setting.names)
    identifier = identify(setting.output.stem)
    title = next(titles(judged), identifier)
    entries = tuple(with_ranges(identifier, e) for e in outline(judged, text))
    header = _header(title, text, setting, sha256(data if data is not None else text.encode()), spelling)
    opening = OPENING.format(schema=relative(setting.schema, setting.output), id=quoteattr(identifier))
    return f"{opening}{header}\n{write_text(text, entries)}\n</TEI>\n".encode()


def identify(stem: str) -> str:
    """Return an XML id made of a file's name: letters, digits, points and hyphens, beginning with a letter."""
    name = re.sub(r"[^A-Za-z0-9.-]+", "-", stem).strip("-.") or "text"
    return name if name[0].isalpha() else f"t-{name}"


def _header(title: str, text: str, setting: Setting, digest: str, spelling: str) -> str:
    bare = writable(re.sub(r"\s*(?:\[\d+\])+", "", title).rstrip(":").strip() or title)
    short = escape(bare if len(bare) <= MAX_TITLE else bare[: MAX_TITLE - 1].rsplit(" ", 1)[0] + "…")
    tradition = (
        f'<catRef scheme="c:traditions" target="c:tr.{escape(setting.tradition)}"/>'
        if setting.tradition
        else ""
    )
    program = f'<name type="software" ref="c:sw.yichud">Yichud {escape(__version__)}</name>'
    return f"""<teiHeader>
<fileDesc>
<titleStmt><title>{short}</title><respStmt xml:id="by-rule"><resp>structure by rule</resp>{program}</respStmt></titleStmt>
<publicationStmt><publisher>Not published</publisher><availability status="restricted"><p>The licence of the text is not known.</p></availability></publicationStmt>
<sourceDesc><bibl><title>{short}</title><extent n="{len(text)}">{len(text)} characters</extent><idno type="sha256">{digest}</idno></bibl></sourceDesc>
</fileDesc>
<encodingDesc>
<editorialDecl>
<p>Structure by rule, not reviewed by a person: title, byline, date line, headings, paragraphs, sentences, notes, page headers and site furniture. Terms are suggestions. The title was guessed.</p>
</editorialDecl>
{prefixes(relative(setting.annotations, setting.output))}
</encodingDesc>
<profileDesc>
<langUsage>
<language ident="en">English</language>
<language ident="he">Hebrew</language>
<language ident="arc">Aramaic of Zohar and Lurianic works, in general</language>
<language ident="he-Latn-{spelling}">Hebrew in Latin letters</language>
<language ident="arc-Latn-{spelling}">Aramaic in Latin letters</language>
</langUsage>
<textClass>{tradition}<catRef scheme="c:forms" target="c:form.original"/></textClass>
</profileDesc>
</teiHeader>"""
