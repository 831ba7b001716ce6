"""The HTML report: the bulletin with every mention marked, its tables beside it, and what does not add up first.

One file that needs nothing else: no network, no font, no script from outside. `data` gathers what is shown, `page` puts
it into the template; how it looks and behaves lies in `assets/`, as HTML, CSS and JavaScript.
"""

from __future__ import annotations

from rectnlp.report.page import render, write

__all__ = ["render", "write"]
