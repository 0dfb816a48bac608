"""The words of a report as numbers: all of them, its names, its lead. Case and plural endings make no difference."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from itertools import pairwise

from sayso.lexicon import table
from sayso.link.event_places import skeleton
from sayso.link.event_scenes import scenes

LEAD = 600  # characters from the start of the text that say what a report is about
OPENING = 400  # characters from the start of the text that say what happened
TITLE_COUNTS = 2  # a word of the title says what happened so many times
SHORTEST_TITLE = 15  # characters of a title before which no name of a site is looked for
PAGE_LINE = 500  # characters behind its first words up to which a line can be the page's; a longer one tells something
TITLE_CASE = 0.5  # share of small words from which on the capitals of a title are names

_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*"
_TOKEN = re.compile(_WORD)
_OPENING_TOKEN = re.compile(rf"(?:^|[.!?:;\n\"“”—–])\s*[\"“‘'(\[]*({_WORD})")  # its capital says nothing
_AGE = re.compile(r"\b(\d{1,2})[- ]year[- ]old|, (\d{1,2}),")
_NAME = r"[A-Z][\w'’-]+ (?:(?:[A-Z]\.?|[\"“][^\"”\n]{1,20}[\"”]) )?[A-Z][\w'’-]+"
_PERSON = re.compile(
    rf"({_NAME})(?: (?:Jr|Sr)\.?)?, (?:aged )?\d{{1,2}},"
    rf"|\b\d{{1,2}}[- ]year[- ]old ({_NAME})"
)

Bag = Mapping[int, int]  # how often each word stands there
_NOTHING: Bag = {}


@dataclass(frozen=True, slots=True)
class _Form:
    """What there is to know of a word as a text has it."""

    number: int
    is_capital: bool
    is_digit: bool
    family: int | None  # number of the family of words that say what happened
    says: int  # how much it says so


@dataclass(slots=True)
class Vocabulary:
    """The number of each word, dealt out in turn."""

    numbers: dict[str, int] = field(default_factory=dict)
    _forms: dict[str, _Form] = field(default_factory=dict)

    def number(self, term: str) -> int:
        """The number of a term, as it stands."""
        return self.numbers.setdefault(term, len(self.numbers))

    def form(self, raw: str) -> _Form:
        """What there is to know of a word of a text."""
        known = self._forms.get(raw)
        if known is None:
            term = normal(raw)
            family = family_of().get(term)
            known = self._forms[raw] = _Form(
                self.number(term),
                raw[0].isupper(),
                raw[0].isdigit(),
                None if family is None else self.number(family_term(family)),
                1 if term in _weak() else int(table("events")["deeds"]["strong"]),
            )
        return known


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one telling."""

    text: Bag  # all, with the title
    lead: Bag  # of the title and the opening
    title: Bag
    lead_words: Bag  # of the title and the opening, without names and numbers: what happened
    names: Bag
    lead_names: Bag
    full_names: Bag  # two names in a row
    ages: Bag
    families: Bag  # what happened, by families of words: blasts, arrests, accidents
    persons: Bag  # full names that stand beside an age: the dead, the hurt and the accused, no officials
    streets: Bag  # of the opening
    scenes: Bag  # names of the places at which title and opening set what they tell, gazetteer or not
    towns: Bag  # the words of those that text and title name, by their consonants: names are spelled in two ways
    spelled: Bag  # the consonants of all words with a capital


def normal(word: str) -> str:
    """The word in lower case, without possessive and plural endings."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def words(title: str, text: str, vocabulary: Vocabulary, not_scenes: Iterable[str] = ()) -> Words:
    """The words of a title and a text; `not_scenes` are names that say nothing of where."""
    title, text = headline_alone(title), story(text)
    raws = _TOKEN.findall(text)
    forms = {raw: vocabulary.form(raw) for raw in {*raws}}
    body, lead = Counter(raws), Counter(_TOKEN.findall(_start(text, LEAD)))
    head = Counter(_TOKEN.findall(title))
    headline = {raw: vocabulary.form(raw) for raw in head}
    names = _names(body, Counter(_OPENING_TOKEN.findall(text)), forms)
    of_title = _names_of_title(title, headline, names)
    known = names | of_title
    of_lead = _sum(_bag(head, headline), _bag(lead, forms, vocabulary))
    digits = {form.number for form in (*headline.values(), *forms.values()) if form.is_digit}
    located = scenes(title, text, not_scenes)
    capitals = {form.number for raw in lead if (form := _form(raw, forms, vocabulary)).is_capital}
    return Words(
        text=_sum(_bag(head, headline), _bag(body, forms)),
        lead=of_lead,
        title=_bag(head, headline),
        lead_words={word: n for word, n in of_lead.items() if word not in known and word not in digits},
        names=_once(known),
        lead_names=_once((capitals & names) | {form.number for form in headline.values() if form.number in names}),
        full_names=_once(_full_names(raws, forms, names, vocabulary)),
        ages=_ages(f"{title} . {text}", vocabulary),
        families=_families(head, _TOKEN.findall(_start(text, OPENING)), vocabulary),
        persons=_once(vocabulary.number(_person(a or b)) for a, b in _PERSON.findall(text)),
        streets=_once(vocabulary.number("#street " + normal(name)) for name in _streets().findall(_start(text, LEAD))),
        scenes=_once(vocabulary.number(" ".join(map(normal, one.split()))) for one in located),
        towns=_once(vocabulary.number(f"#town {one}") for one in _towns(title, forms, located)),
        spelled=_once(vocabulary.number(f"#town {skeleton(raw)}") for raw in forms | headline if raw[0].isupper()),
    )


def _towns(title: str, text: Iterable[str], located: Iterable[str]) -> Iterator[str]:
    """The consonants of the places of title or opening that both title and text name: those of "Velden" for "12 dead in
    Velden"; `text` are its words."""
    named = {skeleton(raw) for raw in _TOKEN.findall(title) if raw[0].isupper()}
    named &= {skeleton(raw) for raw in text if raw[0].isupper()}
    for scene in located:
        plain = [word for word in scene.split() if word not in table("events")["scenes"]["kinds"]]
        if plain and skeleton(plain[-1]) in named:
            yield skeleton(plain[-1])


