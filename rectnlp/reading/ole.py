"""Old Office files (OLE compound files): recognised, and refused with the way out."""

from __future__ import annotations

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams, as the file's directory writes them.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_SHEET = "Workbook".encode("utf-16-le")


def refusal(data: bytes) -> str:
    """Why such a file is not read, and what to do."""
    if _ENCRYPTED in data:
        return "password-protected; save it without a password"
    if _SHEET in data and _WORD not in data:
        return "an old Excel file, which has no reader; save the sheet as CSV (UTF-8) with the columns doc_id and text"
    return "an old Word or WPS file, which has no reader; open it in Word, WPS or LibreOffice and save it as .docx"
