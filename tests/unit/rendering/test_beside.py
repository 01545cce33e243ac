"""Pictures drawn in a second process are those that this one draws, and come from this one where the second fails."""

import json

from toolkit.rendering import beside, charts

CHART = {"mark": "tick", "data": {"values": [{"x": n} for n in range(3)]}, "encoding": {"x": {"field": "x"}}}


def test_a_picture_drawn_beside_is_the_one_drawn_here():
    with beside.drawing_beside() as drawing:
        drawing.ask(charts.as_line(CHART))
        drawing.begin()  # what was asked before is drawn too
        drawing.finish()
        assert beside.drawn_beside(charts.as_line(CHART)) is not None
        there = charts.svg(CHART, "one")
    assert there == charts.svg(CHART, "one")
    assert beside.drawn_beside(charts.as_line(CHART)) is None  # what was asked ends with the context


def test_where_the_second_process_fails_pictures_are_drawn_here(monkeypatch):
    monkeypatch.setattr(beside, "_RENDERER", "raise SystemExit(1)")
    with beside.drawing_beside() as drawing:
        drawing.begin()
        drawing.ask(charts.as_line(CHART))
        assert "<svg" in charts.svg(CHART, "one")


def test_where_it_cannot_begin_nothing_is_lost(monkeypatch):
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with beside.drawing_beside() as drawing:
        drawing.begin()
        drawing.ask(charts.as_line(CHART))
        assert beside.drawn_beside(charts.as_line(CHART)) is None


def test_an_end_before_all_is_drawn_leaves_no_process():
    with beside.drawing_beside() as drawing:
        drawing.begin()
        for n in range(20):
            drawing.ask(json.dumps({**charts.whole(CHART), "title": str(n)}))
