"""Names in credit lines: agencies, what is an organisation, who is a person."""

import re
from functools import cache

from sayso.lexicon import table
from sayso.records import Credit

NAME = r"(?:the )?[A-Z][\w.&'’/-]*(?:[ \xa0](?:of|the|and|for|de|du|la|al|&|[A-Z0-9][\w.&'’/-]*)){0,6}"


def agency(name: str) -> str | None:
    """The canonical name of a news agency ("Agence France-Presse" is "AFP"); None where it is none known
    here.
    """
    return _names().get(_plain(name))


@cache
def _names() -> dict[str, str]:
    agencies = table("agencies")["agencies"]
    return {_plain(alias): name for name, aliases in agencies.items() for alias in (name, *aliases)}


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip(" .,;:-–—").removeprefix("the ").removeprefix("The ")


@cache
def any_agency(*, short: bool) -> str:
    """A pattern of all agency names, the longest first; without `short` only those that are no common
    abbreviations.
    """
    names = set(_names()) - (set() if short else set(table("agencies")["short"]["names"]))
    return (
        rf"(?:[Tt]he )?(?:{'|'.join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))})(?![\w’'-])"
    )


def is_person(text: str, start: int, end: int) -> bool:
    """Whether an agency's name at text[start:end] is a word of a person's: "Petra Vaune", "Ana Petra"."""
    if text[start:end] not in table("agencies")["personal"]["names"]:
        return False
    after = re.compile(r"[ \xa0](?P<word>[A-Z][a-z][\w’'-]*)").match(text, end)
    if after and after["word"].lower() not in credit_words("organisation") | _weekdays() | {"staff"}:
        return True
    before = re.search(r"(?P<word>[A-Z][\w.’'-]*)[ \xa0]$", text[max(0, start - 40) : start])
    return before is not None and before["word"].lower() not in {"by", "from", "with", "the", "and", "source"}


def is_longer_name(text: str, start: int, end: int) -> bool:
    """Whether an agency's name at text[start:end] ends that of another: "Northern Press Association"."""
    words = text[start:end].split()
    if len(words) < 2 or not all(word.lower() in credit_words("common") for word in words):
        return False
    before = re.search(r"(?P<word>[A-Z][\w’'-]*)[ \xa0]$", text[max(0, start - 40) : start])
    if before is None or re.search(r"['’]s$", before["word"]):
        return False
    return before["word"].lower() not in credit_words("note") | {"the", "by", "and"}


def without_job(name: str) -> str:
    """A name without the job at its end: "Orm Press Correspondent" is "Orm Press"; "Foreign Correspondent" is "".

    A name that begins with "The" is a paper's, whatever it ends in.
    """
    words = name.split()
    if len(words) < 2 or words[0].lower() == "the" or words[-1].lower() not in credit_words("job"):
        return name
    while words and words[-1].lower() in credit_words("job") | credit_words("field"):
        words.pop()
    return " ".join(words)


def is_by_job(name: str) -> bool:
    """Whether a name begins with somebody's job in this newsroom: "Our Staff Reporter Ana Ruiz"."""
    words = name.lower().split()
    lead = next((i for i, word in enumerate(words) if word not in credit_words("field") | {"our", "a"}), len(words))
    return lead < len(words) and words[lead] in credit_words("job")


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(table("months")["weekdays"]["names"])


@cache
def credit_words(section: str) -> frozenset[str]:
    return frozenset(table("credits")[section]["words"])


def organisation(name: str) -> bool:
    """Whether a name is an agency's, has a word like "News" or "Agency" in it, or is an abbreviation."""
    return (
        agency(name) is not None
        or re.match(r"[Tt]he [A-Z]", name) is not None  # people are not called so
        or any(word.lower() in credit_words("organisation") for word in re.findall(r"[^\W\d_]+", name))
        or bool(re.fullmatch(r"[A-Z]{2,6}|[A-Z]\w*(?:News|TV|Press|FM)", name.strip()))
        or _desk(name.strip())
    )


def _desk(name: str) -> bool:
    """Whether one word has the shape of an agency's invented name: "Interfax", "Panapress"."""
    shape = table("credits")["shape"]
    starts, ends = "|".join(shape["starts"]), "|".join(shape["ends"])
    return re.fullmatch(rf"(?:{starts})[a-z]{{3,}}|[A-Z][a-z]{{1,8}}(?:{ends})", name) is not None


def acronym(name: str) -> bool:
    """Whether a name is written as agencies abbreviate theirs: "MNA", "AgT", "NTB-N"; places' abbreviations are not."""
    fit = re.fullmatch(
        r"(?=.{3,8}$)(?:[A-Z]\.?){2,6}(?:-[A-Z]{1,3})?|[A-Z][a-z]{0,2}[A-Z]{1,3}[a-z]?|[A-Z]{3,4}[a-z]", name
    )
    return fit is not None and len(name.replace(".", "")) > 2 and name not in table("credits")["place"]["names"]


def credit_of(start: int, end: int, kind: str, name: str) -> Credit:
    name = re.sub(r",?\s(?:and|for|of|the)$", "", name)
    party = agency(name) or re.sub(r"\s+", " ", name).strip(" .,;:-–—()[]").removeprefix("the ")
    return Credit("text", start, end, kind, party)  # type: ignore[arg-type]
