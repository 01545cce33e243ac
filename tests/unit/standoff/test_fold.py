from toolkit.standoff.fold import WINDOW, Folded, fingerprint, read_fingerprint, straightened


def test_folding_drops_white_space_and_straightens_marks():
    assert Folded("a “b” –\r\n c\u00a0d’").characters == 'a"b"-cd\''


def test_every_folded_character_knows_where_it_came_from():
    text = "a  b\n“c”"
    folded = Folded(text)
    assert [text[i] for i in folded.offsets] == ["a", "b", "“", "c", "”"]


def test_the_hash_of_a_stretch_does_not_depend_on_where_it_stands():
    one, other = Folded("xx some words here"), Folded("some words here yy")
    assert one.hash(2, 15) == other.hash(0, 13)
    assert one.hash(1, 14) != other.hash(0, 13)


def test_words_begin_after_white_space_beside_marks_and_at_glued_capitals():
    folded = Folded("NameIn *essence* (ab)")
    assert [folded.characters[i] for i in folded.word_starts()] == ["N", "I", "*", "e", "*", "(", "a", ")"]


def test_place_counts_folded_characters_before_an_offset():
    assert [Folded("a b  c").place(i) for i in range(7)] == [0, 1, 1, 2, 2, 2, 3]


def test_a_fingerprint_is_read_as_it_is_written():
    for text in ("short", "a stretch that is long enough to have edges with hashes of their own"):
        mark = fingerprint(text)
        assert read_fingerprint(str(mark)) == mark
        assert (mark.head is None) == (mark.length < 3 * WINDOW)


def test_words_are_not_a_fingerprint():
    assert read_fingerprint("Masach") is None
    assert read_fingerprint("#12") is None


def test_fingerprints_see_a_changed_letter_but_no_changed_quote():
    assert fingerprint("he said “no” – twice") == fingerprint('he said "no" -\ntwice')
    assert fingerprint("he said no") != fingerprint("he says no")


def test_straightening_keeps_the_length():
    text = "‘a’ “b” – — ‑"
    assert len(straightened(text)) == len(text)
