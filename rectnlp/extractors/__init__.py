"""Extractors: one module a kind of mention, each a function from an analysis to its own table's rows."""
