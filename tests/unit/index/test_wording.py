"""What counts as one word where wording is compared."""

import pytest

from toolkit.index.observe import observe
from toolkit.index.sequences import sequences
from toolkit.index.tables import OBSERVED
from toolkit.index.words import count
from toolkit.tei.reader import read

ZEIR = '<term type="translit" ref="c:zeir-anpin" xml:lang="he-Latn-x-isr">Zeir\nAnpin</term>'
GUF = '<term type="translit" ref="c:guf" xml:lang="he-Latn-x-isr">Guf</term>'
MASACH = f'<term type="translit" ref="c:masach-de-guf" xml:lang="he-Latn-x-isr">Masach de {GUF}</term>'


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (f"To {ZEIR}, it is.", [("to", ""), ("zeir anpin", "zeir-anpin"), ("it", ""), ("is", "")]),
        (f"{ZEIR}'s light", [("zeir anpin", "zeir-anpin"), ("light", "")]),
        (f"The {MASACH}", [("the", ""), ("masach de guf", "masach-de-guf")]),
        (
            '<term type="english" ref="c:upper-one">Upper One</term>, G\u2011d\u2019s',
            [("upper one", ""), ("g-d's", "")],
        ),
        (
            f'<term type="english" ref="c:upper-one">the One of {GUF}</term> here',
            [("the", ""), ("one", ""), ("of", ""), ("guf", "guf"), ("here", "")],
        ),
    ],
)
def test_a_term_of_several_words_is_one_and_an_english_one_gives_way_to_what_is_hebrew_within(
    make_tei, sentence, words
):
    made = observe(read(make_tei("a", [sentence])))
    ((_, written),) = made["kinds"]
    kinds = [
        (form, named) for form, _, named in (f"{k}\t\t".split("\t")[:3] for k in str(written).splitlines())
    ]
    assert [kinds[int(kind or 0)] for *_, kind in made["words"]] == words


def test_where_passages_are_set_side_by_side_an_english_term_is_its_words(engine_of, make_tei):
    tagged = 'An <term type="english" ref="c:hishtavut-hatzurah">equivalence of form</term> is asked.'
    plain = "An equivalence of form is asked."
    one, other = sequences(engine_of(make_tei("a", [tagged]), make_tei("b", [plain]))).passages
    assert list(one.forms) == list(other.forms) == ["an", "equivalence", "of", "form", "is", "asked"]
    assert list(one.numbers) == list(other.numbers)
    assert [m >= 0 for m in one.meanings] == [False, True, True, True, False, False]
    assert not any(m >= 0 for m in other.meanings)


@pytest.mark.parametrize(
    ("block", "counts"),
    [
        (b'<p><seg type="sentence" xml:id="s1">One, two.</seg> <seg type="sentence" xml:id="s2">Three.</seg></p>', [2, 1]),
        (b'<p><seg type="sentence" xml:id="s1">One wo</seg><seg type="sentence" xml:id="s2">rd.</seg></p>', [2, 1]),
        (b'<p><seg type="sentence" xml:id="s1"/>One.</p>', [0]),
        (b'<p>One <seg type="sentence" xml:id="s1">two<note><seg type="sentence" xml:id="s2">Of three.</seg></note></seg></p>', [1, 2]),
    ],
)  # fmt: skip
def test_the_words_of_a_sentence_are_those_that_it_shows(make_tei, block, counts):
    data = make_tei("a", ["Here."]).replace(b"<body><div>", b"<body><div>" + block)
    text = read(data)
    sentences = [
        dict(zip(OBSERVED["sentences"].names, row, strict=True)) for row in observe(text)["sentences"]
    ]
    assert [s["words"] for s in sentences][: len(counts)] == counts
    assert [s["words"] for s in sentences] == [count(str(s["quote"])) for s in sentences]
