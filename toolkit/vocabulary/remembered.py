"""How much is remembered of what was read: the one number that says when memory stops growing."""

from __future__ import annotations

#: Distinct spellings of which an answer is kept; a library of a million words has fewer. Whoever has kept so many begins anew, and the
#: words that recur are looked up once more.
REMEMBERED = 100_000
