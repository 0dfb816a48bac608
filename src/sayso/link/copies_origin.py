"""Which of two reports has the shared text from which, and by what evidence.

In this order: a credit or a citation, a third report that both have it from, an agency, the earlier, the fuller one,
the one without a slip of digits.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import Literal

from sayso.lexicon import table
from sayso.link.copies_names import Names
from sayso.read.credits import agency
from sayso.read.credits_names import credit_words
from sayso.records import Credit, Report

MINUTES = 10  # two reports so close in time are of one time
CREDITING = 3  # outlets that credit another one when it is an agency
_BEFORE = 40  # characters before a name that can say it is cited
SOON = 10  # days within which a part of a text is taken over
FULLER = 1.1  # times the runs of the other that make a text the fuller one

Side = Literal["a", "b"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """What decides a direction, of one report; names are in plain form, `moment` is in minutes."""

    name: str  # "" where unknown
    shown: str
    is_agency: bool
    by_sign: bool  # the name is not told: it is the one that signs the dateline
    owner: str | None
    day: int | None
    moment: float | None
    credited: tuple[str, ...]  # other than itself
    aliases: tuple[str, ...]  # of an agency: what its own reports sign with
    lines: tuple[str, ...]  # the short ones of its first and last lines, in plain form
    text: bytes  # in UTF-8, plain Latin letters small: read for citations only where it shares some with another

    def cites(self, other: "Outlet") -> bool:
        """Whether the text says that another outlet reported something or was told it."""
        return any(_cites(self.text, name) for name in (other.name, *other.aliases) if name)


@dataclass(frozen=True, slots=True)
class Direction:
    """The side that the other has the text from, None where nothing says; and the evidence in words."""

    origin: Side | None
    evidence: tuple[str, ...]


class Outlets:
    """Reads what decides directions from reports."""

    def __init__(self, agencies: Collection[str], names: Names) -> None:
        signing = [(name,) for name in agencies] + [(name, *others) for name, others in names.agencies.items()]
        self._signing = {plain(one): frozenset(map(plain, some)) for some in signing for one in some}
        self._owners = {plain(outlet): group for group, outlets in names.owners.items() for outlet in outlets}

    def outlet(self, report: Report, credits: Sequence[Credit], moment: str | None) -> Outlet:
        """What decides a direction, of one report; `moment` is its ISO 8601 time where one is known."""
        name = plain(report.publisher or _signer(credits))
        wire = bool(name) and (name in self._signing or is_agency(report.publisher or ""))
        signed = {plain(credit.party) for credit in credits if _tells(credit, report.text)}
        # Only an agency signs its own datelines.
        lines = {plain(credit.party) for credit in credits if credit.kind == "dateline"}
        own = {party for party in signed if wire or same_name(party, name) or name.endswith(f" {party}")}
        own |= {party for party in signed & lines if _initialled(party, name)}
        wire = wire or bool(own & lines)
        return Outlet(
            name=name,
            shown=report.publisher or report.report_id,
            is_agency=wire,
            by_sign=not report.publisher and bool(name),
            owner=self._owners.get(name) or owner(name),
            day=_day(report),
            moment=_minutes(moment),
            credited=tuple(sorted(signed - own)),
            aliases=tuple(sorted(own | self._signing.get(name, frozenset()))),
            lines=end_lines(report.text),
            text=report.text.encode("utf-8", "surrogatepass").lower(),
        )


def _signer(credits: Sequence[Credit]) -> str:
    """Who a report of unknown publisher is by: the one party that signs its dateline; "" where none does, or two.

    A byline, or a note of where the text was first, names the party again only where somebody else carries the text;
    so does another one's copyright.
    """
    signs = {plain(credit.party): credit.party for credit in credits if credit.kind == "dateline"}
    if len(signs) != 1:
        return ""
    ((short, party),) = signs.items()
    for credit in credits:
        name = plain(credit.party)
        same = same_name(short, name) or same_name(name, short) or _initialled(short, name)
        if same == (credit.kind != "copyright") and credit.kind in ("byline", "republished", "copyright"):
            return ""
    return party


def _tells(credit: Credit, text: str) -> bool:
    """Whether a credit says where the text is from: no owner's copyright, no reporter's name."""
    if is_agency(credit.party) or (len(credit.party) > 1 and credit.party.isupper()):
        return True
    words = text[credit.start : credit.end].lower() if credit.field == "text" else ""
    if credit.kind == "contributed":
        return any(word in words for word in _TAKEN)
    return (
        credit.kind != "copyright" or re.search(r"\bthis (?:dispatch|story|report|article|text)\b", words) is not None
    )


# What a note says of matter taken from another newsroom, and "Reporting by Ana Ruiz" does not.
_TAKEN = ("with", "from", "contributed", "includ", "contain", "provided", "supplied", "used", "based", "input", "agenc")


def wires(outlets: Iterable[Outlet]) -> frozenset[str]:
    """The outlets, in plain form, that several others credit: agencies, whatever their name."""
    crediting: defaultdict[str, set[str]] = defaultdict(set)
    names = set()
    for outlet in outlets:
        names.add(outlet.name)
        for party in outlet.credited:
            crediting[party].add(outlet.name)
    many = {party for party, others in crediting.items() if len(others - {""}) >= CREDITING}
    return frozenset(name for name in names if name and (name in many or any(same_name(one, name) for one in many)))


# ---- names

_LINES = (3, 4)  # first and last lines of a report where credits stand
_LONGEST = 80  # characters of a line that can be one


def end_lines(text: str) -> tuple[str, ...]:
    """The short ones of a text's first and last lines, in plain form; none of a picture, none that somebody says."""
    head, tail = ([line for line in map(str.strip, part.split("\n")) if line] for part in (text[:400], text[-400:]))
    short = [line.lower() for line in (*head[: _LINES[0]], *tail[-_LINES[1] :]) if len(line) <= _LONGEST]
    return tuple(
        dict.fromkeys(" ".join(words) for words in map(_WORDS.findall, short) if _no_credit().isdisjoint(words))
    )


