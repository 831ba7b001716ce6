"""Garbage collection, put off while one bulletin is read.

Nearly all that is made for a bulletin lives until its tables are done, so that a collection finds nothing: it would
only walk over ever more objects. What is in cycles is collected as ever once the bulletin is done.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """No collection inside; for `with` and as a decorator. A caller who has turned collection off finds it off.

    >>> with paused():
    ...     gc.isenabled()
    False
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
