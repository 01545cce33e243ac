"""Words per second of the whole pipeline, beside spaCy's bare tokeniser, a PhraseMatcher and an EntityRuler, in one run.

The peers hold every form that the conventions write for every name; they know no context and find less. The text is
generated: common English words with 2% and with 12% of terms in mixed spellings.

    python benchmarks/recognise.py [WORDS]
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, product

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher

from toolkit.pipeline import build
from toolkit.pipeline.store import BUNDLED, take
from toolkit.vocabulary.hebrew import is_acronym
from toolkit.vocabulary.names import Name
from toolkit.vocabulary.spelling import conventions

RUNS = 3
COMMON = (
    "the of and to in is that it was for on are as with they at be this from have by one had not but what all were when "
    "we there can an your which their said if do will each about how up out them then she many some so these would other "
    "into has more her two like him see time could no make than first been its who now people my made over did down only "
    "way find use may water long little very after words called just where most know through back much before line right"
).split()


def forms(names: Iterable[Name]) -> Iterator[str]:
    """Yield capitalised Latin forms of every name: at most 200 a name and convention."""
    for name in names:
        if name.latin or is_acronym(name.form):
            yield name.form
            continue
        for convention in conventions().values():
            words = [list(convention.forms(word, limit=40)) for word in name.form.split()]
            for chosen in islice(product(*words), 200):
                yield " ".join(word.capitalize() for word in chosen)


def texts(words: int, share: float, terms: list[str]) -> list[str]:
    """Return paragraphs of 100 words, of which `share` are terms."""
    chance = random.Random(1)
    made = []
    for _ in range(words // 100):
        chosen = [
            chance.choice(terms) if chance.random() < share else chance.choice(COMMON) for _ in range(100)
        ]
        made.append(". ".join(" ".join(chosen[i : i + 20]) for i in range(0, 100, 20)) + ".")
    return made


def main() -> None:
    """Measure, print words per second and the share of the bare tokeniser's."""
    words = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    every = sorted(set(forms(take(BUNDLED).names)))
    singles = [f for f in every if " " not in f and len(f) > 3]
    began = time.perf_counter()
    ours = build()
    ours("Atzilus")
    print(
        f"building the pipeline: {time.perf_counter() - began:.2f} s; forms held by the peers: {len(every):,}"
    )
    bare = spacy.blank("en")
    contestants: dict[str, Callable[[list[str]], int]] = {
        "bare tokeniser": lambda batch: sum(len(d) for d in bare.pipe(batch)),
        "Yichud, all components": lambda batch: sum(
            len(d.spans["transliterations"]) for d in ours.pipe(batch)
        ),
        "PhraseMatcher": _phrase_matcher(spacy.blank("en"), every),
        "EntityRuler": _entity_ruler(every),
    }
    for share in (0.02, 0.12):
        batch = texts(words, share, singles)
        floor = 0.0
        for name, run in contestants.items():
            run(batch[:50])
            speed = words / min(_seconds(run, batch) for _ in range(RUNS))
            floor = floor or speed
            print(
                f"{share:.0%} terms\t{name:24}\t{speed:>10,.0f} words/s\t{speed / floor:.2f} of the bare tokeniser"
            )


def _seconds(run: Callable[[list[str]], int], batch: list[str]) -> float:
    began = time.perf_counter()
    run(batch)
    return time.perf_counter() - began


def _phrase_matcher(nlp: Language, every: list[str]) -> Callable[[list[str]], int]:
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("TERM", list(nlp.pipe(every)))
    return lambda batch: sum(len(matcher(d)) for d in nlp.pipe(batch))


def _entity_ruler(every: list[str]) -> Callable[[list[str]], int]:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "TERM", "pattern": form} for form in every])  # type: ignore[attr-defined]
    return lambda batch: sum(len(d.ents) for d in nlp.pipe(batch))


if __name__ == "__main__":
    main()