_WORDS = re.compile(r"\w+")


@cache
def _no_credit() -> frozenset[str]:
    return credit_words("picture") | credit_words("spoken")


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name of an outlet or agency without case, "The", and web address; an agency's by its canonical name."""
    known = agency(name) or name
    words = re.sub(r"^https?://(?:www\.)?|^www\.|\.(?:com|org|net|co\.\w\w|[a-z]{2,3})(?:/.*)?$", "", known.lower())
    return " ".join(re.findall(r"\w+", words.removeprefix("the ")))


@lru_cache(maxsize=65536)
def is_agency(name: str) -> bool:
    """Whether a name is an agency's: a known one, or one that says so."""
    return agency(name) is not None or any(word in name.lower() for word in table("citations")["agency"]["words"])


@lru_cache(maxsize=65536)
def owner(name: str) -> str | None:
    """The owner of an outlet in plain form; None where the list has none."""
    return _owners().get(name)


@cache
def _owners() -> dict[str, str]:
    owners = table("owners")["owners"]
    return {plain(outlet): str(group) for group, outlets in owners.items() for outlet in outlets}


@lru_cache(maxsize=65536)
def same_name(party: str, name: str) -> bool:
    """Whether a credited name is an outlet's: equal, its initials, or its first words ("Orm" of "Orm Press")."""
    if not party or not name:
        return False
    if _joined(party) == _joined(name):
        return True
    mine, words = party.split(), name.split()
    if mine == words or (len(mine) < len(words) and words[: len(mine)] == mine and len(party) > 3):
        return True
    if len(mine) > 1 and len(words) == 1:
        return _abbreviates(name, mine)  # "Kestrane Wire Service" credited, "KWS" given as the publisher
    return _core(mine) == _core(words) or (len(words) > 1 and _abbreviates(party, words))


_SMALL = frozenset({"of", "the", "and", "for", "de", "du", "des", "la", "le", "al"})


def _abbreviates(party: str, words: list[str]) -> bool:
    """Whether a name is made of the first letters of each word: "opn", "agt" of "Agence Tropicale", "ntb n"."""
    letters = re.sub(r" [a-z]{1,3}$", "", party)  # "NTB-N": what an agency of another country is told apart by
    if " " in letters or not 2 <= len(letters) <= len(words) + 2:
        return False
    for some in (words, [word for word in words if word not in _SMALL]):
        if len(some) > 1 and _spelled(letters, some):
            return True
    return False


def _spelled(letters: str, words: list[str]) -> bool:
    """Whether letters are the beginnings, of one to three letters, of all the words in their order."""
    if not words:
        return not letters
    head, *rest = words
    return any(letters.startswith(head[:n]) and _spelled(letters[n:], rest) for n in range(1, min(3, len(head)) + 1))


def _initialled(party: str, name: str) -> bool:
    """Whether a dateline's sign is made of a name's letters in their order, each word's first among them.

    "agl" of "agencia grelot" is; "alg" is not. Too loose for the credits of others.
    """
    words = [word for word in name.split() if word not in _SMALL]
    return 2 < len(party) <= 6 and " " not in party and len(words) > 1 and _picked(party, words)


