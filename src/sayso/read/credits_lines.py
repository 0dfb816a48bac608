"""Credits that are told by form alone: labelled and signed lines, datelines, and notes made of nothing but credit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import table
from sayso.read.credits_names import (
    NAME,
    acronym,
    agency,
    credit_of,
    credit_words,
    is_by_job,
    is_person,
    organisation,
    without_job,
)
from sayso.records import Credit

_HEAD = 600  # characters at the start where bylines and datelines stand
_TAIL = 1200  # characters at the end where notes and signatures stand
_TOP = 4  # lines at the start that can be bylines
_LONGEST = 80  # characters of a byline or signature
_NOTE = 34  # words of a note

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = (
    rf"(?:(?:{_DAY},? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?|{_DAY}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int  # in the report's text
    text: str  # without blanks at its ends


def line_credits(text: str, title: str | None) -> Iterator[Credit]:
    """The credits of a report's first and last lines that their form gives away, not a known agency's name."""
    lines = list(_lines(text))
    top = [line for line in lines[:_TOP] if line.start < _HEAD]
    for line in top:
        if len(lines) > 1 and line.text != title and len(line.text) <= _LONGEST:
            yield from _byline(line, text)
        yield from _dateline(line)
    last = [line for line in lines[1:] if line.start >= len(text) - _TAIL]
    for line in last[-6:]:
        if len(line.text) <= _LONGEST:
            yield from _signature(line)
    tail = [_Line(lines[0].start, lines[0].text)] if len(lines) == 1 else []
    for line in dict.fromkeys([*(one for one in top[:3] if len(lines) > 1), *tail, *last]):
        yield from _notes(line, max(0, len(text) - _TAIL))


def _lines(text: str) -> Iterator[_Line]:
    for found in re.finditer(r"[^\n]+", text):
        stripped = found.group().strip(" \t\xa0\r")
        if stripped:
            yield _Line(found.start() + found.group().index(stripped), stripped)


def _made(line: _Line, start: int, end: int, kind: str, name: str) -> Credit:
    return credit_of(line.start + start, line.start + end, kind, name)


def _house(name: str) -> bool:
    """Whether a name alone can be told to be an agency's or newsroom's."""
    name = name.strip()
    return bool(name) and not _generic(name) and not is_by_job(name) and (organisation(name) or acronym(name))


def _generic(name: str) -> bool:
    """Whether a name names no one newsroom: "Breaking News", "Additional Information"."""
    words = set(re.findall(r"[\w'’-]+", name.lower()))
    known = credit_words("generic") | frozenset(table("credits")["note"]["words"])
    nobody = credit_words("anonymous") | credit_words("several")
    return agency(name) is None and (words <= known or name.lower() in nobody)


# ---- bylines

_PERSON = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|al|bin|el)){1,3}"
_PEOPLE = rf"{_PERSON}(?:(?:,| and| &|/) ?{_PERSON})*"
_PAIR = re.compile(
    rf"(?P<who>{_PEOPLE})"
    r"(?P<by>\s?\|\s?|\s[-–—/]\s|, (?:for )?|,? for |,? of |,? with |,? at |, in [A-Z]\w+ for |\s\()"
    rf"(?P<name>{NAME})\)?"
)


_COURTESY = re.compile(r"[Cc]ourtesy")
_OFFICE = re.compile(r"[A-Z]{1,4}(?:SO|PD|FD)")  # a sheriff's or police's, whose pictures are credited so


@cache
def _labels(section: str) -> re.Pattern[str]:
    some = "|".join(re.escape(word) for word in sorted(credit_words(section), key=len, reverse=True))
    return re.compile(rf"\W{{0,3}}(?P<label>(?i:{some}))(?P<mark>\s*:\s*|\s*[|–—]\s*|\s+)(?P<rest>[A-Z].*?)[\s.)\]]*")


@cache
def _suffixed() -> re.Pattern[str]:
    some = "|".join(re.escape(word) for word in sorted(credit_words("suffix"), key=len, reverse=True))
    return re.compile(rf"\W{{0,3}}(?P<name>{NAME}?)[ -](?:(?i:{some}))\W{{0,3}}")


def _byline(line: _Line, text: str) -> Iterator[Credit]:
    """The organisation of a line that is a byline: labelled, after a person, or with a newsroom's word behind it."""
    for section in ("origin", "label"):
        labelled = _labels(section).fullmatch(line.text)
        if labelled and "courtesy" in labelled["label"].lower() and line.text[0] in "([":
            return  # in brackets it is a picture's
        if labelled and (section == "label" or ":" in labelled["mark"] or " " in labelled["label"]):
            yield from _labelled(line, labelled, text, surely=section == "origin")
            return
    pair = _PAIR.fullmatch(line.text)
    if pair and not _house(pair["who"]) and not _COURTESY.search(line.text) and not _OFFICE.fullmatch(pair["name"]):
        name = without_job(pair["name"])
        if _house(name):
            yield _made(line, 0, pair.start("name") + len(name), "byline", name)
        return
    suffixed = _suffixed().fullmatch(line.text)
    if suffixed and _house(suffixed["name"]):
        yield _made(line, suffixed.start("name"), suffixed.end(), "byline", _bare_house(suffixed["name"]))