def story(text: str) -> str:
    """The text without the lines of the page around it: tickers of other stories, notices, captions."""
    return _page_lines().sub("", text)


def headline_alone(title: str) -> str:
    """The title without the name of the site behind it: "Two hurt in fire - Channel 4 News, Weather"."""
    cut = _site().search(title, SHORTEST_TITLE)
    return title[: cut.start()] if cut else title


@cache
def _site() -> re.Pattern[str]:
    words = "|".join(table("events")["page"]["sites"])
    return re.compile(rf"(?<=\S)\s+[-–—|:]+\s+[^|]{{0,60}}?(?:{words}).*$")


@cache
def _page_lines() -> re.Pattern[str]:
    patterns = "|".join(table("events")["page"]["lines"])
    return re.compile(rf"^[^\w\n]*(?:{patterns})[^\n]{{0,{PAGE_LINE}}}$", re.IGNORECASE | re.MULTILINE)


@cache
def _streets() -> re.Pattern[str]:
    kinds = "|".join(table("events")["page"]["streets"].split())
    return re.compile(rf"\b([A-Z0-9][\w'’-]+) (?:{kinds})\b")


def _ages(text: str, vocabulary: Vocabulary) -> Bag:
    return _once(vocabulary.number("#age " + (a or b)) for a, b in _AGE.findall(text))


def _person(name: str) -> str:
    """First and last word of a full name, as full names have them."""
    parts = name.split()
    return f"{normal(parts[0])} {normal(parts[-1])}"


def no_words() -> Words:
    """The words of nothing."""
    return Words(*[_NOTHING] * len(fields(Words)))


def _start(text: str, length: int) -> str:
    """The first characters of a text, up to the last blank among them."""
    return text if len(text) <= length else text[:length].rpartition(" ")[0]


def _form(raw: str, forms: Mapping[str, _Form], vocabulary: Vocabulary) -> _Form:
    return forms.get(raw) or vocabulary.form(raw)


def _bag(counts: Mapping[str, int], forms: Mapping[str, _Form], vocabulary: Vocabulary | None = None) -> dict[int, int]:
    bag: dict[int, int] = {}
    for raw, n in counts.items():
        form = forms[raw] if vocabulary is None else _form(raw, forms, vocabulary)
        bag[form.number] = bag.get(form.number, 0) + n
    return bag


def _sum(one: Mapping[int, int], other: Mapping[int, int]) -> dict[int, int]:
    total = dict(one)
    for word, n in other.items():
        total[word] = total.get(word, 0) + n
    return total


def _names(body: Mapping[str, int], opening: Mapping[str, int], forms: Mapping[str, _Form]) -> set[int]:
    """Words that stand in capitals within a sentence, and nowhere small."""
    within = {form.number for raw, form in forms.items() if form.is_capital and body[raw] > opening.get(raw, 0)}
    return within - {form.number for form in forms.values() if not form.is_capital and not form.is_digit}


def _names_of_title(title: str, headline: Mapping[str, _Form], names: set[int]) -> set[int]:
    """Words of the title that are names: those the text has as names; all capitals where the title has small words."""
    parts = title.split()
    says_names = sum(part[0].islower() for part in parts) >= len(parts) * TITLE_CASE
    capitals = {form.number for form in headline.values() if form.is_capital}
    small = {form.number for form in headline.values() if not form.is_capital and not form.is_digit}
    return (capitals if says_names else capitals & names) - small


def _full_names(raws: Sequence[str], forms: Mapping[str, _Form], names: set[int], vocabulary: Vocabulary) -> set[int]:
    capital = {raw for raw, form in forms.items() if form.is_capital and form.number in names}
    found = {(a, b) for a, b in pairwise(raws) if a in capital and b in capital}
    return {vocabulary.number(f"{normal(a)} {normal(b)}") for a, b in found}


def _families(head: Mapping[str, int], opening: Iterable[str], vocabulary: Vocabulary) -> Bag:
    found: dict[int, int] = {}
    counted = [(raw, n * TITLE_COUNTS) for raw, n in head.items()] + [(raw, 1) for raw in opening]
    for raw, n in counted:
        form = vocabulary.form(raw)
        if form.family is not None:
            found[form.family] = found.get(form.family, 0) + n * form.says
    return found


def family_term(family: str) -> str:
    """The term that stands for a family of words."""
    return f"#family {family}"


@cache
def _weak() -> frozenset[str]:
    return frozenset(map(normal, table("events")["deeds"]["weak"].split()))


@cache
def family_of() -> dict[str, str]:
    """The family of each word that says what happened: lexicon/events.toml."""
    families = table("events")["families"]
    return {normal(word): name for name, line in families.items() for word in line.split()}


def deeds(text: str) -> frozenset[str]:
    """The families of words that say what happened, of which a text has one."""
    families = family_of()
    said = set(map(normal, _TOKEN.findall(text))) - _weak()
    return frozenset(families[word] for word in said if word in families)


def _once(some: Iterable[int]) -> Bag:
    return dict.fromkeys(some, 1)
