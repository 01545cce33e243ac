"""Counts in, what they are worth out: keyness, association, dispersion, intervals, and which differences hold.

Every function is arithmetic on arrays, knows neither texts nor tables, and names the source of its formula. A random draw
has a fixed seed: the same counts give the same figures.
"""
