"""Runs of capitalised words that may be people's names, and what stands around them. English, no model."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.lexicon import table
from sayso.records import Field, Mentions, Report

# Combining accents and invisible joiners belong to the word: "Orvik" with a soft hyphen inside is that name.
_JOINED = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
TOKEN = re.compile(rf"(?:[^\W_]|[{_JOINED}])+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_LETTER = rf"(?:[^\W\d_]|[{_JOINED}])"
_WORD = re.compile(rf"[^\W\d_]{_LETTER}*(?:['’\-‐‑]{_LETTER}+)*")
_GAP = re.compile(r"['’]?\.?[ \u00a0\t]{1,2}\n?|[ \u00a0\t]?\n")
_AGE = r"(?:1[01]\d|\d{1,2})"
_AGE_AFTER = re.compile(rf"\s*(?:,|\()\s*(?:aged?\s+)?{_AGE}\s*[,).;:–—-]|,?\s+(?:aged|who\s+was)\s+{_AGE}\b")
_AGE_BEFORE = re.compile(rf"\b{_AGE}[-‐‑ ]year[-‐‑ ]old(?:\s+[a-z-]+){{0,3}}\s+$")
_NAMED_BEFORE = re.compile(r"\b(?:named|identified|called|known)(?:\s+[a-z]+){0,5}?(?:\s+as)?:?\s+$")
_NAMINGS = ("named", "identified", "called", "known")
_LIST = re.compile(r"(?:\s*[,(]\s*(?:aged?\s+)?\d{1,3}\)?)?\s*(?:,|;|,?\s+and)\s+")

Spot = tuple[Field, int, int]


@cache
def words(kind: str) -> frozenset[str]:
    """One of the lists of lexicon/redact.toml."""
    return frozenset(table("redact")[kind])


@cache
def folded(token: str) -> str:
    """`token` without case, accents and invisible joiners: what two spellings of one name share."""
    plain = unicodedata.normalize("NFKD", _INVISIBLE.sub("", token).casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def name_key(name: str) -> tuple[str, ...]:
    """The folded tokens of a name, without a possessive s: ("lena", "orvik") for "Lena Orvik's"."""
    return tuple(folded(token) for token in TOKEN.findall(re.sub(r"['’]s$", "", name)))


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row, cut down to what can be a name."""

    field: Field
    start: int
    end: int
    name: str
    size: int  # words in it
    honoured: bool  # after Mr, Ms, Dr
    office: bool  # after the title of an office
    body: bool  # a body, agency or place by its words
    shout: bool  # a word all in capitals: an acronym or a headline


@lru_cache(maxsize=4096)  # a page goes over its reports three times
def runs_of(field: Field, text: str) -> tuple[Run, ...]:
    """Every run of capitalised words in `text` that is left after titles and first words are taken off."""
    found = (_run_of(field, text, group) for group in _groups(text))
    return tuple(run for run in found if run is not None)


def _groups(text: str) -> Iterator[list[re.Match[str]]]:
    group: list[re.Match[str]] = []
    small = words("particles")
    for word in _WORD.finditer(text):
        capital = _is_capital(word[0])
        if group and (capital or word[0] in small) and _joins(text, group[-1], word):
            group.append(word)
            continue
        if group:
            yield from _ended(group)
        group = [word] if capital else []
    yield from _ended(group)


