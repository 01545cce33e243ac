"""What annotations need of a header: declared once, where TEI has it, whatever the header has already."""

from __future__ import annotations

import pytest

from toolkit.ground.errors import InputError
from toolkit.tei.declarations import declare
from toolkit.tei.edits import apply
from toolkit.tei.pointers import read_prefixes, resolve
from toolkit.tei.scan import scan

FILE = "<fileDesc><titleStmt><title>x</title></titleStmt></fileDesc>"
LANGUAGES = {"he-Latn-x-isr": "Hebrew & Latin"}


def tei(header):
    said = f"<teiHeader>{header}</teiHeader>" if header is not None else ""
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{said}<text><p>x</p></text></TEI>'.encode()


def declared(header, *pointers):
    document = scan(tei(header))
    edits = declare(document, pointers or ("c:zivug", "c:w.zohar", "c:p.ari"), "up/annotations", LANGUAGES)
    return scan(apply(document.data, sorted(edits, key=lambda e: e.start)))


def parts(document):
    header = document.root.find("teiHeader")
    return [n.name for n in header.nodes]


@pytest.mark.parametrize(
    ("header", "order"),
    [
        (FILE, ["fileDesc", "encodingDesc", "profileDesc"]),
        (f"{FILE}<revisionDesc/>", ["fileDesc", "encodingDesc", "profileDesc", "revisionDesc"]),
        (f"{FILE}<profileDesc/>", ["fileDesc", "encodingDesc", "profileDesc"]),
        (f"{FILE}<encodingDesc><p>x</p></encodingDesc>", ["fileDesc", "encodingDesc", "profileDesc"]),
        (
            f"{FILE}<encodingDesc/><xenoData/><profileDesc><langUsage/></profileDesc>",
            ["fileDesc", "encodingDesc", "xenoData", "profileDesc"],
        ),
        (
            f'{FILE}<encodingDesc><listPrefixDef><prefixDef ident="z" matchPattern="x" replacementPattern="y"/></listPrefixDef></encodingDesc>',
            ["fileDesc", "encodingDesc", "profileDesc"],
        ),
    ],
)
def test_prefixes_and_languages_stand_where_tei_has_them(header, order):
    document = declared(header)
    assert parts(document) == order
    prefixes = read_prefixes(document)
    files = ["concepts", "works", "people"]
    led = [resolve(p, prefixes, "a/text.xml") for p in ("c:zivug", "c:w.zohar", "c:p.ari")]
    assert [t.path for t in led if t] == [f"a/up/annotations/{f}.xml" for f in files]
    (language,) = document.root.find_all("teiHeader", "profileDesc", "langUsage", "language")
    assert (language.get("ident"), language.text) == ("he-Latn-x-isr", "Hebrew & Latin")


def test_what_is_declared_is_not_declared_again():
    once = declared(FILE)
    again = declare(once, ("c:zivug", "c:w.zohar"), "elsewhere", LANGUAGES)
    assert again == []


def test_a_prefix_that_means_something_else_is_refused():
    other = '<encodingDesc><listPrefixDef><prefixDef ident="c" matchPattern="(.+)" replacementPattern="canon.xml#$1"/></listPrefixDef></encodingDesc>'
    with pytest.raises(InputError, match="S09"):
        declared(FILE + other)


@pytest.mark.parametrize("header", [None, ""])
def test_without_a_header_nothing_can_be_declared(header):
    with pytest.raises(InputError, match="S08"):
        declared(header)
