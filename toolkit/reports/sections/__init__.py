"""Sections of a report, one a file; the file's name is the key by which JSON and links know it.

To add one, add a file that holds

    TITLE     its heading
    PLACE     a number; sections stand in the order of their places
    TURN      when it is arranged: 1 first, 2 later, since it needs what another process may be at (`LONG` of the measurements),
              3 last, since it must know which passages the others show; the last draw no picture
    arrange   `arrange(study: Study) -> Section`: the tables that JSON carries, and the blocks that are drawn

`tests/golden/registry.json` names it too. An empty section (nothing was found) says so in a sentence.
"""