def _ended(group: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    while group and not _is_capital(group[-1][0]):
        group = group[:-1]
    if group:
        yield group


def _joins(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    gap = text[left.end() : right.start()]
    if not _GAP.fullmatch(gap):
        return False
    short = len(left[0]) == 1 or left[0].casefold() in words("titles") | words("honorifics")
    return "." not in gap or short


@lru_cache(maxsize=65_536)
def _is_capital(word: str) -> bool:
    if word[0].isupper() or word.islower():
        return word[0].isupper()
    first, _, rest = word.replace("‐", "-").replace("‑", "-").partition("-")
    return first in words("particles") and rest[:1].isupper()  # "al-Hadi"


def _run_of(field: Field, text: str, group: list[re.Match[str]]) -> Run | None:
    lower = [word[0].casefold() for word in group]
    titled = [i for i, word in enumerate(lower) if word in words("titles")]
    honoured = [i for i, word in enumerate(lower) if word in words("honorifics")]
    cut = max([*titled, *honoured], default=-1) + 1
    while cut < len(group) and lower[cut] in words("not_names"):
        cut += 1
    kept = group[cut:]
    if not kept:
        return None
    end = kept[-1].end() - (2 if kept[-1][0].endswith(("'s", "’s")) else 0)
    before = text[max(0, kept[0].start() - 30) : kept[0].start()].rstrip(" ,\u00a0\t\n")
    office = re.split(r"[ \u00a0\t\n‐‑-]", before)[-1] in words("titles")
    last = kept[-1][0] if end == kept[-1].end() else kept[-1][0][:-2]
    near = text[max(0, kept[0].start() - 2) : kept[0].start()]
    touching = len(near) == 2 and near[0].isalnum() and near[1] in " \u00a0"  # no comma, no stop
    return Run(
        field=field,
        start=kept[0].start(),
        end=end,
        name=text[kept[0].start() : end],
        size=len(kept),
        honoured=bool(honoured) and max(honoured) > max(titled, default=-1),
        office=bool(titled) or (office and (touching or _in_commas(text, kept[0].start(), end))),
        body=last.casefold() in words("bodies") or not words("bodies").isdisjoint(lower[cut:]),
        shout=any(len(word[0]) > 1 and word[0].isupper() for word in kept),
    )


_CLAUSE = re.compile(r"[.!?;:\n][^.!?;:\n]*$")
_TIES = re.compile(r"\b(?:after|before|when|while|as|since|against|near|because|if|although|on|at|with|for|to)\b")


def _in_commas(text: str, start: int, end: int) -> bool:
    """Whether a name is put between commas after an office: "The mayor, Ida Brandt, 50, said".

    Not where the words before make another reading likely: "After meeting the mayor, Lena Orvik, 31, was shot".
    """
    if text[start - 2 : start] != ", " or text[end : end + 1] != ",":
        return False
    before = text[max(0, start - 120) : start]
    found = _CLAUSE.search(before)
    return _TIES.search(before[found.start() if found else 0 :].lower()) is None


def public_names(report: Report) -> frozenset[tuple[str, ...]]:
    """Names that the report gives with an office before them ("President X")."""
    return frozenset(name_key(run.name) for run in _all_runs(report) if run.office)


def last_words(names: Iterable[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """The last word of each name, as a name of its own: ("orvik",) for ("lena", "orvik")."""
    return frozenset(name[-1:] for name in names)


def _all_runs(report: Report) -> list[Run]:
    return [*runs_of("title", report.title or ""), *runs_of("text", report.text)]


def private_names(
    report: Report,
    mentions: Mentions,
    *,
    extra: Iterable[Spot] = (),
    public: frozenset[tuple[str, ...]] = frozenset(),
) -> list[Spot]:
    """Where the report names people who hold no office, as (field, start, end): first to last.

    Taken as a private person's name: a name with an age, after Mr, Mrs, Ms, Miss or Dr, after "named" or
    "identified as", after a word such as "father" or "student", further names listed after such a one, a victim
    told by name, a named source, speaker, accuser or accused, and `extra` (say, a model's PERSON spans). Left
    readable: names with an office before them in this report or in `public`, and bodies, agencies and places.
    In doubt a name is a person's: better one bar too many.
    """
    here = public_names(report)
    known_public = public | here | last_words(here)
    seen = _seen_as_bodies(report, mentions)
    pointed = [*_pointed_at(report, mentions), *extra]
    told = _told_names(mentions)
    spots: list[Spot] = []
    previous: Run | None = None
    for run in _all_runs(report):
        text = report.text if run.field == "text" else report.title or ""
        listed = previous is not None and previous.field == run.field and _follows(text, previous, run)
        sure = run.honoured or (_has_age(text, run) and not run.body and not (run.shout and run.size == 1))
        likely = listed or _is_introduced(text, run) or _is_pointed_at(run, pointed) or name_key(run.name) in told
        person = sure or (likely and not run.body and not run.shout and name_key(run.name) not in seen)
        if person and not _is_public(run, known_public):
            spots.append((run.field, run.start, run.end))
            previous = run
    return spots


def _is_public(run: Run, public: frozenset[tuple[str, ...]]) -> bool:
    return run.office or name_key(run.name) in public


def _has_age(text: str, run: Run) -> bool:
    before = text[max(0, run.start - 50) : run.start]
    in_place = run.size == 1 and re.search(r"\b(?:in|at|near|from|of|to|around)\s$", before, re.IGNORECASE)
    return bool(_AGE_BEFORE.search(before) or (_AGE_AFTER.match(text, run.end) and not in_place))


def _is_introduced(text: str, run: Run) -> bool:
    """ "identified as X", "her father, X", "student X"."""
    before = text[max(0, run.start - 80) : run.start]
    if before[-1:].isspace() and before.rstrip(",\t\n \u00a0").rpartition(" ")[2].casefold() in words("roles"):
        return True
    return any(cue in before for cue in _NAMINGS) and _NAMED_BEFORE.search(before) is not None


def _follows(text: str, previous: Run, run: Run) -> bool:
    return run.size > 1 and _LIST.fullmatch(text, previous.end, run.start) is not None


def _is_pointed_at(run: Run, pointed: list[Spot]) -> bool:
    """Whether a mention covers the run: two words or more, or one that is all the mention says."""
    for field, start, end in pointed:
        if field == run.field and start < run.end and run.start < end:
            return run.size > 1 or end - start <= run.end - run.start + 4  # "Ouda", "Ms Ouda"
    return False


def _pointed_at(report: Report, mentions: Mentions) -> Iterator[Spot]:
    for figure in mentions.figures:
        if figure.implicit:
            yield figure.field, figure.start, figure.end
            if figure.who_start is not None and figure.who_end is not None:
                yield figure.field, figure.who_start, figure.who_end
        for source in figure.sources:
            if source.kind == "named":
                yield figure.field, source.start, source.end
    for quote in mentions.quotes:
        if quote.speaker_start is not None and quote.speaker_end is not None:
            yield quote.field, quote.speaker_start, quote.speaker_end
    for blame in mentions.blames:
        text = report.text if blame.field == "text" else report.title or ""
        for name in filter(None, (blame.accuser, blame.accused)):
            place = text.find(name)
            if place >= 0:
                yield blame.field, place, place + len(name)


def _told_names(mentions: Mentions) -> frozenset[tuple[str, ...]]:
    """Names of two words or more that mentions give a named source or a speaker, wherever their spans are."""
    sources = [source.name for figure in mentions.figures for source in figure.sources if source.kind == "named"]
    speakers = [quote.speaker for quote in mentions.quotes if quote.speaker]
    return frozenset(key for name in (*sources, *speakers) if len(key := name_key(name)) > 1)


def _seen_as_bodies(report: Report, mentions: Mentions) -> frozenset[tuple[str, ...]]:
    """Names known to be no person's: places, the publisher, credited agencies."""
    names = [place.name for place in mentions.places]
    names += [credit.party for credit in mentions.credits if credit.kind != "byline"]
    names += [report.publisher] if report.publisher else []
    return frozenset(name_key(name) for name in names)
