"""How a report is cited: nothing is taken apart, nothing is set that TeX would read, nothing stands where nothing is known."""

import json

from toolkit.reports.citing import Cited, bibtex, csl, in_words

ONE = Cited(
    "How A & B treat unification",
    "0123456789ab",
    "1.0",
    authors=("The circle", "R. Reader"),
    editors=("An editor",),
    date="2026-11-21",
    texts=(("Of Lamps", "a" * 64), ("100% of {it}", "b" * 64)),
)


def test_in_words_it_has_authors_year_title_number_and_texts():
    assert in_words(ONE) == (
        "The circle and R. Reader (2026). How A & B treat unification. Edited by An editor. Comparison report 0123456789ab, "
        "made with Yichud 1.0, of: Of Lamps (SHA-256 aaaaaaaaaaaa); 100% of {it} (SHA-256 bbbbbbbbbbbb)."
    )


def test_bibtex_keeps_names_whole_and_escapes_what_tex_reads():
    entry = bibtex(ONE)
    assert entry.startswith("@misc{yichud-0123456789ab, author = {{The circle} and {R. Reader}}, ")
    assert "editor = {{An editor}}, title = {How A \\& B treat unification}, year = {2026}, " in entry
    assert "number = {0123456789ab}" in entry
    assert "100\\% of \\{it\\}" in entry
    assert "\\textbackslash{}" in bibtex(Cited("\\", "i", "1"))


def test_csl_has_the_date_in_parts():
    [item] = json.loads(csl(ONE))
    assert item["author"] == [{"literal": "The circle"}, {"literal": "R. Reader"}]
    assert item["issued"] == {"date-parts": [[2026, 11, 21]]}
    assert item["number"] == ONE.id


def test_what_is_not_known_is_left_out():
    bare = Cited("How A treats it", "i", "1", texts=(("Of Lamps", "a" * 64),))
    assert in_words(bare).startswith("How A treats it. Comparison report i, ")
    assert "year" not in bibtex(bare)
    assert {"author", "editor", "issued"}.isdisjoint(json.loads(csl(bare))[0])
    assert "issued" not in json.loads(csl(Cited("T", "i", "1", date="about 1800")))[0]


def test_many_texts_are_counted():
    many = Cited("T", "i", "1", texts=tuple((f"Text {n}", "a" * 64) for n in range(15)))
    assert many.note.endswith("Text 11 (SHA-256 aaaaaaaaaaaa); 3 more texts")
