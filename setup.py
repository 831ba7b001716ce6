"""Packages, and what may be compiled; the rest is in setup.cfg. What is in `models/` is installed as `rectnlp/models/`.

setup.cfg can look for packages or list them, not both; so the two folders from outside `rectnlp/` are added here. Wheel
and sdist carry them so; an editable install, like a checkout, has `models/` beside the package (`rectnlp/trained.py`).

With RECTNLP_COMPILE=1 in the environment, mypyc compiles what makes tables of a text: the same source, the same tables.
It needs a C compiler, and mypy and what setup.cfg names in the environment it runs in (`--no-build-isolation`).
"""

import os
import sys
from pathlib import Path

from setuptools import Extension, find_packages, setup

MODELS = {f"rectnlp.models.{name}": f"models/{name}" for name in ("ner", "pkuseg")}
# From the view of a text to its tables. `mentions` stays as it is: other packages have subclasses of what it holds.
COMPILED = ("assemble", "checks/**/*", "documents/**/*", "extractors/**/*", "grammars/**/*", "linking/**/*",
            "outlining/**/*", "page/**/*", "structure", "text/**/*")  # fmt: skip
# mypyc has no dict that makes what it misses, and no annotations as strings in a dataclass.
INTERPRETED = ("text/segment", "linking/counted/cues")


def extensions() -> list[Extension]:
    """The modules that are compiled, where that is asked for; nothing while only metadata are."""
    if os.environ.get("RECTNLP_COMPILE") != "1" or not {"egg_info", "dist_info"}.isdisjoint(sys.argv):
        return []
    from mypyc.build import mypycify

    compiled, interpreted = (
        {str(path) for part in parts for path in Path("rectnlp").glob(f"{part}.py")}
        for parts in (COMPILED, INTERPRETED)
    )
    modules: list[Extension] = mypycify(
        sorted(compiled - interpreted), multi_file=True, debug_level="0", group_name="rectnlp"
    )
    return modules


setup(
    packages=[*find_packages(include=["rectnlp*"]), *MODELS],
    package_dir=MODELS,
    ext_modules=extensions(),
)
