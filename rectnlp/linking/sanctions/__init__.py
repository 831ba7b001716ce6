"""Who received a measure, who imposed it, when, and for what."""
