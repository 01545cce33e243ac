import pytest

from toolkit.intake.furniture import is_rule, is_site, page_headers
from toolkit.intake.lines import cut_blocks

RUNNING = (
    "Here runs a paragraph of words, one after another, until there are enough of them to count as a page. "
    * 4
)


def block(words):
    (found,) = cut_blocks(words)
    return found


@pytest.mark.parametrize("words", ["_____", "* * *", "---", "=====", "• • •", "***"])
def test_rules(words):
    assert is_rule(block(words))


@pytest.mark.parametrize("words", ["word", "a—b", "[1]", "1.", "-"])
def test_no_rules(words):
    assert not is_rule(block(words))


@pytest.mark.parametrize(
    "words",
    [
        "Leave a Reply",
        "Posted in Lessons",
        "Home | About | Contact",
        "© 2010 Somebody",
        "Comments RSS Feed",
        "Related Posts:",
        "12 Comments",
        "Share this post",
    ],
)
def test_furniture_of_a_site(words):
    assert is_site(block(words))


@pytest.mark.parametrize(
    "words",
    ["The Light departs", "Shared vessels are broken", "Homeward", "What the teacher left us", RUNNING],
)
def test_no_furniture(words):
    assert not is_site(block(words))


def test_a_header_that_recurs_with_another_date_or_page_is_found():
    blocks = list(
        cut_blocks(
            f"The Weekly Leaf\n\n{RUNNING}\n\nThe Weekly Leaf May 3, 2010\n\n{RUNNING}\n\nThe Weekly Leaf 7\n"
        )
    )
    assert page_headers(blocks) == {0: "header", 2: "header", 4: "header"}


def test_page_numbers_are_found_where_there_are_several():
    blocks = list(cut_blocks(f"1\n\n{RUNNING}\n\n- 2 -\n\n{RUNNING}\n\nPage 3"))
    assert page_headers(blocks) == {0: "pageNum", 2: "pageNum", 4: "pageNum"}


def test_a_refrain_is_no_page_header():
    assert page_headers(list(cut_blocks("And so on\n\nAnd so on\n\nAnd so on"))) == {}
