"""Mutation testing: break one thing of a module at a time and see whether its tests notice.

    python tests/mutation.py numerals
    python tests/mutation.py calendar
    python tests/mutation.py checks --sample 300 --seed 1

Every mutant is one changed node of the syntax tree: a comparison, an operator, a number, a word, a condition, a return.
It runs in a forked process of its own, into which nothing but other people's libraries was imported before. Killed is
what makes a test fail or run on for too long. Exit status 1 where fewer than 85 % are killed.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import resource
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import Phase, settings
from operators import mutations

ROOT = Path(__file__).parent.parent
ENOUGH = 0.85
_PATIENCE = 4  # how many times the processor time of the unchanged module a mutant may take
_CHECKS = ("test_checks_messages.py", "test_checks_told.py", "test_checks_bare.py", "test_checks_lexicons.py", "test_checks_links.py", "test_checks_parts.py", "test_checks_rates.py", "test_checks_repeats.py", "test_checks_structure.py", "test_progress.py", "test_findings.py", "test_checks_planted.py", "test_checks_properties.py")  # fmt: skip


class Target(NamedTuple):
    """Modules, and the tests that answer for them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


TARGETS = {
    "numerals": Target(("rectnlp/grammars/numerals.py",), ("test_numerals.py", "test_fractions.py")),
    "calendar": Target(("rectnlp/grammars/calendar.py",), ("test_calendar.py",)),
    "checks": Target(tuple(sorted(str(p.relative_to(ROOT)) for p in (ROOT / "rectnlp/checks").glob("*.py"))), _CHECKS),
}


class Mutant(NamedTuple):
    """A module with one thing changed."""

    module: str
    line: int
    what: str
    source: str


_UNCHANGED = Mutant("", 0, "nothing", "")


def mutants(modules: Iterable[str]) -> Iterator[Mutant]:
    """Every mutant of these modules, in order."""
    for module in modules:
        for mutation in mutations((ROOT / module).read_text(encoding="utf-8")):
            yield Mutant(module, *mutation)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Gives one module its mutated source, and leaves every other to the ordinary importer."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.path = str(ROOT / mutant.module)
        self.name = mutant.module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def find_spec(self, name: str, path: object = None, target: object = None) -> importlib.machinery.ModuleSpec | None:
        """The spec of the mutated module."""
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(
            name, self.path, loader=self, submodule_search_locations=[str(Path(self.path).parent)] if self.path.endswith("__init__.py") else None
        )  # fmt: skip

    def get_source(self, name: str) -> str:
        """The mutated source."""
        return self.mutant.source


class _Plugin:
    """Puts the finder before pytest's own, which reads every module that it is asked to test for itself."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def pytest_sessionstart(self) -> None:
        """Once pytest has its own finder, and before it imports a test."""
        sys.meta_path.insert(0, _Finder(self.mutant))


def _test(mutant: Mutant, tests: Sequence[str]) -> int:
    """Run the tests in this process, which ends with them; a mutant of no module changes nothing."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, 1)
    os.dup2(devnull, 2)
    sys.path.insert(0, str(ROOT))
    # The first failure is enough, and it need not be a small one.
    settings.register_profile("mutation", deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
    arguments = [
        "-x",
        "-q",
        "-Wignore::pytest.PytestAssertRewriteWarning",
        "-p",
        "no:cacheprovider",
        "--hypothesis-profile=mutation",
        f"--rootdir={ROOT}",
    ]
    doctests = [str(ROOT / mutant.module)] if mutant.module else []
    arguments += [*(str(ROOT / "tests" / name) for name in tests), *doctests]
    return int(pytest.main(arguments, plugins=[_Plugin(mutant)]))


def _start(mutant: Mutant, tests: Sequence[str], seconds: int) -> int:
    child = os.fork()
    if child == 0:
        if seconds:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        os._exit(_test(mutant, tests))
    return child


def cost(tests: Sequence[str]) -> int:
    """Seconds of processor time for the tests of the unchanged modules, which must pass."""
    _, status, used = os.wait4(_start(_UNCHANGED, tests, 0), 0)
    if status:
        sys.exit("the tests fail before anything is mutated")
    return int(used.ru_utime + used.ru_stime) + 1


def survivors(todo: Sequence[Mutant], tests: Sequence[str], seconds: int, workers: int) -> Iterator[Mutant]:
    """The mutants that no test notices within so many seconds of processor time, as they are found."""
    waiting = list(reversed(todo))
    running: dict[int, Mutant] = {}
    while waiting or running:
        while waiting and len(running) < workers:
            mutant = waiting.pop()
            running[_start(mutant, tests, seconds)] = mutant
        child, status = os.wait()
        mutant = running.pop(child)
        if status == 0:
            yield mutant


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--sample", type=int, help="how many mutants to draw; all without it")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws others")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes")
    given = parser.parse_args()
    target = TARGETS[given.target]
    every = list(mutants(target.modules))
    todo = random.Random(given.seed).sample(every, min(given.sample or len(every), len(every)))
    alive = 0
    for mutant in survivors(todo, target.tests, _PATIENCE * cost(target.tests), given.workers):
        alive += 1
        print(f"{mutant.module}:{mutant.line}: {mutant.what}", flush=True)
    killed = 1 - alive / len(todo)
    print(f"{given.target}: {len(todo) - alive} of {len(todo)} mutants killed ({killed:.1%}), of {len(every)} in all")
    return 0 if killed >= ENOUGH else 1


if __name__ == "__main__":
    import cn2an  # noqa: F401  what the tests import from others, once for all processes
    import hypothesis.strategies  # noqa: F401
    import numpy  # noqa: F401
    import pandas  # noqa: F401
    import pyarrow  # noqa: F401
    import rjieba  # noqa: F401

    sys.exit(main())
