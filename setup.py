"""Packages only, the rest is in setup.cfg: what lies in `models/` is installed as `rectnlp/models/`."""

from setuptools import find_packages, setup

MODELS = {f"rectnlp.models.{name}": f"models/{name}" for name in ("ner", "pkuseg")}

setup(packages=[*find_packages(include=["rectnlp*"]), *MODELS], package_dir=MODELS)
