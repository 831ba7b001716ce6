"""Which mentions name one body, by which official name, and which part it plays in its sentence."""
