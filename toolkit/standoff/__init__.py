"""Layers: what scholars decide about a text, without the text.

A layer is a TEI file that names its base text by title, length and SHA-256 and holds every annotation as a range of
code points (RFC 5147). `format` reads and writes layers, `apply` lays one over its text and makes a TEI edition,
`extract` makes a layer of an edition, `anchor` finds the places again in a copy that differs a little.
"""
