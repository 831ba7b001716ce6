"""Linking: which noun, which verb, which body, who acted."""
