"""numbering and outline_total: labels that skip or repeat, and announced numbers of items."""
