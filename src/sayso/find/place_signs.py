"""What speaks for and against a name's being a place: the words around it, the rest of the report, the gazetteer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.find.gazetteer import Entry, folded
from sayso.find.place_spans import LARGE, MILLION, TOWN, Line, Name, gap_after, gap_before, next_word, words
from sayso.records import Report

HOLDS = re.compile(r",? \(?|,? (?:(?:an?|the|its) )?(?:[a-z-]+ ){0,2}(?:in|of|outside|near) (?:the )?(?:[a-z-]+ ){0,2}")
GREAT = 300_000  # people of a city that a name rather means than a person
# "the Texas town of Quill" is the other way round: towns and villages lie in what follows "in", not what follows "of"
EXPLICIT = re.compile(
    r" (?:(?:sub-?district|district|neighbou?rhood|area|quarter|camp)(?:,| of| in)|(?:suburb|village|town)(?:,| in))"
    r"(?: the)?(?: [a-z-]+){0,3} "
)
COMMA = re.compile(r", ?\(?| \(")
OWNS = re.compile(r"['’]s? (?:[a-z-]+ ){0,4}| (?:[a-z-]+ ){1,4}of ")
DATELINE = re.compile(
    r"(?:, [A-Z][\w.]+)*,? ?(?:\([^)]{2,30}\) ?)?(?:[A-Z][a-z]+\.? \d{1,2} ?)?(?:\([^)]{2,30}\) ?)?(?:—|–|--?|:) ?"
)
VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Around:
    """What the whole report says of names: words it writes small, names it gives to persons, its publisher's name."""

    small: frozenset[str]
    persons: frozenset[str]
    publisher: str


def around(lines: Sequence[Line], report: Report, names: Sequence[Name]) -> Around:
    """The report's evidence about names."""
    small = frozenset(token.text for line in lines for token in line.tokens if token.text.islower())
    persons = frozenset(name for line in lines for name in person_names(line))
    persons |= frozenset(name.key for name in names if is_surname(name) or is_speaker(name))
    return Around(small, persons, publisher_of(report))


def host_of(url: str) -> str:
    """The host of a URL in small letters without "www."; of the page kept where it is an archive's."""
    kept = re.split(r"(?<=/)(?=https?://)", url.lower())[-1]
    return re.sub(r"^[a-z]+://(?:www\.)?", "", kept).split("/")[0].split(":")[0]


def publisher_of(report: Report) -> str:
    """The publisher's name and the host of the report's URL in small letters without spaces."""
    host = host_of(report.url or "")
    return folded(report.publisher or "").replace(" ", "") + " " + host.replace(".", "").replace("-", "")


def person_names(line: Line) -> list[str]:
    """The words of a line that follow a given name or a title, in small letters."""
    w, found = words(), []
    if line.title_case:
        return []
    for a, b in zip(line.tokens, line.tokens[1:], strict=False):
        if not (b.capital and (a.capital or a.low in w.roles)) or b.low in w.common:
            continue
        gap = line.sentence.text[a.end : b.start]
        if (gap == " " and a.low in w.given) or (gap in {" ", ". "} and a.low in w.titles):
            found.append(b.low)
    return found


def is_surname(name: Name) -> bool:
    """Whether a name is one word after another capitalised word that is no word of English: "Orla Vance"."""
    line, at = name.line, name.first
    if at < 1 or name.last - at > 1 or line.title_case or gap_before(line, at) != " " or is_great(name):
        return False
    token, w = line.tokens[at - 1], words()
    others = (w.common, w.directions, w.people, w.offices, w.part)
    return token.capital and len(token.text) > 1 and not any(token.low in known for known in others)


def is_speaker(name: Name) -> bool:
    """Whether a name of no great place is right before a verb of saying."""
    token = next_word(name.line, name.last)
    return token is not None and token.low in words().verbs and not is_great(name)


