"""What scholars decided, as one value: the concept scheme, the persons and the works that names are read from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from toolkit.model.authority import Person, Work
from toolkit.model.concept import Scheme


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A scheme with its authorities; `digest` names its content, so that nothing made from it is made twice."""

    scheme: Scheme = field(default_factory=Scheme)
    people: tuple[Person, ...] = ()
    works: tuple[Work, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of the content, 64 hexadecimal digits."""
        return hashlib.sha256(json.dumps(asdict(self), ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """Return the content as plain JSON values."""
        return asdict(self)
