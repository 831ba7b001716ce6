"""rate: percentages recomputed from the two numbers that they are of."""
