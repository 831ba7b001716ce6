"""`python -m annotate` in `data/`: compile the annotated bulletins to `samples/` and `gold/`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from annotate.bulletin import Annotated, read

DATA = Path(__file__).parent.parent


def rendered(bulletin: Annotated) -> dict[Path, str]:
    """The files of one bulletin: its text, its `document.json` and a JSON line a row."""
    folder = DATA / "gold" / bulletin.name
    files = {
        DATA / "samples" / f"{bulletin.name}.txt": bulletin.text,
        folder / "document.json": json.dumps(bulletin.document, ensure_ascii=False, indent=1) + "\n",
    }
    for table, rows in bulletin.tables.items():
        files[folder / f"{table}.jsonl"] = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return files


def sources() -> list[Path]:
    """The annotated bulletins."""
    return sorted((DATA / "gold" / "src").glob("*.txt"))


def main() -> None:
    """Compile all samples, and the table that holds all of them."""
    bulletins = [read(path) for path in sources()]
    for bulletin in bulletins:
        for path, content in rendered(bulletin).items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="")
        print(bulletin.name, len(bulletin.text), {table: len(rows) for table, rows in bulletin.tables.items()})
    with (DATA / "samples" / "bulletins.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(("doc_id", "text", "published"))
        writer.writerows((b.name, b.text, b.document["published"]) for b in bulletins)


if __name__ == "__main__":
    main()
