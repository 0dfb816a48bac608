"""Whom a voice stands for in the whole report: its fullest name, and who is behind "it" and "the monitor"."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.find.voice_words import words
from sayso.find.voices import Voice
from sayso.lexicon import table

WORD = r"[A-Z][\w’'-]{0,40}"
JOINT = r"(?:(?:of|for|and|de|al|el|bin|von|van|on|&)\s+){0,2}"
LONGEST = 8  # words; a longer run of capitals is a headline or a list
NAME = re.compile(rf"{WORD}(?:[ \t\u00a0]+{JOINT}{WORD}){{0,{2 * LONGEST}}}")
NAME_AT_END = re.compile(rf"(?<![\w’'-]){WORD}(?:[ \t\u00a0]+{JOINT}{WORD}){{1,{LONGEST}}}\s*$")
OWNING = re.compile(r"['’]s$")
DATED = re.compile(r"\s+on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*$", re.DOTALL)  # "Orm Board on Friday"
ACRONYM = re.compile(r"[(\[](?P<short>[A-Z][A-Z.&-]{1,9})[)\]]")
PRONOUNS = {"he": "person", "she": "person", "it": "body", "they": "any", "report": "any", "statement": "any"}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a report with how often each stands, and its acronyms."""

    counts: Counter[str]
    acronyms: dict[str, str]


def names_of(text: str) -> Names:
    """The capitalised names of a text and the acronyms it explains in brackets."""
    runs = (DATED.sub("", OWNING.sub("", m.group())) for m in NAME.finditer(text) if len(m.group().split()) <= LONGEST)
    found = Counter(without_opener(run) for run in runs)
    acronyms = {}
    for match in ACRONYM.finditer(text):
        if full := explained(text, match):
            acronyms[match["short"].replace(".", "")] = full
    return Names(found, acronyms)


def without_opener(run: str) -> str:
    """A run of capitals without the word that only opens its sentence: "Yet Orm Hospital"."""
    first, _, rest = run.partition(" ")
    return rest if rest and first.lower() in table("names")["openers"] else run


def explained(text: str, short: re.Match[str]) -> str | None:
    """The name that an acronym in brackets stands for; None where it abbreviates no name before it, as behind a
    dateline's town: "LOWER VELDEN (OPA) — "."""
    name = NAME_AT_END.search(text[max(0, short.start() - 100) : short.start()])
    if name is None:
        return None
    full = tail_of(name.group().strip(), short["short"])
    return full if abbreviates(short["short"], full) else None


def abbreviates(short: str, full: str) -> bool:
    """Whether at least half of the letters of an acronym begin words of a name."""
    letters = [letter for letter in short.upper() if letter.isalpha()]
    initials = {word[0].upper() for word in re.split(r"[\s-]+", full) if word}
    return 2 * sum(letter in initials for letter in letters) >= len(letters)


def tail_of(name: str, short: str) -> str:
    """The end of a run of capitals that an acronym can stand for."""
    tokens = name.split()
    for start in range(len(tokens)):
        initials = "".join(t[0] for t in tokens[start:] if t[0].isupper())
        begins = tokens[start][0].isupper()  # not "of Orm Press"
        if begins and initials[:1] == short[0] and len(initials) <= len(short) + 2:
            return " ".join(tokens[start:])
    return name


def folded(name: str) -> list[str]:
    """The words of a name that tell it from others, in lower case."""
    return [w for w in re.findall(r"\w+", name.lower()) if w not in ("the", "a", "an", "of", "for", "and")]


@cache
def body_words() -> frozenset[str]:
    """Words that make a name the name of a body rather than a person."""
    return words("bodies") | frozenset(table("names")["bodies"])


def is_body(name: str) -> bool:
    """Whether a name is that of a body: it holds a word of bodies or stands in capitals."""
    return any(w in body_words() for w in folded(name)) or (name.isupper() and len(name) > 1)


def fullest(name: str, names: Names) -> str:
    """The longest name of the report that this one shortens; the name itself where there is none."""
    if name.replace(".", "") in names.acronyms:
        return names.acronyms[name.replace(".", "")]
    name = acronym_alone(trimmed(name))
    name = " ".join(names.acronyms.get(word, word) for word in name.split())
    if name in names.acronyms.values():
        return name  # what the text explains in brackets is whole
    short = folded(name)
    if len(short) == 1 and name.islower() and name in words("bodies"):
        return named_by_kind(name, names) or name
    if not short or not any(c.isupper() for c in name) or (name.isupper() and len(short) == 1):
        return name
    longer = [other for other in names.counts if len(folded(other)) > len(short) and not joins(other, name)]
    fitting = [other for other in longer if extends(folded(other), short, is_body(other))]
    if not is_body(name):  # of a person the form that stands most often: a run of capitals drags others along
        chosen = max(fitting, key=lambda other: (names.counts[other], len(folded(other))), default=name)
        return undragged(trimmed(chosen), names)
    return trimmed(max(fitting, key=lambda other: len(folded(other)), default=name))


def joins(run: str, name: str) -> bool:
    """Whether a run of capitals is a name beside another: "Reuters and Orm Watch" is no longer form of either; "Union
    for Peace and Orm Rights" may be one name."""
    first, _, second = trimmed(run).partition(" and ")
    whole = first.split()[-1:] and first.split()[-1].lower() in words("bodies") | words(
        "name_ends"
    )  # "Ministry of Health"
    return name in (first, second) and (bool(whole) or not re.search(r"\s(?:of|for)\s", first))