def _bare_house(name: str) -> str:
    """A newsroom's name without its people: "Orm Press Staff"."""
    return re.sub(r"(?i) (?:staff|newsroom|news desk|correspondents?|reporters)$", "", name)


def _labelled(line: _Line, found: re.Match[str], text: str, *, surely: bool) -> Iterator[Credit]:
    rest, start = found["rest"], found.start("rest")
    pair = _PAIR.fullmatch(rest)
    house = without_job(pair["name"]) if pair else ""
    if pair and not _house(pair["who"]) and _house(house):
        yield _made(line, 0, start + pair.start("name") + len(house), "byline", house)
        return
    if not re.fullmatch(NAME, rest) or is_person(line.text, start, start + len(rest)):
        return
    agencies = found["label"].lower() in credit_words("surely")  # no person and no town stands after these
    place = re.search(rf"\b(?:in|at|near|of) {re.escape(rest)}\b", text)
    single = surely and (agencies or " " not in rest) and len(rest) > 3 and not place
    pictured = credit_words("picture") & set(re.findall(r"[a-z]+", rest.lower()))
    if not pictured and (_house(rest) or single):
        yield _made(line, 0, start + len(rest), "byline", _bare_house(rest))


# ---- datelines

_TOWN = r"(?P<town>[A-Z][\w.'’]*(?:(?: [A-Z]|[/-]\w)[\w.'’]*){0,4})"
_LAND = r"(?:, (?P<land>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}))?"
_WHO = r"(?P<name>[A-Z][\w.'’-]*(?: (?:of |de )?[A-Z][\w.'’-]*){0,4})"
_END = r"\s*(?:[-–—]{1,2}|:|\.){0,2}\s"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # TOWN, Country, March 2 /ORM/ -- | TOWN, March 2. /Orm/. | TOWN [ORM] -
        rf"{_TOWN}{_LAND}(?:,? {_DATE})?[.,]?\s?(?P<credit>/{_WHO}/|\[{_WHO.replace('name', 'inner')}\]){_END}",
        # (ORM) TOWN - | /ORM/ TOWN -- | [ORM] TOWN:
        rf"(?P<credit>[(/\[]{_WHO}[)/\]])\s?{_TOWN}{_LAND}(?:,? {_DATE})?\s*(?:[-–—:]|,|\.)",
        # (ORM, TOWN) - | (TOWN, ORM)
        rf"(?P<credit>\({_WHO}[,/] ?(?P<town>[A-Z]{{3,}}[\w.'’ -]*)\))\s*[-–—:]?\s",
    )
)
# TOWN, March 2, ORM: | TOWN, March 2 - ORM - : only what the date sets apart.
_DATED = re.compile(rf"{_TOWN}{_LAND}, {_DATE}(?:,|:| [-–—|]| via)? (?P<credit>{_WHO})(?: ?[-–—:|]|\. [-–—]) ?")
# Town, March 2 (ORM) - | Town (ORM) - : a place in small letters, so only an abbreviation.
_SMALL_TOWN = re.compile(
    rf"(?:{_TOWN}{_LAND},? {_DATE}|(?P<one>[A-Z][a-z]+)) "
    r"(?P<credit>\((?P<name>[A-Z]{3,5})\)) ?[-–—]{1,2} ?(?=[A-Z0-9])"
)
# Town, March 2 (Transorm) - : the date and the dash set apart any name.
_SMALL_DATED = re.compile(rf"{_TOWN}{_LAND},? {_DATE},? (?P<credit>\({_WHO}\)) ?[-–—]{{1,2}} ?(?=[A-Z0-9])")
# TOWN: ORM: | TOWN - ORM - | TOWN/ORM - | ORM, TOWN - | ORM/TOWN: | ORM | TOWN |
_BARE = (
    re.compile(rf"{_TOWN}{_LAND}(?:: ?| [-–—|] | ?/ ?)(?P<credit>{_WHO})(?: ?[-–—:|]+ |: )"),
    re.compile(rf"(?P<credit>{_WHO})(?:, | ?/ ?| [-–—|] |: ){_TOWN}{_LAND}(?:,? {_DATE})?(?: ?[-–—|]+ |: )"),
)


