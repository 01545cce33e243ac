"""Texts of our own in every manner, with words that no vocabulary lists: their scores may not fall (docs/guide/spelling.md).

`{form}` is a transliteration, `{form|concept}` one of the scheme, `{form|arc}` Aramaic that is not in it; with a question mark
anywhere inside it may be found or not. Run as a script, the file lists every miss and every false alarm.
"""

import re
import sys
from pathlib import Path
from typing import NamedTuple

from toolkit.pipeline import build, recognise
from toolkit.pipeline.store import BUNDLED, take

FOLDER = Path(__file__).parent / "manners"
FLOORS: dict[str, float] = {}
_MARK = re.compile(r"\{([^{}|?]+)(?:\|([^{}?]*))?(\??)\}")


class Gold(NamedTuple):
    concept: str
    lang: str
    optional: bool


class Score(NamedTuple):
    right: int
    wrong: list[str]
    missed: list[str]
    differ: list[str]
    lang: int
    concepts: int
    in_scheme: int
    words: int

    @property
    def f1(self) -> float:
        return 2 * self.right / max(2 * self.right + len(self.wrong) + len(self.missed), 1)


def read(path):
    """Return the text without marks, and what each span is."""
    langs = {n.target: n.lang for n in take(BUNDLED).names if n.kind == "concept" and n.rank == 0}
    text, gold, end = "", {}, 0
    marked = path.read_text(encoding="utf-8")
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        form, said, optional = mark.groups()
        concept = "" if said in {None, "arc"} else said
        lang = "arc" if said == "arc" else langs.get(concept, "he")
        gold[len(text), len(text) + len(form)] = Gold(concept, lang, bool(optional))
        text += form
        end = mark.end()
    return text + marked[end:], gold


def score(nlp, path):
    text, gold = read(path)
    found = {(t.span.start, t.span.end): t for t in recognise(text, nlp).transliterations}
    sure = {s for s in gold if not gold[s].optional}
    maybe = [s for s in gold if gold[s].optional]
    hits = sure & found.keys()
    wrong = sorted(s for s in found.keys() - gold.keys() if not any(s[0] < b and a < s[1] for a, b in maybe))
    return Score(
        len(hits),
        [f"{text[max(0, a - 25) : a]}[{text[a:b]}]{text[b : b + 15]}" for a, b in wrong],
        [f"{text[a:b]}" for a, b in sorted(sure - found.keys())],
        [
            f"{text[slice(*s)]}: {found[s].lang} {found[s].concept}, not {gold[s].lang} {gold[s].concept}"
            for s in sorted(hits)
            if found[s].lang != gold[s].lang or (gold[s].concept and gold[s].concept != found[s].concept)
        ],
        sum(found[s].lang == gold[s].lang for s in hits),
        sum(found[s].concept == gold[s].concept for s in hits if gold[s].concept),
        sum(bool(gold[s].concept) for s in hits),
        len(text.split()),
    )


def main():
    nlp = build()
    for file in sorted(FOLDER.glob("*.txt")):
        s = score(nlp, file)
        print(
            f"{file.stem}\tF1 {s.f1:.3f}\twords {s.words}\tright {s.right} wrong {len(s.wrong)} missed {len(s.missed)}"
            f"\tlang {s.lang}/{s.right}\tconcept {s.concepts}/{s.in_scheme}"
        )
        if "-v" in sys.argv:
            print("   wrong:", *s.wrong, sep="\n      ")
            print("   missed:", " · ".join(s.missed))
            print("   differ:", " · ".join(s.differ))


if __name__ == "__main__":
    main()
