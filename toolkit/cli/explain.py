"""`yichud explain`: forms in, what each folds to, what it may be, and by which rows, out."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from math import exp
from typing import TYPE_CHECKING

import click

from toolkit.cli import _shared
from toolkit.cli._terminal import columns, console, visible

if TYPE_CHECKING:
    from pathlib import Path

    from rich.text import Text

    from toolkit.workflows.explain import Account, Choice, Letters, Meaning

_LANGUAGES = {"he": "Hebrew", "arc": "Aramaic", "mixed": "Hebrew and Aramaic"}
_PARTS = 6  # longer names that are listed
_LABEL = 11  # cells before the first value


@click.command()
@click.argument("forms", nargs=-1, required=True, metavar="FORM...")
@_shared.annotations_option
@_shared.json_option
def command(forms: tuple[str, ...], annotations: Path | None, *, as_json: bool) -> int:
    """Show what a form may be and why: its Hebrew, the rows of spelling between, who writes it so.

    A form is a word or a phrase in Latin or in Hebrew letters, pointed or not; - reads forms from standard input, one a
    line. Exit 1 when of one of them nothing is known.

    \b
    yichud explain Sephiroth
    yichud explain "Shevirat HaKelim" Masachs
    yichud explain ספירות
    """
    from toolkit.workflows.explain import explain

    accounts = explain(_asked(forms), annotations=annotations)
    if as_json:
        _shared.print_json([account.as_json() for account in accounts])
    else:
        out = console()
        for i, account in enumerate(accounts):
            for line in ([""] if i else []) + list(_told(account)):
                out.print(line)
    return 0 if accounts and all(account.known for account in accounts) else 1


def _asked(forms: tuple[str, ...]) -> Iterator[str]:
    for form in forms:
        if form != "-":
            yield from [form] if form.strip() else []
            continue
        data = sys.stdin.buffer.read().decode("utf-8", "replace")
        yield from (line.strip() for line in data.removeprefix("\ufeff").splitlines() if line.strip())


def _told(account: Account, indent: str = "") -> Iterator[Text]:
    folded = f"   folds to {visible(account.folded)}, key {account.key or '–'}" if account.folded else ""
    yield _line(indent, (visible(account.form), "bold"), (folded, "dim"))
    for warning in account.warnings:
        yield _field(indent, "note", warning, "yellow")
    for choice in account.choices:
        yield from _choice(choice, indent)
    if account.letters is not None:
        yield _field(indent, "letters", _letters(account.letters))
    elif not account.choices and not account.parts:
        yield _field(indent, "", "nothing known: no name or listed word has these letters")
    for part in account.parts:
        yield _line("")
        yield from _told(part, indent + "  ")


def _choice(choice: Choice, indent: str) -> Iterator[Text]:
    for meaning in choice.meanings:
        yield from _meaning(meaning, choice, indent)
    if not choice.meanings:
        yield _line(
            indent + "  ",
            ("≈ " if choice.misspelled else "• ", ""),
            (visible(choice.hebrew or choice.latin), "bold cyan"),
        )
    if choice.within:
        more = f" and {len(choice.within) - _PARTS} more" if len(choice.within) > _PARTS else ""
        yield _field(indent, "word of", ", ".join(choice.within[:_PARTS]) + more)
    if choice.particle:
        yield _field(indent, "particle", choice.particle)
    from toolkit.vocabulary.said import USUAL

    if choice.rows or choice.cost:
        yield _field(indent, "rows", " · ".join(choice.rows) or USUAL)
    if choice.conventions:
        yield _field(indent, "written so", _listed(choice.conventions))
    if choice.shows:
        yield _field(indent, "shows", ", ".join(choice.shows))
    if choice.writes:
        written: dict[str, list[str]] = {}
        for key, form in choice.writes.items():
            written.setdefault(form, []).append(key)
        listed = "; ".join(f"{form} ({_listed(keys)})" for form, keys in written.items())
        yield _field(indent, "by rule", listed)


def _meaning(meaning: Meaning, choice: Choice, indent: str) -> Iterator[Text]:
    sign = "≈ " if choice.misspelled else "• "
    said_of = _LANGUAGES.get(meaning.lang, meaning.lang) if choice.hebrew else "Latin form"
    kind = f"{meaning.kind}, {said_of}" if said_of else meaning.kind
    name = meaning.name if meaning.id else ""
    yield _line(
        indent + "  ",
        (sign, ""),
        (f"{name}  " if name else "", "bold"),
        (f"{meaning.id}  " if meaning.id else "", "italic"),
        (f"{kind}  ", "dim"),
        (visible(choice.hebrew or choice.latin), "bold cyan"),
    )
    said = "; ".join(part for part in (meaning.gloss, meaning.note) if part)
    if said:
        yield _field(indent, "", said)
    if meaning.english:
        yield _field(indent, "in English", ", ".join(meaning.english))


def _listed(keys: Collection[str]) -> str:
    """Return the labels of conventions; all of them are `every convention`."""
    from toolkit.vocabulary.spelling import conventions

    held = conventions()
    return "every convention" if len(keys) == len(held) else ", ".join(held[key].label for key in keys)


def _letters(letters: Letters) -> str:
    odds = (
        "no score" if letters.score is None else f"{letters.score:+.1f} ({1 / (1 + exp(-letters.score)):.0%})"
    )
    parts = [f"Hebrew by its letters alone: {odds}"]
    if letters.lang and (letters.score or 0) > 0:
        parts.append(f"{_LANGUAGES[letters.lang]}, spelling {letters.spelling}")
    parts += ["in the English dictionary"] * letters.english + ["a name elsewhere"] * letters.name
    if letters.bars:
        parts.append(f"never marked: {letters.bars}")
    return "; ".join(parts)


def _line(indent: str, *parts: tuple[str, str]) -> Text:
    from rich.text import Text

    return Text.assemble(indent, *parts)


def _field(indent: str, label: str, value: str, style: str = "") -> Text:
    """Return a labelled value, wrapped under itself to the width of the terminal."""
    import textwrap

    from rich.text import Text

    margin = indent + " " * (_LABEL + 4)
    body = textwrap.fill(visible(value), max(columns(), 40), initial_indent=margin, subsequent_indent=margin)
    return Text.assemble((f"{indent}    {label:<{_LABEL}}", "dim"), (body[len(margin) :], style))
