"""`python -m toolkit.cli`: the command without its script."""

from toolkit.cli import main

main()
