"""rectnlp inside spaCy: a tokenizer whose words end where mentions do, and components that fill `doc.spans`.

>>> import spacy
>>> nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "rectnlp.Tokenizer.v1"}}})
>>> _ = nlp.add_pipe("rectnlp")
>>> doc = nlp("细化为164项整改措施。")
>>> [(span.text, span.label_, row(span)["noun"]) for span in doc.spans["counts"]]
[('164项', '项', '整改措施')]

One component fills every table's spans, or one table's alone: `nlp.add_pipe("rectnlp_units")`. No extension attribute
is set on anybody's `Doc` or `Span`. `rectnlp_ner` sets `doc.ents`: bodies and persons by the rules, and by our model
where they are silent.
"""

from __future__ import annotations

from rectnlp.spacy.convert import doc_of, row, tables
from rectnlp.spacy.ner import Names
from rectnlp.spacy.pipes import Mentions
from rectnlp.spacy.tokenizer import Tokenizer

__all__ = ["Mentions", "Names", "Tokenizer", "doc_of", "row", "tables"]
