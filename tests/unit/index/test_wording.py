"""What counts as one word where wording is compared."""

import pytest

from toolkit.index.observe import observe
from toolkit.index.tables import OBSERVED
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
            [("upper", ""), ("one", ""), ("g-d's", "")],
        ),
    ],
)
def test_a_hebrew_term_of_several_words_is_one(make_tei, sentence, words):
    made = observe(read(make_tei("a", [sentence])))["words"]
    rows = [dict(zip(OBSERVED["words"].names, row, strict=True)) for row in made]
    assert [(r["form"], r["named"]) for r in rows] == words
