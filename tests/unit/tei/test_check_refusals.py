"""What is no TEI file at all is refused in one clear line each; nothing is loaded, included or expanded on the way."""

import gzip
from pathlib import Path

import pytest

from toolkit.tei.check import check

BASE = (Path(__file__).parent / "invalid" / "base.xml").read_bytes()
DECLARATION, REST = BASE.split(b"\n", 1)
NESTED = BASE.replace(b"I heard", b"<hi rend='bold'>" * 300 + b"I heard" + b"</hi>" * 300)

REFUSED = {
    "doctype": (DECLARATION + b"\n<!DOCTYPE TEI>\n" + REST, "X07", 2),
    "entity": (
        DECLARATION + b'\n<!DOCTYPE TEI [<!ENTITY a "b">]>\n' + REST.replace(b"I heard", b"&a;"),
        "X07",
        2,
    ),
    "entity from a file": (
        DECLARATION + b'\n<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n' + REST,
        "X07",
        2,
    ),
    "billion laughs": (
        DECLARATION + b'\n<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>',
        "X07",
        2,
    ),
    "entity not declared": (BASE.replace(b"I heard", b"&nbsp;"), "X01", 53),
    "gzip": (gzip.compress(BASE, mtime=0), "X03", 1),
    "300 deep": (NESTED, "X08", 53),
    "not UTF-8": (BASE.replace(b"I heard", b"I h\xe9ard"), "X06", 53),
    "UTF-16": (BASE.decode().encode("utf-16"), "X05", 1),
    "another encoding declared": (BASE.replace(b'"UTF-8"', b'"ISO-8859-1"', 1), "X05", 1),
    "empty": (b"", "X02", 1),
    "white space alone": (b"\xef\xbb\xbf \n\t", "X02", 1),
    "cut off": (BASE[: BASE.index(b"</body>")], "X01", 66),
    "an ampersand": (BASE.replace(b"I heard", b"I & you heard"), "X01", 53),
    "a null byte": (BASE.replace(b"I heard", b"I\x00heard"), "X01", 53),
    "a character that is none": (BASE.replace(b"I heard", b"I\xef\xbf\xbfheard"), "X01", 53),
    "plain text": (b"It is written here.\n", "X01", 1),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_one_finding(name):
    data, code, line = REFUSED[name]
    (finding,) = check(data, "file.xml")
    assert (finding.code, finding.line) == (code, line)
    assert finding.hint
    assert "\n" not in str(finding)


def test_xinclude_is_an_element_that_is_not_in_use_and_nothing_is_included(tmp_path):
    (tmp_path / "secret.txt").write_text("the secret", encoding="utf-8")
    include = (
        b'<p><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="secret.txt" parse="text"/></p>'
    )
    data = BASE.replace(b"<p>\n<seg", include + b"<p>\n<seg", 1)
    found = [f for f in check(data, str(tmp_path / "file.xml")) if f.code.startswith("T")]
    assert [f.code for f in found] == ["T01"]
    assert "include" in found[0].message
    assert "secret" not in found[0].message


def test_a_style_sheet_instruction_and_a_schema_instruction_load_nothing(tmp_path):
    instructions = (
        b'\n<?xml-stylesheet href="http://192.0.2.1/x.xsl"?><?xml-model href="http://192.0.2.1/x.rng"?>\n'
    )
    found = check(DECLARATION + instructions + REST, str(tmp_path / "file.xml"))
    assert {f.code for f in found} == {"P03"}
