"""Signs that enclose words: what opens them, and what closes them."""

from __future__ import annotations

#: Quotation marks, and what stands around italics in plain text.
QUOTES = {"“": "”", '"': '"', "‘": "’", "*": "*", "_": "_"}
BRACKETS = {"(": ")", "[": "]"}
