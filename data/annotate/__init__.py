"""Annotated bulletins: one text with marks in, plain text and gold tables out."""
