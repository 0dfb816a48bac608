"""HTML pages: main text by trafilatura, by resiliparse where that finds none, and what the page says of
itself.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from sayso.errors import UnreadableError
from sayso.read.build import Draft, finished
from sayso.read.dates import given_date
from sayso.read.decode import declared_charset, decoded
from sayso.read.inputs import Input
from sayso.read.page_facts import PageFacts, page_facts
from sayso.read.sources import SourceHint
from sayso.records import Problem, Report

MARKUP_LIMIT = 5 * 2**20  # characters of a page; beyond it the extractors take minutes
DEPTH_LIMIT = 2_000  # nested tags; resiliparse takes time with the square of them
_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".mhtml.html")
_TAG = re.compile(rb"<\s*(?:!doctype\s+html|html\b|head\b|body\b|article\b|meta\b)", re.IGNORECASE)
_OPEN_CLOSE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:[^<>]*?)(/?)>")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "tr",
        "dt",
        "dd",
        "option",
    ]
)


def accepts_html(item: Input) -> bool:
    """Whether an input is an HTML page: by its name, or because it begins like one."""
    head = item.data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    return item.location.lower().endswith(_SUFFIXES) or (head.startswith(b"<") and bool(_TAG.search(head)))


def read_html(item: Input, hint: SourceHint | None = None) -> Iterator[Report | Problem]:
    """The one report of a page, or the Problem that it has none. A hint outranks what the page says of
    itself.
    """
    try:
        markup = decoded(item.data, declared=declared_charset(item.data)).replace("\x00", "")
        tree = _tree(markup)
        facts = page_facts(tree)
        text, extractor = _main_text(tree, markup)
    except UnreadableError as error:
        yield Problem(item.location, None, "read", str(error))
        return
    yield from finished(_draft(item, hint or SourceHint(), facts, text, extractor))


def _draft(item: Input, hint: SourceHint, facts: PageFacts, text: str, extractor: str) -> Draft:
    given = given_date(hint.published) if hint.published else None
    return Draft(
        location=item.location,
        data=item.data,
        text=text,
        extractor=extractor,
        title=hint.title or facts.title,
        publisher=hint.publisher or facts.publisher,
        url=hint.url or facts.url,
        published=given or facts.published,
        authors=facts.authors,
        date_text=facts.text_from_title,
        published_unreadable=hint.published if hint.published and not given else None,
    )


def _tree(markup: str) -> HtmlElement:
    if len(markup) > MARKUP_LIMIT:
        raise UnreadableError(f"a page of {len(markup):,} characters; at most {MARKUP_LIMIT:,} are read; save its text")
    if not markup.strip():
        raise UnreadableError("no text in it; nothing to read")
    try:
        # As bytes, because lxml refuses a str that declares an encoding.
        return document_fromstring(markup.encode("utf-8", errors="replace"), parser=HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError(f"not HTML that can be parsed: {str(error).splitlines()[0][:100]}") from None


def _main_text(tree: HtmlElement, markup: str) -> tuple[str, str]:
    """The main text of a page and the name and version of what found it. Raises UnreadableError where
    there is none.
    """
    text = _by_trafilatura(tree)
    if text.strip():
        return text, _extractor("trafilatura")
    depth = _depth(markup)
    if depth > DEPTH_LIMIT:
        raise UnreadableError(f"tags nested {depth:,} deep, at most {DEPTH_LIMIT:,} are read; no text was found")
    text = _by_resiliparse(markup)
    if not text.strip():
        raise UnreadableError("a page without text: neither trafilatura nor resiliparse found any")
    return text, _extractor("resiliparse")


def _by_trafilatura(tree: HtmlElement) -> str:
    from trafilatura import bare_extraction  # 0.3 s to import

    try:
        document: Any = bare_extraction(tree, fast=True, include_comments=False)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        return ""  # a bug of the extractor on an odd page; the other one is tried
    return getattr(document, "text", None) or ""


def _by_resiliparse(markup: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    for main in (True, False):
        text: str = extract_plain_text(markup, main_content=main, preserve_formatting=True, alt_texts=False)
        if text.strip():
            return text
    return ""


def _depth(markup: str) -> int:
    """The largest number of tags open at one point, roughly: void tags and those that close themselves
    are not counted.
    """
    depth = deepest = 0
    for found in _OPEN_CLOSE.finditer(markup):
        if found[2].lower() in _VOID or found[3]:
            continue
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


@cache
def _extractor(name: str) -> str:
    return f"{name} {version(name)}"
