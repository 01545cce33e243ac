"""Levels of headings over every shape of division, with and without a heading, four deep."""

from itertools import pairwise, product

import pytest
from lxml import etree

from toolkit.editions.headings import levels

TEI = "http://www.tei-c.org/ns/1.0"


def found(body):
    root = etree.fromstring(f'<text xmlns="{TEI}">{body}</text>')
    return {e.text: level for e, level in levels(root)}, [level for _, level in levels(root)]


@pytest.mark.parametrize("shape", list(product((True, False), repeat=4)))
def test_no_level_is_skipped_and_none_is_above_its_own(shape):
    body = "<p>Words.</p>"
    for depth, headed in reversed(list(enumerate(shape))):
        head = f"<head>{depth}</head>" if headed else ""
        body = f"<div>{head}{body}</div>"
    named, order = found(f"<body>{body}</body>")
    assert list(named.values()) == list(range(2, 2 + sum(shape)))
    assert all(after <= before + 1 for before, after in pairwise([1, *order]))


@pytest.mark.parametrize("first", [True, False])
def test_sections_beside_each_other_are_of_one_level(first):
    head = "<head>A</head>" if first else ""
    named, _ = found(
        f"<body><div>{head}<div><head>B</head><p/></div><div><head>C</head><p/></div></div><div><head>D</head></div></body>"
    )
    assert named["B"] == named["C"] == (3 if first else 2)
    assert named["D"] == 2


def test_a_heading_of_the_body_and_of_front_matter_is_below_the_title():
    named, _ = found("<front><head>F</head></front><body><head>B</head><div><head>D</head></div></body>")
    assert named == {"F": 2, "B": 2, "D": 2}


def test_a_heading_of_a_list_has_no_level_and_the_deepest_is_six():
    deep = "".join(f"<div><head>{n}</head>" for n in range(8)) + "</div>" * 8
    named, _ = found(f"<body><list><head>L</head></list>{deep}</body>")
    assert "L" not in named
    assert max(named.values()) == 6
