"""`python -m rectnlp` is the `rectnlp` command."""

from rectnlp.cli import main

main()
