"""TEI files in and out: everything that knows XML. Above this package a text is a `Text`, never a tree."""
