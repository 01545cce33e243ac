"""Titles in parts, and the headings that say what they say."""

import pytest
from lxml import etree

from toolkit.editions.adapted import OWN
from toolkit.editions.headings import levels
from toolkit.editions.titles import entitle, title

TEI = "http://www.tei-c.org/ns/1.0"


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("Concerning Raising Man: a restatement", ("Concerning Raising Man:", "a restatement")),
        ("What Is Engagement?  A restatement", ("What Is Engagement?", "A restatement")),
        ("The Page, March 21, 2010", ("The Page, March\u00a021, 2010",)),
        ("A letter, 7 July 1834", ("A letter, 7\u00a0July\u00a01834",)),
        ("Worlds – and angels", ("Worlds –", "and angels")),
        ("A ratio of 2:1", ("A ratio of\u00a02:1",)),
        ("", ()),
    ],
)
def test_a_title_breaks_where_its_sense_does_and_before_no_number(said, lines):
    assert title(said).lines == lines


def entitled(head, said):
    root = etree.fromstring(
        f'<TEI xmlns="{TEI}"><text><body><div><head>{head}</head><div><head>Below</head><p/></div></div></body></text></TEI>'
    )
    found = list(levels(root[0]))
    for one, level in found:
        one.set(f"{{{OWN}}}level", str(level))
    entitle(root, said, (one for one, _ in found))
    own, below = (one for one, _ in found)
    words = "".join(map(str, own.itertext()))
    return own.get(f"{{{OWN}}}title"), words, own.get(f"{{{OWN}}}rest"), below.get(f"{{{OWN}}}level")


@pytest.mark.parametrize(
    ("head", "said", "words", "rest"),
    [
        ("On <term>Joining</term><note>n</note>", "On joining", "On Joiningn", None),
        ("On <term>Joining</term><note>n</note>", "On joining: again", "On Joining:n", "again"),
        ("On Joining", "On Joining: a restatement", "On Joining:", "a restatement"),
        ("What is joined?", "What is joined? A restatement", "What is joined?", "A restatement"),
        ("81. On Joining", "On Joining", "81. On Joining", None),
        ("On Joining – and parting:", "On Joining", "On Joining – and parting:", None),
    ],
)
def test_a_heading_that_says_the_title_is_the_title(head, said, words, rest):
    assert entitled(head, said) == ("yes", words, rest, "2")


@pytest.mark.parametrize("said", ["On Parting", "On Joining and Parting", "On: Joining", ""])
def test_another_heading_is_not(said):
    assert entitled("On Joining", said) == (None, "On Joining", None, "3")
    assert entitled("On Joining – at home", "On Joining: abroad")[0] is None
