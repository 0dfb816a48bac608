"""Credit lines: by which words a report says whose work it is."""

import re
from collections.abc import Iterator
from functools import cache

from sayso.lexicon import table
from sayso.read.credits_lines import line_credits
from sayso.read.credits_names import (
    NAME,
    agency,
    any_agency,
    credit_of,
    credit_words,
    is_by_job,
    is_longer_name,
    is_person,
    organisation,
    without_job,
)
from sayso.records import Credit, Report

__all__ = ["agency", "credits"]

_HEAD = 600  # characters at the start where bylines and datelines stand
HEADLINE = 4  # words of a headline that is told from the text by what it says
_TAIL = 1200  # characters at the end where copyright, "reporting by" and sources stand


def credits(report: Report) -> tuple[Credit, ...]:
    """The credit lines of a report, sorted: bylines, datelines, copyright, "republished from",
    "contributed by".

    `party` is an agency's canonical name, else the name as written. Credits of pictures, bylines of mere
    persons and
    agencies quoted inside sentences ("told Reuters") are none.
    """
    text = report.text
    added: list[Credit] = []
    found = [
        *_bylines(text, report.title),
        *_datelines(text),
        *_copyrights(text),
        *_contributed(text),
        *_republished(text),
        *_signed(text),
        *_unnamed(text),
    ]
    for credit in line_credits(text, report.title):  # these know fewer names, so they only add
        if not any(credit.start < other.end and other.start < credit.end for other in found):
            added.append(credit)
    return _disjoint([credit for credit in (*found, *added) if not _pictured(text, credit.start)])


# ---- what counts


def _pictured(text: str, start: int) -> bool:
    """Whether the words before a credit, in its line and near it, make it a picture's."""
    line = text[max(0, start - 40, text.rfind("\n", 0, start) + 1) : start]
    before = re.split(r"[.!?)\]]\s", line)[-1]
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", before)}
    return not credit_words("picture").isdisjoint(words)


def _disjoint(found: list[Credit]) -> tuple[Credit, ...]:
    """Sorted credits; of two that overlap the longer, unless they are one phrase that names two parties."""
    kept: list[Credit] = []
    for credit in sorted(set(found), key=lambda c: (c.start - c.end, c.start, c.kind, c.party)):
        clash = [other for other in kept if credit.start < other.end and other.start < credit.end]
        if all((c.start, c.end, c.kind) == (credit.start, credit.end, credit.kind) for c in clash):
            kept.append(credit)
    return tuple(sorted(kept, key=lambda c: (c.start, c.end, c.kind, c.party)))


def _ends(text: str) -> tuple[tuple[int, int], ...]:
    """The head and the tail of a text, as spans; one span where they meet."""
    base = _tail(text)
    return ((0, len(text)),) if base <= _HEAD else ((0, _HEAD), (base, len(text)))


def _tail(text: str) -> int:
    return max(0, len(text) - _TAIL)