def is_great(name: Name) -> bool:
    """Whether a name is first of all that of a country, its people, a division or a great city."""
    return any(
        e.kind == "country" or (e.main and (e.kind == "admin1" or e.population > GREAT or e.capital))
        for e in name.entries
    )


def weighed(names: Sequence[Name], about: Around) -> list[Name]:
    """The names of one line with their signs, what they are worth, and what holds them."""
    linked = held(names)
    return [signed(name, linked, i, about) for i, name in enumerate(linked)]


def signed(name: Name, names: Sequence[Name], i: int, about: Around) -> Name:
    """A name with its signs."""
    holds = i > 0 and names[i - 1].within is not None and names[i - 1].last == name.first
    signs = [*name.signs, *shape_signs(name, about), *before_signs(name), *after_signs(name)]
    if name.within is not None:
        signs.append("within")
    if holds:
        signs.append("around")
    elif i and strong(names[i - 1]) and gap_before(name.line, name.first) in {", ", " and ", ", and "}:
        signs.append("listed")
    worth = words().worth
    base, total = best_kind(name)
    total += sum(worth.get(sign, 0.0) for sign in signs)
    return replace(name, signs=(*base, *signs), worth=total)


def strong(name: Name) -> bool:
    """Whether a name is a place by itself: a country, a division, a large city."""
    return any(e.kind in {"country", "admin1", "continent"} or e.population > LARGE for e in name.entries)


def best_kind(name: Name) -> tuple[tuple[str, ...], float]:
    """The signs of the gazetteer's own that speak most for a name, and their worth."""
    worth = words().worth
    best: tuple[tuple[str, ...], float] = ((), 0.0)
    for entry in name.entries:
        signs = [size_of(entry, name.key)]
        if not entry.main and entry.kind not in {"country", "continent"} and entry.population < MILLION:
            signs.append("other_name")
        total = sum(worth[sign] for sign in signs)
        if not best[0] or total > best[1]:
            best = tuple(signs), total
    return best


def size_of(entry: Entry, key: str) -> str:
    """The sign for what and how large a place is."""
    if entry.kind == "country":
        return "people" if key in words().people else "country"
    if entry.kind != "city":
        return entry.kind
    if entry.population >= MILLION:
        return "million"
    if entry.capital:
        return "capital"
    return "large" if entry.population >= LARGE else "town" if entry.population >= TOWN else "village"


def shape_signs(name: Name, about: Around) -> list[str]:
    """Signs in the name itself and in the report's other uses of it."""
    w, signs = words(), []
    if name.street or "abbreviated" in name.signs:
        return ["several_words"]
    single = name.last - name.first == 1
    low = name.text.lower()
    if not single and not (name.last - name.first == 2 and name.kind):
        signs.append("several_words")
    elif name.kind:
        signs.append("part")
    great = is_great(name)
    tests = {
        "given_name": single and low in w.given and not great,
        "given_great": single and low in w.given and great,
        "saint": name.key.startswith("saint ") and not strong(name),
        "common_word": all(t.low in w.common for t in name.line.tokens[name.first : name.last]),
        "small_letter": single and low in about.small,
        "person_elsewhere": single and low in about.persons and not (great and low not in w.given),
        "sentence_start": name.first == 0,
        "title_case": name.line.title_case,
        "short": len(low) < 4 and not any(e.kind == "country" for e in name.entries),
        "publisher": len(name.key) > 3 and name.key.replace(" ", "") in about.publisher,
    }
    return signs + [sign for sign, holds in tests.items() if holds]


def before_signs(name: Name) -> list[str]:
    """Signs in the words before a name."""
    w, line, at = words(), name.line, name.first
    signs: list[str] = []
    while at and gap_before(line, at) in {" ", "-"} and line.tokens[at - 1].low in w.directions:
        at -= 1
        if "direction" not in signs:
            signs.append("direction")
    if at == 0:
        return signs
    gap, token = gap_before(line, at), line.tokens[at - 1]
    if gap == " " and token.low == "the" and at > 1:
        at -= 1
        gap, token = gap_before(line, at), line.tokens[at - 1]
    if gap == ". " and token.low in w.titles:
        return [*signs, "after_title"]
    if gap != " ":
        return signs
    return signs + word_before(name, at, bool(signs))