def _picked(letters: str, words: list[str]) -> bool:
    """Whether letters are, in order, the first and any later letters of all the words."""
    if not words:
        return not letters
    head, *rest = words
    if not letters.startswith(head[:1]):
        return False
    at = 0
    for n in range(1, len(letters) + 1):
        if _picked(letters[n:], rest):
            return True
        at = head.find(letters[n], at + 1) if n < len(letters) else -1
        if at < 0:
            return False
    return False


def _core(words: list[str]) -> list[str]:
    """A name's words without what papers and agencies add to theirs at will: "Orm Press Agency", "Orm Echo Online"."""
    end = len(words)
    while end > 1 and words[end - 1] in _ADDED:
        end -= 1
    return words[:end] if end > 1 or len(words[0]) > 3 else words


_ADDED = frozenset({"agency", "newspaper", "newspapers", "online", "website", "newsroom", "staff", "service"})


def _joined(name: str) -> str:
    """A name without spaces and a channel's number at its end: "cbs 8" and "cbs8" are one."""
    return name.replace(" ", "").rstrip("0123456789") or name


def is_called(outlet: Outlet, name: str) -> bool:
    """Whether a name is an outlet's, or one that an agency signs with."""
    sign = outlet.by_sign and (same_name(outlet.name, name) or _initialled(outlet.name, name))
    return sign or same_name(name, outlet.name) or name in outlet.aliases


def tied(a: Outlet, b: Outlet) -> bool:
    """Whether the one credits the other in its credit lines, or two known outlets credit the same third."""
    if any(is_called(b, name) for name in a.credited) or any(is_called(a, name) for name in b.credited):
        return True
    return bool(a.name and b.name and a.name != b.name) and not set(a.credited).isdisjoint(b.credited)


# ---- citations


def _cites(text: bytes, name: str) -> bool:
    """Whether a verb of saying follows the name somewhere in the text, or words such as "told the" go before it."""
    return any(_named_as_source(text, form) for form in _forms(name))


@lru_cache(maxsize=65536)
def _forms(name: str) -> tuple[bytes, ...]:
    """A name as it can stand in a text whose plain Latin letters alone were made small."""
    return tuple(dict.fromkeys(form.encode("utf-8", "surrogatepass").lower() for form in (name, name.title())))


def _named_as_source(text: bytes, name: bytes) -> bool:
    before, after = _citing()
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if at == 0 or not text[at - 1 : at].isalnum():
            if after.match(text, end):
                return True
            if not text[end : end + 1].isalnum() and before.search(text[max(0, at - _BEFORE) : at]):
                return True
        at = text.find(name, end)
    return False


@cache
def _citing() -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """Patterns of the words before a cited name, and of those after it."""
    words = table("citations")
    after, between, before = (
        "|".join(re.escape(word) for word in sorted(some, key=len, reverse=True))
        for some in (words["after"]["verbs"], words["after"]["between"], words["before"]["words"])
    )
    space = "(?: |\xc2\xa0)"  # a plain or a fixed space, in UTF-8
    return (
        re.compile(rf"\b(?:{before}){space}(?:the{space})?$".encode("latin-1")),
        re.compile(rf"(?:{space}(?:{between})){{0,2}}{space}(?:{after})\b".encode("latin-1")),
    )


# ---- time


def _day(report: Report) -> int | None:
    published = report.published
    if published is None or published.first != published.last:
        return None
    return date.fromisoformat(published.first).toordinal()


def _minutes(moment: str | None) -> float | None:
    """Minutes of an ISO 8601 time; None where it is a day only, or none."""
    if moment is None or "T" not in moment:
        return None
    try:
        known = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (known if known.tzinfo else known.replace(tzinfo=UTC)).timestamp() / 60


def hours_between(a: Outlet, b: Outlet) -> float | None:
    """Hours from a to b; 0.0 where they are of one time; None where that is not known."""
    if a.moment is not None and b.moment is not None:
        gap = b.moment - a.moment
        return 0.0 if abs(gap) <= MINUTES else gap / 60
    if a.day is not None and b.day is not None and a.day != b.day:
        return (b.day - a.day) * 24.0
    return None


def upstream(one: Outlet, other: Outlet) -> bool:
    """Whether a report can be where another has its text from: credited by it, an agency's, or earlier."""
    if any(is_called(one, name) for name in other.credited):
        return True
    hours = hours_between(one, other)
    return (one.is_agency and not other.is_agency) or (hours is not None and hours > 0)


# ---- direction


