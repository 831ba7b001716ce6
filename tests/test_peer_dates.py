"""Their date cases, where RECTNLP_PEER_CASES says where they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from peer_dates import FILES, evaluate

SPECS = os.environ.get("RECTNLP_PEER_CASES")


@pytest.mark.skipif(not SPECS, reason="RECTNLP_PEER_CASES is not set")
@pytest.mark.parametrize("name", FILES)
def test_dates_in_scope_are_right(name: str) -> None:
    good, wrong, _ = evaluate(Path(str(SPECS)), name)
    assert good / (good + len(wrong)) >= 0.85, wrong
