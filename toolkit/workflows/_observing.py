"""Files that nothing is kept of in, observed and kept texts out: batch after batch, in this process or, where there is much to read, in several.

What is found does not depend on how many processes there are: the batches are the same, and come back in the order of the files.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NamedTuple

from toolkit.ground.errors import Finding, InputError
from toolkit.ground.writing import sha256
from toolkit.index.cache import About, Cache, Observed
from toolkit.index.observe import Find, adrift, needs_recognition, observe, unsound
from toolkit.index.tables import Rows
from toolkit.model.authority import Vocabulary
from toolkit.model.text import Text
from toolkit.tei.reader import load, read
from toolkit.workflows._beside import alone

BATCH = 1 << 20  # bytes of TEI that are observed and written together
PAYS = 4 << 20  # bytes of TEI from which on other processes save more time than they take to start

Recognise = Callable[[Text], Iterable[Find]]


class Seen(NamedTuple):
    """What became of a file: its SHA-256 and what is known of the text, with the folder that keeps it or else its tables; or why it cannot be used."""

    digest: str = ""
    about: About | None = None
    pack: Path | None = None
    rows: Rows | None = None
    findings: tuple[Finding, ...] = ()


class Observer:
    """Observes files and keeps what it finds."""

    def __init__(self, vocabulary: Vocabulary, cache: Cache) -> None:
        self._vocabulary = vocabulary
        self._cache = cache
        self._recognise: Recognise | None = None

    def all(self, files: Sequence[Path], processes: int) -> Generator[Seen]:
        """Yield what becomes of each file, in their order, from as many processes as pay."""
        batches = list(_batches(files))
        if pays(files, processes):
            for seen in self._elsewhere(batches, processes):
                yield from seen
                batches = batches[1:]
        for batch in batches:
            yield from self.batch(batch)

    def _elsewhere(self, batches: Sequence[Sequence[Path]], processes: int) -> Generator[list[Seen]]:
        """Yield what other processes make of the batches; it ends early where one of them dies."""
        pool = ProcessPoolExecutor(
            min(processes, len(batches)),
            multiprocessing.get_context("fork" if alone() else "spawn"),
            _begin,
            (self, gc.get_threshold()),
        )
        try:
            with contextlib.suppress(BrokenProcessPool):
                yield from pool.map(_batch, batches)
        finally:  # an interruption waits for the batches that are being written, and begins no other
            pool.shutdown(cancel_futures=True)

    def batch(self, files: Sequence[Path]) -> list[Seen]:
        """Observe files, and keep them in one pack, or in more where two texts have the same id."""
        seen: list[Seen] = []
        packs: list[dict[str, tuple[int, str, Observed]]] = []
        for n, file in enumerate(files):
            try:
                data = load(file)
                digest, made = sha256(data), self._observed(data, file)
            except InputError as error:
                seen.append(Seen(findings=error.findings))
                continue
            seen.append(Seen(digest, made.about, rows=made.rows))
            pack = next((p for p in packs if made.about.text not in p), None)
            if pack is None:
                packs.append(pack := {})
            pack[made.about.text] = (n, self._cache.key(digest, file.stem), made)
        for pack in packs:
            folder = self._cache.keep({key: made for _, key, made in pack.values()})
            if folder is not None:
                for n, _, _ in pack.values():
                    seen[n] = seen[n]._replace(pack=folder, rows=None)
        return seen

    def _observed(self, data: bytes, file: Path) -> Observed:
        text = read(data, str(file))
        if not text.characters.strip():
            hint = "give texts: a scheme, an authority file and a layer have none"
            raise InputError(Finding(str(file), 0, 0, "R01", "has no text in it", hint))
        recognised = needs_recognition(text)
        finds = self._recogniser()(text) if recognised else ()
        title = text.header.title or text.id
        about = About(text.id, title, recognised, unsound(text), adrift(text), _fields(text, title))
        return Observed(about, observe(text, finds))

    def _recogniser(self) -> Recognise:
        if self._recognise is None:
            self._recognise = load_recogniser(self._vocabulary)
        return self._recognise


def _fields(text: Text, title: str) -> dict[str, str]:
    h = text.header
    return {
        "text": text.id,
        "title": title,
        "short": h.short_title,
        "tradition": h.tradition,
        "author": h.author or h.author_name,
        "date": h.date,
        "form": h.form,
        "convention": h.convention,
        "source": h.source_title,
    }


def load_recogniser(vocabulary: Vocabulary) -> Recognise:
    """Return a recogniser over whole texts; spaCy is read here, and only when a text needs it."""
    from toolkit.pipeline import build, recognise

    nlp = build(vocabulary)

    def finds(text: Text) -> Iterator[Find]:
        blocks = [p.span for p in text.passages if not p.furniture]
        found = recognise(text.characters, nlp, blocks=blocks, wrapped=True)
        return iter((*found.names, *found.terms, *found.hebrew))

    return finds


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0  # whoever reads it says what is wrong


def pays(files: Iterable[Path], processes: int) -> bool:
    """Say whether there is so much to read and to compare that several processes save more time than they take to start."""
    return processes > 1 and sum(map(_size, files)) >= PAYS


def _batches(files: Sequence[Path]) -> Iterator[list[Path]]:
    batch: list[Path] = []
    held = 0
    for file in files:
        batch.append(file)
        held += _size(file)
        if held >= BATCH:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


_observer: Observer


def _begin(observer: Observer, garbage: tuple[int, int, int]) -> None:
    """Make this a process that observes: it leaves Ctrl-C to the one that began it, and ends with it."""
    global _observer  # noqa: PLW0603 - what an initializer gives its process
    _observer = observer
    gc.set_threshold(*garbage)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _batch(files: Sequence[Path]) -> list[Seen]:
    return _observer.batch(files)
