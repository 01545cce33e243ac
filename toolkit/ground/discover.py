"""A package and an agreed name in, every module's object of that name out, keyed by the module's file name.

A kind is a folder, a member is a file, the file's name is its key: nothing registers itself, and the program keeps no list.
What is found is guarded by `tests/golden/registry.json`.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

from toolkit.ground.errors import UsageError


def names(package: str) -> tuple[str, ...]:
    """Return the keys of a kind, sorted: the modules of `package` that do not begin with an underscore."""
    paths = importlib.import_module(package).__path__
    return tuple(sorted(m.name for m in pkgutil.iter_modules(paths) if not m.name.startswith("_")))


def packages(package: str) -> tuple[str, ...]:
    """Return the keys of a kind whose members are folders, sorted."""
    paths = importlib.import_module(package).__path__
    return tuple(sorted(m.name for m in pkgutil.iter_modules(paths) if m.ispkg))


def discover(package: str, attribute: str) -> dict[str, Any]:
    """Import every member of `package` and return its `attribute` by key."""
    return {name: load(package, name, attribute) for name in names(package)}


def load(package: str, name: str, attribute: str) -> Any:
    """Import one member and return its `attribute`; `UsageError` names the members there are."""
    known = names(package)
    if name not in known:
        raise UsageError(
            f"there is no {package.rpartition('.')[2].rstrip('s')} {name!r}",
            hint=f"there are: {', '.join(known)}",
        )
    module = importlib.import_module(f"{package}.{name}")
    if not hasattr(module, attribute):
        raise AttributeError(f"{module.__name__} has no {attribute!r}: every module of {package} defines one")
    return getattr(module, attribute)
