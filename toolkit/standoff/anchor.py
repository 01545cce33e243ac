"""A layer and a copy of its text that differs a little in; the layer with its places in the copy out, and a list.

No place is taken on trust: unchanged stretches are found by their hashes, words in changed ones by the words that the
layer quotes. What the copy does not bear out is an orphan; nothing is misplaced in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from toolkit.ground.writing import sha256
from toolkit.model.calls import calls_in
from toolkit.model.span import Span
from toolkit.standoff.apply import claims_touched, lost_claims
from toolkit.standoff.fold import Fingerprint
from toolkit.standoff.frame import OPENERS, frame_divisions, frame_paragraphs, stands_well
from toolkit.standoff.header import Copy
from toolkit.standoff.inner import place_inside
from toolkit.standoff.kinds import KINDS
from toolkit.standoff.layer import Entry, Layer, order
from toolkit.standoff.placed import Placed, Status
from toolkit.standoff.tree import crossing
from toolkit.standoff.units import Search, Unit, place_units, settle_measured, share_found

_UNITS = frozenset({"sentence", "head", "byline", "dateline", "fw", "foot", "ab", "note"})
_ACRONYM = 5  # letters: a longer word in capitals is no acronym
_MATTER = frozenset({"ab"})  # stands in front and back matter alone


@dataclass(frozen=True, slots=True)
class Anchored:
    """The layer as it lies on the copy, and what became of each of its entries, in the order of the text."""

    layer: Layer
    placed: tuple[Placed, ...]
    lost_claims: tuple[str, ...]
    origin: Layer

    def count(self, status: str) -> int:
        """Return how many entries came to this end."""
        return sum(p.status == status for p in self.placed)

    def listed(self, status: str) -> tuple[Placed, ...]:
        """Return the entries that came to this end."""
        return tuple(p for p in self.placed if p.status == status)

    @property
    def changed_claims(self) -> tuple[str, ...]:
        """The claims that a sentence of theirs has left, or whose words have changed in one."""
        touched = {p.entry.id for p in self.placed if p.entry.id and (p.status == "orphan" or p.changed)}
        return claims_touched(self.origin, touched)

    @property
    def reworded(self) -> bool:
        """Whether any sentence, heading or note changed or is missing: it may now say what nobody has annotated."""
        return any(
            p.changed or p.place is None for p in self.placed if p.entry.kind in _UNITS | {"p", "term"}
        )

    def as_copy(self, copy: str, data: bytes | None = None, *, uncovered: int = 0) -> Copy:
        """Return what the header of the edition says of the copy.

        `data` are the bytes it was decoded from, `uncovered` the number of its words that the layer does not know.
        """
        return Copy(
            sha256(data if data is not None else copy.encode()),
            len(copy),
            sum(self.count(s) for s in ("kept", "changed", "moved")),
            self.count("orphan"),
            uncovered,
            complete=not (uncovered or self.reworded or self.lost_claims),
        )


def resemblance(layer: Layer, search: Search) -> float:
    """Return which share of the layer's longer sentences and blocks stands unchanged in a copy (0 to 1)."""
    if not 0.25 * layer.length <= len(search.text) <= 4 * layer.length:
        return 0.0
    marks = [u.mark for u in _units(layer.entries)]
    if sum(m.length for m in marks) == len(
        search.folded
    ):  # nothing more and nothing less: perhaps in capitals
        return 1.0
    return share_found(marks, search)


def anchor(layer: Layer, copy: str, search: Search | None = None) -> Anchored:
    """Find the places of a layer's entries in a copy of its text."""
    search = search if search is not None else Search(copy)
    units = _units(layer.entries)
    place_units(units, search)
    inner, homeless = _inside(layer.entries, units)
    settle_measured(units, inner, search)
    placed = [_of_unit(u, search) for u in units]
    placed += [p for i, members in inner.items() for p in place_inside(members, units[i], search)]
    placed += [Placed(e, "orphan") for e in homeless]
    framed = frozenset(id(p.entry) for p in placed)
    paragraphs = [e for e in layer.entries if e.kind == "p" and id(e) not in framed]
    sentences = [p for p in placed if p.entry.kind == "sentence" or _is_block(p.entry)]
    placed += frame_paragraphs(paragraphs, sentences, copy)
    holders = [e for e in layer.entries if KINDS[e.kind].holds_blocks]
    placed += frame_divisions(holders, [p for p in placed if _is_block(p.entry)], copy)
    placed = _with_calls(placed, copy)
    placed = _orphans_removed(placed, copy)
    placed.sort(key=lambda p: order(p.entry))
    entries = tuple(_moved(p) for p in placed if p.place is not None)
    laid = replace(layer, entries=entries)
    return Anchored(laid, tuple(placed), lost_claims(laid), layer)


def _units(entries: Iterable[Entry]) -> list[Unit]:
    entries = list(entries)
    sentences = [e.span for e in entries if e.kind == "sentence"]
    found = [
        e
        for e in entries
        if e.kind in _UNITS or (e.kind == "p" and not any(e.span.contains(s) for s in sentences))
    ]
    return [Unit(e, e.mark or Fingerprint(0, 0)) for e in sorted(found, key=order)]


def _of_unit(unit: Unit, search: Search) -> Placed:
    if unit.place is None:
        return Placed(unit.entry, "orphan")
    status: Status = "moved" if unit.displaced else "changed" if unit.changed else "exact"
    return Placed(unit.entry, status, search.span(*unit.place), unit.changed)


