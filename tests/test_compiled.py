"""What setup.py hands to mypyc where the compiled package is asked for."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from types import ModuleType

import pytest
from conftest import ROOT


def compiled(monkeypatch: pytest.MonkeyPatch, *command: str) -> set[Path]:
    """The files that setup.py has compiled in a checkout."""
    handed: list[str] = []
    mypyc, build = ModuleType("mypyc"), ModuleType("mypyc.build")
    build.mypycify = lambda paths, **_: handed.extend(paths) or []  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "mypyc", mypyc)
    monkeypatch.setitem(sys.modules, "mypyc.build", build)
    monkeypatch.setattr("setuptools.setup", lambda **_: None)
    monkeypatch.setattr(sys, "argv", ["setup.py", *command])
    monkeypatch.chdir(ROOT)
    runpy.run_path(str(ROOT / "setup.py"))
    return {Path(path) for path in handed}


def test_what_makes_tables_is_compiled_and_what_others_extend_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECTNLP_COMPILE", "1")
    files = compiled(monkeypatch, "bdist_wheel")
    names = {file.relative_to("rectnlp").as_posix() for file in files}
    assert {"assemble.py", "structure.py", "text/words.py", "checks/__init__.py", "linking/verbs/clauses.py"} <= names
    assert not {"mentions.py", "text/segment.py", "linking/counted/cues.py", "api.py"} & names
    assert all((ROOT / "rectnlp" / name).is_file() for name in ("mentions.py", "text/segment.py"))


def test_nothing_is_compiled_unasked_or_for_metadata(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RECTNLP_COMPILE", raising=False)
    assert not compiled(monkeypatch, "bdist_wheel")
    monkeypatch.setenv("RECTNLP_COMPILE", "1")
    assert not compiled(monkeypatch, "dist_info", "--output-dir", "out")
