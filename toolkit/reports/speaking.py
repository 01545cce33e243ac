"""A row of *groups* in, the group as a report shows it out: its name in a head, and what a sentence calls it.

A sentence sets a title in quotation marks and names with it, once, the value that the group stands for: one article is no
tradition, and is not called one. Several texts that share no name of a school or a person are called by what they share.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.reports.blocks import Group
from toolkit.reports.wording import counted, digits, number

# What several texts are called that share a value, and whether that is more than one of something.
_SHARED = {
    "tradition": ("{value}", False),
    "author": ("{value}", False),
    "text": ("“{value}”", False),
    "year": ("the texts of {value}", True),
    "form": ("the {value}s", True),
    "spelling": ("the texts in {value} spelling", True),
    "work": ("the texts of “{value}”", True),
}


def group_of(row: Mapping[str, Any], noun: str) -> Group:
    """Return a group, given its row and what one group is (*tradition*, *year*)."""
    texts, value = int(row["texts"]), row["value"] or ""
    if texts == 1:
        beside = value if value != row["name"] else ""
        return Group(row["group"], row["name"], beside, "1 text", f"“{row['name']}”", texts=1)
    size = digits(texts, "text")
    if not value:
        return Group(
            row["group"],
            row["name"],
            "",
            size,
            f"the texts without {'an' if noun[0] in 'aeiou' else 'a'} {noun}",
            True,
            texts,
        )
    said, plural = _SHARED.get(noun, _SHARED["tradition"])
    return Group(row["group"], row["name"], "", size, said.format(value=value), plural, texts)


def introduced(group: Group, noun: str) -> str:
    """Return what a sentence calls a group at first: a title with what it stands for, a tradition with how many texts it has.

    `noun` is what one group is; a work or a text that a title stands for is not said once more.
    """
    if group.plural:
        return group.said.replace("the ", f"the {number(group.texts)} ", 1)
    if group.texts > 1:
        return f"{counted(group.texts, 'text')} of {group.said}"
    if not group.key:
        return f"{group.said} (no {noun} given)"
    return f"{group.said} ({group.value})" if group.value and noun not in {"text", "work"} else group.said


def verb(group: Group, one: str, more: str = "") -> str:
    """Return the form of a verb that agrees with a group: *makes*, *make*."""
    return (more or one.removesuffix("s")) if group.plural else one
