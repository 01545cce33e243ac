"""Pointers that lead nowhere in; those of them that one wrong or missing `prefixDef` misleads, as one finding, out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePosixPath

from toolkit.ground.errors import Finding
from toolkit.tei.checking._subject import Subject
from toolkit.tei.pointers import AUTHORITIES, Prefix, resolve
from toolkit.tei.scan import Node

#: What the template of `yichud new` lets through to each file.
_PATTERNS = {"people.xml": r"(p\..+)", "works.xml": r"(w\..+)", "concepts.xml": "(.+)"}


class Misled:
    """Collects the pointers whose id lies in a file that another `prefixDef` leads to, or none does."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._taken: dict[tuple[str, str], list[str]] = {}

    def takes(self, written: str) -> bool:
        """Say whether a pointer that leads nowhere is one of these, and keep it."""
        ident, mark, rest = written.partition(":")
        if not mark or not any(p.ident == ident for p in self._subject.prefixes):
            return False
        for path in self._files(ident):
            found = self._subject.library.ids(self._subject.library.place(path))
            if found and rest in found:
                self._taken.setdefault((ident, path), []).append(written)
                return True
        return False

    def findings(self) -> Iterator[Finding]:
        """Yield one finding for each file that pointers do not reach."""
        for (ident, path), pointers in self._taken.items():
            name, count = PurePosixPath(path).name, len(set(pointers)) - 1
            others = f" and {count} other{'s' if count > 1 else ''}" if count else ""
            right = next(
                (p for p in self._subject.prefixes if p.ident == ident and self._leads(p, path)), None
            )
            message = f"{pointers[0]}{others} should lead to {name}, but "
            if right is None:
                pattern = _PATTERNS.get(name, "(.+)")
                message += "no prefixDef leads there"
                hint = f'add <prefixDef ident="{ident}" matchPattern="{pattern}" replacementPattern="…/{name}#$1"/>; (.+) comes last'
            elif resolve(pointers[0], (right,)) is not None:
                message += "an earlier prefixDef takes them elsewhere"
                hint = f'put the one with matchPattern="{right.pattern}" before it: the first that matches is taken'
            else:
                message += f'the matchPattern "{right.pattern}" does not let them through'
                hint = f'matchPattern="{_PATTERNS.get(name, "(.+)")}" would, the prefixDef with (.+) last'
            yield self._subject.finding(self._definition(ident, right), "P08", message, hint)

    def _files(self, ident: str) -> Iterator[str]:
        """Yield the files that the prefix leads to, and those of the vocabulary that lie beside them."""
        led = [path for p in self._subject.prefixes if p.ident == ident and (path := self._leading[p])]
        yield from dict.fromkeys(led)
        folders = dict.fromkeys(str(PurePosixPath(path).parent) for path in led)
        yield from (
            str(PurePosixPath(f, n))
            for f in folders
            for n in sorted(AUTHORITIES)
            if str(PurePosixPath(f, n)) not in led
        )

    @cached_property
    def _leading(self) -> dict[Prefix, str]:
        """The file that each prefix leads to, empty where it leads to none."""
        here = self._subject.document.path
        made = {p: resolve(p.replacement.replace("$1", "x"), (), here) for p in self._subject.prefixes}
        return {p: t.path if t is not None and t.path.endswith(".xml") else "" for p, t in made.items()}

    def _leads(self, prefix: Prefix, path: str) -> bool:
        return self._leading[prefix] == path

    def _definition(self, ident: str, right: Prefix | None) -> Node:
        nodes = [n for n in self._subject.nodes if n.name == "prefixDef" and n.get("ident") == ident]
        if right is not None:
            nodes = [n for n in nodes if n.get("matchPattern") == right.pattern] or nodes
        return nodes[0]
