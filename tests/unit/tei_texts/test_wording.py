"""The wording of the restatements is ours: no run of six words of an original, terms and citations apart."""

from __future__ import annotations

import re

import pytest

from tests.unit.tei_texts.restated import each, restatement
from toolkit.model.span import Span

RUN = 6
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NOT_OURS = ("term", "bibl", "title", "persName", "quote", "rs")


def _words(text):
    return [m[0].lower().replace("’", "'") for m in _WORD.finditer(text)]


def _repeated(passages, source):
    """Yield every run of `RUN` words of the source, except runs with fewer than three words that are not tagged."""
    words = _words(source)
    runs = {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    for characters, plain in passages:
        found = list(_WORD.finditer(characters))
        for i in range(len(found) - RUN + 1):
            window = found[i : i + RUN]
            if (
                tuple(_words(" ".join(m[0] for m in window))) in runs
                and sum(plain(m.span()) for m in window) >= 3
            ):
                yield characters[window[0].start() : window[-1].end()]


def _running(text):
    tagged = [m.span for m in text.marks if m.name in _NOT_OURS]
    for passage in text.passages:
        characters = passage.span.of(text.characters)

        def plain(span, start=passage.span.start):
            return not any(t.overlaps(Span(*span).shifted(start)) for t in tagged)

        yield characters, plain
    for claim in text.claims:
        yield claim.statement, lambda _: True


@pytest.mark.originals
@each
def test_no_restatement_repeats_its_original(original, originals):
    text = restatement(original)
    source = (originals / f"{original}.txt").read_text(encoding="utf-8")
    assert list(_repeated(_running(text), source)) == []


@pytest.mark.originals
def test_the_check_would_find_a_repetition(originals):
    source = (originals / "laitman-two-worlds.txt").read_text(encoding="utf-8")
    sentence = next(s for s in source.split(". ") if len(s.split()) > 12)
    assert list(_repeated([(sentence, lambda _: True)], source))


@pytest.mark.originals
@each
def test_a_restatement_is_not_longer_than_its_original(original, originals):
    text = restatement(original)
    source = (originals / f"{original}.txt").read_text(encoding="utf-8")
    assert 0.5 < len(" ".join(text.characters.split())) / len(source) <= 1.0
