"""A data type of XML Schema and a value in; whether the value fits, or what such a value looks like, out.

Only the types that the grammar names (XML Schema 1.1, part 2), each as a regular expression; dates are looked up in
the calendar besides.
"""

from __future__ import annotations

import re
from datetime import date
from unicodedata import category

WHITE = " \t\r\n"  # white space of XML
_NAME_START = r"[A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]"
_NAME_MORE = _NAME_START[:-1] + r".\-0-9\u00b7\u0300-\u036f\u203f\u2040]"
_URI_CHAR = (
    r"(?:[^ \t\r\n\[\]#%/?:]|%[0-9A-Fa-f]{2})"  # what libxml2 takes: it escapes the others before it looks
)
_URI_PATH = rf"(?:{_URI_CHAR}|[:/])*"
_URI_HOST = rf"//(?:\[[^\]\s]*\]|{_URI_CHAR}*)(?::\d+)?(?:/{_URI_PATH})?"
_URI = (
    rf"(?:[A-Za-z][A-Za-z0-9+.\-]*:(?:{_URI_HOST}|(?!//){_URI_PATH})"
    rf"|{_URI_HOST}|(?!//){_URI_CHAR}*(?:/{_URI_PATH})?)"
    rf"(?:\?(?:{_URI_CHAR}|[:/?])*)?(?:#(?:{_URI_CHAR}|[:/?\[\]])*)?"
)
_ZONE = r"(Z|[+\-](0\d|1[0-4]):[0-5]\d)?"

#: type: what it looks like, and the expression that a value fits
_TYPES = {
    "ID": ("an XML name (it begins with a letter; no space, no colon)", f"{_NAME_START}(?:{_NAME_MORE})*"),
    "Name": ("an XML name (it begins with a letter; no space)", f"(?:{_NAME_START}|:)(?:{_NAME_MORE}|:)*"),
    "anyURI": ("a pointer", _URI),
    "token": ("a word", r"[\s\S]*"),
    "string": ("any text", r"[\s\S]*"),
    "language": ("a language tag such as he-Latn-x-isr", r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"),
    "nonNegativeInteger": ("a whole number", r"\+?\d+|-0+"),
    "date": ("a date such as 2025-11-21", rf"(\d{{4}}-\d\d-\d\d){_ZONE}"),
    "gYearMonth": ("a month such as 2025-11", rf"\d{{4}}-(0[1-9]|1[0-2]){_ZONE}"),
    "gYear": ("a year such as 2025", rf"-?\d{{4}}{_ZONE}"),
    "dateTime": (
        "a time such as 2025-11-21T10:00:00",
        rf"(\d{{4}}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?{_ZONE}",
    ),
}
_COMPILED = {name: re.compile(expression) for name, (_, expression) in _TYPES.items()}


def items(value: str) -> list[str]:
    """Return the items of a list: white space of XML parts them, that of Unicode (a no-break space) does not."""
    return re.findall(rf"[^{WHITE}]+", value)


def _is_word(value: str) -> bool:
    return value != "" and all(category(character)[0] not in "CZ" for character in value)


def _is_item(value: str) -> bool:
    return items(value) == [value]


#: Patterns of the grammar that Python's `re` cannot read, or reads otherwise (its white space is that of Unicode).
_OTHERWISE = {r"[^\p{C}\p{Z}]+": _is_word, r"\S+": _is_item}


def fits(name: str, patterns: tuple[str, ...], value: str) -> bool:
    """Say whether a value is of the type, and fits every further `pattern` that the grammar gives."""
    value = " ".join(items(value)) if name != "string" else value
    matched = _COMPILED[name].fullmatch(value)
    if matched is None or not all(_matches(pattern, value) for pattern in patterns):
        return False
    return name not in {"date", "dateTime"} or _in_calendar(matched[1])


def _matches(pattern: str, value: str) -> bool:
    known = _OTHERWISE.get(pattern)
    return known(value) if known is not None else re.fullmatch(pattern, value) is not None


def describe(name: str) -> str:
    """Return what a value of the type looks like, as a phrase."""
    return _TYPES[name][0]


def _in_calendar(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