def _finds(
    pattern: re.Pattern[str], needed: tuple[str, ...], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """The matches of a pattern in a stretch; each holds one of the needed pieces, which are faster to look for."""
    if any(text.find(piece, start, end) >= 0 for piece in needed):
        yield from pattern.finditer(text, start, end)


def _skipped(pattern: str, text: str, start: int) -> int:
    """Where `text` goes on after what `pattern` matches at `start`."""
    found = re.compile(pattern).match(text, start)
    return found.end() if found else start


# ---- bylines


@cache
def _byline_patterns() -> tuple[re.Pattern[str], ...]:
    any_name, long_name = any_agency(short=True), any_agency(short=False)
    day = r"(?:[A-Z][a-z]+day,?[ \xa0]+)?\d{1,2}[ \xa0][A-Z][a-z]{2,8}[ \xa0]\d{4}\b"
    staff = r"(?:[ \xa0](?:[Ss]taff|STAFF|[Rr]eporter|[Cc]orrespondent|[Ww]riters?))?"
    return (
        # "By Reuters", "BY AFP STAFF", "By Ana Ruiz, Merida News Agency", "By Ana Ruiz | Reuters"
        re.compile(
            rf"^\W{{0,3}}(?:By|BY|From|FROM)[ \xa0:]+(?P<name>{any_name}|{NAME})(?: [Ss]taff| STAFF)?"
            r"[^\S\n]*(?P<rest>.*)$",
            re.M,
        ),
        # "Reuters Staff", "AFP", "Agence France-Presse" on a line of their own
        re.compile(rf"^[ \t\xa0(\[*]*(?P<name>{any_name}){staff}[ \t\xa0)\]*]*$", re.M),
        # "AFP - At least ten ..." and "AFP: ..." at the start of a line
        re.compile(rf"^[ \t\xa0]*(?P<name>{any_name})\s?[-–—:|]\s", re.M),
        # flattened pages: "... town Monitor AFP Sunday 1 Feb 2015 At least ..."
        re.compile(rf"(?<=\s)(?P<name>{long_name})(?=[ \xa0]+{day})"),
        re.compile(rf"(?<=\d{{4}}[ \xa0])(?P<name>{long_name})(?=[ \xa0]+[A-Z])"),
        # ... and "... attacked their buses. AFP - The toll ..."
        re.compile(rf"(?<=[.!?][ \xa0])(?P<name>{long_name})\s[-–—]\s(?=[A-Z])"),
    )


_SECOND = re.compile(rf"^(?:,|\||-|–|—|/|\(|\bof\b|\bfor\b|\bwith\b|\band\b)[ \xa0]*(?:[Ww]ith )?(?P<name>{NAME})")


def _bylines(text: str, title: str | None) -> Iterator[Credit]:
    head = text[:_HEAD]
    full, *others = _byline_patterns()
    for found in full.finditer(head):
        yield from _by_line(head, found)
    for pattern in others:
        for found in pattern.finditer(head):
            if not is_person(head, found.start("name"), found.end("name")):
                yield credit_of(found.start("name"), found.end("name"), "byline", found["name"])
    yield from _after_headline(head, title)
    yield from _sole_name(head, title)


def _after_headline(head: str, title: str | None) -> Iterator[Credit]:
    """An agency between the headline that a flattened page repeats and the text: "... in Merida AFP Children were"."""
    if title is None or len(title.split()) < HEADLINE or (at := head.find(title)) < 0:
        return
    found = re.compile(rf"\s(?P<name>{any_agency(short=False)})\s(?=[A-Z])").match(head, at + len(title))
    if found:
        yield credit_of(found.start("name"), found.end("name"), "byline", found["name"])


# "Ana Ruiz for Orm Press", "Staff Reporter and Orm Press": the latter alone is a newsroom.
_FOR = re.compile(r"(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)+) (?:for|of|and) (?P<name>(?:[Tt]he )?[A-Z].*)$")


def _by_line(head: str, found: re.Match[str]) -> Iterator[Credit]:
    """The organisation in a line that begins with "By": alone, after a person's name, or glued to it."""
    name, rest = found["name"], found.start("rest")
    if is_person(head, found.start("name"), found.end("name")):
        rest = _skipped(rf"{NAME}", head, found.start("name"))
        name = head[found.start("name") : rest]
    begin = _skipped(r"\W*", head, found.start())
    if name.lower() in credit_words("anonymous") or found.end("rest") - rest > 80:
        return
    glued = re.search(rf"(?<=[a-zA-Z])(?P<name>{any_agency(short=False)})$", name)
    if glued and len(glued["name"]) > 4:
        yield credit_of(begin, found.end("name"), "byline", glued["name"])
    elif (behind := _FOR.match(name)) and organisation(behind["name"]) and not organisation(without_job(behind["who"])):
        yield credit_of(begin, found.start("name") + behind.end("name"), "byline", behind["name"])
    elif organisation(name) and not is_by_job(name):
        end = _skipped(r" [Ss]taff\b| STAFF\b", head, found.end("name"))
        yield credit_of(begin, end, "byline", re.sub(r" (?:[Ss]taff|STAFF)$", "", name))
    else:
        second = _SECOND.match(head[rest : found.end("rest")].lstrip(" \xa0"))
        rest = _skipped(r"[ \xa0]*", head, rest)
        house = without_job(second["name"]) if second else ""
        if second and organisation(house):
            yield credit_of(begin, rest + second.start("name") + len(house), "byline", house)


def _sole_name(head: str, title: str | None) -> Iterator[Credit]:
    """A line near the top that is nothing but an agency's name, known or not: "Merida Press Agency"."""
    start = 0
    for line in head.split("\n")[:4]:
        name = line.strip()
        if (
            name != title
            and not _LEAD.match(name)
            and not _FOR.match(name)  # "Ana Ruiz for Merida Press Agency" is a byline of another form
            and re.fullmatch(NAME, name)
            and len(name.split()) <= 5
            and _PAPER.search(name)
        ):
            begin = start + line.index(name)
            yield credit_of(begin, begin + len(name), "byline", name)
        start += len(line) + 1


_LEAD = re.compile(r"(?:By|From|Via|Courtesy|Source|With|Staff and) ")
_PAPER = re.compile(
    r"(?:News|Press|Wire) (?:Agency|Service)|Newswire|News Wire|Agenc[yei]|Presse?$|Wire$"
    r"|^[Tt]he (?:[A-Z][\w’'-]+ ?){2,3}$"
)


# ---- datelines

# PARIS (AFP) - | MERIDA, Nov 12 (Reuters) - | ST. PAUL, Minn. (AP) — | (AP) at the start of a line. A name
# in the
# brackets that is not known counts where a dash follows and the place stands in capitals.
_BRACKETS = re.compile(
    r"^(?P<place>[^()\n]{0,70}?)(?P<credit>\((?P<name>[A-Z][^()\n]{1,40}|dpa)\))(?P<dash>\s*[-–—:]{1,2})?",
    re.M,
)
# Damascus, SANA – | MERIDA - Reuters -
_COMMA = re.compile(
    r"^(?P<place>[A-Z][^\n(),.]{1,30})(?:,[^\n(),]{1,25})?[,:]?\s+(?:[-–—]\s*)?"
    r"(?P<name>[A-Z][\w .-]{1,30}|dpa)\s*[-–—:]{1,2}\s",
    re.M,
)


def _datelines(text: str) -> Iterator[Credit]:
    head = text[:_HEAD]
    for found in _BRACKETS.finditer(head):
        name = re.split(r"\s*[/,;|]\s*|\s+[-–—]\s+", found["name"].removeprefix("By "))[0]
        place = found["place"].strip()
        known = agency(name) is not None
        capital = bool(re.match(r"[^a-z]*[A-Z]{3,}", place))
        if (known and (not place or found["dash"] or capital)) or (found["dash"] and capital):
            yield credit_of(found.start("credit"), found.end("credit"), "dateline", name)
    for found in _COMMA.finditer(head):
        if agency(found["name"]):
            end = found.start("name") + len(found["name"].rstrip())
            yield credit_of(found.start("name"), end, "dateline", found["name"])
    for found in re.finditer(rf"(?<=[A-Z]{{3}} )(?P<credit>\((?P<name>{any_agency(short=False)})\))\s*[-–—]", head):
        yield credit_of(found.start("credit"), found.end("credit"), "dateline", found["name"])


# ---- copyright

_SIGN = r"(?:Copyright\b|COPYRIGHT\b|©|\([cC]\)(?=\s*(?:19|20)))"
_GAP = r"[^\S\n]*"
_COPYRIGHT = re.compile(
    # In one line: what stands below a bare "© 2015" is another matter.
    rf"{_SIGN}{_GAP}(?:©|\([cC]\)|Copyright\b)?{_GAP}(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d)?\d\d)?)?,?{_GAP}"
    rf"(?:by |By )?(?P<name>{NAME})"
)
_OWNER_YEAR = re.compile(rf"^\s*\(?(?P<name>{NAME}), (?:19|20)\d\d\)?\.?\s*\Z", re.M)
_NO_OWNER = frozenset({"", "all", "all rights", "notice", "copyright", "rights"})


def _copyrights(text: str) -> Iterator[Credit]:
    for found in _COPYRIGHT.finditer(text, _tail(text)):
        name = re.split(r"\.? All [Rr]ights|\. |\.?$", found["name"])[0].rstrip(" ./")
        name = re.sub(r"(?: (?:19|20)\d\d)+$", "", name)
        if name.lower() not in _NO_OWNER and not name.isdigit():
            yield credit_of(found.start(), found.start("name") + len(name), "copyright", name)
    owner = _OWNER_YEAR.search(text, max(0, len(text) - 100))
    if owner and organisation(owner["name"]):
        yield credit_of(owner.start("name"), owner.end("name") + 6, "copyright", owner["name"])


# ---- contributed

_WORK = r"(?:Reporting|reporting|Writing|Editing|Compiled|Edited|Written)"
_REPORTING = re.compile(
    rf"\((?:[A-Z][\w ]{{1,30}}\) )?(?:[Aa]dditional |Some )?{_WORK} (?:by|from) (?P<names>[^()\n]{{2,300}}?)\)"
    rf"|(?:(?<=[.!?\"”)]\s)|^\s{{0,9}})(?:Additional |Some |With )?(?:[Rr]eporting|Writing|Editing) by "
    r"(?P<plain>(?:the )?[A-Z][^.\n()]{1,300})",
    re.M,
)
_CONTRIBUTED = re.compile(
    # Not after an initial ("Juan A. Lopez"), which ends no sentence.
    rf"(?:(?<=[^A-Z][.!?\"”)]\s)|^\W{{0,3}})(?P<name>{NAME}|[Aa]gencies)(?:,? [^.\n]{{0,80}}?)?"
    r" contributed (?:reporting )?to this (?:report|story|article)",
    re.M,
)


@cache
def _with_pattern() -> re.Pattern[str]:
    several = "|".join(sorted(table("credits")["several"]["words"], key=len, reverse=True))
    kind = r"(?:reporting|material|inputs?|files|information|reports?|content|texts?)"
    return re.compile(
        rf"(?:[(\[]|^\W{{0,3}}|(?<=[.!?\"”)]\s)|^By [^\n]{{2,40}} )"
        rf"(?P<credit>[Ww]ith (?P<what>(?:additional |some |an? )?{kind} (?:from|by) (?:the )?)?"
        rf"(?P<name>{any_agency(short=True)}|(?i:{several})|{NAME})(?: (?:inputs?|reports?|files))?)"
        r"(?P<close>[)\]]|\.?\s*$)",
        re.M,
    )


def _contributed(text: str) -> Iterator[Credit]:
    base = _tail(text)
    for found in _finds(_REPORTING, ("porting ", "Writing ", "Edit", "Compiled ", "Written "), text, base, len(text)):
        yield from _reporting(text, found)
    for found in _finds(_CONTRIBUTED, (" contributed ",), text, base, len(text)):
        if not re.match(r"[Ss]taff\b", found["name"]):  # the newsroom's own people
            yield from _each_agency(found.start("name"), found.end(), found["name"], found.group())
    for start, end in _ends(text):
        for found in _finds(_with_pattern(), ("ith ",), text, start, end):
            name = found["name"]
            if found["what"] or agency(name) or name.lower() in credit_words("several") or found["close"] in ")]":
                yield from _each_agency(found.start("credit"), found.end("credit"), name, name)


def _reporting(text: str, found: re.Match[str]) -> Iterator[Credit]:
    """ "(Reporting by Ana Ruiz; Editing by Bo Li)": the agency named in or right after it, else the first
    person.
    """
    start, end = _skipped(r"\s*", text, found.start()), found.end()
    standards = text.find(" Our Standards", start, end)
    # That line is Reuters' own, and says whose style of credit this is.
    ours = re.compile(r"\W*Our Standards").match(text, end if standards < 0 else standards)
    end = end if standards < 0 else standards
    end = start + len(text[start:end].rstrip())
    first = re.split(r",? and |, ", (found["names"] or found["plain"]).split(";")[0].strip())[0]
    person = re.sub(r" in [A-Z].*$", "", first)
    yield from _each_agency(start, end, "Reuters" if ours else person, text[start:end])


def _each_agency(start: int, end: int, name: str, words: str) -> Iterator[Credit]:
    """A contributed credit for each agency that `words` name; for `name` as written where they name none."""
    found = re.finditer(rf"\b{any_agency(short=False)}", words)
    agencies = [
        one.group()
        for one in found
        if not is_person(words, one.start(), one.end()) and not is_longer_name(words, one.start(), one.end())
    ]
    for party in agencies or [re.sub(r",? and$", "", name)]:
        yield credit_of(start, end, "contributed", party)


# ---- republished

_PERMISSION = r"(?: with (?:the )?(?:kind )?permission)?"
_REPUBLISHED = re.compile(
    # "The report published by a ministry" is no credit: without "first" or "originally" the verb must say it.
    rf"(?:^\W{{0,3}}|(?<=[.!?\"”)]\s)|(?<=[(\[]))"
    rf"(?:(?:This|The) (?:article|story|report|piece|post)(?: (?:was|is|has been))?"
    rf" (?:(?:first|originally) (?:appeared|published|produced)|appeared|republished|reprinted|reproduced"
    rf"|syndicated){_PERMISSION}"
    rf"|(?:Re-?published|Reprinted|Reproduced|Syndicated|(?:Originally|First) (?:published|appeared)){_PERMISSION})"
    rf" (?:from|in|on|by|at)(?: the)? (?P<name>{NAME}|[a-z0-9-]+\.(?:com|org|net|[a-z]{{2,3}}))",
    re.M,
)
_SOURCE = re.compile(
    rf"^[ \t\xa0*]*(?:Source|SOURCE|Via|VIA)(?:\s?:\s*|\s+(?=[A-Z]))(?P<name>{NAME})"
    r"[ \t\xa0]*(?:\.?\s*$|(?=\s*[|/,;]))",
    re.M,
)
_SOURCE_LAST = re.compile(
    rf"(?:(?<=[.!?\"”)] )|[(\[])(?:Source|SOURCE|via|Via)(?:\s?:\s*|\s+(?=[A-Z]))(?P<name>{NAME})[)\].]*\s*"
)


def _republished(text: str) -> Iterator[Credit]:
    # In brackets only near the end: at the top of a page "(Source: ...)" is the credit of a picture.
    verbs, labels = ("ublished", "ppeared", "produced", "printed", "yndicated"), ("ource", "OURCE", "ia", "IA")
    places = [(*one, span) for span in _ends(text) for one in ((_REPUBLISHED, verbs), (_SOURCE, labels))]
    places.append((_SOURCE_LAST, labels, (max(len(text) - 300, len(text) // 2), len(text))))
    for pattern, needed, (start, end) in places:
        for found in _finds(pattern, needed, text, start, end):
            name = re.split(r"\. |\.$", found["name"])[0]
            begin = _skipped(r"[^\w]*", text, found.start())
            # As the first line it stands where a byline does.
            kind = "byline" if not text[:begin].strip() and pattern is _SOURCE else "republished"
            yield credit_of(begin, found.start("name") + len(name), kind, name)


# ---- agencies without a name


@cache
def _several_pattern() -> re.Pattern[str]:
    own, several = (
        "|".join(sorted(table("credits")["several"][part], key=len, reverse=True)) for part in ("own", "words")
    )
    return re.compile(
        rf"^[(\[ \t]*(?:(?:by |from )?(?:{own})(?:,| and| with| &) (?P<with>{several})"
        rf"|(?:by|from) (?:our )?(?P<by>{several})|\((?P<alone>{several})\)"
        rf"|with (?P<inputs>agency (?:inputs?|reports?|material)))"
        r"[)\]. \t]*$",
        re.M | re.I,
    )


def _unnamed(text: str) -> Iterator[Credit]:
    """ "Staff and agencies", "By wire services", "(Agencies)", on a line of its own at either end."""
    for start, end in _ends(text):
        for found in _several_pattern().finditer(text, start, end):
            name = found[found.lastgroup or 0]
            plain = name if name.lower() in credit_words("several") else "agencies"
            yield credit_of(*found.span(), "contributed" if found["inputs"] else "byline", plain)


# ---- a name at the foot


def _signed(text: str) -> Iterator[Credit]:
    """ "--Reuters", "—AP", "- REUTERS", "(AFP)" or "AFP" alone, at the end of the text."""
    base = max(0, len(text) - 120)
    tail = text[base:].rstrip()
    found = re.search(rf"(?P<credit>(?:(?:--|[-–—])\s*|\(|(?<=\n))(?P<name>{any_agency(short=True)})\)?\.?)\Z", tail)
    if found:
        yield credit_of(base + found.start("credit"), base + found.end("credit"), "byline", found["name"])
