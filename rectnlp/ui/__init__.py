"""A page on this machine for people who do not type commands: drop files on it, get the report and the workbook.

`server` answers, `work` turns files into a report or a workbook; how the page looks lies in `assets/`.
"""

from __future__ import annotations

from rectnlp.ui.server import Server, serve

__all__ = ["Server", "serve"]
