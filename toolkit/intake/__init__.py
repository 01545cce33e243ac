"""Source texts in, TEI by rule out: what is done with a text for which nobody has made a layer yet.

`source` reads the bytes, `lines` cuts them into blocks, `blocks` says what each block is, `outline` turns that into the
entries of an edition, `edition` writes it, `suggestions` adds what the recogniser knows.
"""