def _dateline(line: _Line) -> Iterator[Credit]:
    head = line.text[:140]
    for pattern in _DATELINES:
        found = pattern.match(head)
        if found:
            name = found["name"] or found["inner"]
            if _signs(name) or (_capital(found["town"]) and _unlike_place(name)):
                yield _made(line, found.start("credit"), found.end("credit"), "dateline", name)
                return
    found = _SMALL_TOWN.match(head)
    if found and acronym(found["name"]):
        yield _made(line, found.start("credit"), found.end("credit"), "dateline", found["name"])
        return
    found = _SMALL_DATED.match(head) or _DATED.match(head)
    if found and (found.re is _SMALL_DATED or _capital(found["town"])) and _unlike_place(found["name"]):
        yield _made(line, found.start("credit"), found.end("credit"), "dateline", found["name"])
        return
    for pattern in _BARE if len(line.text) >= _LONGEST and head.count("|") < 3 else ():
        found = pattern.match(head)
        if found and _capital(found["town"]) and found["town"] != found["name"] and _bare(found["name"], line.text):
            yield _made(line, found.start("credit"), found.end("credit"), "dateline", found["name"])
            return


def _signs(name: str) -> bool:
    """Whether a name in a dateline is surely an agency's: known, an abbreviation, or one that says so."""
    if agency(name):
        return True
    return acronym(name) or (not name.isupper() and _house(name) and len(name.split()) <= 5)


def _bare(name: str, text: str) -> bool:
    """Whether a name without brackets is an agency's: "ROME, ITALY -" has none, though both are short and capital."""
    if agency(name) or not name.isupper():
        return _signs(name)
    spoken = len(name) > 3 and re.search("[AEIOUY]", name) is not None
    return acronym(name) and not spoken and re.search(rf"\b{name.title()}\b", text) is None


def _capital(town: str) -> bool:
    return re.match(r"[^a-z]*[A-Z]{3,}", town) is not None and town not in table("credits")["place"]["names"]


def _unlike_place(name: str) -> bool:
    """Whether a name that the dateline's marks set apart can be an agency's: no day, month or part of a country."""
    return (
        re.fullmatch(rf"{_DATE}|{_MONTH}|{_DAY}", name) is None
        and name.upper() not in table("credits")["place"]["names"]
        and (agency(name) is not None or len(name) > 2)
    )


# ---- signatures

_DASH = r"(?:--|[-–—])"
_SIGNATURES = tuple(
    re.compile(pattern)
    for pattern in (
        # - ORM/AB | -- ORM | (ORM) | (ORM/ab) | /ORM/ | [Orm Press]
        rf"{_DASH}\s?(?P<name>{NAME}?)(?:/\s?[\w.]{{1,4}}){{0,3}}\.?",
        rf"[(\[/]{_DASH}?(?P<name>{NAME}?)(?:/\s?[\w.]{{1,4}}){{0,3}}[)\]/]\.?",
        # Orm Press - Ana Ruiz/Bo Lind | ORM / AB / CD | Ana Ruiz/Orm Press
        rf"(?P<name>{NAME})\s{_DASH}\s{_PERSON}(?:\s?/\s?{_PERSON})*",
        r"(?P<name>[A-Z]{3,6})(?:\s?/\s?[A-Za-z]{2,3}){1,3}",
        # Written by Ana Ruiz; edited by Bo Lind for Orm Press
        r"\(?(?:Reporting|Writing|Written|Editing|Edited|Reported|Compiled)(?: and \w+)? by [^.]{3,60} (?:for|at) "
        rf"(?P<name>{NAME})\)?\.?",
    )
)


