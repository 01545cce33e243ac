"""Where components find a vocabulary: the one that `build` was given, the bundled one, or the one they were saved with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import srsly  # type: ignore[import-untyped]

from toolkit.ground.bundle import annotations_folder
from toolkit.model.authority import Person, Vocabulary, Work
from toolkit.tei.vocabulary import read_vocabulary
from toolkit.vocabulary.lexicon import Lexicon
from toolkit.vocabulary.names import Name, names_of

BUNDLED = "bundled"


class Rendered(NamedTuple):
    """An English rendering: its words, the concept, and when it counts (`use` of the scheme, or `translation`)."""

    form: str
    concept: str
    use: str


class Entries(NamedTuple):
    """What components need of a vocabulary: its digest, names, English renderings, persons and works."""

    digest: str
    names: tuple[Name, ...]
    renderings: tuple[Rendered, ...]
    people: tuple[Person, ...] = ()
    works: tuple[Work, ...] = ()

    def as_bytes(self) -> bytes:
        """Return the entries as MessagePack."""
        packed: bytes = srsly.msgpack_dumps(
            {
                "digest": self.digest,
                "names": self.names,
                "renderings": self.renderings,
                "people": [_record(p) for p in self.people],
                "works": [_record(w) for w in self.works],
            }
        )
        return packed


_given: dict[str, Entries] = {}


def give(vocabulary: Vocabulary) -> str:
    """Make a vocabulary known to components of this process; return the key they find it by."""
    _given[vocabulary.digest] = entries_of(vocabulary)
    return vocabulary.digest


def take(key: str) -> Entries:
    """Return the entries of a key: a digest that was given, or `bundled`. An unknown digest yields no entries,
    which loading from disk then fills."""
    if key == BUNDLED:
        return entries_of(_bundled())
    return _given.get(key, Entries(key, (), ()))


def unpack(data: bytes) -> Entries:
    """Return the entries that `Entries.as_bytes` packed."""
    read: dict[str, Any] = srsly.msgpack_loads(data)
    names: Iterable[list[Any]] = read["names"]
    return Entries(
        read["digest"],
        tuple(Name(*n) for n in names),
        tuple(Rendered(*r) for r in read["renderings"]),
        tuple(Person(**_typed(Person, p)) for p in read["people"]),
        tuple(Work(**_typed(Work, w)) for w in read["works"]),
    )


def _record(entry: Person | Work) -> dict[str, Any]:
    return {n: sorted(v) if isinstance(v, frozenset) else v for n, v in asdict(entry).items()}


def _typed(make: type[Person | Work], record: dict[str, Any]) -> dict[str, Any]:
    kinds = {f.name: frozenset if str(f.type).startswith("frozenset") else tuple for f in fields(make)}
    return {n: kinds[n](v) if isinstance(v, list) else v for n, v in record.items()}


def entries_of(vocabulary: Vocabulary) -> Entries:
    """Return what components need of a vocabulary."""
    renderings = [
        Rendered(r.form, c.id, r.use) for c in vocabulary.scheme.concepts.values() for r in c.english
    ] + [
        Rendered(t, c.id, "translation") for c in vocabulary.scheme.concepts.values() for t in c.translations
    ]
    return Entries(
        vocabulary.digest,
        tuple(names_of(vocabulary)),
        tuple(renderings),
        tuple(vocabulary.people.values()),
        tuple(vocabulary.works.values()),
    )


@lru_cache(maxsize=8)
def lexicon_of(names: tuple[Name, ...]) -> Lexicon:
    """Return the compiled lexicon of names, made once: the components of a pipeline share it."""
    return Lexicon(names)


@lru_cache(maxsize=1)
def _bundled() -> Vocabulary:
    return read_vocabulary(Path(annotations_folder()))
