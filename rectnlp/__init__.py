"""rectnlp: Chinese rectification bulletins (巡视巡察整改通报) as tidy tables.

>>> import rectnlp
>>> tables = rectnlp.extract("细化为164项整改措施。")
>>> tables.counts[["text", "noun"]].values.tolist()
[['164项', '整改措施']]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectnlp.api import Result, extract, extract_many
    from rectnlp.batch.database import open_dataset as open
    from rectnlp.bulletin import Bulletin
    from rectnlp.export.load import load
    from rectnlp.reading import read
    from rectnlp.schema import Extractor, register
    from rectnlp.tables import Tables

__version__ = "0.1.0"

# Where each public name lives; nothing is imported before it is asked for.
_HOME = {
    "Bulletin": ("rectnlp.bulletin", "Bulletin"),
    "Extractor": ("rectnlp.schema", "Extractor"),
    "Result": ("rectnlp.api", "Result"),
    "Tables": ("rectnlp.tables", "Tables"),
    "extract": ("rectnlp.api", "extract"),
    "extract_many": ("rectnlp.api", "extract_many"),
    "load": ("rectnlp.export.load", "load"),
    "open": ("rectnlp.batch.database", "open_dataset"),
    "read": ("rectnlp.reading", "read"),
    "register": ("rectnlp.schema", "register"),
}

__all__ = [
    "Bulletin",
    "Extractor",
    "Result",
    "Tables",
    "__version__",
    "extract",
    "extract_many",
    "load",
    "open",
    "read",
    "register",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        module, called = _HOME[name]
        return getattr(import_module(module), called)
    raise AttributeError(f"module 'rectnlp' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
