"""Words and their parts of speech, for nouns, predicates and names; character-level rules need none.

One protocol, several segmenters. `rjieba` is the default: boundaries agree with jieba's to F1 0.999, at 15 times the
speed. `pkuseg` runs our own model (`models/pkuseg`). None is imported before it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from rectnlp import trained
from rectnlp.lexicons import Lexicons, compiled
from rectnlp.text.words import Tagged

Tagger = Callable[[str], Tagged]
_RUNS = re.compile(r"\s+|\S+")


@compiled
def domain_tags(lexicons: Lexicons) -> dict[str, str]:
    """The tags that the domain's words have here, whatever a general dictionary says."""
    return {row["word"]: row["tag"] for row in lexicons.rows("words")}


class _Tags(dict[str, str]):
    """The tag of every word seen so far; KeyError for a word that the dictionary keeps apart when it stands alone.

    A dictionary knows a word by one tag wherever it stands, so each is asked for once a process, not once a text.
    """

    _MOST = 500_000  # words to remember; a language's vocabulary is smaller, noise is not

    def __init__(self, domain: dict[str, str], tag: Callable[[str], list[tuple[str, str]]]) -> None:
        # The general dictionary's tag stands unless the domain knows better (整改 is a verbal noun here).
        super().__init__(domain)
        self.domain = domain
        self.tag = tag

    def __missing__(self, word: str) -> str:
        if len(self) > self._MOST:
            self.clear()
            self.update(self.domain)
        tagged = self.tag(word)
        if len(tagged) > 1:
            raise KeyError(word)
        tag = self[word] = tagged[0][1]
        return tag


def _rjieba(lexicons: Lexicons) -> Tagger:
    import rjieba

    fast = rjieba.Jieba()
    for row in lexicons.rows("words"):
        fast.add_word(row["word"], int(row["freq"]), row["tag"])
    domain = domain_tags(lexicons)
    known = _Tags(domain, fast.tag)

    def read(text: str) -> Tagged:
        surfaces = fast.cut(text)
        try:
            return surfaces, list(map(known.__getitem__, surfaces))
        except KeyError:  # 已于: joined by the statistical model, so that only the text as a whole shows its tag
            known.update(fast.tag(text))
            known.update(domain)
            return surfaces, list(map(known.__getitem__, surfaces))

    return read


def _jieba(lexicons: Lexicons) -> Tagger:
    import logging

    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    own = jieba.Tokenizer()
    # Left to itself, it takes its dictionary from a file in the common temporary folder, which anybody may have laid
    # there, and which is unmarshalled.
    own.FREQ, own.total = own.gen_pfdict(own.get_dict_file())
    own.initialized = True
    for row in lexicons.rows("words"):
        own.add_word(row["word"], int(row["freq"]), row["tag"])
    posseg = jieba.posseg.POSTokenizer(own)
    domain = domain_tags(lexicons)

    def posed(text: str) -> Tagged:
        pairs = posseg.lcut(text)
        return [pair.word for pair in pairs], [domain.get(pair.word, pair.flag) for pair in pairs]

    return posed


def _pkuseg(lexicons: Lexicons) -> Tagger:
    """Our own model; it knows no parts of speech, so the last part of a word by rjieba lends its tag."""
    import spacy_pkuseg

    model = spacy_pkuseg.pkuseg(str(trained.folder("pkuseg")), user_dict=None)
    tags = _rjieba(lexicons)
    known = dict(domain_tags(lexicons))

    def read(text: str) -> Tagged:
        # The model drops white space; here every character is in a word.
        surfaces = [word for run in _RUNS.findall(text) for word in ((run,) if run.isspace() else model.cut(run))]
        for word in surfaces:
            if word not in known:
                known[word] = tags(word)[1][-1]
        return surfaces, [known[word] for word in surfaces]

    return read


def _char(lexicons: Lexicons) -> Tagger:
    domain = domain_tags(lexicons)
    return lambda text: (list(text), [domain.get(character, "x") for character in text])


_MAKERS: dict[str, Callable[[Lexicons], Tagger]] = {
    "rjieba": _rjieba,
    "jieba": _jieba,
    "pkuseg": _pkuseg,
    "char": _char,
}


@cache
def tagger(name: str, lexicons: Lexicons) -> Tagger:
    """A segmenter by name, with the domain's words loaded.

    Raises
    ------
    ValueError
        When there is no segmenter of that name.
    """
    if name not in _MAKERS:
        raise ValueError(f"no segmenter {name!r}: choose one of {', '.join(_MAKERS)}")
    return _MAKERS[name](lexicons)
