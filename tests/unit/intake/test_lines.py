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
    text = "One.\r\n\r\nTwo.\rThree.\x0cFour.\u2028Five.\x85Six."
    assert words(text) == ["One.", "Two.", "Three.", "Four.", "Five.", "Six."]


def test_whether_lines_are_wrapped_is_decided_once():
    text = (
        "The first paragraph of this ordinary book is wrapped at about\nsixty columns, as nearly every plain text file is.\n\n"
        "The second goes on and is wrapped as well, so that it speaks of\nAdam\nKadmon.\n\n1. An item\nthat runs on\n2. Another item"
    )
    assert [w.split()[-1] for w in words(text)] == ["is.", "Kadmon.", "on", "item"]


def test_a_stanza_is_one_block_and_its_author_another():
    text = "The Vessel\n\nby A. Poet\n\nI broke, and in the breaking\n  the sparks went down like rain,\nand who will do the raising\n  of all the light?"
    assert [len(w.split()) for w in words(text)] == [2, 3, 22]


def test_blocks_are_ranges_of_the_text():
    text = "\n\n  One two  \r\n\r\n Three\n"
    assert [b.span.of(text) for b in cut_blocks(text)] == ["One two", "Three"]


def test_blank_text_has_no_blocks():
    assert words(" \n\t\r\n ") == []
