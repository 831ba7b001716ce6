"""Pure grammars: a text in, values out; no bulletin, no clock. Numerals, fractions, calendar."""
