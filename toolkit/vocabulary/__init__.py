"""What a spelling is: pointed Hebrew to sounds, sounds to Latin letters, and forms folded so that spellings meet.

What the words *are* stands in `annotations/`, as TEI: `concepts.xml` (read by `toolkit.tei.scheme`), `people.xml` and
`works.xml` (read by `toolkit.tei.authorities`), all three at once by `toolkit.tei.vocabulary`. This package knows
no file of theirs; it is given pointed Hebrew and Latin words.

To add a concept, a topic, a person or a work, add one element to the file and no code (annotations/guidelines.md,
"The scheme"); an English rendering goes into the guidelines' closed list (3.5) as well, which annotators work from. To add a spelling convention, add one file to `conventions/` (see `spelling`).

Pointing, as the scheme writes it and `hebrew` reads it: Unicode canonical order (NFC) with no presentation forms; every
written word as if it stood alone, so begedkefet at its beginning has a dagesh, except behind a particle that leaves
it soft (דְּגוּף); kamatz katan is U+05C7; a holam that has a vav stands on the vav; a shuruk is vav with dagesh; final he
that sounds has a mappiq; a final guttural with furtive patach carries the patach itself; gershayim are U+05F4, geresh
U+05F3.
"""
