"""The floors on others' cases; see peer_cases.py. Skipped where the cases are not at hand."""

from __future__ import annotations

import os
from pathlib import Path

import peer_cases
import pytest

SPECS = os.environ.get("RECTNLP_PEER_CASES")


@pytest.mark.skipif(SPECS is None, reason="RECTNLP_PEER_CASES is not set: the peer's cases are not shipped")
@pytest.mark.parametrize("name", peer_cases.FILES)
def test_peer_cases(name: str) -> None:
    outcome = peer_cases.evaluate(Path(str(SPECS)), name)
    assert outcome.share >= 0.95, outcome.wrong
