"""What every reader does last: a text and what is known of it become a Report, or a Problem that says why
not.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from sayso.read.dates import text_date, url_date
from sayso.read.furniture import furniture, without_furniture
from sayso.read.language import language
from sayso.records import Problem, Published, Report

_LETTER = re.compile(r"[^\W\d_]")
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "cmpid")


LONGEST_TEXT = 10_000_000  # characters: more than a million words; to find what is in more would take an hour


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader knows of one report before it is checked; None where it does not."""

    location: str
    data: bytes  # of the file, or of the line
    text: str
    extractor: str
    report_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Published | None = None  # given or from metadata; else the URL and the text are asked
    authors: tuple[str, ...] = ()
    date_text: str = ""  # where the text holds no date: more of the page, from its title on
    published_unreadable: str | None = None  # a date that was given and could not be read


def finished(draft: Draft) -> Iterator[Report | Problem]:
    """The report of a draft, then a Problem where its given date could not be read; or only a Problem."""
    reason = _unfit(draft.text)
    report_id = draft.report_id or content_id(draft.data, draft.url, draft.publisher)
    if reason:
        yield Problem(draft.location, report_id, "read", reason)
        return
    lang = language(draft.text)
    if not lang.readable:
        yield Problem(
            draft.location,
            report_id,
            "read",
            f"in {lang.name}, which sayso does not read; only English is read",
        )
        return
    yield _report(draft, report_id, lang.code)
    if draft.published_unreadable is not None:
        reason = (
            f"published {draft.published_unreadable[:60]!r} is not a date; expected YYYY-MM-DD; the report was kept"
        )
        yield Problem(draft.location, report_id, "read", reason)


def content_id(data: bytes, url: str | None, publisher: str | None) -> str:
    """The id of a report that brings none: 32 hex digits of a hash over its bytes, canonical URL and
    publisher.

    Two papers' identical reprints differ; the same file found twice does not.
    """
    known = [hashlib.sha256(data).hexdigest(), canonical_url(url) if url else None, publisher]
    return hashlib.sha256(json.dumps(known).encode("ascii")).hexdigest()[:32]


def canonical_url(url: str) -> str:
    """A URL without fragment and tracking parameters, host in lower case; what is no URL comes back as it
    is.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # "http://[": not a URL
        return url.strip()
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(_TRACKING)]
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", urlencode(query), ""))


def _unfit(text: str) -> str | None:
    """Why a text can be no report, in words; None where it can."""
    if not text.strip():
        return "no text in it; nothing to read"
    if len(text) > LONGEST_TEXT:
        return f"a text of {len(text):,} characters; at most {LONGEST_TEXT:,} are read as one report; split it"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "the text holds half of a surrogate pair, which is no character; write the JSON anew as UTF-8"
    left = without_furniture(text, furniture(text)) if len(text) < 20_000 else text
    if not _LETTER.search(left):
        return "nothing but page furniture in it (menus, share buttons, notices); no story to read"
    return None


def _report(draft: Draft, report_id: str, code: str | None) -> Report:
    # A given date that could not be read is unknown: whoever gave it meant one, and a guess could contradict it.
    published = draft.published if draft.published_unreadable is not None else _known_date(draft)
    return Report(
        report_id=report_id,
        text=draft.text,
        title=draft.title,
        publisher=draft.publisher,
        url=draft.url,
        published=published,
        authors=draft.authors,
        language=code,
        location=draft.location,
        sha256=hashlib.sha256(draft.data).hexdigest(),
        text_sha256=hashlib.sha256(draft.text.encode("utf-8")).hexdigest(),
        extractor=draft.extractor,
    )


def _known_date(draft: Draft) -> Published | None:
    """The date that was given or in metadata, else the URL's, else the text's, else the rest of the page's."""
    return (
        draft.published
        or (url_date(draft.url) if draft.url else None)
        or text_date(draft.text, draft.title)
        or (text_date(draft.date_text, draft.title) if draft.date_text else None)
    )
