"""Patterns of RELAX NG, read one step at a time: what may stand here, and what is left to come after it.

Patterns are derivatives in the manner of Brzozowski (James Clark, "An algorithm for RELAX NG validation", 2002), but
shallow: a step takes one attribute, one child by its name or a run of text, and never looks inside the child. So each
element is judged by its own attributes and its own children, and a fault in one hides none in another. Interleaving is
not used by our grammar and not understood here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any, Final

from toolkit.tei.checking import _datatypes


class Pattern:
    """One pattern; equal patterns are the same object, so that what is known of it is kept."""

    __slots__ = ("args", "kind")
    _all: Final[dict[tuple[object, ...], Pattern]] = {}

    def __init__(self, kind: str, args: tuple[object, ...]) -> None:
        self.kind = kind
        self.args = args

    @classmethod
    def of(cls, kind: str, *args: object) -> Pattern:
        """Return the one pattern of this kind with these parts."""
        found = cls._all.get((kind, *args))
        if found is None:
            found = cls._all[(kind, *args)] = cls(kind, args)
        return found

    @property
    def parts(self) -> tuple[Pattern, ...]:
        """The patterns that this one is directly made of."""
        return tuple(a for a in self.args if isinstance(a, Pattern))


EMPTY = Pattern.of("empty")
NONE = Pattern.of("notAllowed")
TEXT = Pattern.of("text")
#: What `first_children` calls character data; no element can have this name.
CHARACTERS = "characters of its own"


def choice(*patterns: Pattern) -> Pattern:
    """Return the pattern that any of these fits."""
    flat: dict[Pattern, None] = {}
    for pattern in patterns:
        flat.update(dict.fromkeys(pattern.parts if pattern.kind == "choice" else (pattern,)))
    flat.pop(NONE, None)
    if not flat:
        return NONE
    return next(iter(flat)) if len(flat) == 1 else Pattern.of("choice", *flat)


def group(*patterns: Pattern) -> Pattern:
    """Return the pattern that these fit one after the other."""
    flat = [p for p in patterns if p is not EMPTY]
    if NONE in flat:
        return NONE
    if not flat:
        return EMPTY
    result = flat[-1]
    for pattern in reversed(flat[:-1]):
        result = (
            group(*pattern.parts, result) if pattern.kind == "group" else Pattern.of("group", pattern, result)
        )
    return result


def more(pattern: Pattern) -> Pattern:
    """Return the pattern that this fits once or more often."""
    return pattern if pattern in {EMPTY, NONE} else Pattern.of("oneOrMore", pattern)


@cache
def nullable(pattern: Pattern) -> bool:
    """Say whether nothing at all fits."""
    match pattern.kind:
        case "empty" | "text":
            return True
        case "choice":
            return any(map(nullable, pattern.parts))
        case "group" | "oneOrMore":
            return all(map(nullable, pattern.parts))
    return False


@cache
def after_child(pattern: Pattern, name: str) -> Pattern:
    """Return what may follow a child of this name, `NONE` where it is not allowed here."""
    return _after(pattern, lambda p: EMPTY if p.kind == "element" and _name(p) == name else NONE)


@cache
def after_text(pattern: Pattern) -> Pattern:
    """Return what may follow a run of text, `NONE` where text is not allowed here."""
    return _after(pattern, lambda p: TEXT if p is TEXT else NONE)


@lru_cache(maxsize=4096)
def after_token(pattern: Pattern, token: str) -> Pattern:
    """Return what may follow a value (a word of a list, or a whole attribute value)."""
    return _after(pattern, lambda p: EMPTY if _is_value(p, token) else NONE)


def after_attribute(pattern: Pattern, name: str, value: str | None) -> Pattern:
    """Return what an attribute leaves to be fulfilled; with `None` for its value any value will do."""
    possible = values(pattern, name)
    if value is not None:
        possible = tuple(v for v in possible if _is_value(v, value))
    return _after_attribute(pattern, name, possible)


@cache
def values(pattern: Pattern, name: str) -> tuple[Pattern, ...]:
    """Return the patterns that a pattern has for the value of an attribute, each once."""
    return tuple(dict.fromkeys(v for n, v in attributes(pattern) if n == name))


@cache
def _after_attribute(pattern: Pattern, name: str, fitting: tuple[Pattern, ...]) -> Pattern:
    """Go by the patterns that the value fits, not by the value: so few cases are kept, however many values there are."""
    match pattern.kind:
        case "attribute":
            return EMPTY if _attribute(pattern) == name and _value(pattern) in fitting else NONE
        case "choice":
            return choice(*(_after_attribute(p, name, fitting) for p in pattern.parts))
        case "group":
            first, rest = pattern.parts
            return choice(
                group(_after_attribute(first, name, fitting), rest),
                group(first, _after_attribute(rest, name, fitting)),
            )
    return NONE


@cache
def without_attributes(pattern: Pattern, *, fulfilled: bool) -> Pattern:
    """Return the pattern of the content alone; unless `fulfilled`, ways that still ask for an attribute are closed."""
    match pattern.kind:
        case "attribute":
            return EMPTY if fulfilled else NONE
        case "choice":
            return choice(*(without_attributes(p, fulfilled=fulfilled) for p in pattern.parts))
        case "group":
            return group(*(without_attributes(p, fulfilled=fulfilled) for p in pattern.parts))
        case "oneOrMore":
            return more(without_attributes(pattern.parts[0], fulfilled=fulfilled))
    return pattern


@cache
def skipping_to(pattern: Pattern, name: str) -> Pattern:
    """Return what may follow a child of this name if what should stand before it is taken as given."""
    match pattern.kind:
        case "choice":
            return choice(*(skipping_to(p, name) for p in pattern.parts))
        case "group":
            first, rest = pattern.parts
            return choice(group(skipping_to(first, name), rest), skipping_to(rest, name))
        case "oneOrMore":
            return group(skipping_to(pattern.parts[0], name), choice(pattern, EMPTY))
    return after_child(pattern, name)


@cache
def missing_attributes(pattern: Pattern) -> tuple[str, ...]:
    """Return the attributes still asked for, by the way that asks for the fewest."""
    match pattern.kind:
        case "attribute":
            return (_attribute(pattern),)
        case "choice":
            return min((missing_attributes(p) for p in pattern.parts), key=len)
        case "group":
            return tuple(dict.fromkeys(a for p in pattern.parts for a in missing_attributes(p)))
    return ()


@cache
def first_children(pattern: Pattern) -> tuple[str, ...]:
    """Return the names that may come next, in the order of the grammar, and `CHARACTERS`."""
    match pattern.kind:
        case "element":
            return (_name(pattern),)
        case "text":
            return (CHARACTERS,)
        case "choice" | "oneOrMore":
            return tuple(dict.fromkeys(n for p in pattern.parts for n in first_children(p)))
        case "group":
            first, rest = pattern.parts
            names = first_children(first) + (first_children(rest) if nullable(first) else ())
            return tuple(dict.fromkeys(names))
    return ()


def attributes(pattern: Pattern) -> Iterator[tuple[str, Pattern]]:
    """Yield every attribute that a pattern speaks of, with the pattern of its value."""
    if pattern.kind == "attribute":
        yield _attribute(pattern), _value(pattern)
    elif pattern.kind != "element":
        for part in pattern.parts:
            yield from attributes(part)


@cache
def definitions(pattern: Pattern, name: str) -> tuple[Any, ...]:
    """Return the definitions of an element that may come next under this name."""
    if pattern.kind == "element":
        return pattern.args if _name(pattern) == name else ()
    parts = pattern.parts
    if pattern.kind == "group" and not nullable(parts[0]):
        parts = parts[:1]
    return tuple(dict.fromkeys(d for p in parts for d in definitions(p, name)))


def describe(value: Pattern) -> tuple[str, ...]:
    """Return what a value may be: its words in quotes, or the kind of data in a phrase."""
    match value.kind:
        case "value":
            return (f'"{value.args[0]}"',)
        case "data":
            return (_datatypes.describe(str(value.args[0])),)
        case "text":
            return ("any text",)
    return tuple(dict.fromkeys(d for p in value.parts for d in describe(p)))


def _after(pattern: Pattern, leaf: Callable[[Pattern], Pattern]) -> Pattern:
    match pattern.kind:
        case "choice":
            return choice(*(_after(p, leaf) for p in pattern.parts))
        case "group":
            first, rest = pattern.parts
            through = group(_after(first, leaf), rest)
            return choice(through, _after(rest, leaf)) if nullable(first) else through
        case "oneOrMore":
            return group(_after(pattern.parts[0], leaf), choice(pattern, EMPTY))
    return leaf(pattern)


def _is_value(pattern: Pattern, value: str) -> bool:
    match pattern.kind:
        case "text":
            return True
        case "value":
            return pattern.args[0] == " ".join(_datatypes.items(value))
        case "data":
            kind, patterns = pattern.args
            assert isinstance(patterns, tuple)
            return _datatypes.fits(str(kind), patterns, value)
        case "list":
            rest = pattern.parts[0]
            for token in _datatypes.items(value):
                rest = after_token(rest, token)
            return nullable(rest)
        case "choice":
            return any(_is_value(p, value) for p in pattern.parts)
    return pattern is EMPTY and not _datatypes.items(value)


def _name(pattern: Pattern) -> str:
    definition: Any = pattern.args[0]
    return str(definition.name)


def _attribute(pattern: Pattern) -> str:
    return str(pattern.args[0])


def _value(pattern: Pattern) -> Pattern:
    return pattern.parts[0]
