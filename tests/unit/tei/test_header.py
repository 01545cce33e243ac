"""What a header says, and that one of another project says nothing wrong."""

from __future__ import annotations

from toolkit.model.header import Header, Responsible
from toolkit.tei.header import read_header
from toolkit.tei.scan import scan

FULL = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>A title</title><author ref="c:p.ashlag">Y. Ashlag</author><editor>E. Ditor</editor>
<respStmt xml:id="ed"><resp>encoded by</resp><orgName>The editors</orgName></respStmt><respStmt xml:id="by"><resp>structure</resp><name type="software">Y 1</name></respStmt></titleStmt>
<publicationStmt><availability><licence target="https://example.org/by">words</licence></availability></publicationStmt>
<sourceDesc><bibl><title>Source
 title</title><author>Other</author><ptr target="https://example.org/a"/><date type="accessed" when="2025-01-01"/>
<date type="post" when="2026-01-07"/><date type="lesson" when="2016-02-21"/><idno type="post">7</idno><idno type="sha256">abc</idno></bibl></sourceDesc></fileDesc>
<encodingDesc><editorialDecl><p>Sentences are marked. One encoding,
 not independently reviewed. More.</p><p>Nothing else was Reviewed</p><interpretation n="claims-complete" ana="c:topic.unification c:topic.inclusion"><p/></interpretation>
<interpretation n="terms-complete"><p/></interpretation></editorialDecl></encodingDesc>
<profileDesc><langUsage><language ident="en"/><language ident="he-Latn-x-isr"/><language ident="arc-Latn-x-isr"/></langUsage>
<textClass><catRef scheme="c:traditions" target="c:tr.laitman"/><catRef scheme="c:forms" target="c:form.restatement"/></textClass></profileDesc>
<revisionDesc><change when="2026-11-20"/></revisionDesc></teiHeader><text/><standOff><listAnnotation><annotation>
<revisionDesc><change when="2026-11-21"/><change when="2026-11-19"/></revisionDesc></annotation></listAnnotation></standOff></TEI>"""


def test_every_fact_is_read() -> None:
    assert read_header(scan(FULL.encode())) == Header(
        title="A title",
        author="p.ashlag",
        author_name="Y. Ashlag",
        authors=1,
        tradition="laitman",
        form="restatement",
        convention="x-isr",
        languages=("en", "he-Latn-x-isr", "arc-Latn-x-isr"),
        complete=("unification", "inclusion"),
        terms_complete=True,
        caveat="One encoding, not independently reviewed. Nothing else was Reviewed",
        date="2016-02-21",
        date_kind="lesson",
        source_title="Source title",
        source_address="https://example.org/a",
        original="abc",
        licence="https://example.org/by",
        responsible=(
            Responsible("ed", "The editors", "encoded by"),
            Responsible("by", "Y 1", "structure", program=True),
        ),
        editors=("E. Ditor",),
        changed="2026-11-21",
    )


def test_the_author_of_the_source_stands_in_for_that_of_the_file() -> None:
    data = FULL.replace('<author ref="c:p.ashlag">Y. Ashlag</author>', "")
    header = read_header(scan(data.encode()))
    assert (header.author, header.author_name, header.authors) == ("", "Other", 1)


def test_what_is_not_said_is_empty() -> None:
    for inner in (
        "",
        "<teiHeader/>",
        "<teiHeader><fileDesc><sourceDesc><p>born digital</p></sourceDesc></fileDesc></teiHeader>",
    ):
        assert (
            read_header(scan(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{inner}</TEI>'.encode())) == Header()
        )


def test_an_access_date_is_not_the_date_of_the_text() -> None:
    data = FULL.replace('<date type="post" when="2026-01-07"/><date type="lesson" when="2016-02-21"/>', "")
    assert read_header(scan(data.encode())).date == ""
