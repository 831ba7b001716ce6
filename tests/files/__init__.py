"""Files of real writers for the tests of readers; `python -m files` makes them anew."""
