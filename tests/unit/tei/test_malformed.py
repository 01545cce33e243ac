"""What is not well formed is told in words: what stands there, what is due, which line opened what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.ground.errors import InputError
from toolkit.tei.scan import scan

TOLD = {
    "<a>x</b></a>": (5, "</b> stands where </a> is due: a is open since line 1", "take </b> out, or open b before it"),
    "<p><a>\n</p>": (1, "</p> stands where </a> is due: a is open since line 1", "close a before p ends"),
    "<Seg>x</seg>": (7, "</seg> stands where </Seg> is due: Seg is open since line 1", "capitals count: write both tags alike"),
    "<a><b>x": (8, "the file ends while b is open, since line 1", "close what is open: b, a"),
    "<a>AT&T</a>": (6, "& begins an entity here, which no ; ends", "write & as &amp;"),
    "<a>3 < 4</a>": (6, "< begins a tag here, but no name follows", "write < as &lt;"),
    "<a>&nbsp;</a>": (4, "&nbsp; is not known in XML", "write the character itself; XML knows &amp; &lt; &gt; &quot; &apos; and numbers such as &#160; alone"),
    "<a b=c/>": (6, "the value of an attribute has no quotation marks", 'write it in straight ones: name="value"'),
    "<a b=“c”/>": (6, "the value of an attribute stands in “", 'use straight quotation marks: "…"'),
    '<a b="x" b="y"/>': (10, "the attribute b stands twice in one tag", "leave one of them out"),
    '<a b="x"c="d"/>': (9, '"c" cannot stand in a tag here', 'attributes are name="value", with spaces between'),
    "<a>\x01</a>": (4, "XML cannot hold the control character U+0001", "take it out"),
    "<a>&#0;</a>": (4, "&#0; is no character that XML can hold", "take it out"),
    "<a/><TEI/>": (5, "a second TEI begins after the first", "save each text as a file of its own"),
    "<a><!-- b -- c --></a>": (13, "two hyphens stand in a comment", "end it with -->, or write one hyphen"),
    "words": (1, "this is no XML: text stands where the first tag is due", "give a TEI file; `yichud encode` makes one of plain text"),
    ' <?xml version="1.0"?><a/>': (2, "something stands before <?xml …?>", "put it at the very beginning of the file"),
    "<x:a/>": (1, "a name has a prefix that no xmlns:… declares", "take the prefix and its colon away"),
}  # fmt: skip


@pytest.mark.parametrize("data", TOLD)
def test_the_fault_is_named(data):
    with pytest.raises(InputError) as raised:
        scan(data.encode())
    (finding,) = raised.value.findings
    assert (
        finding.code,
        finding.column,
        finding.message.removeprefix("not well-formed XML: "),
        finding.hint,
    ) == (
        "X01",
        *TOLD[data],
    )


@given(st.text(alphabet="<>/&;=\"'!-?[]ab \n\x01”", max_size=30))
def test_whatever_is_wrong_there_is_one_finding_with_a_hint(data):
    for text in (data, f"<a>{data}</a>", f"<a {data}/>"):
        told = findings(text)
        assert all(f.hint and f.line for f in told)
        assert len(told) < 2


def findings(text):
    try:
        scan(text.encode())
    except InputError as error:
        return error.findings
    return ()
