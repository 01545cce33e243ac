"""Bytes of a plain text in, its characters out; what is no text is refused with its place.

The text is taken as received (F1): UTF-8, not normalised, not trimmed. A byte order mark is no part of it, as RFC 5147
has it.
"""

from __future__ import annotations

from toolkit.ground.errors import Finding, InputError

MAX_BYTES = 32 * 1024 * 1024

_OTHER_FORMATS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (a DOCX, ODT or EPUB is one)",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"{\\rtf": "a Rich Text file",
    b"\x1f\x8b": "a compressed file (gzip)",
    b"\xff\xfe": "a text in UTF-16",
    b"\xfe\xff": "a text in UTF-16",
}


def characters(data: bytes, path: str = "-", *, errors: str = "strict") -> str:
    """Return the characters of a plain text, be it empty; `InputError` (I03, I04) where it is of another format or encoding.

    `errors` is that of `bytes.decode`: `surrogatepass` lets lone surrogates through.
    """

    def refuse(line: int, code: str, message: str) -> InputError:
        return InputError(Finding(path, line, 0, code, message, "save it as plain text in UTF-8"))

    for magic, what in _OTHER_FORMATS.items():
        if data.startswith(magic):
            raise refuse(0, "I03", f"this is {what}, not a plain text")
    try:
        return data.decode("utf-8", errors).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refuse(line, "I04", f"byte 0x{data[error.start]:02X} is not UTF-8") from None


def decode(data: bytes, path: str = "-") -> str:
    """Return the characters of a source text; `InputError` where it is empty, too big, or no text in UTF-8."""

    def refuse(line: int, code: str, message: str, hint: str) -> InputError:
        return InputError(Finding(path, line, 0, code, message, hint))

    if not data.strip(b"\xef\xbb\xbf \t\r\n\x0b\x0c"):
        raise refuse(0, "I01", "the file is empty", "give a text")
    if len(data) > MAX_BYTES:
        raise refuse(0, "I02", f"the file has more than {MAX_BYTES // 2**20} MiB", "split it")
    text = characters(data, path)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise refuse(line, "I05", "a NUL character: this is no text", "give a plain text in UTF-8")
    if not any(c.isalnum() for c in text):
        raise refuse(0, "I01", "the file holds no word", "give a text")
    return text