def word_before(name: Name, at: int, directed: bool) -> list[str]:
    """Signs in the word right before a name with its directions."""
    w, line = words(), name.line
    token = line.tokens[at - 1]
    earlier = line.tokens[at - 2].low if at > 1 else ""
    if token.low == "of":
        if earlier in w.before:
            return ["kind_before"]
        return ["body_before"] if earlier in w.bodies_before else ["weak_preposition"]
    if token.low in w.strong:
        return ["strong_preposition"]
    if token.low in w.weak:
        return ["weak_preposition"]
    if token.low in w.titles and (token.capital or token.low in w.roles):
        return ["after_title"]
    if not token.capital or directed or line.title_case:
        return ["kind_before"] if token.low in w.before else []
    if token.low in w.offices:
        return ["after_name"]
    if token.low in w.common:
        return [] if at == 1 else ["after_common"]
    return ["after_given_name" if token.low in w.given else "after_name"]


def after_signs(name: Name) -> list[str]:
    """Signs in the words after a name."""
    w, line = words(), name.line
    token = next_word(line, name.last)
    if name.first < 2 and DATELINE.match(line.sentence.text, name.end) and name.text.isupper():
        return ["dateline"]
    if token is None:
        return []
    if token.text in w.bodies:
        return ["body"]
    if token.low in w.verbs:
        return ["speaks"]
    if not token.capital:
        return ["kind_after"] if token.low in w.after and gap_after(line, name.last) == " " else []
    if line.title_case or token.low in w.common or token.low in w.people or token.text.isupper():
        return []
    return ["before_name"]


def held(names: Sequence[Name]) -> list[Name]:
    """The names of a line, each with the place that the text says it lies in: "Orm, Wodna", "Syria's Hasakeh"."""
    found = list(names)
    for i in range(len(found) - 2, -1, -1):
        a, b = found[i], found[i + 1]
        between = a.line.sentence.text[a.end : b.start]
        if says_inside(a, b, between):
            found[i] = replace(a, within=b)
        elif OWNS.fullmatch(between) and inside(b, a) and b.within is None and great(a):
            found[i + 1] = replace(b, within=a)
    return found


def says_inside(a: Name, b: Name, between: str) -> bool:
    """Whether the words between two names say that the first lies in the second."""
    if COMMA.fullmatch(between):
        return inside(a, b) or "abbreviated" in b.signs
    if HOLDS.fullmatch(between) and inside(a, b):
        return True
    return bool(EXPLICIT.fullmatch(between) and b.entries) and not any(e.kind == "country" for e in a.entries)


def great(name: Name) -> bool:
    """Whether a name is that of a country or a division of one."""
    return any(e.kind in {"country", "admin1"} for e in name.entries)


def inside(a: Name, b: Name) -> bool:
    """Whether some place of a's name lies in some place of b's; a name without places can lie in any great one."""
    if not a.entries:
        return bool(b.entries) if a.street else great(b)
    outer = {"country", "admin1"} if great(a) else {"country", "admin1", "admin2"}
    return any(lies_in(x, y) for y in b.entries if y.kind in outer for x in a.entries)


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Whether a place lies in a country or division, by its codes; in a second-order one or a city, by distance."""
    if inner.country != outer.country or inner == outer:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "admin1":
        return inner.code == outer.code and inner.kind in {"admin2", "city"}
    return inner.kind in {"city", "admin2"} and near(inner, outer, 0.8)


def near(a: Entry, b: Entry, degrees: float) -> bool:
    """Whether two places lie within so many degrees of each other in latitude and twice as many in longitude."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    return abs(a.lat - b.lat) < degrees and abs(a.lon - b.lon) < 2 * degrees