def _inside(entries: Sequence[Entry], units: Sequence[Unit]) -> tuple[dict[int, list[Entry]], list[Entry]]:
    """Return the entries that lie in each unit, by its number, and those that lie in none."""
    own = {id(u.entry) for u in units}
    inner: dict[int, list[Entry]] = {}
    homeless: list[Entry] = []
    for entry in sorted(entries, key=order):
        if id(entry) in own or KINDS[entry.kind].holds_blocks or entry.kind == "p":
            continue
        homes = [i for i, u in enumerate(units) if u.entry.span.contains(entry.span)]
        if homes:
            inner.setdefault(min(homes, key=lambda i: len(units[i].entry.span)), []).append(entry)
        else:
            homeless.append(entry)
    return inner, homeless


def _is_block(entry: Entry) -> bool:
    return KINDS[entry.kind].block


def _call(number: str, home: Span, copy: str) -> Span | None:
    """Return where a copy calls a note in the stretch that held its call: in brackets, or by a raised number."""
    at = copy.find(f"[{number}]", home.start, home.end)
    if at >= 0:
        return Span(at, at + len(number) + 2)
    raised = (c.span.shifted(home.start) for c in calls_in(home.of(copy)) if c.number == number)
    return next(raised, None)


def _with_calls(placed: list[Placed], copy: str) -> list[Placed]:
    """Find the calls of notes in the sentences or heads that held them."""
    made = []
    for p in placed:
        call = p.entry.call
        if p.entry.kind != "note" or call is None or p.place is None:
            made.append(p)
            continue
        homes = [
            q
            for q in placed
            if q.place is not None
            and q.entry.kind != "note"
            and q.entry.span.contains(call)
            and not KINDS[q.entry.kind].holds_blocks
        ]
        home = min(homes, key=lambda q: len(q.entry.span), default=None)
        place = home.place if home is not None else None
        at = _call(p.entry.attributes.get("n", ""), place, copy) if place is not None else None
        if at is None:
            made.append(Placed(p.entry, "orphan"))
        else:
            made.append(Placed(replace(p.entry, call=at), p.status, p.place, p.changed))
    return made


def _orphans_removed(placed: list[Placed], copy: str) -> list[Placed]:
    """Make orphans of what cannot stand where it was found: outside its kind of place, or across another."""
    lost: set[int] = set()
    standing = [p for p in placed if p.place is not None]
    matter = [p.place for p in standing if p.entry.kind in {"front", "back"} and p.place is not None]
    paragraphs = [p.place for p in standing if p.entry.kind == "p" and p.place is not None]
    for p in standing:
        assert p.place is not None
        if _reads_as_acronym(p, copy):
            lost.add(id(p))
        if p.entry.kind in _MATTER and not any(m.contains(p.place) for m in matter):
            lost.add(id(p))
        if p.entry.kind == "sentence" and not any(m.contains(p.place) for m in paragraphs):
            lost.add(id(p))
        if p.entry.kind in OPENERS and not stands_well(p, standing, copy):
            lost.add(id(p))
    lost |= _content_of_lost(placed, lost)
    lost |= _glosses_of_lost(placed, lost)
    works = [
        p.place for p in standing if p.entry.kind == "bibl" and id(p) not in lost and p.place is not None
    ]
    lost |= {
        id(p)
        for p in standing
        if p.entry.kind == "citedRange" and not any(w.contains(p.place) for w in works if p.place)
    }
    kept = [p for p in standing if id(p) not in lost]
    entries = [_moved(p) for p in kept]
    crossed = {id(e) for e in crossing(entries)}
    lost |= {id(p) for p, e in zip(kept, entries, strict=True) if id(e) in crossed}
    return [Placed(p.entry, "orphan") if id(p) in lost else p for p in placed]


def _reads_as_acronym(placed: Placed, copy: str) -> bool:
    """Say whether a word has come to be written as an acronym is (E2), so that its tag would no longer be true."""
    if placed.place is None or placed.entry.variety != "translit" or not placed.changed:
        return False
    words = placed.place.of(copy)
    return len(words) <= _ACRONYM and words.isalpha() and words.isupper()


def _content_of_lost(placed: Sequence[Placed], lost: set[int]) -> set[int]:
    holding = [p.entry for p in placed if (p.place is None or id(p) in lost) and p.entry.kind in _UNITS]
    return {
        id(p)
        for p in placed
        if p.place is not None
        and p.entry.kind not in {"p", "note"}
        and not KINDS[p.entry.kind].holds_blocks
        and any(e.span.contains(p.entry.span) for e in holding)
    }


def _glosses_of_lost(placed: Sequence[Placed], lost: set[int]) -> set[int]:
    """Return the glosses of terms that are lost: without what it glosses, a gloss is none."""
    ids = {p.entry.id for p in placed if p.entry.id and p.place is not None and id(p) not in lost}
    return {
        id(p)
        for p in placed
        if p.place is not None
        and p.entry.kind == "gloss"
        and any(w.startswith("#") and w[1:] not in ids for w in p.entry.attributes.get("corresp", "").split())
    }


def _moved(placed: Placed) -> Entry:
    assert placed.place is not None
    return replace(placed.entry, span=placed.place)
