"""Tables in, the sentences of the abstract out; nothing is said that a table does not hold.

texts.py         which texts are compared, how many are annotated, which inputs were left out
claims.py        how many claims each group makes of a topic, on what most of all, and on what none
content.py       what they say: the central one of each group, and what takes part, aspect by aspect
differences.py   which differences in frequency hold, and where there is too little text
"""
