"""What an HTML page says of itself in metadata: title, authors, publisher, URL, date."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from sayso.lexicon import table
from sayso.read.dates import given_date
from sayso.records import Published

_ARTICLES = ("newsarticle", "article", "reportage", "blogposting", "liveblog", "posting", "report")
_JSON_LIMIT = 2**20  # characters of one JSON-LD block
_NODES = 500  # objects looked at in one page's JSON-LD
_SHOWN = 4000  # characters of visible text kept from the title on, to look for a date in

Json = dict[str, Any]
Meta = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself; None or empty where it does not."""

    title: str | None
    authors: tuple[str, ...]
    publisher: str | None
    url: str | None
    published: Published | None
    text_from_title: str


def page_facts(tree: HtmlElement) -> PageFacts:
    """The facts of a parsed page. What is contradictory in itself goes by the order: JSON-LD of the
    article, meta tags.
    """
    meta, nodes = _meta(tree), list(_json_ld(tree))
    publisher = _publisher(meta, nodes)
    title = _title(tree, meta, nodes, publisher)
    return PageFacts(
        title=title,
        authors=_authors(tree, meta, nodes),
        publisher=publisher,
        url=_url(tree, meta),
        published=_published(tree, meta, nodes),
        text_from_title=_text_from_title(tree, title),
    )


def _meta(tree: HtmlElement) -> Meta:
    """Contents of <meta> by lower-case name, property or itemprop."""
    found: Meta = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or element.get("datetime") or "").strip()
        for key in ("name", "property", "itemprop"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, []).append(content)
    return found


def _first(meta: Meta, *names: str) -> str | None:
    return next((_clean(meta[name][0]) for name in names if name in meta), None)


def _clean(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


def _json_ld(tree: HtmlElement) -> Iterator[Json]:
    """The objects in a page's JSON-LD, breadth first, articles before all else."""
    queue: list[Any] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            words = (script.text or "")[:_JSON_LIMIT]
            try:
                queue.append(json.loads(words, strict=False))
            except (ValueError, RecursionError):
                continue
    objects: list[Json] = []
    while queue and len(objects) < _NODES:
        node = queue.pop(0)
        if isinstance(node, list):
            queue.extend(node[:_NODES])
        elif isinstance(node, dict):
            objects.append(node)
            queue.extend(
                value for key, value in node.items() if key in ("@graph", "mainEntity", "hasPart", "mainEntityOfPage")
            )
    yield from sorted(objects, key=lambda node: not _is_article(node))


def _is_article(node: Json) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.lower().endswith(_ARTICLES) for name in names)


def _name(value: Any) -> str | None:
    """The name in {"name": ...}, in the first of a list, or in a plain string."""
    if isinstance(value, list):
        return next((name for name in map(_name, value[:20]) if name), None)
    if isinstance(value, dict):
        value = value.get("name")
    return _clean(value) or None if isinstance(value, str) else None


# ---- publisher, title, authors, url


def _publisher(meta: Meta, nodes: list[Json]) -> str | None:
    named = next((name for node in nodes if (name := _name(node.get("publisher")))), None)
    return (
        _first(meta, "og:site_name") or named or _first(meta, "application-name", "dc.publisher", "citation_publisher")
    )


def _title(tree: HtmlElement, meta: Meta, nodes: list[Json], publisher: str | None) -> str | None:
    headline = next(
        (_clean(n["headline"]) for n in nodes if _is_article(n) and isinstance(n.get("headline"), str)), None
    )
    heads = [_clean(h.text_content()) for h in tree.iter("h1")]
    heads = [head for head in heads if head]
    title = (
        _first(meta, "og:title") or headline or (heads[0] if len(heads) == 1 else None) or _first(meta, "twitter:title")
    )
    if title is None:
        element = next(tree.iter("title"), None)
        title = _clean(element.text_content()) if element is not None else None
    return (_without_site(title, publisher, heads) or None) if title else None


