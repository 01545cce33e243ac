from toolkit.cli._underline import underline
from toolkit.model.span import Span


def draw(characters, *spans, width=40):
    marked = [(Span(start, end), sign) for start, end, sign in ((*s, "‾")[:3] for s in spans)]
    lines = underline(characters, Span(0, len(characters)), marked, width)
    return [part for line in lines for part in (line.text, line.signs)]


def test_a_span_is_underlined_where_it_stands():
    assert draw("the Zivug is above Atzilus", (4, 9), (19, 26)) == [
        "the Zivug is above Atzilus",
        "    ‾‾‾‾‾          ‾‾‾‾‾‾‾",
    ]


def test_a_span_that_is_wrapped_is_underlined_on_both_lines():
    assert draw("of the Zivug Gufani now", (7, 19), width=13) == [
        "of the Zivug",
        "       ‾‾‾‾‾",
        "Gufani now",
        "‾‾‾‾‾‾",
    ]


def test_of_spans_in_one_another_the_shorter_shows():
    assert draw("See Tanya, ch. 41.", (4, 17, "="), (4, 9)) == [
        "See Tanya, ch. 41.",
        "    ‾‾‾‾‾========",
    ]


def test_vowel_points_take_no_cell_and_controls_show_as_a_dot():
    assert draw("זִוּוּג", (0, 7)) == ["זִוּוּג", "‾‾‾‾"]
    assert draw("a\x1b[2Jb Guf", (7, 10)) == ["a·[2Jb Guf", "       ‾‾‾"]


def test_a_block_in_the_middle_is_drawn_by_itself_and_a_long_one_in_one_pass():
    text = "first\n\nthe Guf here\n\nlast"
    (line,) = underline(text, Span(7, 19), [(Span(11, 14), "‾")])
    assert (line.text, line.signs, line.ranges) == ("the Guf here", "    ‾‾‾", ((4, 7, "‾"),))
    many = "Guf " * 50_000
    spans = [(Span(i, i + 3), "‾") for i in range(0, len(many), 4)]
    assert sum(len(drawn.ranges) for drawn in underline(many, Span(0, len(many)), spans)) == 50_000
