import pytest

from toolkit.ground.errors import InputError
from toolkit.intake.source import MAX_BYTES, decode


def test_a_text_is_taken_as_received():
    assert decode("a\r\n “b” \n".encode()) == "a\r\n “b” \n"


def test_a_byte_order_mark_is_no_part_of_a_text():
    assert decode(b"\xef\xbb\xbfword") == "word"


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "I01", 0),
        (b"\xef\xbb\xbf \n\t", "I01", 0),
        (b"... --- ...", "I01", 0),
        (b"%PDF-1.7 words", "I03", 0),
        (b"PK\x03\x04words", "I03", 0),
        ("words".encode("utf-16"), "I03", 0),
        (b"one\ntwo \xff", "I04", 2),
        (b"one\n\n\0three", "I05", 3),
        (b"a" * (MAX_BYTES + 1), "I02", 0),
    ],
    ids=["empty", "blank", "no word", "pdf", "zip", "utf-16", "latin-1", "nul", "big"],
)
def test_what_is_no_text_is_refused(data, code, line):
    with pytest.raises(InputError) as error:
        decode(data, "x.txt")
    (finding,) = error.value.findings
    assert (finding.path, finding.code, finding.line) == ("x.txt", code, line)
    assert finding.hint
