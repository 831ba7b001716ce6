"""parts_sum: totals and their parts, however a text presents them. `parts` asks each way of presenting in turn."""
