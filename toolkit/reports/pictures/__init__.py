"""Rows of tables in, the pictures that many would rather look at out: specifications of Vega-Lite, each drawn wide and narrow.

Each picture says in words what it shows; colour repeats what place, shape or number says.

frame.py      the measures of a wide and of a narrow picture, and how names stand beside and above one
grid.py       how many claims each group makes on each aspect
rates.py      how often each group names each concept, with the interval
strips.py     where in each text the concepts stand
keyness.py    what belongs to one group more than to the others
network.py    which concepts share sentences, group beside group in one layout
spelling.py   which spelling each text keeps to
shared.py     which works two groups or more cite
"""
