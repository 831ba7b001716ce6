"""Validation by people: a coding sheet drawn from a run, agreement between its coders, and corrections that last."""
