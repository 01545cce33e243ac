"""The tokeniser of the pipeline: spaCy's English rules, with the signs that stand inside transliterations respected.

Apostrophes and gershayim inside a word stay (d'Rosh, Ma"n); hyphens, slashes, asterisks, brackets and maqaf divide
(AB-SAG, Parents/Mashpia, *Bina*), so that every part can be found; what English writes as one word is one (*Ima* is not *I'm a*).
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from toolkit.vocabulary.remembered import REMEMBERED

_DIVIDERS = r"[-‐‑–—/*_\[\](){}<>=|\\+~\u05be…]|(?<=\w)[,;:](?=[^\W\d])|(?<=[^\W\d_])[.!?](?=[A-Z\[(])"

_BEFORE_QUOTE, _AFTER_QUOTE = r"[-‐‑](?=[\"“‘*_(\[])", r"(?<=[\"”’*_)\]])[-‐‑]"  # [-"Zion" is a "sign"-]
_AFTER_ACRONYM = r"(?<=[^\W\d_][\"“”״][^\W\d_])\."  # B"H. Shabbos


def adjust(nlp: Language) -> None:
    """Give `nlp` the tokeniser of this pipeline."""
    defaults = nlp.Defaults
    rules = defaults.tokenizer_exceptions or {}
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules={form: parts for form, parts in rules.items() if not form.isalpha()},
        prefix_search=compile_prefix_regex([*(defaults.prefixes or []), _BEFORE_QUOTE]).search,
        suffix_search=compile_suffix_regex([*(defaults.suffixes or []), _AFTER_QUOTE, _AFTER_ACRONYM]).search,
        infix_finditer=compile_infix_regex([_DIVIDERS]).finditer,
        token_match=None,
        url_match=None,
        max_cache_size=REMEMBERED,  # spaCy keeps 10,000, fewer than a book has
    )
