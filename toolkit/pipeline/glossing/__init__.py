"""A term with its explanation beside it: tokens, terms and renderings in, pairs of token ranges out; and the table of renderings.

`marks.toml` holds the words that join the two sides, `marks.py` reads it; `sides.py` cuts the English side. `pairs.py` asks, for each term,
`brackets.py`, `following.py` and `preceding.py` (words that introduce the other side) and `apposition.py` (where only commas and dashes join).
"""
