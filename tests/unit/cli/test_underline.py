from toolkit.cli._underline import underline
from toolkit.model.span import Span


def draw(characters, *spans, width=40):
    return [part for pair in underline(characters, [Span(*s) for s in spans], width) for part in pair]


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


def test_vowel_points_take_no_cell_and_controls_show_as_a_dot():
    assert draw("זִוּוּג", (0, 7)) == ["זִוּוּג", "‾‾‾‾"]
    assert draw("a\x1b[2Jb Guf", (7, 10)) == ["a·[2Jb Guf", "       ‾‾‾"]
