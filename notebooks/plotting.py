"""Plots with Chinese in them: the first installed font that has the glyphs, else English labels."""

from __future__ import annotations

import matplotlib as mpl
from matplotlib import font_manager

# Families with the glyphs of simplified Chinese, by system: Debian's fonts-noto-cjk and others, macOS, Windows.
FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Noto Sans CJK JP",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "Microsoft YaHei",
    "SimHei",
)


def chinese_font() -> str | None:
    """The first family of `FAMILIES` that is installed; matplotlib then uses it. None where there is none."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    family = next((name for name in FAMILIES if name in installed), None)
    if family:
        mpl.rcParams["font.sans-serif"] = [family, *mpl.rcParams["font.sans-serif"]]
        mpl.rcParams["axes.unicode_minus"] = False  # these families lack the minus sign U+2212
    return family


def label(zh: str, en: str) -> str:
    """`zh` where it can be drawn, else `en`; after `chinese_font`."""
    return zh if mpl.rcParams["font.sans-serif"][0] in FAMILIES else en
