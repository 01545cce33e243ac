"""Words that no vocabulary lists: what their letters, their sentence and the whole text say about them.

`letters` scores a spelling (Hebrew or Aramaic in Latin letters against all other words in Latin letters), `dictionaries`
knows English words and names, `glimpse` puts both and the lists of `toolkit/vocabulary/words/` together for one
spelling, `judgement` weighs a spelling in its place, and `runs` joins words to phrases.
"""
