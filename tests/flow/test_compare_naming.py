"""A group of one text is called by that text, everywhere; the abstract says what is annotated and what was left out."""

import dataclasses

import pytest

from toolkit.reports.blocks import Group
from toolkit.workflows import compare

ZIVUG = '<term type="translit" ref="c:zivug" xml:lang="he-Latn-x-isr">Zivug</term>'
OR = '<term type="translit" ref="c:or" xml:lang="he-Latn-x-isr">Or</term>'
LINES = [
    f"A {ZIVUG} of {OR} comes about here.",
    f"The {ZIVUG} and {OR} stand together.",
    "Nothing more is said.",
]


@pytest.fixture
def report(tmp_path, monkeypatch, repository, make_tei):
    monkeypatch.setenv("YICHUD_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "texts"
    folder.mkdir()

    def claim(name, aspect, polarity="asserted"):
        return (
            name,
            "s1",
            f"topic.unification asp.{aspect} pol.{polarity} std.own",
            "accepted",
            f"So it is, {name}.",
        )

    texts = {
        "lamps": make_tei(
            "lamps",
            LINES,
            title="Of Lamps",
            tradition="chabad",
            claims=[claim("c1", "result"), claim("c2", "limit", "negated")],
        ),
        "hills": make_tei(
            "hills",
            LINES,
            title="Of Hills",
            tradition="ashlag",
            complete=("unification",),
            terms_complete=True,
        ),
        "reeds": make_tei(
            "reeds", LINES, title="Of Reeds", tradition="laitman", claims=[claim("c1", "result")]
        ),
        "rivers": make_tei("rivers", LINES, title="Of Rivers", tradition="laitman"),
        "broken": b"<TEI",
    }
    for name, data in texts.items():
        (folder / f"{name}.xml").write_bytes(data)
    return compare.compare(
        [folder],
        compare.Question(("unification",)),
        annotations=repository / "annotations",
        command="yichud compare texts",
    )


def strings(value):
    """Yield every string that a block holds, but for the value that a head shows beside a title."""
    if isinstance(value, Group):
        yield from (value.name, value.said)
    elif dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            yield from strings(getattr(value, each.name))
    elif isinstance(value, dict):
        yield from strings(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


def test_no_head_no_sentence_and_no_picture_calls_one_text_by_its_tradition(report):
    assert report.title == "How “Of Lamps”, “Of Hills” and Laitman treat unification"
    for section in report.sections:
        if section.key in {"corpus", "passages", "method"}:
            continue  # these tell of each text what tradition it is of
        for said in strings(section.blocks):
            bare = said.replace("“Of Lamps” (Chabad)", "").replace("“Of Hills” (Ashlag)", "")
            assert "Chabad" not in bare, said
            assert "Ashlag" not in bare, said


def test_the_abstract_says_what_is_annotated_what_is_left_out_and_what_is_claimed(report):
    said = [b.text for b in report.section("abstract").blocks if hasattr(b, "text")]
    assert said[0] == (
        "Four texts are compared: “Of Lamps” (Chabad), “Of Hills” (Ashlag) and two texts of Laitman."
        " Claims are annotated in three of four: not in “Of Rivers”. Terms are annotated in all."
    )
    assert said[1] == "One input was left out: broken.xml. What is wrong with it stands at the end."
    assert said[2] == (
        "“Of Lamps” (Chabad) makes two claims on unification, all of which name it; one is negative."
        " They are spread over two aspects, one on each."
    )
    assert said[3] == (
        "“Of Hills” (Ashlag) makes no claim on unification, and its header declares that none was passed over."
    )
    assert said[4] == (
        "Two texts of Laitman make one claim on unification, which names it (one in “Of Reeds” and none annotated in “Of Rivers”)."
        " It is on result."
    )
