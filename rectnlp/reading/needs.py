"""Libraries that only some formats need, imported when a file of such a format comes."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from rectnlp.errors import InputError


def need(module: str, source: str) -> ModuleType:
    """A module of the extra `formats`.

    Raises
    ------
    InputError
        When it is not installed; the message says what to install.
    """
    try:
        return import_module(module)
    except ImportError:
        library = module.partition(".")[0]
        raise InputError(f'{source}: reading it needs {library}; pip install "rectnlp[formats]"') from None
