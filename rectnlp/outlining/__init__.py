"""How a bulletin's own outline is inferred: labels, nesting, levels, titles. See `rectnlp.outlining.outline`."""
