"""Coverage-guided fuzzing: texts that reach code which no text before them has reached, held against every promise.

    pip install "rectnlp[fuzz]"
    python tests/fuzz/bulletin.py 300

reads texts for 300 seconds, beginning with those in `corpus/`, which are fictional. What breaks a promise is written to
`found/` beside this file and ends the run with an error. It belongs into `corpus/` once it is mended: every test run
reads that.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

import atheris

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

with atheris.instrument_imports(include=["rectnlp"]):
    import rectnlp
    import rectnlp.api

from mutants import damaged  # noqa: E402  behind what is instrumented
from promises import kept  # noqa: E402

_LONGEST = 1500  # bytes; longer texts say little more, and say it late


def text_of(data: bytes) -> str:
    """Bytes as a text; what is not UTF-8 becomes surrogates."""
    return data.decode("utf-8", "surrogateescape")


def one_input(data: bytes) -> None:
    """Read one text. Its length says whether it is dated, so that both ways are reached."""
    kept(rectnlp.Bulletin(text_of(data), (None, 2024, "2024-11-08")[len(data) % 3]))


def mutate(data: bytes, longest: int, seed: int) -> bytes:
    """Damage a text as the mutants are damaged, every other time; else its bytes, as the fuzzer knows how."""
    dice = random.Random(seed)
    if dice.random() < 0.5:
        return bytes(atheris.Mutate(data, longest))
    return damaged(text_of(data), dice).encode("utf-8", "surrogatepass")[:longest]


def main(seconds: int) -> None:
    """Fuzz for a time."""
    found = HERE / "found"
    found.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as grown:
        options = [f"-max_total_time={seconds}", f"-max_len={_LONGEST}", "-timeout=20", f"-artifact_prefix={found}/"]
        atheris.Setup([sys.argv[0], *options, grown, str(HERE / "corpus")], one_input, custom_mutator=mutate)
        atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
