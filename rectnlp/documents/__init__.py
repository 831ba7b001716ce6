"""Tables of the whole: the document, its problems, inspections and progress, its near-duplicates."""
