"""How the bulletins of this folder and their gold are made: annotated text in, plain text and tables out."""
