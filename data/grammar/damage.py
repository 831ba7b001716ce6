"""What happens to a bulletin on its way to a reader: widths, scripts, split words, markup, spam, slips of the pen.

Each works on an annotated source; plain text is changed only outside marks, so that gold stays true.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import grammar

HALF = str.maketrans("，：；（）", ",:;()")
WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
COUNT = re.compile(r"(?<=\{c:)\d{1,3}(?=[^\d,.])|(\{c#\w+:)(\d{1,3})(?=[^\d,.])")
FIELDS = re.compile(r"\|([^|{}]+)")  # of marks
HAN = re.compile(r"[\u4e00-\u9fff]")


def _outside(source: str, change: Callable[[str], str]) -> str:
    """Change what stands in the text outside all marks."""
    head, body, foot = _parts(source)
    out: list[str] = []
    run: list[str] = []
    depth = 0
    for character in body:
        if character == "{":
            if depth == 0:
                out.append(change("".join(run)))
                run = []
            depth += 1
        (run if depth == 0 else out).append(character)
        if character == "}":
            depth -= 1
    out.append(change("".join(run)))
    return f"{head}\n---\n{''.join(out)}\n===\n{foot}"


def _parts(source: str) -> tuple[str, str, str]:
    head, rest = source.split("\n---\n", 1)
    body, foot = rest.split("\n===\n", 1)
    return head, body, foot


def _label(label: str, right: str = "", wrong: str = "", *, table: dict[int, str] | None = None) -> str:
    """A label as it is printed after a damage, and the name it has in the tables: 整改情況=整改情况."""
    printed, _, name = label.partition("=")
    changed = printed.translate(table) if table else printed.replace(right, wrong)
    return f"{changed}={name or printed}"


def half_width(source: str, _: Random) -> str:
    """Punctuation in half width beside Chinese."""
    head, body, foot = _parts(source)
    return f"{head}\n---\n{body.translate(HALF)}\n===\n{foot}"


def traditional(source: str, _: Random) -> str:
    """Traditional characters, one for one, in all that is printed; names and labels that the tables normalise stay."""
    table = str.maketrans({row[0]: row[1] for row in grammar.rows("traditional")})
    head, body, foot = _parts(source)
    lines = []
    for line in head.splitlines():
        word, _, value = line.partition(" ")
        if word == "doc":
            line = line.translate(table)
        elif word == "labels":
            line = f"labels {' '.join(_label(label, table=table) for label in value.split())}"
        elif word == "inspection":
            line = re.sub(r"inspector=\S+", lambda found: found[0].translate(table), line)
        lines.append(line)
    return "\n".join(lines) + f"\n---\n{body.translate(table)}\n===\n{foot}"


def wide_digits(source: str, rng: Random) -> str:
    """Some counts in full-width digits."""

    def widen(found: re.Match[str]) -> str:
        return found[0] if rng.random() < 0.7 else (found[1] or "") + (found[2] or found[0]).translate(WIDE_DIGITS)

    head, body, foot = _parts(source)
    return f"{head}\n---\n{COUNT.sub(widen, body)}\n===\n{foot}"


def split_words(source: str, rng: Random) -> str:
    """A space inside some words."""

    def split(text: str) -> str:
        pieces = list(text)
        for at in range(1, len(pieces) - 1):
            if (
                HAN.match(pieces[at])
                and HAN.match(pieces[at - 1])
                and HAN.match(pieces[at + 1])
                and rng.random() < 0.015
            ):
                pieces[at] += " "
        return "".join(pieces)

    return _outside(source, split)


def markup(source: str, rng: Random) -> str:
    """Leftovers of HTML at the ends of paragraphs."""
    head, body, foot = _parts(source)
    lines = [line if rng.random() < 0.5 else f"{line}<br/>" for line in body.split("\n")]
    lines = [line if rng.random() < 0.6 or line.startswith("{") else f"&nbsp;&nbsp;{line}" for line in lines]
    return f"{head}\n---\n" + "\n".join(lines) + f"\n===\n{foot}"


def indented(source: str, _: Random) -> str:
    """Two full-width spaces before each paragraph."""
    head, body, foot = _parts(source)
    return f"{head}\n---\n" + "\n".join(f"　　{line}" for line in body.split("\n")) + f"\n===\n{foot}"


def spam(source: str, rng: Random) -> str:
    """A line of advertisement in the middle."""
    head, body, foot = _parts(source)
    lines = body.split("\n")
    lines.insert(rng.randint(len(lines) // 2, len(lines) - 2), rng.choice([row[0] for row in grammar.rows("spam")]))
    return f"{head}\n---\n" + "\n".join(lines) + f"\n===\n{foot}"


def pinyin(source: str, rng: Random) -> str:
    """Readings in brackets behind a few traditional characters, as a bad conversion leaves them."""
    readings = {row[0]: row[1] for row in grammar.rows("pinyin")}

    def read(text: str) -> str:
        return "".join(c + f"({readings[c]})" if c in readings and rng.random() < 0.4 else c for c in text)

    return _outside(traditional(source, rng), read)


def slips(source: str, rng: Random) -> str:
    """Slips of the pen: a wrong character, a doubled one, a comma too many."""
    pairs = [(row[0], row[1]) for row in grammar.rows("slips")]
    named = "\n".join(FIELDS.findall(source))  # what gold quotes is left alone

    def slip(text: str) -> str:
        for right, wrong in pairs:
            if right in text and rng.random() < 0.5 and right not in named:
                text = text.replace(right, wrong, 1)
        return text.replace("，", "，，", 1) if rng.random() < 0.02 else text

    source = _outside(source, slip)
    labels = next((line for line in source.splitlines() if line.startswith("labels ")), "")
    slipped = [_label(label, *pair) for pair in pairs for label in labels.split()[1:] if pair[0] in label]
    return source.replace(labels, " ".join([labels, *slipped]), 1)


def masked(source: str, rng: Random) -> str:
    """Words left out with (略), and asterisks over some digits of the contact block."""
    head, body, foot = _parts(source)
    body = re.sub(r"0900-(\d{3})", "0900-***", body)

    def leave_out(text: str) -> str:
        return "".join("，(略)，" if c == "，" and rng.random() < 0.06 else c for c in text)

    return _outside(f"{head}\n---\n{body}\n===\n{foot}", leave_out)


def corner_quotes(source: str, _: Random) -> str:
    """Corner brackets for quotation marks."""
    head, body, foot = _parts(source)
    return f"{head}\n---\n{body.translate(str.maketrans('“”', '「」'))}\n===\n{foot}"


DAMAGES: dict[str, Callable[[str, Random], str]] = {
    "half_width": half_width,
    "traditional": traditional,
    "wide_digits": wide_digits,
    "split_words": split_words,
    "markup": markup,
    "indented": indented,
    "spam": spam,
    "pinyin": pinyin,
    "slips": slips,
    "masked": masked,
    "corner_quotes": corner_quotes,
}
