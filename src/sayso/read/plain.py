"""Plain text, and scrapes: text that was once a page. The text is stored as it came; furniture is a view over
it.
"""

import re
from collections.abc import Iterator

from sayso.errors import UnreadableError
from sayso.read.build import Draft, finished
from sayso.read.dates import clock_line, given_date
from sayso.read.decode import decoded
from sayso.read.furniture import furniture
from sayso.read.inputs import Input
from sayso.read.sources import SourceHint
from sayso.records import Problem, Report

EXTRACTOR = "sayso-plain 1"
# Files that are text but no report; anything else that decodes is taken for a text.
OTHER_SUFFIXES = (
    ".csv", ".tsv", ".json", ".xml", ".css", ".js", ".py", ".toml", ".yaml", ".yml", ".ini", ".log", ".sql", ".rtf",
    ".pdf", ".doc", ".docx", ".odt", ".xls", ".xlsx", ".ppt", ".pptx", ".epub", ".zip", ".gz", ".tar", ".7z", ".warc",
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".mp3", ".mp4", ".wav", ".parquet", ".duckdb", ".sqlite", ".db",
)  # fmt: skip
_TITLE_LENGTH = range(15, 181)  # characters
_TITLE_WORDS = range(3, 31)
_ITEMS = re.compile(r"\S+(?:(?:\s{2,}|\s*[|•·]\s*)\S+){2,}")  # "Share  Post  Mail": buttons in a row


def accepts_plain(item: Input) -> bool:
    """Whether an input may be plain text: everything whose name does not say that it is something else."""
    return not item.location.lower().endswith(OTHER_SUFFIXES)


def read_plain(item: Input, hint: SourceHint | None = None) -> Iterator[Report | Problem]:
    """The one report of a text file, or the Problem that it is none."""
    try:
        text = decoded(item.data)
    except UnreadableError as error:
        yield Problem(item.location, None, "read", str(error))
        return
    hint = hint or SourceHint()
    published = given_date(hint.published) if hint.published else None
    yield from finished(
        Draft(
            location=item.location,
            data=item.data,
            text=text,
            extractor=EXTRACTOR,
            title=hint.title or plain_title(text),
            publisher=hint.publisher,
            url=hint.url,
            published=published,
            published_unreadable=hint.published if hint.published and not published else None,
        )
    )


def plain_title(text: str) -> str | None:
    """The line at the start of a text that plainly is its title; None where unsure.

    It is the first line that is no furniture; it is short, has no full stop, and a longer text follows it.
    """
    head = text[:5000]
    taken = furniture(head)
    start = 0
    for line in head.split("\n")[:15]:
        begin, start = start, start + len(line) + 1
        title = line.strip()
        inside = any(a <= begin and begin + len(line) <= b for a, b in taken)
        if not title or inside or clock_line(title):
            continue
        return title if _is_title(title) and _story_follows(head[start:]) else None
    return None


def _is_title(line: str) -> bool:
    return (
        len(line) in _TITLE_LENGTH
        and len(line.split()) in _TITLE_WORDS
        and line[0] not in "(["
        and not _ITEMS.fullmatch(line)
        and not re.search(r"[.:;,]$|[.!?][\"”’]?\s+[A-Z]", line)
        and not re.match(r"(?:By|BY|Published|Posted|Updated)\b|.{0,60}\([^)]{2,30}\)\s*[-–—]", line)
    )


def _story_follows(rest: str) -> bool:
    return any(len(line.strip()) > 80 or re.search(r"\w\.[\"”’]?\s*$", line) for line in rest.split("\n"))
