"""What is no text, and what it is instead."""

from __future__ import annotations

__all__ = ["ACCEPTED_FILES", "describe_binary"]

ACCEPTED_FILES = "plain text, a saved HTML page, or .jsonl with an article a line"

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive (perhaps .docx, .odt or .epub)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (perhaps .doc)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"bplist00", "a binary property list (perhaps .webarchive)"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"\xff\xfe\x00\x00", "UTF-32 text"),
    (b"\x00\x00\xfe\xff", "UTF-32 text"),
    (b"From: <Saved by", "a web archive (.mht)"),
)
# Tab, line ends, form feed, the old end-of-file mark and escape stand in real text files.
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1a\x1b")
_CONTROLS = bytes(byte for byte in (*range(32), 127) if byte not in _TEXT_CONTROLS)
_SAMPLE = 1_000_000
# A stray control character is odd text, one in fifty bytes is a program or an image.
_MOST_CONTROLS = 0.02


def describe_binary(data: bytes) -> str | None:
    """Say what kind of binary ``data`` is.

    Args:
        data: Bytes without a Unicode byte order mark of UTF-8 or UTF-16.

    Returns:
        A phrase such as ``a PDF document``, or None where it may be text.

    >>> describe_binary(b"%PDF-1.7 ..."), describe_binary("نص".encode())
    ('a PDF document', None)
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    sample = data[:_SAMPLE]
    zeros = sample.count(0)
    if zeros > _MOST_CONTROLS * len(sample):
        if _looks_utf16(sample):
            return "UTF-16 text without a byte order mark"
        return f"binary data ({zeros} zero bytes in the first {len(sample)})"
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(sample):
        return f"binary data ({controls} control bytes in the first {len(sample)})"
    return None


def _looks_utf16(sample: bytes) -> bool:
    """Tell whether every second byte is the upper half of an Arabic or ASCII code unit."""
    half = len(sample) // 2
    for side in (sample[::2], sample[1::2]):
        arabic = side.count(0x06)
        if arabic > 0.3 * half and arabic + side.count(0x00) + side.count(0x20) > 0.9 * half:
            return True
    return False
