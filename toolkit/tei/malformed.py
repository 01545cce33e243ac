"""What expat says of XML that is not well formed in; the byte, what is wrong there and what to do, in words, out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from xml.parsers.expat import errors

#: The elements that are open, outermost first: name, and line of the start tag.
Open = list[tuple[str, int]]
#: Where, what is wrong, what to do.
Explanation = tuple[int, str, str]

_CODES = errors.codes
_CLOSING = re.compile(rb"</\s*([^\s>]*)")
_ENTITY = re.compile(rb"&([^;\s<&]{1,30});")
_OPENING = re.compile(rb"<[A-Za-z_:][^\s/>]*")
_NAME = re.compile(rb"[^\s=/>\"'<]+")
_ATTRIBUTE_BEFORE = re.compile(rb"=\s*$")
_CURLY = "“”„‟‘’‚‛«»"


def explain(data: bytes, code: int, byte: int, opened: Open) -> Explanation:
    """Return the place and the words for an error of expat, whose `code` it is and which it met at `byte`."""
    message = errors.messages.get(code, "")
    byte = min(max(byte, 0), len(data))
    found = _KNOWN[code](data, byte, opened) if code in _KNOWN else None
    return found or (byte, message, "close every element, quote every attribute, write & as &amp;")


def _mismatch(data: bytes, byte: int, opened: Open) -> Explanation | None:
    start = data.rfind(b"</", 0, byte + 2)
    closing = _CLOSING.match(data, start) if start >= 0 else None
    if closing is None or not opened:
        return None
    name, (inner, line) = closing[1].decode(), opened[-1]
    message = f"</{name}> stands where </{inner}> is due: {inner} is open since line {line}"
    if any(name == outer for outer, _ in opened):
        return start, message, f"close {inner} before {name} ends"
    if name.casefold() == inner.casefold():
        return start, message, "capitals count: write both tags alike"
    return start, message, f"take </{name}> out, or open {name} before it"


def _cut_off(_data: bytes, byte: int, opened: Open) -> Explanation:
    if not opened:
        return (
            byte,
            "there is no element in the file",
            'begin with <TEI xmlns="http://www.tei-c.org/ns/1.0" …>',
        )
    inner, line = opened[-1]
    names = ", ".join(name for name, _ in reversed(opened[-4:]))
    hint = f"close what is open: {names}{' …' if len(opened) > 4 else ''}"
    return byte, f"the file ends while {inner} is open, since line {line}", hint


def _unclosed_token(data: bytes, byte: int, opened: Open) -> Explanation:
    start = data[byte : byte + 20].decode("utf-8", "replace").split("\n")[0]
    return (
        byte,
        f'"{start}" is begun and not ended before the file ends',
        "end the tag with >, a comment with -->",
    )


def _token(data: bytes, byte: int, opened: Open) -> Explanation:
    """Say of a character that cannot stand where it does why not; expat names no more than its place."""
    character = data[byte : byte + 4].decode("utf-8", "ignore")[:1] or data[byte : byte + 1].decode("latin-1")
    before = data[max(byte - 200, 0) : byte]
    if (
        character
        and (ord(character) < 0x20 or ord(character) in {0xFFFE, 0xFFFF})
        and character not in "\t\r\n"
    ):
        return byte, f"XML cannot hold the control character U+{ord(character):04X}", "take it out"
    if data.rfind(b"<!--", 0, byte) > data.rfind(b"-->", 0, byte):
        return byte, "two hyphens stand in a comment", "end it with -->, or write one hyphen"
    ampersand = data.rfind(b"&", max(byte - 40, 0), byte + 1)
    if ampersand >= 0 and re.fullmatch(rb"&[^\s;<>\"']*", data[ampersand : byte or None] or b"&"):
        return ampersand, "& begins an entity here, which no ; ends", "write & as &amp;"
    opening = data.rfind(b"<", max(byte - 2000, 0), byte + 1)
    inside = opening >= 0 and b">" not in data[opening:byte]
    if (
        inside
        and not _OPENING.match(data, opening)
        and data[opening + 1 : opening + 2] not in {b"/", b"!", b"?"}
    ):
        return opening, "< begins a tag here, but no name follows", "write < as &lt;"
    if inside and _ATTRIBUTE_BEFORE.search(before):
        if character in _CURLY:
            return (
                byte,
                f"the value of an attribute stands in {character}",
                'use straight quotation marks: "…"',
            )
        return (
            byte,
            "the value of an attribute has no quotation marks",
            'write it in straight ones: name="value"',
        )
    if inside and character == "<":
        return (
            byte,
            "< stands inside a tag or the value of an attribute",
            "close the tag or the quotation mark before it, or write &lt;",
        )
    if inside and (name := _NAME.match(data, byte)):
        return (
            byte,
            f'"{name[0].decode("utf-8", "replace")}" cannot stand in a tag here',
            'attributes are name="value", with spaces between',
        )
    if inside:
        return (
            byte,
            f"{character} cannot stand in a tag here",
            'attributes are name="value", with spaces between',
        )
    if not opened:
        return (
            byte,
            "text stands outside of the root element",
            'put it inside <TEI xmlns="http://www.tei-c.org/ns/1.0" …>',
        )
    named = unicodedata.name(character, f"U+{ord(character):04X}") if character else "the end"
    return (
        byte,
        f"{named} cannot stand here",
        "close every tag, quote every attribute, write & as &amp; and < as &lt;",
    )


def _entity(data: bytes, byte: int, opened: Open) -> Explanation | None:
    entity = _ENTITY.search(data, max(byte - 40, 0), byte + 40)
    if entity is None:
        return None
    name = entity[1].decode("utf-8", "replace")
    hint = (
        "write the character itself; XML knows &amp; &lt; &gt; &quot; &apos; and numbers such as &#160; alone"
    )
    return entity.start(), f"&{name}; is not known in XML", hint


def _no_character(data: bytes, byte: int, _opened: Open) -> Explanation:
    number = _ENTITY.search(data, byte)
    named = f"&{number[1].decode('utf-8', 'replace')};" if number else "the number"
    return byte, f"{named} is no character that XML can hold", "take it out"


def _outside(_data: bytes, byte: int, _opened: Open) -> Explanation:
    return (
        byte,
        "this is no XML: text stands where the first tag is due",
        "give a TEI file; `yichud encode` makes one of plain text",
    )


def _late_declaration(_data: bytes, byte: int, _opened: Open) -> Explanation:
    return byte, "something stands before <?xml …?>", "put it at the very beginning of the file"


def _prefix(_data: bytes, byte: int, _opened: Open) -> Explanation:
    return byte, "a name has a prefix that no xmlns:… declares", "take the prefix and its colon away"


def _twice(data: bytes, byte: int, _opened: Open) -> Explanation:
    name = _NAME.match(data, byte)
    named = f" {name[0].decode('utf-8', 'replace')}" if name else ""
    return byte, f"the attribute{named} stands twice in one tag", "leave one of them out"


def _after_root(data: bytes, byte: int, _opened: Open) -> Explanation:
    if data[byte : byte + 4] == b"<TEI":
        return byte, "a second TEI begins after the first", "save each text as a file of its own"
    return byte, "something stands after the end of the root element", "take it out, or put it inside"


_KNOWN: dict[int, Callable[[bytes, int, Open], Explanation | None]] = {
    _CODES[errors.XML_ERROR_TAG_MISMATCH]: _mismatch,
    _CODES[errors.XML_ERROR_NO_ELEMENTS]: _cut_off,
    _CODES[errors.XML_ERROR_UNCLOSED_TOKEN]: _unclosed_token,
    _CODES[errors.XML_ERROR_INVALID_TOKEN]: _token,
    _CODES[errors.XML_ERROR_UNDEFINED_ENTITY]: _entity,
    _CODES[errors.XML_ERROR_DUPLICATE_ATTRIBUTE]: _twice,
    _CODES[errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]: _after_root,
    _CODES[errors.XML_ERROR_BAD_CHAR_REF]: _no_character,
    _CODES[errors.XML_ERROR_SYNTAX]: _outside,
    _CODES[errors.XML_ERROR_MISPLACED_XML_PI]: _late_declaration,
    _CODES[errors.XML_ERROR_UNBOUND_PREFIX]: _prefix,
}
