"""Transliterations found in texts that hold none (plain English, other languages): how many in 1,000 words, and which.

python benchmarks/false_alarms.py FILE...
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from toolkit.pipeline import build, recognise


def main() -> None:
    """Read each file, print its rate and its commonest false alarms."""
    nlp = build()
    for path in map(Path, sys.argv[1:]):
        text = path.read_text(encoding="utf-8", errors="replace")
        found = recognise(text, nlp).transliterations
        words = len(text.split())
        common = ", ".join(f"{form} {n}" for form, n in Counter(t.text for t in found).most_common(30))
        print(
            f"{path.name}: {len(found)} in {words:,} words, {1000 * len(found) / max(words, 1):.2f} in 1,000: {common}"
        )


if __name__ == "__main__":
    main()
