"""Words of two or many texts in, what they share out: alignment of two, reuse among many, the closest passages.

Words come as whole numbers (equal numbers are equal words, however they are spelled) and what they mean as further numbers; nothing here knows
texts, tables or languages. A random draw has a fixed seed.
"""