def _without_site(title: str, publisher: str | None, heads: list[str]) -> str:
    """The title without " | The Merida Herald" at its end, where that is the publisher or the heading
    leaves it out.
    """
    parts = re.split(r"\s+[|–—»-]\s+|\s*\|\s*", title)
    if len(parts) < 2:
        return title
    rest = title[: title.rfind(parts[-1])].rstrip(" |–—»-")
    same_site = publisher is not None and _letters(parts[-1]) in (
        _letters(publisher),
        _letters(publisher) + "com",
    )
    return rest if rest and (same_site or rest in heads) else title


def _letters(words: str) -> str:
    return re.sub(r"\W|^the ", "", words.lower())


def _authors(tree: HtmlElement, meta: Meta, nodes: list[Json]) -> tuple[str, ...]:
    names: list[str] = []
    for node in nodes:
        if _is_article(node):
            authors = node.get("author")
            names += [name for one in (authors if isinstance(authors, list) else [authors]) if (name := _name(one))]
    if not names:
        keys = (
            "author",
            "article:author",
            "parsely-author",
            "byl",
            "dc.creator",
            "sailthru.author",
            "citation_author",
        )
        names = next((meta[key] for key in keys if key in meta), [])
    if not names:
        names = [_clean(link.text_content()) for link in tree.iter("a") if (link.get("rel") or "").lower() == "author"]
    cleaned = (re.sub(r"^(?:by|BY|By)\s+", "", _clean(name)) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name and len(name) < 100 and "://" not in name))


def _url(tree: HtmlElement, meta: Meta) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    for url in (*links, *meta.get("og:url", ())):
        if url and re.match(r"https?://[^/\s]+", url.strip(), re.IGNORECASE):
            return str(url).strip()
    return None


# ---- date


def _published(tree: HtmlElement, meta: Meta, nodes: list[Json]) -> Published | None:
    """The date of publication in JSON-LD, meta tags, or a <time> that says it is one. Never a date of
    change.
    """
    for value in _dates(tree, meta, nodes):
        day = given_date(value, "meta")
        if day and day.first[:4] >= "1990":  # 1970-01-01 is a missing value
            return day
    return None


def _dates(tree: HtmlElement, meta: Meta, nodes: list[Json]) -> Iterator[str]:
    for node in nodes:
        for key in ("datePublished", "dateCreated") if _is_article(node) else ("datePublished",):
            if isinstance(node.get(key), str):
                yield node[key]
    for name in table("read_dates")["meta"]["names"]:
        yield from meta.get(name, ())[:1]
    for element in tree.iter("time", "abbr", "span"):
        said = (element.get("datetime") or element.get("content") or element.get("title") or "").strip()
        if said and _says_published(element):
            yield said


def _says_published(element: HtmlElement) -> bool:
    """Whether a <time> or the like is marked as the day of publication (microdata, hAtom, the usual class
    names).
    """
    if "datePublished" in (element.get("itemprop") or "") or element.get("pubdate") is not None:
        return True
    names = (element.get("class") or "").lower()
    return bool(
        re.search(r"publish|entry-date|post-date|posted-on|pubdate|article-date|date-posted", names)
    ) and not re.search(r"updated|modif", names.replace("published updated", "published"))


def _text_from_title(tree: HtmlElement, title: str | None) -> str:
    """Visible text from the first heading on, a line an element: a date beside the title, without the
    page's header.

    Empty where there is no heading: nothing then tells a story's date from the clock of the page.
    """
    start = next((h for h in tree.iter("h1") if _clean(h.text_content())), None)
    if start is None:
        return ""
    lines: list[str] = []
    size, seen = 0, False
    for element in tree.iter():
        seen = seen or element is start
        if (
            not seen
            or not isinstance(element.tag, str)
            or element.tag in ("script", "style", "noscript", "option", "button")
        ):
            continue
        for words in (element.text, element.tail):
            line = _clean(words or "")
            if line:
                lines.append(line)
                size += len(line)
        if size > _SHOWN:
            break
    return "\n".join(lines)
