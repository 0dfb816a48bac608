"""Blacking out names: every character of a name becomes one █, so that every offset still holds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import Field, dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar
from urllib.parse import unquote

from sayso.records import Mentions, Problem, Report
from sayso.views.names import TOKEN, Spot, folded, name_key, private_names, public_names, words

BAR = "█"
Item = tuple[Report, Mentions]
NamesOf = Callable[[Report, Mentions], Sequence[Spot]]
_Row = TypeVar("_Row")
_LONGEST_GAP = 3  # characters between two words of one name: a space, a hyphen, ". "

# Fields that hold codes and days, never words of a report.
CODES = frozenset(
    [
        "field",
        "kind",
        "measure",
        "modality",
        "type",
        "value",
        "mode",
        "acled",
        "first",
        "last",
        "as_of",
        "country",
    ]
)


@dataclass(slots=True)
class Names:
    """Names to black out: whole ones wherever they stand, single words of them where capitalised."""

    whole: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)  # by first word
    single: frozenset[str] = frozenset()

    def add(self, key: tuple[str, ...]) -> None:
        if len(key) > 1:
            self.whole.setdefault(key[0], set()).add(key)
            handle = "".join(key)  # "lenaorvik" in addresses
            self.whole.setdefault(handle, set()).add((handle,))


@dataclass(frozen=True, slots=True)
class Blackout:
    """The records of some reports without names, and what takes the same names out of anything told of them."""

    items: list[Item]  # in a report with a name blacked out the id, location and hashes are ""
    everywhere: Names
    singles: dict[str, frozenset[str]]  # by report_id: the single words of names to black out in it

    def names_of(self, report_ids: Iterable[str]) -> Names:
        """What to black out in words that come from several reports: in doubt a bar too many."""
        local = (self.singles.get(report_id, frozenset()) for report_id in report_ids)
        return Names(self.everywhere.whole, self.everywhere.single.union(*local))


def blackout(items: Sequence[Item], names_of: NamesOf) -> Blackout:
    """The records without the names `names_of` finds in any report.

    Whole names and last names go everywhere; the other words of a name in the reports that hold it. In a
    report with a name blacked out the id, location and hashes become "": they would let anyone test a guess.
    """
    spots = [names_of(report, mentions) for report, mentions in items]
    keys = [_keys_of(report, found) for (report, _), found in zip(items, spots, strict=True)]
    everywhere = _names_everywhere(keys)
    singles: dict[str, frozenset[str]] = {}
    done: list[Item] = []
    for (report, mentions), found, local in zip(items, spots, keys, strict=True):
        names = Names(everywhere.whole, _singles_in(report, local, everywhere))
        singles[report.report_id] = names.single
        done.append(_without_names(report, mentions, found, names))
    return Blackout(done, everywhere, singles)


def blacked_out(
    items: Sequence[Item], problems: Iterable[Problem], names_of: NamesOf, more: Sequence[str] = ()
) -> tuple[list[Item], list[Problem], list[str]]:
    """`blackout` of the records, and of the problems and the strings `more` told of them."""
    found = blackout(items, names_of)
    return found.items, problems_without_names(problems, found), [black(text, found.everywhere) for text in more]


def problems_without_names(problems: Iterable[Problem], found: Blackout) -> list[Problem]:
    """The problems, the names of their reports blacked out in location and reason."""
    return [_problem_without_names(row, found.names_of([row.report_id or ""])) for row in problems]


def default_names(items: Sequence[Item]) -> NamesOf:
    """What `--redact` blacks out by default: `private_names`, an office in one report counting in all."""
    public = frozenset(name for report, _ in items for name in public_names(report) if len(name) > 1)
    return lambda report, mentions: private_names(report, mentions, public=public)


def black(text: str, names: Names, *, any_case: bool = False) -> str:
    """`text` with each name of `names` in it as bars, of the same length."""
    tokens = list(TOKEN.finditer(text))
    keys = [folded(token[0]) for token in tokens]
    spots: list[tuple[int, int]] = []
    for i, key in enumerate(keys):
        if key not in names.whole and key not in names.single:
            continue
        for name in names.whole.get(key, ()):
            last = i + len(name) - 1
            if tuple(keys[i : last + 1]) == name and all(
                tokens[j + 1].start() - tokens[j].end() <= _LONGEST_GAP for j in range(i, last)
            ):
                spots.append((tokens[i].start(), tokens[last].end()))
        if key in names.single and ((any_case and len(key) > 2) or tokens[i][0][0].isupper()):
            spots.append((tokens[i].start(), tokens[i].end()))
    return _barred(text, spots)


def _barred(text: str, spots: Iterable[tuple[int, int]]) -> str:
    spots = [(max(0, start), min(end, len(text))) for start, end in spots]
    if not spots:
        return text
    chars = list(text)
    for start, end in spots:
        chars[start:end] = BAR * max(0, end - start)
    return "".join(chars)


def _keys_of(report: Report, spots: Sequence[Spot]) -> list[tuple[str, ...]]:
    texts = {"text": report.text, "title": report.title or ""}
    return [key for name, start, end in spots if (key := name_key(texts[name][start:end]))]


def _names_everywhere(keys: Iterable[Iterable[tuple[str, ...]]]) -> Names:
    names = Names()
    last: set[str] = set()
    for key in (key for local in keys for key in local):
        names.add(key)
        last.update(_tellings(key[-1:]))
    names.single = frozenset(last)
    return names


def _singles_in(report: Report, local: Iterable[tuple[str, ...]], everywhere: Names) -> frozenset[str]:
    own = {word for key in local for word in _tellings(key)}
    # an office holder of the same last name stays readable, unless it is he who is blacked out
    public = {name[-1] for name in public_names(report) if name not in everywhere.whole.get(name[0], ())}
    return (everywhere.single | own) - public


def _tellings(key: Iterable[str]) -> set[str]:
    """The words of a name that tell who it is."""
    common = words("particles") | words("not_names") | words("bodies")
    return {word for word in key if len(word) > 1 and word not in common}


def _without_names(report: Report, mentions: Mentions, spots: Sequence[Spot], names: Names) -> Item:
    in_text = [(start, end) for name, start, end in spots if name == "text"]
    in_title = [(start, end) for name, start, end in spots if name == "title"]
    title = None if report.title is None else black(_barred(report.title, in_title), names)
    redacted = replace(
        report,
        text=black(_barred(report.text, in_text), names),
        title=title,
        publisher=None if report.publisher is None else black(report.publisher, names),
        url=None if report.url is None else _address(report.url, names),
        authors=tuple(black(author, names) for author in report.authors),
    )
    rows = {item.name: _rows(getattr(mentions, item.name), names) for item in fields(mentions)}
    changed = Mentions(**rows)
    if redacted != report or changed != mentions:
        redacted = replace(redacted, report_id="", location="", sha256="", text_sha256="")
    return redacted, changed


def _rows(rows: tuple[_Row, ...], names: Names) -> tuple[_Row, ...]:
    return tuple(row_without_names(row, names) for row in rows)


def row_without_names(row: Any, names: Names, codes: frozenset[str] = CODES) -> Any:
    """`row` with every string in it that is no code blacked out: a field added later is covered too.

    `codes`: the fields to leave alone.
    """
    return replace(row, **{item.name: _bare(getattr(row, item.name), names, codes) for item in _told(row, codes)})


def _told(row: Any, codes: frozenset[str]) -> list[Field[Any]]:
    return [item for item in fields(row) if item.name not in codes]


def _bare(value: Any, names: Names, codes: frozenset[str]) -> Any:
    if isinstance(value, str):
        return black(value, names)
    if isinstance(value, tuple):
        return tuple(_bare(one, names, codes) for one in value)
    return row_without_names(value, names, codes) if is_dataclass(value) else value


def _address(url: str, names: Names) -> str:
    """`url`; where a name is in it, decoded and with bars, no longer an address anyone can follow."""
    plain = unquote(url)
    barred = black(plain, names, any_case=True)
    return url if barred == plain else barred


def _problem_without_names(problem: Problem, names: Names) -> Problem:
    return replace(problem, location=_address(problem.location, names), reason=black(problem.reason, names))
