"""What a source's name says of the party behind it: the body it speaks for, the words that tell it, its kind."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.lexicon import table
from sayso.link.party_media import StateMedium, agency_of, state_medium

ARTICLE = re.compile(r"^(?:the|an?|some|one|its|their|another)\s+", re.IGNORECASE)
BASED = re.compile(r"^(?:[\w-]+-based|based in \w+)\s+", re.IGNORECASE)
DRAGGED = re.compile(r"^.*(?:\s[-–—]|—)\s+(?=\S)")  # a dateline before the name: "VELDEN, Orm - Police"
ASIDE = re.compile(r"\s*[,(;:].*$", re.DOTALL)
SPEAKING = re.compile(
    r"^(?P<role>.+?)\s+(?:(?:speaking|working|talking)\s+)?"
    r"(?P<joint>of|for|at|from|with|inside|within|by|in|on behalf of)\s+(?P<body>.+)$"
)
TOKEN = re.compile(r"[\w&][\w’'.&-]*")


@dataclass(frozen=True, slots=True)
class Named:
    """A name as a party's: how it is shown, the words that tell it from others, and what they make it."""

    shown: str
    words: tuple[str, ...]  # folded, in order
    kind: str
    proper: bool  # it holds a proper name, so that it means the same in every report
    unnamed: bool  # "officials", "residents": nobody in particular
    official: bool  # unnamed, and may be any office of the state
    person: str | None = None  # whom the name gives as speaking for the party


@cache
def _words(section: str, key: str = "words") -> frozenset[str]:
    return frozenset(table("parties")[section][key])


@lru_cache(maxsize=65536)
def named(name: str) -> Named | None:
    """What a source's name says; None where nothing of it is left without articles and datelines."""
    plain = ASIDE.sub("", DRAGGED.sub("", name.replace("’", "'").strip())).strip(" .\"'“”")
    plain = table("parties")["aliases"].get(without_article(plain), plain)
    if medium := state_medium(plain):
        return of_state(without_article(plain), medium)
    body = without_person(spoken_for(without_article(plain)))
    body = table("parties")["aliases"].get(body, body)
    words = tuple(folded(body))
    if not words:
        return None
    kind = table("parties")["bare"]["kinds"].get(body.lower()) or kind_of(body) or kind_of(plain)
    proper = any(token[:1].isupper() for token in TOKEN.findall(body)[1:]) or is_capital_name(body)
    unnamed = is_unnamed(body)
    official = unnamed and bool(set(words) & _words("unnamed", "official"))
    person = proper and kind in (None, "witness", "activist") and is_person(body)
    speaker = None if person or unnamed else speaker_in(plain, body)
    return Named(
        body, words, "person" if person else kind or "other", proper and not unnamed, unnamed, official, speaker
    )


def of_state(name: str, medium: StateMedium) -> Named | None:
    """A state's medium as a party: its news agency where that is known, else what kind of medium of which state."""
    if agency := agency_of(medium):
        return named(agency)
    kind = "agency" if medium.medium == "agency" else "newsroom"
    return Named(name, medium.words(), kind, medium.country is not None, False, False)


def speaker_in(name: str, body: str) -> str | None:
    """The person whom a name gives as speaking for a body: "Orm Watch head Ivo Tarn"; None where it gives none."""
    rest = name.replace(body, " ", 1)
    runs = re.findall(r"[A-Z][\w'-]+(?:\s+(?:al-|el-|bin |ibn )?[A-Z][\w'-]+){1,3}", rest)
    fitting = [run for run in runs if not any(is_role(word) for word in run.split()) and is_person(run)]
    return fitting[0] if len(fitting) == 1 else None


def without_article(name: str) -> str:
    """A name without a leading article."""
    return BASED.sub("", ARTICLE.sub("", name))


def is_capital_name(name: str) -> bool:
    """Whether a name of one word is a proper one: a capital letter, and no common noun of people or bodies."""
    first = TOKEN.findall(name)[:1]
    return bool(first) and first[0][:1].isupper() and kind_of(first[0]) is None and not is_role(first[0])


def is_role(word: str) -> bool:
    """Whether a word is a person's part: "spokesman", "residents"."""
    known = _words("speakers") | _words("unnamed") | frozenset(table("parties")["kinds"]["witness"])
    low = word.lower()
    return low in known or any(part in _words("speakers") for part in low.split("-"))  # "director-general"


