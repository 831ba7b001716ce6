"""`rectnlp.Tokenizer.v1`: words of a segmenter of your choice, cut where mentions begin and end."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from spacy import util
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rectnlp.bulletin import Bulletin, Published
from rectnlp.lexicons import Lexicons
from rectnlp.pipeline import analyse
from rectnlp.spacy.convert import MENTION_TABLES, attach
from rectnlp.text.segment import tagger


@util.registry.tokenizers("rectnlp.Tokenizer.v1")
def create(segmenter: str = "rjieba", published: str | None = None) -> Callable[[Language], Tokenizer]:
    """The factory that configs name. `published` holds for every text; per text, tokenize a `Bulletin` yourself."""

    def make(nlp: Language) -> Tokenizer:
        return Tokenizer(nlp.vocab, segmenter, published)

    return make


class Tokenizer:
    """Reads a text and cuts it into words that respect its mentions; the tables ride along in `doc.user_data`.

    >>> tokenizer = Tokenizer(Vocab(), "char")
    >>> [token.text for token in tokenizer("近六成")]
    ['近', '六', '成']
    """

    def __init__(self, vocab: Vocab, segmenter: str = "rjieba", published: Published = None) -> None:
        self.vocab = vocab
        self.segmenter = segmenter
        self.published = published

    def __call__(self, text: str | Bulletin) -> Doc:
        """Tokenize a text, or a bulletin with its own date of publication."""
        bulletin = text if isinstance(text, Bulletin) else Bulletin(text, self.published)
        analysis = analyse(bulletin)
        borders = {0, len(bulletin.text)}
        for name in MENTION_TABLES:
            for mention in analysis.rows.get(name, ()):
                borders.update(analysis.view.span(mention.start, mention.end))
        cut = tagger(self.segmenter, Lexicons())
        ordered = sorted(borders)
        words = [word for start, end in pairwise(ordered) for word in cut(bulletin.text[start:end])[0]]
        doc = Doc(self.vocab, words=words, spaces=[False] * len(words))
        attach(doc, analysis)
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """The settings as bytes."""
        return json.dumps({"segmenter": self.segmenter, "published": self._published()}).encode()

    def from_bytes(self, data: bytes, **_: object) -> Tokenizer:
        """Settings from bytes."""
        settings = json.loads(data)
        self.segmenter, self.published = settings["segmenter"], settings["published"]
        return self

    def to_disk(self, path: str | Path, **_: object) -> None:
        """Write the settings to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: object) -> Tokenizer:
        """Read the settings from a file."""
        return self.from_bytes(Path(path).read_bytes())

    def _published(self) -> str | None:
        return None if self.published is None else str(self.published)
