"""rectnlp: Chinese rectification bulletins (巡视巡察整改通报) as tidy tables.

>>> import rectnlp
>>> tables = rectnlp.extract("细化为208项整改措施。")
>>> tables.counts[["text", "noun"]].values.tolist()
[['208项', '整改措施']]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectnlp.api import Result, extract, extract_many
    from rectnlp.bulletin import Bulletin
    from rectnlp.export.load import load
    from rectnlp.reading import read
    from rectnlp.schema import Extractor, register
    from rectnlp.tables import Tables

__version__ = "0.1.0"

# Where each public name lives; nothing is imported before it is asked for.
_HOME = {
    "Bulletin": "rectnlp.bulletin",
    "Extractor": "rectnlp.schema",
    "Result": "rectnlp.api",
    "Tables": "rectnlp.tables",
    "extract": "rectnlp.api",
    "extract_many": "rectnlp.api",
    "load": "rectnlp.export.load",
    "read": "rectnlp.reading",
    "register": "rectnlp.schema",
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
    "read",
    "register",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'rectnlp' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
