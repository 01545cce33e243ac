"""The pieces of a text from the end of a title on in; what one of them begins (a date, a part, the call of a note), and whether a number ends there, out."""

from __future__ import annotations

from collections.abc import Set as Signs

from toolkit.pipeline.citing import elements
from toolkit.pipeline.citing.elements import Element
from toolkit.pipeline.citing.grammar import grammar
from toolkit.pipeline.citing.numerals import Piece, pieces
from toolkit.pipeline.citing.parts import Context, part_at


class Stretch:
    """Pieces of a text, at most `limit`, and what is known of the work whose title stands before them."""

    def __init__(self, text: str, at: int, context: Context, limit: int) -> None:
        self.text, self.context = text, context
        self.found = pieces(text, at, limit)

    def past(self, i: int, signs: Signs[str], *, once: bool = False) -> int:
        """Return the piece after those that are such signs and stand without white space before them."""
        while i < len(self.found) and self.found[i].text in signs and not self.found[i].gap:
            i += 1
            if once:
                break
        return i

    def beginning(self, at: int, i: int) -> int:
        """Return the piece, from `i` on, that begins at or after a code point; `i` where none does."""
        return next((k for k in range(i, len(self.found)) if self.found[k].start >= at), i)

    def is_call(self, i: int) -> bool:
        """Say whether a bracket holds the number of a note and nothing else."""
        inside = [(p.kind, p.text) for p in self.found[i + 1 : i + 3]]
        return (
            self.found[i].text == "[" and [k for k, _ in inside] == ["number", "sign"] and inside[1][1] == "]"
        )

    def date(self, i: int) -> Element | None:
        """Return the date at a piece, of a work that is cited by one."""
        if "date" not in self.context.units:
            return None
        return elements.date(self.text, self.found, i) or elements.hebrew_date(self.found, i)

    def part(self, i: int) -> Element | None:
        """Return the part with a name that begins at a piece."""
        return part_at(self.text, self.found, i, self.context)

    def is_year(self, i: int) -> bool:
        """Say whether a year that the work is cited by stands in brackets at a piece."""
        common = "year" in self.context.units
        year = elements.year(self.found, i, common=common) if common else None
        return year is not None and [p.text for p in self.found[year.after : year.after + 1]] in (
            [")"],
            ["]"],
        )

    def ends(self, element: Element) -> bool:
        """Say whether a lone number ends there: no word follows that it could count."""
        after = self.found[element.after] if element.after < len(self.found) else None
        if after is None or after.kind != "word" or "\n" in after.gap:
            return not counts(after)
        return after.plain in grammar().both


def counts(after: Piece | None) -> bool:
    """Say whether what follows a number makes it an amount, a date or a part of a word."""
    if after is None or "\n" in after.gap:
        return False
    joined = after.text in elements.DASHES and not after.gap
    return joined or after.plain in grammar().amounts or after.text in {"%", "$", "€", "°", "/"}