def _signature(line: _Line) -> Iterator[Credit]:
    """The agency that signs a line near the end, alone or with its people's names or initials."""
    for pattern in _SIGNATURES:
        found = pattern.fullmatch(line.text)
        name = re.sub(r"^Staff (?:and|with) ", "", found["name"].split("/")[0]) if found else ""
        if _mark(name):
            yield _made(line, 0, len(line.text), "byline", name)
            return


def _mark(name: str) -> bool:
    """Whether a name that stands alone at the end is an agency's or paper's: an abbreviation, or one that says so."""
    if agency(name):
        return True
    return acronym(name) or (not name.isupper() and _house(name) and len(name.split()) <= 6)


# ---- notes

_SENTENCE = re.compile(
    r"(?:(?<=[^A-Z][.!?\"”)])\s+|^)(?P<one>[(\[—–*-]{0,2}\s?[A-Z©].*?)(?=[.!?)\]]+\s+[A-Z(\[©—]|[.!?)\]\s]*$)"
)
_TOKEN = re.compile(r"[\w@][\w.&'’/@-]*|[&:]")
_PLAIN = re.compile(r"(?<!\S)[a-z]+(?!\S)")  # small words that nothing is written to
_SMALL = frozenset({"of", "the", "and", "for", "de", "du", "la", "al", "&", "des", "del"})
_SELF = frozenset(
    {
        "this",
        "here",
        "our",
        "original",
        "originally",
        "first",
        "permission",
        "syndication",
        "syndicated",
        "agreement",
        "above",
    }
)
_ITEM = frozenset({"article", "content", "copy", "material", "report", "story", "text"})
_IMPRINT = re.compile(r"(?:Published by|A publication of|An? title of)\b")
_HAS_SMALL = re.compile(r"\b[a-z]{2,}|^\W*[A-Z][a-z]+:")  # "with AFP", "(Inputs: AFP)"
_NO_NOTE = re.compile(r"\||\d:\d|\b[Uu]pdated\b|:$")


def _notes(line: _Line, base: int) -> Iterator[Credit]:
    """Credits of the sentences of a line that consist of names and of words of credit alone."""
    for found in _SENTENCE.finditer(line.text):
        if line.start < base and line.start + found.start("one") < base and line.start > _HEAD:
            continue
        yield from _note(line, found.start("one"), found["one"].rstrip(" .)]"))


def _is_prose(sentence: str) -> bool:
    """Whether a plain small word is none of a credit's: nearly every sentence, told before it is taken apart."""
    return any(word not in _note_words() and not word.endswith("day") for word in _PLAIN.findall(sentence))


@cache
def _note_words() -> frozenset[str]:
    return _SMALL | frozenset(table("credits")["note"]["words"])


def _note(line: _Line, start: int, sentence: str) -> Iterator[Credit]:
    if _is_prose(sentence) or _NO_NOTE.search(sentence):
        return
    tokens = list(_TOKEN.finditer(sentence))
    if not 2 <= len(tokens) <= _NOTE or not _HAS_SMALL.search(sentence):
        return
    told = {token.group().lower() for token in tokens}
    if told & credit_words("picture") or ("courtesy" in told and (start or sentence[0] in "([")):
        return  # a courtesy in brackets or behind other words is a picture's
    names, plain = _parted(sentence, tokens)
    kind = _kind(sentence, plain)
    if not plain or not names or len(names) > 4 or kind is None:
        return
    authored = _authored(plain)
    for name in names:
        placed = (authored or kind == "contributed") and re.search(rf"\bin (?:the )?{re.escape(name)}", sentence)
        if not placed and _fits(name, sentence, person=authored):
            yield _made(line, start, start + len(sentence), kind, name)


