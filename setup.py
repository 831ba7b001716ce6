"""Packages only, the rest is in setup.cfg: what lies in `models/` is installed as `rectnlp/models/`.

setup.cfg can look for packages or list them, not both; so the two folders from outside `rectnlp/` are added here. Wheel
and sdist carry them so; an editable install, like a checkout, has `models/` beside the package (`rectnlp/trained.py`).
"""

from setuptools import find_packages, setup

MODELS = {f"rectnlp.models.{name}": f"models/{name}" for name in ("ner", "pkuseg")}

setup(packages=[*find_packages(include=["rectnlp*"]), *MODELS], package_dir=MODELS)
