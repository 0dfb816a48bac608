"""Bytes to text: what encoding a file is in, and whether it is text at all."""

import re

from resiliparse.parse.encoding import detect_encoding

from sayso.errors import UnreadableError

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")
_SAMPLE = 2**16
_CONTROL_SHARE = 0.01  # of the characters; text of any kind has next to none
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"WARC/", "a web archive"),
)


def decoded(data: bytes, *, declared: str | None = None) -> str:
    """The characters of `data`, without a byte order mark, otherwise unchanged.

    Tried in turn: byte order mark, UTF-8, `declared` (what the page says of itself), a detector; bytes
    that are UTF-8
    for the most part keep their good characters. Raises UnreadableError where the bytes are not text.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(f"{kind}, not text; convert it to text or HTML first")
    text = _decoded(data, declared)
    sample = text[:_SAMPLE] + text[-_SAMPLE:]
    controls = len(_CONTROL.findall(sample))
    if controls > max(8, _CONTROL_SHARE * len(sample)):
        raise UnreadableError(f"binary, not text: {controls} control characters in {len(sample)}")
    return text


def declared_charset(data: bytes) -> str | None:
    """The encoding that the head of an HTML page names, lower case; None where it names none."""
    found = _CHARSET.search(data[:8192])
    return found.group(1).decode("ascii").lower() if found else None


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace")
    # UTF-8 before the declaration: text that is no UTF-8 almost never passes for it, and declarations
    # are often wrong.
    names = ["utf-8", *([declared] if declared and not declared.startswith(("utf-16", "utf-32")) else [])]
    for name in names:
        text = _strict(data, name)
        if text is not None:
            return text
    return _mended(data) or _detected(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in text of Latin letters every second byte is NUL."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else None


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


# Bytes that are no UTF-8 are read as Windows-1252, as browsers do.
_STRAY = {0xDC00 + byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(128, 256)}


def _mended(data: bytes) -> str | None:
    """UTF-8 with some foreign bytes in it: the good characters kept, the others read as Windows-1252."""
    text = data.decode("utf-8", errors="surrogateescape")
    stray = sum(1 for char in text if "\udc80" <= char <= "\udcff")
    good = sum(1 for char in text if char > "\x7f") - stray
    return text.translate(_STRAY) if good >= stray else None


def _detected(data: bytes) -> str:
    name = detect_encoding(data, max_len=_SAMPLE) or "cp1252"
    text = _strict(data, name)
    return text if text is not None else data.decode("cp1252", errors="replace")
