"""Write rectnlp/lexicons/characters.tsv: one character to one character, traditional and variant to simplified.

Source: OpenCC's t2s tables (Apache-2.0), asked character by character so that lengths are kept; compatibility
ideographs and radicals are first brought to their canonical character by Unicode's NFKC.

    pip install opencc && python data/build/characters.py
"""

import unicodedata
from pathlib import Path

import opencc  # type: ignore[import-not-found]

RANGES = ((0x2E80, 0x2FD5), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
TARGET = Path(__file__).resolve().parents[2] / "rectnlp/lexicons/characters.tsv"


def main() -> None:
    convert = opencc.OpenCC("t2s").convert
    lines = ["# printed\tfolded\tOpenCC t2s (Apache-2.0) and Unicode NFKC; written by data/build/characters.py"]
    for low, high in RANGES:
        for code in range(low, high + 1):
            printed = chr(code)
            canonical = unicodedata.normalize("NFKC", printed)
            folded = convert(canonical if len(canonical) == 1 else printed)
            if len(folded) == 1 and folded != printed:
                lines.append(f"{printed}\t{folded}")
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
