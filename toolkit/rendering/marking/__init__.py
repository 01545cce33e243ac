"""A text with what is found in it, told to a reader: `notes` say what each find is, `stretches` where, `page` draws both.

A terminal (`toolkit/cli/mark.py`) shows the same notes.
"""
