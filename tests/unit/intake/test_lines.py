from toolkit.intake.lines import cut_blocks


def words(text):
    return [b.words for b in cut_blocks(text)]


def test_a_paragraph_a_line():
    assert words("Title\nA first one.\nA second one.\n") == ["Title", "A first one.", "A second one."]


def test_wrapped_lines_are_one_block():
    wrapped = "This paragraph was wrapped by somebody at about\nsixty characters, so that its lines belong together and\nend where they end."
    assert words(f"{wrapped}\n\nNext.") == [" ".join(wrapped.split()), "Next."]


def test_notes_and_rules_stand_on_lines_of_their_own():
    text = "____________________________________________\n[1] See the first book of the teacher and his pupil\n[2] See the second book of the teacher and his pupil"
    assert len(words(text)) == 3


def test_every_line_end_ends_a_line():
    assert words("a one\r\n\r\nb two\rc three\x0cd four\u2028e five") == [
        "a one",
        "b two",
        "c three",
        "d four",
        "e five",
    ]


def test_blocks_are_ranges_of_the_text():
    text = "\n\n  One two  \r\n\r\n Three\n"
    assert [b.span.of(text) for b in cut_blocks(text)] == ["One two", "Three"]


def test_blank_text_has_no_blocks():
    assert words(" \n\t\r\n ") == []
