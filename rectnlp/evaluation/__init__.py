"""Scoring against gold, and comparing two runs."""
