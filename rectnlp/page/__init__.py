"""The page around the bulletin: furniture, contacts, title, signature, dates, issuer, kind."""
