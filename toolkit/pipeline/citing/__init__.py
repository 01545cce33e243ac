"""Citations: titles of works found in tokens, places read after them, what *ibid.* means, and where it can be read.

`search.py` goes through a text; how a work is cited stands in `by_title.py`, `backward.py` (what was named before) and `otherwise.py`;
`making.py` is what all of them are given. Titles are found by `titles.py`, what each may cite by `candidates.py`; the place cited is read by `cited_range.py` (`reader.py`). The words of the
grammar (units, signals, numbers) are data in `grammar.toml`; titles come from `works.xml`.
"""
