"""The `sentence` column: what a person needs beside a row, for formats that people read."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa


def with_sentence(table: pa.Table, texts: Mapping[str, str]) -> pa.Table:
    """A mention table with the sentence of each row behind its columns; other tables as they are.

    Where a text is not there (a run without `texts`), its rows have no sentence.
    """
    if "sentence_start" not in table.column_names:
        return table
    columns = (table[name].to_pylist() for name in ("doc_id", "sentence_start", "sentence_end"))
    sentences = [
        texts[doc_id][start:end].strip() if doc_id in texts else None
        for doc_id, start, end in zip(*columns, strict=True)
    ]
    return table.append_column("sentence", pa.array(sentences, pa.string()))
