"""The views of a text: folded with true offsets, cut into sentences and clauses, cut into words."""
