from itertools import pairwise

from toolkit.intake.blocks import judge
from toolkit.intake.lines import cut_blocks
from toolkit.intake.outline import outline, titles

BODY = "Here is a paragraph that is long enough to be one, with a stop at its end."


def entries(text):
    return outline(judge(tuple(cut_blocks(text)), text), text)


def test_every_part_division_and_block_covers_what_it_holds():
    text = f"On Vessels\n\n{BODY}\n\nThe Second Part\n\n{BODY}\n\nFrom Some Lesson 2/21/16\n\nLeave a Reply"
    found = {(e.kind, e.variety): e.span.of(text) for e in entries(text)}
    assert found["body", ""].startswith("On Vessels")
    assert found["body", ""].endswith("2/21/16")
    assert found["div", "section"].startswith("The Second Part")
    assert found["div", "article"].endswith(BODY)
    assert found["div", "provenance"] == "From Some Lesson 2/21/16"
    assert found["back", ""] == "Leave a Reply"


def test_ids_are_unique_and_sentences_do_not_overlap():
    text = f"On Vessels\n\n{BODY} {BODY}\n\n{BODY}"
    made = entries(text)
    ids = [e.id for e in made if e.id]
    assert len(ids) == len(set(ids)) == 1 + 2 + 3
    sentences = sorted(e.span for e in made if e.kind == "sentence")
    assert all(one.end <= other.start for one, other in pairwise(sentences))


def test_titles_come_best_first():
    text = f"On Vessels\n\n{BODY}\n\nThe Second Part\n\n{BODY}"
    found = list(titles(judge(tuple(cut_blocks(text)), text)))
    assert found[:3] == ["On Vessels", "The Second Part", "Here is a paragraph that is long…"]


def test_the_first_line_is_the_title_where_a_numbered_heading_follows():
    text = f"On Two Vessels: A Discourse for Some Sabbath\nAdapted from a discourse of the Teacher\n\n{BODY}\n\n1. The Matter\n\n{BODY}"
    judged = judge(tuple(cut_blocks(text)), text)
    assert [j.role for j in judged] == ["title", "provenance", "p", "head", "p"]
    assert next(titles(judged)) == "On Two Vessels: A Discourse for Some Sabbath"


def test_a_numbered_heading_names_no_text():
    text = f"{BODY}\n\n1. The Matter\n\n{BODY}"
    assert next(titles(judge(tuple(cut_blocks(text)), text))) == "Here is a paragraph that is long…"