def _authored(plain: list[str]) -> bool:
    """Whether a note's "by" may name a person; "first reported by" names who published it."""
    words = set(plain)
    return bool(words & set(table("credits")["note"]["authored"])) or ("reported" in words and not words & _SELF)


def _parted(sentence: str, tokens: list[re.Match[str]]) -> tuple[list[str], list[str]]:
    """The names of a sentence and its other words in small letters; nothing where a word is none of a credit's."""
    words = frozenset(table("credits")["note"]["words"])
    names: list[str] = []
    plain: list[str] = []
    at = 0
    while at < len(tokens):
        token = tokens[at].group().rstrip(".,'’")
        if _begins_name(token, first=at == 0, words=words):
            end = _name_end(sentence, tokens, at)
            names.append(sentence[tokens[at].start() : tokens[end].end()].rstrip(".,"))
            at = end
        elif token.lower() in words or token.startswith((":", "&")):
            plain.append(token.lower())
        elif not re.fullmatch(r"(?:19|20)\d\d|\d{1,2}|[A-Za-z]+day", token) and not re.fullmatch(_MONTH, token):
            return [], []
        at += 1
    return _split(names), plain


def _begins_name(token: str, *, first: bool, words: frozenset[str]) -> bool:
    if re.fullmatch(rf"{_MONTH}|{_DAY}", token):
        return False
    if re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co|info|[a-z]{2})", token):
        return True
    if not token[:1].isupper() or token in ("The", "Copyright", "Read"):
        return False
    low = token.lower()
    return not (first and low in words) and (token.isupper() or low not in {"this", "rights", "reserved"})


def _name_end(sentence: str, tokens: list[re.Match[str]], at: int) -> int:
    """The index of a name's last token: capitalised words that follow each other, small words only between them."""
    end = at
    for index in range(at + 1, len(tokens)):
        gap = sentence[tokens[index - 1].end() : tokens[index].start()]
        token = tokens[index].group()
        if gap.strip() or re.search(r"[.,]$", tokens[index - 1].group()):
            break
        if token[0].isupper() or (token[0].isdigit() and len(token) < 3):
            end = index
        elif token not in _SMALL:
            break
    return end


def _split(names: list[str]) -> list[str]:
    """Names of which one holds two joined by "and" ("AFP and The Orm Echo") taken apart."""
    parts: list[str] = []
    for name in names:
        first, joined, second = name.partition(" and ")
        apart = joined and (agency(first) or agency(second) or second.startswith("The ") or first.isupper())
        parts += [first, second] if apart else [name]
    return [re.sub(r"['’]s? .*$", "", part.removeprefix("the ")) for part in parts]


def _kind(sentence: str, plain: list[str]) -> str | None:
    """What a note says: a copyright, a text taken over, or a part of one; None where it says none of these."""
    words = set(plain)
    note = table("credits")["note"]
    if _IMPRINT.match(sentence) or words & {"belong", "belongs", "property"}:
        return "copyright"
    if {"rights", "copyright"} & words or plain[:1] == ["arrangement"]:
        return None
    if plain and plain[0] in ("the", "a", "an", "some") and not words & (_SELF | set(note["part"])):
        return None  # "The report was published by a ministry" says nothing of this text
    if words & set(note["taken"]):
        return "republished"
    if words & set(note["part"]):
        return "contributed"
    whole = set(note["whole"])
    return "republished" if words & whole and (words & _SELF or plain[0] in _ITEM | whole) else None


_PEOPLE_OF = re.compile(r"^(?:Staff|Writers?|Reporters?|Editors?)\b|\b(?:and|With|By|From) |\b(?:With|By|From)$|Editor")


def _fits(name: str, sentence: str, *, person: bool) -> bool:
    """Whether a name in a note is a newsroom's: after a verb that people do too it must be told to be one."""
    if _generic(name) or _PEOPLE_OF.search(name) or len(name) < 2:
        return False
    at = sentence.index(name) if name in sentence else 0
    if is_person(sentence, at, at + len(name)):
        return False
    the = sentence[:at].rstrip().lower().endswith("the")
    return _house(name) or (the and len(name.split()) > 1) or not (person and re.fullmatch(_PERSON, name))
