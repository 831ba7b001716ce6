"""Near-duplicates in a finished set of bulletins: the same text reposted, with a word changed or a paragraph cut.

`body_hash` finds texts that agree to the letter; this pass finds those that nearly do. Two bulletins are
near-duplicates when the sets of their clauses overlap (Jaccard) by `THRESHOLD` at least, as MinHash estimates it. Page
chrome has no long clauses, and counts for little. It is a flag, never a filter: no row is dropped.

MinHash and its index are datasketch's. The result depends on the set of bulletins alone, not on their order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

import pyarrow as pa

from rectnlp.errors import RectnlpError
from rectnlp.text.normalise import normalise

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

THRESHOLD = 0.8
_PERMUTATIONS = 128
_SEED = 1
_SCHEME = "affine32"  # of datasketch's permutations; sketches of one scheme can be compared
_TOO_SHORT = 5  # clauses; fewer say too little to compare
# A clause long enough to be one text's own.
_CLAUSE = re.compile(r"[^\s,。;:!?、“”()《》]{6,}")

# 128 numbers, or nothing where there is too little to compare.
Sketch: TypeAlias = "npt.NDArray[np.uint32] | None"


def sketch(text: str) -> Sketch:
    """The MinHash of a text's clauses, 128 numbers; None of a text with too few clauses to compare."""
    clauses = set(_CLAUSE.findall(normalise(text).norm))
    if len(clauses) < _TOO_SHORT:
        return None
    minhash = _datasketch().MinHash(num_perm=_PERMUTATIONS, seed=_SEED, scheme=_SCHEME)
    minhash.update_batch([clause.encode("utf-8") for clause in sorted(clauses)])
    return minhash.hashvalues  # type: ignore[no-any-return]


def originals(sketches: Mapping[str, Sketch], ranks: Mapping[str, Any]) -> dict[str, str]:
    """For every near-duplicate, by doc_id, the bulletin that it duplicates: its group's first by rank, then doc_id.

    Parameters
    ----------
    sketches
        What `sketch` made of each bulletin.
    ranks
        What orders the bulletins of a group (the day of publication); those without come last.
    """
    datasketch = _datasketch()
    index = datasketch.MinHashLSH(threshold=THRESHOLD, num_perm=_PERMUTATIONS)
    groups: dict[str, str] = {}  # doc_id → another of its group, nearer to the group's first

    def first(doc_id: str) -> str:
        while groups[doc_id] != doc_id:
            groups[doc_id] = groups[groups[doc_id]]
            doc_id = groups[doc_id]
        return doc_id

    kept = {doc_id: values for doc_id, values in sketches.items() if values is not None}
    ordered = sorted(kept, key=lambda doc_id: (ranks.get(doc_id) is None, ranks.get(doc_id) or 0, doc_id))
    places = {doc_id: place for place, doc_id in enumerate(ordered)}
    minhashes: dict[str, Any] = {}
    same: dict[bytes, str] = {}  # thousands of reposts to the letter need no index
    for doc_id in ordered:
        values = kept[doc_id].tobytes()
        if values in same:
            groups[doc_id] = same[values]
            continue
        same[values] = doc_id
        minhash = datasketch.MinHash(seed=_SEED, scheme=_SCHEME, hashvalues=kept[doc_id])
        groups[doc_id] = doc_id
        for other in index.query(minhash):
            if minhash.jaccard(minhashes[other]) >= THRESHOLD:
                ends = sorted((first(doc_id), first(other)), key=places.__getitem__)
                groups[ends[1]] = ends[0]
        index.insert(doc_id, minhash)
        minhashes[doc_id] = minhash
    return {doc_id: found for doc_id in ordered if (found := first(doc_id)) != doc_id}


class Finder:
    """Takes the texts of a run as they come, and marks the near-duplicates among them at its end."""

    def __init__(self) -> None:
        self._waiting: dict[str, str] = {}  # the first text: alone it needs no sketch
        self._sketches: dict[str, Sketch] = {}

    def add(self, texts: Mapping[str, str]) -> None:
        """Take texts by doc_id."""
        self._waiting.update(texts)
        if len(self._waiting) + len(self._sketches) > 1:
            self._sketches.update((doc_id, sketch(text)) for doc_id, text in self._waiting.items())
            self._waiting.clear()

    def mark(self, documents: pa.Table) -> pa.Table:
        """`documents` with `duplicate_of` filled."""
        doc_ids = documents["doc_id"].to_pylist()
        ranks = dict(zip(doc_ids, documents["published"].to_pylist(), strict=True))
        found = originals(self._sketches, ranks) if self._sketches else {}
        at = documents.column_names.index("duplicate_of")
        column = pa.array([found.get(doc_id) for doc_id in doc_ids], pa.string())
        return documents.set_column(at, documents.field(at), column)


def mark(arrow: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The tables of a finished set of bulletins with `duplicate_of` filled in `documents`.

    Raises
    ------
    RectnlpError
        When datasketch is not installed.
    """
    finder = Finder()
    finder.add(dict(zip(arrow["texts"]["doc_id"].to_pylist(), arrow["texts"]["text"].to_pylist(), strict=True)))
    return {**arrow, "documents": finder.mark(arrow["documents"])}


def _datasketch() -> Any:
    try:
        import datasketch
    except ImportError:
        raise RectnlpError('near-duplicates need datasketch; pip install "rectnlp[formats]"') from None
    return datasketch
