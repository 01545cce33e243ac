"""A small invented text with a layer: a title, a glued byline, a note, asterisks, a misspelling, a claim."""

from __future__ import annotations

import pytest

from toolkit.ground.writing import sha256
from toolkit.model.annotation import Transliteration
from toolkit.model.span import Span
from toolkit.standoff.header import prefixes
from toolkit.standoff.layer import Entry, Layer, entry_at

BASE = (
    "On Screens\n\nDr. A. NameThe *Masach* meets the Light of “Atzilut”.[1] It never sleeps – so it is said.\n\n"
    "Four Patzufim are named by the teacher, and nobody has ever counted more of them than he did.\n\n"
    "[1] See Book of Screens p. 3a-4b\nLeave a reply\n"
)

CLAIMS = (
    b'<listAnnotation type="claims"><annotation xml:id="c1" motivation="classifying" target="#s1 #s3"'
    b' ana="c:topic.inclusion c:asp.place c:pol.asserted c:std.own" resp="#me" cert="high"><note type="statement">A and B.</note>'
    b'<ptr type="subject" target="c:masach"/></annotation></listAnnotation>'
)


def header() -> bytes:
    return f"""<teiHeader><fileDesc><titleStmt><title>On Screens</title><title type="sub">Stand-off layer, without the text</title><respStmt xml:id="me"><resp>annotator</resp><orgName>We</orgName></respStmt></titleStmt>
<publicationStmt><publisher>We</publisher><availability status="free"><licence target="https://creativecommons.org/licenses/by/4.0/">This layer is CC BY 4.0.</licence></availability></publicationStmt>
<sourceDesc><bibl><title>On Screens</title><extent n="{len(BASE)}">{len(BASE)} characters</extent><idno type="sha256">{sha256(BASE.encode())}</idno></bibl></sourceDesc></fileDesc>
<encodingDesc><editorialDecl><p>Invented.</p><interpretation n="claims-complete" ana="c:topic.inclusion"><p>All.</p></interpretation><interpretation n="terms-complete"><p>All.</p></interpretation></editorialDecl>
{prefixes("..")}</encodingDesc>
<profileDesc><langUsage><language ident="en">English</language><language ident="he-Latn-x-isr">Hebrew</language></langUsage><textClass><catRef scheme="c:traditions" target="c:tr.laitman"/></textClass></profileDesc></teiHeader>""".encode()


def _at(words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = BASE.index(words, start + 1)
    return Span(start, start + len(words))


def _between(first: str, last: str) -> Span:
    return Span(_at(first).start, _at(last).end)


def build() -> Layer:
    rows: list[Entry] = []

    def add(kind: str, span: Span, variety: str = "", *, call: Span | None = None, **attributes: str) -> None:
        given = {k.replace("xml_", "xml:"): v for k, v in attributes.items()}
        rows.append(entry_at(BASE, kind, span, variety, given, call))

    add("body", _between("On", "he did."))
    add("div", _between("On", "he did."), "article")
    add("head", _at("On Screens"))
    add("byline", _at("Dr. A. Name"))
    add("persName", _at("A. Name"), ana="c:p.adam")
    add("p", _between("The *", "is said."), xml_id="p1")
    add("sentence", _between("The *", ".[1]"), xml_id="s1")
    add("sentence", _between("It never", "is said."), xml_id="s2")
    add("term", _at("Masach"), "translit", ana="c:masach", xml_lang="he-Latn-x-isr")
    add("asterisk", _at("*Masach*"))
    add("term", _at("Light"), "english", ana="c:or")
    add("term", _at("Atzilut"), "translit", ana="c:atzilut", xml_lang="he-Latn-x-isr")
    add("p", _between("Four", "he did."), xml_id="p2")
    add("sentence", _between("Four", "he did."), xml_id="s3")
    add("term", _at("Patzufim"), "translit", ana="c:partzuf", xml_lang="he-Latn-x-isr")
    add("sic", _at("Patzufim"), n="Partzufim")
    add("said", _between("nobody has", "he did"), "indirect", ana="c:p.unknown")
    add("back", _between("[1] See", "a reply"))
    add("note", _between("[1] See", "3a-4b"), call=_at("[1]"), n="1", xml_id="n1")
    add("cit", _between("Book", "3a-4b"))
    add("bibl", _between("Book", "3a-4b"), ana="c:sig.see", corresp="c:w.unknown")
    add("title", _at("Book of Screens"))
    add("citedRange", _at("p. 3a-4b"), "folio", n="3a 4b")
    add("ab", _at("Leave a reply"), "boilerplate")
    found = (Transliteration(_at("Masach"), "Masach", "term", "he", "other", "מָסָךְ", "masach"),)
    return Layer(
        "sample", sha256(BASE.encode()), len(BASE), "On Screens", header(), tuple(rows), (CLAIMS,), found
    )


@pytest.fixture
def base() -> str:
    return BASE


@pytest.fixture
def layer() -> Layer:
    return build()
