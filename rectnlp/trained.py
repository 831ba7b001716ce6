"""Where the models that ship with the library lie: `models/` in a checkout, `rectnlp/models/` once installed."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).with_name("models")
_CHECKOUT = Path(__file__).parent.with_name("models")


def folder(name: str) -> Path:
    """The folder of a model.

    Raises
    ------
    FileNotFoundError
        When it is not there.
    """
    for models in (_INSTALLED, _CHECKOUT):
        if (models / name).is_dir():
            return models / name
    raise FileNotFoundError(f"the model {name!r} is not there: neither {_INSTALLED / name} nor {_CHECKOUT / name}")
