"""Clauses read into verbs: which governs a position, a number, a list."""
