"""Text with marked stretches as HTML: nested ones nest, crossing ones are split, nothing is lost.

Control characters and bidirectional controls are shown, never obeyed: an invisible override can make "304"
look like "403", and a NUL can end a page.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from markupsafe import Markup

_BIDI = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_VISIBLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)},
    0x7F: "\u2421",
    **{code: f"[U+{code:04X}]" for code in (*range(0x80, 0xA0), *_BIDI)},
}
_NONCHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_UNWRITABLE = re.compile(f"[\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]")


def visible(text: str) -> str:
    """`text` with every control and bidirectional control character replaced by a sign that can be seen.

    What UTF-8 or HTML cannot carry (lone surrogates, noncharacters) becomes U+FFFD. Tabs and line ends stay.
    """
    if text.isprintable():  # which none of those characters is
        return text
    return _UNWRITABLE.sub("\ufffd", text.translate(_VISIBLE))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch to mark: offsets, the HTML element, its attributes (an `id` goes on its first piece)."""

    start: int
    end: int
    tag: str = "mark"
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Writer:
    text: str
    out: list[str] = field(default_factory=list)
    open: list[Span] = field(default_factory=list)
    at: int = 0

    def copy_to(self, end: int) -> None:
        if end > self.at:
            self.out.append(escape(visible(self.text[self.at : end])))
            self.at = end

    def start(self, span: Span, *, again: bool = False) -> None:
        pairs = [(key, value) for key, value in span.attributes if not (again and key == "id")]
        shown = "".join(f' {key}="{escape(visible(value))}"' for key, value in pairs)
        self.out.append(f"<{span.tag}{shown}>")
        self.open.append(span)

    def close(self, span: Span) -> None:
        """Close `span`; stretches opened after it and still running are closed and opened again."""
        place = next(i for i, other in enumerate(self.open) if other is span)
        running = self.open[place + 1 :]
        for other in reversed(self.open[place:]):
            self.out.append(f"</{other.tag}>")
        del self.open[place:]
        for other in running:
            self.start(other, again=True)


def marked(text: str, spans: Iterable[Span]) -> Markup:
    """`text` as escaped HTML with `spans` marked; its text content equals `visible(text)` exactly.

    Longer stretches go outside shorter ones; of equal ones the first given is outermost. Offsets outside the
    text are moved to its nearest end, so that a wrong record can hide no text.
    """
    size = len(text)
    inside = [_clamped(span, size) for span in spans]
    writer = _Writer(text)
    for span in sorted(inside, key=lambda span: (span.start, -span.end)):
        _close_until(writer, span.start)
        writer.copy_to(span.start)
        writer.start(span)
    _close_until(writer, size)
    writer.copy_to(size)
    return Markup("".join(writer.out))  # noqa: S704 (every piece was escaped as it was written)


def _clamped(span: Span, size: int) -> Span:
    start = min(max(span.start, 0), size)
    return Span(start, min(max(span.end, start), size), span.tag, span.attributes)


def _close_until(writer: _Writer, limit: int) -> None:
    """Close, in order of their ends, the stretches that end at or before `limit`."""
    while True:
        # the innermost of those that end first, so that a closing never splits what ends at the same place
        due = min(((span.end, -depth) for depth, span in enumerate(writer.open) if span.end <= limit), default=None)
        if due is None:
            return
        writer.copy_to(due[0])
        writer.close(writer.open[-due[1]])