def named_by_kind(kind: str, names: Names) -> str | None:
    """The one body of the report whose name ends in a word: "the ministry" is "Interior Ministry" where no other is
    named; None where several are."""
    found = {trimmed(name) for name in names.counts if len(folded(name)) > 1 and folded(name)[-1] == kind}
    return found.pop() if len(found) == 1 else None


def extends(long: list[str], short: list[str], body: bool) -> bool:
    """Whether a name is a longer form of another: the same last word for persons, all the words for bodies."""
    titled = next((i for i, word in enumerate(long) if word not in words("persons")), len(long))  # "Inspector Lea Orm"
    if not set(short) <= set(long) or (set(long[titled:]) - set(short)) & words("persons"):
        return False
    if body:
        return short[-1] in body_words() or len(short) > 1
    return long[-1] == short[-1]


DRAGGED = re.compile(
    r"^(?:(?:\S+-based|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|But|The|In|On|Meanwhile|However|And"
    r"|Citing|Quoting|Crediting|Speaking|According|Reacting|Asked|Reached|Also|Besides|Per|By|At|From|For|As|When|While|After|Before)\s+)+"
)


def trimmed(name: str) -> str:
    """A name without the day or place that a run of capitals drags along ("Britain-based", "Monday")."""
    return DRAGGED.sub("", name)


def undragged(name: str, names: Names) -> str:
    """A person's name without the name of something else before it, where a lost comma joins both: "Mona Orvik" of
    "New Dawn Mona Orvik", in a report that has "The New Dawn"."""
    tokens = name.split()
    for end in range(len(tokens) - 2, 0, -1):
        if f"The {' '.join(tokens[:end])}" in names.counts:
            return " ".join(tokens[end:])
    return name


def acronym_alone(name: str) -> str:
    """The acronym of a name that only describes it beside: "official SANA news agency" is SANA."""
    tokens = name.split()
    capital = [t for t in tokens if t.isupper() and len(t) > 1]
    plain = [t for t in tokens if t.islower()]
    return capital[0] if len(capital) == 1 and len(plain) == len(tokens) - 1 else name


def is_anaphor(voice: Voice) -> bool:
    """Whether a voice names nobody by itself: a pronoun, or "the monitor", "the spokesman", "the group"."""
    head, tokens = voice.head.lower(), voice.name.split()
    if head in PRONOUNS:
        return True
    if re.search(r"\b(?:of|for|at|in|from)\b", voice.name):
        return False
    if watches(voice):
        return len(tokens) <= 5
    if head not in words("kinds_of_body") | words("persons"):
        return False
    return all(t.lower() == head or t.lower() in words("describing") or "-based" in t.lower() for t in tokens)


def watches(voice: Voice) -> bool:
    """Whether a voice is a word like "monitor", that the name of a body in the report explains."""
    return bool({w.lower() for w in voice.name.split()} & set(table("names")["kin"]["monitor"]))


def antecedent(voice: Voice, before: Sequence[Voice], names: Names) -> str | None:
    """The name of the voice that an anaphor takes up: the last before it that can be meant; None where none can."""
    head = voice.head.lower()
    if watches(voice) and (found := watcher(names)):
        return found
    wanted = PRONOUNS.get(head) or ("person" if head in words("persons") else "body")
    named = [other for other in before if other.kind != "vague" and (watches(other) or not is_anaphor(other))]
    alike = [other for other in named if other.head.lower() == head]
    fitting = [other for other in named if wanted == "any" or (wanted == "body") == speaks_as_body(other)]
    if head == "it" and not fitting:  # a body that no word of its name tells: "Orm Tally says it counted 12"
        fitting = [other for other in named if other.kind == "named" and other.head.lower() not in words("persons")]
    chosen = (alike or fitting)[-1:]
    if not chosen:
        return watcher(names) if head == "group" else None
    return (watches(chosen[0]) and watcher(names)) or fullest(chosen[0].name, names)


def speaks_as_body(voice: Voice) -> bool:
    """Whether a voice is a body's rather than a person's: by its head, not by where the person works."""
    if voice.head.lower() in words("persons"):
        return False
    core = re.split(r"\s(?:of|for|at|in|from)\s", voice.name)[0]
    *before, last = core.split() or [""]
    if last.istitle() and last.lower() not in body_words() and any(word.lower() in words("persons") for word in before):
        return False  # "police spokeswoman Ilse Brant"
    return voice.head.lower() in words("bodies") or is_body(core)


def watcher(names: Names) -> str | None:
    """The one body of the report that "the monitor" can mean by its name; the fullest form of it."""
    kin = set(table("names")["kin"]["monitor"])
    found = [trimmed(name) for name in names.counts if set(folded(name)) & kin]
    return max(
        found,
        key=lambda name: (len(folded(name)) > 1, "bservatory" in name, names.counts[name], -len(name)),
        default=None,
    )


def resolved(voice: Voice, before: Sequence[Voice], names: Names) -> str:
    """The fullest name the report has for a voice."""
    if is_anaphor(voice):
        return antecedent(voice, before, names) or voice.name
    if voice.kind == "vague" and voice.name.lower() in words("vague"):
        return voice.name  # "Reports" is nobody's name, whatever stands before it in a headline
    return fullest(voice.name, names)
