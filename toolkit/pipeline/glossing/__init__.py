"""A term with its explanation beside it: tokens, terms and renderings in, pairs of token ranges out; and the table of renderings.

`marks.toml` holds the words that join the two sides, `marks.py` reads it; `sides.py` cuts the English side, `pairs.py` finds the pairs, with
`apposition.py` those that only commas join.
"""
