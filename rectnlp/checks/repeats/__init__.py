"""repeat: one figure told in several places."""
