"""What each picture holds and says in words; nothing to show is no picture."""

from toolkit.reports.blocks import Aspect, Group, Matrix, Statement, Treated
from toolkit.reports.pictures.frame import MOST, in_lines
from toolkit.reports.pictures.grid import grid
from toolkit.reports.pictures.network import network
from toolkit.reports.pictures.rates import rates
from toolkit.reports.pictures.shared import shared
from toolkit.reports.pictures.strips import strips

GROUPS = (Group("a", "Alpha", "", "", "Alpha"), Group("b", "Beta", "", "", "Beta"))


def drawn(chart):
    """Return a picture that must be one, with the values that it holds."""
    assert chart is not None
    return chart, chart.specification["data"]["values"]


def stated(n):
    return tuple(Statement(f"c{i}", f"c{i}", "", "asserted", "own", "", "", "", (), ()) for i in range(n))


def matrix(*cells):
    made = tuple(Treated(stated(n), "" if n else silence, 0, "") for n, silence in cells)
    return Matrix("topic.joining", "Joining", "", "", GROUPS, ("", ""), (Aspect("Place", "", made),))


def rate(concept, group, value, enough=True, channel="any"):
    return {
        "concept": concept,
        "group": group,
        "channel": channel,
        "rate": value,
        "low": value / 2,
        "high": value * 2,
        "count": int(value),
        "enough": enough,
    }


def test_the_grid_says_how_many_and_tells_silence_from_ignorance():
    made, values = drawn(grid(matrix((3, ""), (0, "not stated"))))
    assert made.alternative == "Place: Alpha 3, Beta –."
    assert [v["shown"] for v in values] == ["3", "–"]
    made, _ = drawn(grid(matrix((1, ""), (0, "not annotated"))))
    assert made.alternative == "Place: Alpha 1, Beta ?."
    assert grid(matrix((0, "not stated"), (0, "not stated"))) is None


def test_rates_leave_out_too_little_text_and_show_the_most_frequent():
    rows = [rate(f"c{n}", "a", 30.0 - n) for n in range(20)] + [
        rate("c0", "b", 9.0, enough=False),
        rate("c0", "a", 1.0, channel="english"),
    ]
    made, values = drawn(rates("rates", "Rates", rows, GROUPS, {f"c{n}": f"C{n}" for n in range(20)}))
    assert [v["concept"] for v in values] == [f"C{n}" for n in range(MOST)]
    assert {v["group"] for v in values} == {"Alpha"}
    assert "C0: Alpha 30.0 (15.0 to 60.0)" in made.alternative
    assert rates("rates", "Rates", [rate("c", "a", 0.0)], GROUPS, {"c": "C"}) is None


def test_a_strip_holds_decided_occurrences_of_the_topics_alone():
    rows = [
        {"text": "t", "topical": topical, "status": status, "at": at, "concept": "c"}
        for topical, status, at in (
            (True, "decided", 0.25),
            (True, "decided", 0.75),
            (False, "decided", 0.1),
            (True, "proposed", 0.9),
        )
    ]
    made, values = drawn(strips("Where", rows, {"t": "A text"}, {"c": "C"}))
    assert [v["at"] for v in values] == [0.25, 0.75]
    assert made.alternative == "A text: 2 occurrences, the first at 25%, the last at 75% of the text."
    assert strips("Where", [], {"t": "A text"}, {}) is None


def test_only_works_that_two_groups_cite_are_shown():
    rows = [
        {"title": t, "group": g, "citations": n, "shared": s}
        for t, g, n, s in (
            ("Zohar", "a", 2, 2),
            ("Zohar", "b", 1, 2),
            ("Zohar", "a", 1, 2),
            ("Tanya", "a", 5, 1),
        )
    ]
    made, _ = drawn(shared("Shared", rows, GROUPS))
    assert made.alternative == "Zohar: Alpha 3 and Beta 1."
    assert shared("Shared", rows[-1:], GROUPS) is None


def test_the_title_of_a_text_stands_over_its_column_in_lines():
    assert in_lines("Laitman", 17) == "Laitman"
    lines = in_lines("Intimacy in the spiritual worlds", 17).split("\n")
    assert lines == ["Intimacy in the", "spiritual worlds"]
    assert in_lines("", 17) == ""


def tie(concept, companion, together, groups):
    return {"concept": concept, "companion": companion, "together": together, "groups": groups}


def test_a_network_has_one_layout_for_all_groups_and_marks_what_one_alone_has():
    ties = {"a": [tie("x", "y", 3, 1), tie("x", "z", 2, 2)], "b": [tie("x", "z", 4, 2)]}
    made, values = drawn(network("Ties", ties, GROUPS, {"x": "X", "y": "Y", "z": "Z"}))
    ends = {(v["group"], v["tie"], v["y"]) for v in values if v["x"] == 0}
    assert {y for group, name, y in ends if name == "x z" and group == "Alpha"} == {
        y for group, name, y in ends if name == "x z" and group == "Beta"
    }
    assert {(v["tie"], v["alone"]) for v in values} == {("x y", True), ("x z", False)}
    assert made.alternative.endswith("Alpha: X with Y (3) and X with Z (2). Beta: X with Z (4).")


def test_a_network_of_many_concepts_shows_the_first_ties_of_each_group_and_one_of_many_groups_is_none():
    ties = {g.key: [tie(f"{g.key}{n}", f"{g.key}{n}x", 2, 1) for n in range(20)] for g in GROUPS}
    names = {c: c for own in ties.values() for r in own for c in (r["concept"], r["companion"])}
    _, values = drawn(network("Ties", ties, GROUPS, names))
    shown = {v["tie"] for v in values}
    assert {f"{g.key}{n} {g.key}{n}x" for g in GROUPS for n in range(9)} == shown
    many = tuple(Group(f"g{n}", f"G{n}", "", "", f"G{n}") for n in range(MOST + 1))
    assert network("Ties", {g.key: [tie("x", "y", 2, 2)] for g in many}, many, {"x": "X", "y": "Y"}) is None


def test_a_concept_that_a_group_does_not_name_has_no_point():
    rows = [rate("c", "a", 3.0), rate("c", "b", 0.0)]
    made, values = drawn(rates("rates", "Rates", rows, GROUPS, {"c": "C"}))
    assert [v["group"] for v in values] == ["Alpha"]
    assert "Beta" not in made.alternative
