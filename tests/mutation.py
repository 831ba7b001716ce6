"""Mutation testing: break one thing of a module at a time and see whether its tests notice.

    python tests/mutation.py numerals
    python tests/mutation.py calendar
    python tests/mutation.py checks --sample 300 --seed 1

Every mutant is one changed node of the syntax tree: a comparison, an operator, a number, a word, a condition, a return.
The tests are collected once. A mutant runs in a forked process of its own: there the changed source is executed in its
module, and what other modules had taken from it by name is taken anew. Killed is what makes a test fail or run on for
too long. What a module computed from another when it was imported is not computed again, so that a mutant may survive
that should not, but none is killed that should not. Exit status 1 where fewer than 85 % are killed.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import resource
import sys
import types
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import Phase, settings
from operators import mutations

ROOT = Path(__file__).parent.parent
ENOUGH = 0.85
_PATIENCE = 4  # how many times the processor time of the unchanged module a mutant may take
# All tests of checks: first the wide and quick one, last those that take long and notice little that others do not.
_FIRST, _LAST = "test_checks_told.py", ("test_checks_planted.py", "test_checks_properties.py")
_CHECKS = sorted({p.name for p in Path(__file__).parent.glob("test_checks_*.py")} - {_FIRST, *_LAST})


class Target(NamedTuple):
    """Modules, and the tests that answer for them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


TARGETS = {
    "numerals": Target(("rectnlp/grammars/numerals.py",), ("test_numerals.py", "test_fractions.py")),
    "calendar": Target(("rectnlp/grammars/calendar.py",), ("test_calendar.py",)),
    "checks": Target(
        tuple(sorted(str(p.relative_to(ROOT)) for p in (ROOT / "rectnlp/checks").rglob("*.py"))),
        (_FIRST, *_CHECKS, "test_progress.py", "test_findings.py", *_LAST),
    ),
}


class Mutant(NamedTuple):
    """A module with one thing changed."""

    module: str
    line: int
    what: str
    source: str


def mutants(modules: Iterable[str]) -> Iterator[Mutant]:
    """Every mutant of these modules, in order."""
    for module in modules:
        for mutation in mutations((ROOT / module).read_text(encoding="utf-8")):
            yield Mutant(module, *mutation)


def _name(path: str) -> str:
    """The name of a module by its path."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


Taken = list[tuple[types.ModuleType, str, str]]  # who took what from a module, and calls it how


def taken() -> dict[str, Taken]:
    """What the modules and tests that are imported took from others of ours by name."""
    found: dict[str, Taken] = {}
    for module in list(sys.modules.values()):
        path = Path(getattr(module, "__file__", None) or "-")
        if path.suffix == ".py" and path.is_relative_to(ROOT):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module:
                    names = ((module, alias.name, alias.asname or alias.name) for alias in node.names)
                    found.setdefault(node.module, []).extend(names)
    return found


def become(mutant: Mutant, by_name: dict[str, Taken]) -> None:
    """Execute the changed source in its module, and hand its names on to whoever took them.

    A function that was kept otherwise (in a tuple, in a doctest, by an object of its class) gets the new code.
    """
    module = sys.modules[_name(mutant.module)]
    old = dict(vars(module))
    exec(compile(mutant.source, str(ROOT / mutant.module), "exec"), vars(module))
    new = vars(module)
    for name, before in old.items():
        if before is not new[name]:
            _renew(before, new[name])
    for taker, name, called in by_name.get(module.__name__, ()):
        if name in old and vars(taker).get(called) is old[name]:
            setattr(taker, called, new[name])


def _renew(before: object, after: object) -> None:
    """Give a function, or the methods of a class, the code of its successor."""
    match before, after:
        case types.FunctionType(), types.FunctionType() if not before.__closure__ and not after.__closure__:
            before.__code__, before.__defaults__ = after.__code__, after.__defaults__
        case property(), property():
            _renew(before.fget, after.fget)
        case type(), type():
            for name in vars(before).keys() & vars(after).keys():
                _renew(vars(before)[name], vars(after)[name])


class _Mutating:
    """In the place of pytest's own loop over the tests: a loop over mutants, with all tests for each."""

    def __init__(self, todo: Sequence[Mutant], workers: int) -> None:
        self.todo, self.workers = todo, workers
        self.alive: int | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the mutants, and say which survive."""
        self.session, self.by_name = session, taken()
        if session.testsfailed:
            sys.exit("a test cannot be collected")
        from rectnlp.bulletin import Bulletin
        from rectnlp.pipeline import analyse

        analyse(Bulletin("约谈5人。"))  # reads lexicons and dictionaries, once for all processes
        modules = sorted({mutant.module for mutant in self.todo})
        unchanged = [Mutant(path, 0, "nothing", (ROOT / path).read_text(encoding="utf-8")) for path in modules]
        _, status, used = os.wait4(self._start(unchanged, 0), 0)
        if status:
            sys.exit("the tests fail before anything is changed")
        self.alive = 0
        for mutant in self._survivors(_PATIENCE * (int(used.ru_utime + used.ru_stime) + 1)):
            self.alive += 1
            print(f"{mutant.module}:{mutant.line}: {mutant.what}", flush=True)
        return True

    def _survivors(self, seconds: int) -> Iterator[Mutant]:
        """The mutants that no test notices within so many seconds of processor time, as they are found."""
        waiting = list(reversed(self.todo))
        running: dict[int, Mutant] = {}
        while waiting or running:
            while waiting and len(running) < self.workers:
                mutant = waiting.pop()
                running[self._start([mutant], seconds)] = mutant
            child, status = os.wait()
            mutant = running.pop(child)
            if status == 0:
                yield mutant

    def _start(self, changed: Sequence[Mutant], seconds: int) -> int:
        """A process that becomes the mutants and ends with 0 where every test passes."""
        child = os.fork()
        if child == 0:
            if seconds:
                resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            passed = False
            try:
                devnull = os.open(os.devnull, os.O_WRONLY)
                os.dup2(devnull, 1)
                os.dup2(devnull, 2)
                for mutant in changed:
                    become(mutant, self.by_name)
                passed = self._pass({ROOT / mutant.module for mutant in changed})
            finally:
                os._exit(not passed)
        return child

    def _pass(self, changed: set[Path]) -> bool:
        """Whether every test passes, with the doctests of the changed modules."""
        others = {ROOT / module for target in TARGETS.values() for module in target.modules} - changed
        items = [item for item in self.session.items if item.path not in others]
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.session.testsfailed:  # the first failure is enough
                return False
        return True


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
    mutating = _Mutating(todo, given.workers)
    # A failure need not be a small one.
    settings.register_profile("mutation", deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
    arguments = ["-s", "-p", "no:terminal", "-p", "no:cacheprovider", "--hypothesis-profile=mutation"]
    arguments += ["-o", "addopts=", "--doctest-modules", "-m", "not long"]  # of ours, what is not about the terminal
    arguments.append("-Wignore::pytest.PytestAssertRewriteWarning")  # they are imported, and need not be rewritten
    paths = [*(str(ROOT / "tests" / name) for name in target.tests), *(str(ROOT / path) for path in target.modules)]
    pytest.main([*arguments, f"--rootdir={ROOT}", *paths], plugins=[mutating])
    if mutating.alive is None:
        return 1
    killed = 1 - mutating.alive / len(todo)
    print(
        f"{given.target}: {len(todo) - mutating.alive} of {len(todo)} mutants killed ({killed:.1%}), of {len(every)} in all"
    )
    return 0 if killed >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main())