def spoken_for(name: str) -> str:
    """The body that a person of the name speaks for; the name itself where it names none."""
    match = SPEAKING.match(name)
    if match and speaks_for(match["role"], match["joint"], match["body"]):
        return spoken_for(without_article(whole_of(match["body"])))
    tokens = name.split()
    for i in range(len(tokens) - 1, 0, -1):
        before = " ".join(tokens[:i])
        if is_speaker(tokens[i].lower().strip("'"), before) and is_body(before):
            return spoken_for(re.sub(r"'s?$", "", without_desk(before)))
    return name


def without_desk(name: str) -> str:
    """A body's name without the desk that speaks for it: "Orm Ministry press" of "the Orm Ministry press officer"."""
    tokens = name.split()
    while len(tokens) > 1 and tokens[-1] in _words("speakers", "desks"):
        tokens = tokens[:-1]
    return " ".join(tokens)


def is_speaker(word: str, before: str) -> bool:
    """Whether a word is of people who speak for what stands before them; authorities do for a body: "hospital
    authorities", not "Orm City authorities"."""
    return word in _words("speakers") or (word == "authorities" and has_body_word(before))


def whole_of(body: str) -> str:
    """The body of whose part a name speaks: "the Orm Ministry" of "press at the Orm Ministry"."""
    part, joint, rest = body.partition(" at ")
    return rest if joint and part and has_body_word(rest) else body


def speaks_for(role: str, joint: str, body: str) -> bool:
    """Whether "role joint body" is somebody of a body, and not a body's own name or people of a place."""
    words = TOKEN.findall(role)
    papers = _words("papers")
    if not words:
        return False
    if any(word[:1].isupper() for word in words[1:]):  # "Lieutenant Ivo Tarn of the Orm police", "Ivo Tarn head of Orm"
        return is_post_of(role, words, joint, body)
    last = words[-1].lower()
    if joint == "for" and len(words) == 1 and role[:1].isupper() and last in table("parties")["kinds"]["witness"]:
        return False  # "Witness for Orm"
    desks, desk_parts = _words("speakers", "desks"), _words("speakers", "desk_parts")
    desk = len(words) > 1 and words[-2] in desks and last in desk_parts
    if (last in _words("parts") or desk) and role.islower():
        return joint in ("of", "at", "for") and has_body_word(body)  # "casualty department of the Orm Hospital"
    if last in _words("ministers"):
        return joint in ("of", "at", "in", "for") and has_body_word(body)  # "a deputy minister at the Ministry of …"
    if last in papers:
        return joint in ("in", "by", "from", "of")
    sent_by = role.islower() and len(words) > 1 and last in ("monitor", "monitors", "watcher", "watchers")
    if joint in ("in", "by") or not (is_role(last) or ends_as_people(last) or sent_by):
        return False
    if has_body_word(body):
        return True
    unnamed = last in _words("unnamed") and not any(w.lower() in _words("papers") for w in words)
    if joint == "with" and last in _words("unnamed", "joined"):
        unnamed = False  # "activists with Orm Says": who works with a name, not who lives in a place
    return any(c.isupper() for c in body) and not unnamed


def is_post_of(role: str, words: Sequence[str], joint: str, body: str) -> bool:
    """Whether a role with capitals in it is somebody of a body: a post ("Chief Medical Officer"), a person's name
    ("field monitor Ivo Tarn"), both."""
    if joint == "by" or (joint == "in" and kind_of(body) != "ministry"):
        return False
    speakers = _words("speakers") | _words("ministers")
    person = person_at_end(role)
    capitals = (word for word in TOKEN.findall(role.removesuffix(person)) if word[:1].isupper())
    post = " ".join(word for word in capitals if word.lower() not in speakers)
    titled = {words[0].lower(), words[-1].lower()} & _words("speakers")
    named = person and joint in ("of", "at", "from", "with", "for")
    return bool(titled or named) and not has_body_word(post) and has_body_word(body)


def person_at_end(role: str) -> str:
    """The person's name that a role ends with: "Ivo Tarn" of "field monitor Ivo Tarn"; empty where there is none."""
    match = re.search(r"(?:[A-Z][\w’'-]+\s+){1,3}[A-Z][\w’'-]+$", role)
    return match.group() if match and is_person(match.group()) else ""


PEOPLE_ENDINGS = ("man", "men", "woman", "women", "person", "ers", "er", "ors", "or", "ists", "ist", "ian", "ians")


def ends_as_people(word: str) -> bool:
    """Whether a word looks like one of people ("stewards", "warden" do not, "trustee" neither: the list has them)."""
    return len(word) > 4 and word.endswith(PEOPLE_ENDINGS) and kind_of(word) in (None, "witness")