def direction(
    a: Outlet,
    b: Outlet,
    sizes: tuple[int, int] | None,
    third: Callable[[], str | None],
    slipped: tuple[tuple[str, str] | None, tuple[str, str] | None] = (None, None),
) -> Direction:
    """Which of two reports the other has the shared text from.

    `sizes` are their runs of words, None where they share too little to tell a cut text. `third` names a report that
    both have it from, None where there is none. `slipped` are an odd number that a has where b has the usual one, and
    that one; and the same of b.
    """
    caution = _caution(a, b)
    for found in (_by_credit(a, b), _by_third_credit(a, b), _by_citation(a, b)):
        if found is not None:
            return Direction(found.origin, (*found.evidence, *caution))
    parent = third()
    if parent is not None:
        return Direction(None, (f"both have it from {parent}", *caution))
    error = _by_slip(a, b, slipped)
    for found in (_by_agency(a, b), _by_time(a, b, sizes), _by_size(a, b, sizes)):
        if found is not None:
            return Direction(found.origin, (*found.evidence, *(error.evidence if error else ()), *caution))
    if error is not None:
        return Direction(error.origin, (*error.evidence, *caution))
    return Direction(None, ("nothing says which came first", *caution))


def _by_credit(a: Outlet, b: Outlet) -> Direction | None:
    """The side whose publisher the other credits, unless it does so too."""
    by_a, by_b = (any(is_called(two, name) for name in one.credited) for one, two in ((a, b), (b, a)))
    return _named(a, b, (by_a, by_b), "credits")


def _by_citation(a: Outlet, b: Outlet) -> Direction | None:
    """The side whose publisher the other cites; an agency's text that says "told the agency" cites nobody."""
    return None if a.name == b.name else _named(a, b, (a.cites(b), b.cites(a)), "cites")


def _named(a: Outlet, b: Outlet, by: tuple[bool, bool], verb: str) -> Direction | None:
    if by[0] == by[1] or a.name == b.name:
        return None
    if by[1]:
        return Direction("a", (f"{b.shown} {verb} {a.shown}",))
    return Direction("b", (f"{a.shown} {verb} {b.shown}",))


def _by_third_credit(a: Outlet, b: Outlet) -> Direction | None:
    """No direction where a side credits a third party: both may have the text from there."""
    strangers = [_strangers(one, other) for one, other in ((a, b), (b, a))]
    both = sorted(set(strangers[0]) & set(strangers[1]))
    if both:
        return Direction(None, (f"both credit {both[0]}",))
    for one, names in ((a, strangers[0]), (b, strangers[1])):
        if names:
            return Direction(None, (f"{one.shown} credits {names[0]}",))
    return None


def _strangers(one: Outlet, other: Outlet) -> list[str]:
    """Organisations a side credits that are neither of the two."""
    return [name for name in one.credited if not is_called(one, name) and not is_called(other, name)]


def _by_agency(a: Outlet, b: Outlet) -> Direction | None:
    if a.is_agency == b.is_agency:
        return None
    return Direction("a" if a.is_agency else "b", (f"{(a if a.is_agency else b).shown} is an agency",))


def _by_time(a: Outlet, b: Outlet, sizes: tuple[int, int] | None) -> Direction | None:
    """The earlier side; for a part of a text only where the other came soon: later, background of both is likelier."""
    hours = hours_between(a, b)
    if not hours:
        return None
    if sizes is None and abs(hours) > SOON * 24:
        return Direction(None, (f"{_duration(abs(hours))} apart, which is too long to tell who had it first",))
    first, gap = (a, hours) if hours > 0 else (b, -hours)
    return Direction("a" if hours > 0 else "b", (f"{first.shown} is earlier by {_duration(gap)}",))


def _duration(hours: float) -> str:
    if hours < 1:
        return f"{round(hours * 60)} minutes"
    return f"{round(hours)} h" if hours < 48 else f"{round(hours / 24)} days"


def _by_size(a: Outlet, b: Outlet, sizes: tuple[int, int] | None) -> Direction | None:
    if sizes is None or max(sizes) < FULLER * max(1, min(sizes)):
        return None
    return Direction("a" if sizes[0] > sizes[1] else "b", (f"{(a if sizes[0] > sizes[1] else b).shown} is fuller",))


def _by_slip(a: Outlet, b: Outlet, slipped: tuple[tuple[str, str] | None, tuple[str, str] | None]) -> Direction | None:
    """The side with the usual number, where the other has its digits swapped, one lost or doubled."""
    if (slipped[0] is None) == (slipped[1] is None):
        return None
    (odd, usual), side = (slipped[0], a) if slipped[0] else (slipped[1] or ("", ""), b)
    return Direction("b" if side is a else "a", (f"{side.shown} has {odd} where others have {usual}",))


def _caution(a: Outlet, b: Outlet) -> Iterator[str]:
    if a.owner is not None and a.owner == b.owner and a.name != b.name:
        yield f"caution: both belong to {a.owner}"
