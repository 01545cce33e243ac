"""What pointers mean: prefixes in document order, paths relative to the file, ranges."""

from __future__ import annotations

import time

import pytest

from toolkit.model.span import Span
from toolkit.tei.pointers import (
    Prefix,
    StringRange,
    Target,
    fragment,
    read_prefixes,
    resolve,
    source_range,
    span_of,
    string_range,
    vocabulary_id,
)
from toolkit.tei.reader import read
from toolkit.tei.scan import scan

PREFIXES = (
    Prefix("c", r"(p\..+)", "../../annotations/people.xml#$1"),
    Prefix("c", r"(w\..+)", "../../annotations/works.xml#$1"),
    Prefix("c", r"([a-z.0-9-]+)", "../../annotations/concepts.xml#$1"),
    Prefix("src", r"([^:]+):([0-9]+),([0-9]+)", "../base/$1.txt#char=$2,$3"),
    Prefix("web", r"(.+)", "https://example.org/$1"),
)


@pytest.mark.parametrize(
    ("pointer", "target"),
    [
        ("c:p.ashlag", Target("annotations/people.xml", "p.ashlag")),
        ("c:w.tanya-ik", Target("annotations/works.xml", "w.tanya-ik")),
        ("c:zivug", Target("annotations/concepts.xml", "zivug")),
        ("src:a-b:12,17", Target("tei/base/a-b.txt", "char=12,17")),
        ("#s1", Target("", "s1")),
        ("other.xml#x", Target("tei/chabad/other.xml", "x")),
        ("./a%20b/../c.xml", Target("tei/chabad/c.xml")),
        ("/abs/c.xml", Target("/abs/c.xml")),
        ("web:x", Target(address="https://example.org/x")),
        ("https://example.org/#a", Target(address="https://example.org/#a")),
        ("//example.org/x", Target(address="//example.org/x")),
        ("c:Zivug", None),
        ("c:" + "a" * 1000, None),
    ],
)
def test_pointers_resolve_from_where_the_file_lies(pointer: str, target: Target | None) -> None:
    assert resolve(pointer, PREFIXES, "tei/chabad/intimacy.xml") == target


def test_a_path_may_leave_the_folder_it_is_seen_from() -> None:
    assert resolve("c:x", PREFIXES, "a.xml") == Target("../../annotations/concepts.xml", "x")
    assert resolve("c:x", PREFIXES, "/a/b/c/d.xml") == Target("/a/annotations/concepts.xml", "x")


def test_prefixes_are_read_in_document_order() -> None:
    inner = "".join(
        f'<prefixDef ident="c" matchPattern="{p.pattern}" replacementPattern="{p.replacement}"/>'
        for p in PREFIXES[:3]
    )
    data = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><encodingDesc><listPrefixDef>{inner}</listPrefixDef></encodingDesc></teiHeader></TEI>'
    assert read_prefixes(scan(data.encode())) == PREFIXES[:3]


def test_a_hostile_pattern_costs_no_time() -> None:
    begun = time.monotonic()
    assert (
        resolve("c:" + "a" * 400, (Prefix("c", "((a+)+)b", "x#$1"), Prefix("c", "(", "x")), "a.xml") is None
    )
    assert time.monotonic() - begun < 1


def test_the_id_that_a_pointer_ends_in() -> None:
    assert [fragment(p) for p in ("c:zivug", "#zivug", "x.xml#zivug", "zivug", "")] == [
        "zivug",
        "zivug",
        "zivug",
        "zivug",
        "",
    ]


def test_only_a_pointer_into_the_vocabulary_names_a_member_of_it() -> None:
    pointers = (
        "c:zivug",
        "../annotations/works.xml#w.zohar",
        "#keter",
        "x.xml#keter",
        "https://d-nb.info/1",
        "",
    )
    assert [vocabulary_id(p) for p in pointers] == ["zivug", "w.zohar", "", "", "", ""]


def test_string_ranges_are_read_written_and_found() -> None:
    text = read(
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>ab<seg xml:id="s">cd<note>n</note>efg</seg></p></text></TEI>'
    )
    place = string_range("#string-range(s,1,3)")
    assert place == StringRange("s", 1, 3)
    assert str(place) == "#string-range(s,1,3)"
    (element,) = (m.span for m in text.named("seg"))
    span = span_of(place, element)
    assert span is not None
    assert span.of(text.characters) == "def"
    assert span_of(StringRange("s", 3, 3), element) is None
    assert string_range("#s") is None


def test_source_ranges_are_read() -> None:
    assert source_range("src:a-b:3,7") == ("a-b", Span(3, 7))
    assert source_range("src:a-b:7,3") is None
    assert source_range("c:a-b") is None
