"""Citations: titles of works found in tokens, places read after them, what *ibid.* means, and where it can be read.

The words of the grammar (units, signals, numbers) are data in `grammar.toml`; titles come from `works.xml`.
"""
