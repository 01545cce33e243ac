"""The base text comes back: asterisks, note calls, notes in their place, readings as written."""

from __future__ import annotations

from toolkit.model.span import Span
from toolkit.tei.reader import read
from toolkit.tei.serialise import call_range, difference, rebuild, text_range


def rebuilt(body: str) -> list[str]:
    return rebuild(
        read(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>{body}</text></TEI>'.encode())
    ).splitlines()


def test_asterisks_and_readings() -> None:
    body = '<p>A <term><hi rend="asterisk">Nekudot de <term>SAG</term></hi></term>, <hi rend="italic">new</hi>\n <choice><sic>Patz</sic><corr>Partz</corr></choice>ufim</p>'
    assert rebuilt(body) == ["A *Nekudot de SAG*, new Patzufim"]


def test_a_byline_is_parted_from_what_it_was_glued_to() -> None:
    assert rebuilt("<byline>Dr. A</byline><p>In essence</p>") == ["Dr. A", "In essence"]
    assert (
        difference(
            "Dr. AIn  essence",
            rebuild(
                read(
                    b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>Dr. A</p><p>In essence</p></text></TEI>'
                )
            ),
        )
        is None
    )


def test_a_note_without_a_place_follows_the_body() -> None:
    body = '<body><p>One<hi rend="asterisk">two<note n="1">first</note></hi><note n="2">second</note>.</p><p>Three</p></body><back><ab>____</ab></back>'
    assert rebuilt(body) == ["One*two[1]*[2].", "Three", "[1] first", "[2] second", "____"]


def test_notes_stand_where_their_ranges_say() -> None:
    """The base text of this edition, invented: a rule, the notes, a form under them, with the offsets of each."""
    base = "Head\nAn opening word[1] and a further one[2].\n________\n[1] See there\n[2] And here; it is longer\nLeave a comment\nSend"
    at = base.index
    calls = [(at("[1]"), at("[1]") + 3), (at("[2]"), at("[2]") + 3)]
    lines = [(at("[1] See"), at("\n[2] And")), (at("[2] And"), at("\nLeave"))]
    ranges = [f"src:x:{a},{b} src:x:{c},{d}" for (a, b), (c, d) in zip(calls, lines, strict=True)]
    body = (
        f'<body><head>Head</head><p>\n  An   opening word<note n="1" corresp="{ranges[0]}">See there</note> and a\n     further one'
        f'<note n="2" corresp="{ranges[1]}">And here; it is longer</note>.</p></body>'
        '<back><ab type="boilerplate">________</ab><ab type="boilerplate">Leave a comment</ab><ab type="boilerplate">Send</ab></back>'
    )
    assert "\n".join(rebuilt(body)) == base
    for start, end in lines:
        assert base[start:end].startswith("[")


def test_ranges_of_a_note_are_its_call_and_its_line() -> None:
    data = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>a<note corresp="src:x:3,6 src:x:90,99">n</note><note>m</note></p></text></TEI>'
    first, second = read(data).named("note")
    assert (call_range(first), text_range(first)) == (Span(3, 6), Span(90, 99))
    assert (call_range(second), text_range(second)) == (None, None)


def test_a_page_header_inside_a_paragraph_goes_back_to_its_place() -> None:
    assert rebuilt("<p>one <fw>PAGE 2</fw>two</p>") == ["one PAGE 2two"]


def test_only_white_space_may_differ() -> None:
    assert difference("a b\nc", "ab c ") is None
    found = difference("one two", "one too")
    assert found is not None
    assert (found.at, found.found) == ((5, 5), ("wo", "oo"))
    longer = difference("one", "one two")
    assert longer is not None
    assert longer.at == (3, 4)


def test_nothing_comes_of_nothing() -> None:
    assert rebuilt("<body/>") == []
