"""Saved web pages (.mht, .mhtml): a MIME message whose main part is the page."""

from __future__ import annotations

import email
import email.errors
import email.policy

from rectnlp.errors import InputError
from rectnlp.reading.html import read_html
from rectnlp.reading.page import Page, Reader


def read_mht(data: bytes, source: str, encoding: str | None = None) -> Page:
    """The article of a saved web page.

    Raises
    ------
    InputError
        When the message holds no page, or the page no article.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        payload = pages[0].get_payload(decode=True) if pages else None
    except (ValueError, LookupError, email.errors.MessageError, RecursionError):
        payload = None
    if not isinstance(payload, bytes) or not payload.strip():
        raise InputError(f"{source}: no web page in this file; save the page anew, as HTML or plain text")
    return read_html(payload, source, encoding)


MHT = Reader("mht", "1", (".mht", ".mhtml"), read_mht)
