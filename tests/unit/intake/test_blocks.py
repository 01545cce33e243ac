import pytest

from toolkit.intake.blocks import judge
from toolkit.intake.lines import cut_blocks

BODY = "Here is a paragraph that is long enough to be one, with a stop at its end."


def roles(text, names=None):
    return [j.role for j in judge(tuple(cut_blocks(text)), text, names)]


def test_title_byline_date_and_paragraphs():
    assert roles(f"On Vessels\n\nBy Rabbi John Smith\n\nMay 3, 2010\n\n{BODY}") == [
        "title",
        "byline",
        "dateline",
        "p",
    ]


def test_a_byline_above_the_title():
    assert roles(f"Jane Q. Public (The Teacher)\n\n7. About the Screen\n\n{BODY}") == ["byline", "title", "p"]


def test_a_name_that_is_known_is_a_byline():
    text = f"On Vessels\n\nJane Public\n\n{BODY}"
    assert roles(text, {"Jane Public": "p.jane"}) == ["title", "byline", "p"]


def test_headings_are_in_title_case_or_numbered():
    text = f"On Vessels\n\n{BODY}\n\nWhat Was Broken\n\n{BODY}\n\nI heard\n\n{BODY}\n\n3. The Third\n\n{BODY}"
    assert roles(text) == ["title", "p", "head", "p", "p", "p", "head", "p"]


@pytest.mark.parametrize(
    "line",
    [
        "Taken from the lesson of the week",
        "From Some Lesson 2/21/16",
        "This article is an excerpt from a book",
    ],
)
def test_provenance_above_or_below(line):
    assert roles(f"{line}\n\nOn Vessels\n\n{BODY}") == ["provenance", "title", "p"]
    assert roles(f"On Vessels\n\n{BODY}\n\n{line}") == ["title", "p", "provenance"]


def test_a_paragraph_may_begin_with_from():
    line = "From the moment that it was broken, nobody could say any more what had been above and what below, and nobody tried."
    assert roles(f"On Vessels\n\n{BODY}\n\n{line}") == ["title", "p", "p"]


def test_notes_are_joined_to_their_only_call():
    text = f"On Vessels\n\n{BODY}[1] More.[2]\n\n[1] See a book.\n[2] See another.\n[3] Called by nobody."
    judged = judge(tuple(cut_blocks(text)), text)
    assert [j.role for j in judged] == ["title", "p", "note", "note", "p"]
    assert [j.call.of(text) for j in judged if j.call] == ["[1]", "[2]"]


def test_with_two_calls_nobody_knows_which_is_meant():
    assert roles(f"On Vessels\n\n{BODY}[1] More.[1]\n\n[1] See a book.")[-1] == "p"


def test_links_below_a_menu_are_furniture():
    text = f"On Vessels\n\n{BODY} {BODY}\n\nRelated Posts:\nFrom One World To Another\nSomething Else"
    assert roles(text) == ["title", "p", "site", "site", "site"]


def test_a_byline_that_runs_into_its_paragraph_is_told_apart():
    text = f"On Vessels\n\nDr. John SmithIn essence, {BODY}"
    (found,) = [j for j in judge(tuple(cut_blocks(text)), text) if j.inner]
    assert found.inner is not None
    assert found.inner.of(text) == "Dr. John Smith"
