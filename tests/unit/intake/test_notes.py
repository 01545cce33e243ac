"""Which paragraphs are notes, and what calls them."""

import pytest

from toolkit.intake.lines import cut_blocks
from toolkit.intake.notes import join_notes


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Light.[1] More.[2]\n\n[1] One.\n\n[2] Two.", {"1": "[1]", "2": "[2]"}),
        ("In Atzilus,1 and “light.”2 More.\n\n1. One.\n\n2. Two.", {"1": "1", "2": "2"}),
        ("In Atzilus,1 and light²\n\n1 One.\n\n² Two.", {"1": "1", "2": "²"}),
        ("Light.[1] More.[2]\n\n1. One.\n2. Two.", {"1": "[1]", "2": "[2]"}),
        ("Light.[1] More.[2] And.[3]\n\n1. One.", {}),
        ("Light,1 and light,2 and light,3 and all.\n\n1. One.", {}),  # too few to be notes
        ("Light,1 and light.2\n\n2. Two.\n\n1. One.", {}),  # not in order
        ("Light,1 and light,1 twice.\n\n1. One.", {}),  # which of them?
        ("A list of 3 things: see ch.1.\n\n1. One.\n\n2. Two.\n\n3. Three.", {}),
        ("1. One.\n\nLight,1 and more.", {}),  # the call comes after
        ("Psalm 23, verse 4.\n\n4 Horses.", {}),
    ],
)
def test_notes(text, notes):
    found = join_notes(tuple(cut_blocks(text)), text)
    assert {number: call.of(text) for number, call in found.values()} == notes