def has_body_word(name: str) -> bool:
    """Whether a name holds a word of bodies: "ministry", "hospital", "council"."""
    low = {word.lower().strip("'") for word in TOKEN.findall(name)}
    return bool(low & (frozenset(table("reporting")["bodies"]))) or kind_of(name) not in (None, "witness", "activist")


def is_body(name: str) -> bool:
    """Whether words before a speaker name a body rather than describe the speaker ("security officials")."""
    tokens = TOKEN.findall(name)
    if not tokens or all(token.lower() in _words("unnamed", "offices") for token in tokens):
        return False  # "government sources", "security officials": any office of the state
    capitals = [t for t in tokens if t[:1].isupper()]
    return has_body_word(name) or any(t.isupper() and len(t) > 1 for t in tokens) or len(capitals) > 1


def without_person(name: str) -> str:
    """A name without the common words before it: "fishmonger Ivo Tarn" is Ivo Tarn, "monitoring group Ash" is Ash."""
    tokens = name.split()
    small = [i for i, token in enumerate(tokens) if token[:1].islower() and token.lower() not in JOINTS]
    rest = tokens[small[-1] + 1 :] if small else []
    if rest and not has_joint(tokens) and (tokens[0][:1].islower() or is_person(" ".join(rest))):
        return " ".join(rest)
    ahead = next((i for i, token in enumerate(tokens) if token[:1].isupper()), 0)
    if 0 < ahead < len(tokens) - 1 and tokens[ahead - 1] in _words("bare") and not has_joint(tokens[:ahead]):
        return " ".join(tokens[ahead:])  # "campaign group Witness for Orm"
    if 0 < ahead < len(tokens) - 1 and not has_joint(tokens[:ahead]) and has_body_word(" ".join(tokens[ahead:])):
        return " ".join(tokens[ahead:])  # "rights body Collective for Rights"
    title = next((i for i in range(1, len(tokens) - 1) if tokens[i].endswith(("Minister", "Secretary"))), None)
    if title is not None:  # "Interior Minister Ivo Tarn"
        tokens = tokens[: title + 1]
    while len(tokens) > 2 and tokens[0].lower() in _words("ranks") and is_role(tokens[1]):
        tokens = tokens[1:]
    while len(tokens) > 2 and is_role(tokens[0]) and tokens[1][:1].isupper():
        if has_body_word(" ".join(tokens[1:])):
            break  # "General Coordination Office"
        tokens = tokens[1:]
    return " ".join(tokens)


JOINTS = frozenset(
    (
        "of",
        "for",
        "the",
        "and",
        "de",
        "al",
        "el",
        "bin",
        "von",
        "van",
        "on",
        "to",
        "in",
        "at",
        "del",
        "la",
        "da",
        "dos",
        "der",
        "ibn",
    )
)


def has_joint(tokens: Sequence[str]) -> bool:
    """Whether a preposition stands in a name, so that the words after it only add to what is before it."""
    return any(token.lower() in ("of", "for", "in", "at", "on", "to") for token in tokens)


def folded(name: str) -> list[str]:
    """The words of a name that tell it from others, in lower case and one spelling."""
    same: dict[str, str] = table("parties")["same"]
    words = (re.sub(r"'s?$", "", token.lower()).replace(".", "").strip("-") for token in TOKEN.findall(name))
    return [same.get(word, word) for word in words if word and word not in _words("empty")]


def is_unnamed(name: str) -> bool:
    """Whether a name is nobody in particular: its last common noun is "officials", "residents" and no name follows."""
    core = re.split(r"\s(?:of|for|at|from|with|in|near|inside|close)\s", name)[0]
    tokens = TOKEN.findall(core)
    return bool(tokens) and tokens[-1].lower() in _words("unnamed")


OWNS = re.compile(r"s['’]$|['’]s$")  # "Widows’ Circle"


def is_person(name: str) -> bool:
    """Whether a name looks like a person's: two or three capitalised words without a word of bodies, none of whom owns
    what the next one names."""
    tokens = name.split()
    if _words("not_persons") & {token.lower() for token in tokens} or any(OWNS.search(token) for token in tokens):
        return False
    return 1 < len(tokens) <= 4 and all(t[:1].isupper() or t in JOINTS for t in tokens) and not has_body_word(name)


@lru_cache(maxsize=65536)
def kind_of(name: str) -> str | None:
    """The kind that the words of a name tell; None where they tell none."""
    low = " " + " ".join(re.sub(r"'s?$", "", word) for word in re.findall(r"[\w']+", name.lower())) + " "
    for kind, words in table("parties")["kinds"].items():
        if any(f" {word} " in low for word in words):
            return str(kind)
    return None
