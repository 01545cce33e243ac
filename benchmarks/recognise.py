"""Words per second of the whole pipeline, beside spaCy's bare tokeniser, a PhraseMatcher and an EntityRuler, in one run.

The peers hold every form that the conventions write for every name; they know no context and find less. The text is
generated: 20,000 words distributed as Zipf's law says, with 2% and with 12% of terms in mixed spellings. The words are made
up, of English shape; with --english they are the commonest of English and have their own frequencies (needs wordfreq).
A second reading of the same text shows what a spelling costs that was seen before. Each text is read by one contestant after
the other, and what counts is the time of the processor, so that a busy machine slows all of them alike.

    python benchmarks/recognise.py [--english] [WORDS]
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
SYLLABLES = "ab an ar be co con de di en er ex fa for gra hi in le lo ma men mo na ne ou per po pre re ri se si st ta tion ti ture un ver".split()  # noqa: SIM905
TYPES = 20_000  # distinct ordinary words


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


def ordinary(chance: random.Random) -> tuple[list[str], list[float]]:
    """Return made-up words of English shape with the frequencies of Zipf's law (the r-th word: 1/r)."""
    made = {"".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(4 * TYPES)}
    words = sorted(made, key=lambda w: (len(w), w))[:TYPES]
    return words, [1 / rank for rank in range(1, len(words) + 1)]


def english(_: random.Random) -> tuple[list[str], list[float]]:
    """Return the commonest English words with their frequencies."""
    try:
        from wordfreq import top_n_list, word_frequency
    except ImportError:
        raise SystemExit("--english needs wordfreq: pip install wordfreq") from None
    words = [w for w in top_n_list("en", TYPES) if w.isalpha()]
    return words, [word_frequency(w, "en") for w in words]


Source = Callable[[random.Random], tuple[list[str], list[float]]]


def texts(words: int, share: float, terms: list[str], seed: int, source: Source = ordinary) -> list[str]:
    """Return paragraphs of 100 words, of which `share` are terms, with commas and full stops."""
    chance = random.Random(seed)
    kinds, weights = source(chance)
    plain = iter(chance.choices(kinds, weights, k=words))
    made = []
    for _ in range(words // 100):
        chosen = [chance.choice(terms) if chance.random() < share else next(plain) for _ in range(100)]
        lines = [", ".join(" ".join(chosen[i + j : i + j + 7]) for j in (0, 7)) for i in range(0, 98, 14)]
        made.append(" ".join(line[:1].upper() + line[1:] + "." for line in lines))
    return made


def main() -> None:
    """Measure, print words per second and the share of the bare tokeniser's."""
    source = english if "--english" in sys.argv else ordinary
    numbers = [a for a in sys.argv[1:] if a.isdigit()]
    words = int(numbers[0]) if numbers else 200_000
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
        batches = [texts(words, share, singles, seed, source) for seed in range(RUNS)]
        new = _fastest(contestants, batches)
        again = _fastest(contestants, batches[-1:] * 2)
        floor = new["bare tokeniser"]
        for name, seconds in new.items():
            print(
                f"{share:.0%} terms\t{name:24}\t{words / seconds:>10,.0f} words/s\t{floor / seconds:.2f} of the bare tokeniser"
                f"\tagain {words / again[name]:>10,.0f}\t{floor / again[name]:.2f}"
            )


def _fastest(
    contestants: dict[str, Callable[[list[str]], int]], batches: list[list[str]]
) -> dict[str, float]:
    """Return the seconds of the processor that each contestant needs for the batch that it is fastest with."""
    spent: dict[str, list[float]] = {name: [] for name in contestants}
    for batch in batches:
        for name, run in contestants.items():
            began = time.process_time()
            run(batch)
            spent[name].append(time.process_time() - began)
    return {name: min(seconds) for name, seconds in spent.items()}


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
