"""What can go wrong before a bulletin is read. Nothing here is ever raised by a text: see `warnings` and `failures`."""

from __future__ import annotations


class RectnlpError(Exception):
    """Base of every error that rectnlp raises on purpose; its message names the file and the way out."""


class InputError(RectnlpError):
    """An input cannot be read: it is not there, empty, binary, undecodable or refused."""


class OutputError(RectnlpError):
    """An output cannot be written."""


class LexiconError(RectnlpError):
    """A lexicon file breaks its own format; the message names the file and the line."""


class StoppedError(RectnlpError):
    """A bulletin was stopped: over a limit, by a crash, or since it changed. A new run tries it again."""


class ExtensionError(RectnlpError):
    """An extractor of another package cannot be taken in; the message names it."""
