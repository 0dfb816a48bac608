"""Which newsroom or agency a name means: publishers, signatures of agencies, initials, web addresses."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from urllib.parse import urlsplit

from sayso.lexicon import table
from sayso.link.copies_origin import is_agency, owner, plain, same_name
from sayso.read.credits import agency
from sayso.records import Credit, Mentions, Report

BYLINE = re.compile(r"^(?:by|source|from)\b:?\s+(?=\S)", re.IGNORECASE)
WIRE = re.compile(r"\s+(?:news\s?wire|wire|news|press|agency|service)$", re.IGNORECASE)
LEAST_PREFIX = 4  # letters of a name's first words that can stand for all of it


class OutletNames:
    """The newsrooms and agencies of some reports, and who is meant by the shorter names that texts give them."""

    def __init__(self) -> None:
        self.shown: dict[str, Counter[str]] = defaultdict(Counter)
        self.agencies: set[str] = set()
        self.hosts: dict[str, Counter[str]] = defaultdict(Counter)
        self._signed: dict[str, Counter[str]] = defaultdict(Counter)
        self._credited: Counter[str] = Counter()
        self.owned: dict[str, set[str]] = defaultdict(set)  # by who holds the copyright, plain names of its outlets

    def add(self, report: Report, found: Mentions) -> None:
        """Take in the names that a report gives its publisher and whom it credits."""
        names = [credit.party for credit in found.credits if signs(credit)]
        if not report.publisher and (host := host_of(report.url)):
            self._know(name_in(host))
        if report.publisher:
            self._know(report.publisher)
            if host := host_of(report.url):
                self.hosts[host][plain(report.publisher)] += 1
            names.append(report.publisher)
        for credit in found.credits:
            if signs(credit) and credit.kind != "byline":
                self._credited[plain(credit.party)] += 1
            if signs(credit) and (is_agency(credit.party) or credit.kind == "republished"):
                self._know(credit.party)
        for credit in found.credits:
            if report.publisher and credit.kind == "copyright" and not is_agency(credit.party):
                self.owned[plain(credit.party)].add(plain(report.publisher))
        self._pair(names)

    def _know(self, name: str) -> None:
        name = BYLINE.sub("", name.strip())
        one = plain(name)
        if not one:
            return
        self.shown[one][name] += 1
        if is_agency(name):
            self.agencies.add(one)

    def _pair(self, names: Sequence[str]) -> None:
        """Count which short name stands beside which long one that it can stand for."""
        for short in names:
            for long in names:
                if short != long and shortens(short, long):
                    self._signed[plain(short)][plain(long)] += 1

    @cached_property
    def _initials(self) -> dict[str, list[str]]:
        index = defaultdict(list)
        for name in sorted(self.shown):
            if " " in name:
                index["".join(word[0] for word in name.split())].append(name)
        return index

    @cached_property
    def _bare(self) -> dict[str, list[str]]:
        """The names that say they are an agency's, by what is left without the words that say so."""
        index = defaultdict(list)
        for name in sorted(self.shown):
            bare = " ".join(word for word in name.split() if word not in table("parties")["agency_words"]["words"])
            if bare and bare != name:
                index[bare].append(name)
        return index

    @cached_property
    def _first_words(self) -> dict[str, list[str]]:
        index = defaultdict(list)
        for name in sorted(self.shown):
            words = name.split()
            for n in range(1, len(words)):
                index[" ".join(words[:n])].append(name)
        return index

    def found(self, name: str) -> str | None:
        """The newsroom or agency that a name means, in plain form; None where it is none, or one of several."""
        short = plain(without_lead(name))
        if not short:
            return None
        if signed := self._signed.get(short):
            return min(signed, key=lambda long: (-signed[long], long))
        if short in self.shown:
            return short
        if name.isupper() and len(short) > 1:
            return self._initialled(self._initials.get(short, [])) or self._known_agency(name)
        if (core := WIRE.sub("", name)) != name and core.isupper() and len(core) > 1:  # "OPA Wire" of Orm Press Agency
            agencies = [one for one in self._initials.get(plain(core), []) if one in self.agencies]
            if len(agencies) == 1:
                return agencies[0]
        without = re.sub(r"\s+(?:news\s*paper|newspaper|news agency|agency|daily|website|tv|television)$", "", short)
        if without != short and without in self.shown:
            return without
        if len(short) >= LEAST_PREFIX and (bare := self._only(self._bare.get(short, []))):
            return bare  # "Ordel" is "Agencia Ordel"
        if len(short) >= LEAST_PREFIX and self._credited[short]:
            return self._only(self._first_words.get(short, [])) or self._known_agency(name)
        words = name.split()
        endings = (" ".join(words[i:]) for i in range(len(words)))
        return next((one for ending in endings if (one := self._known_agency(ending))), None)

    def _initialled(self, fitting: Sequence[str]) -> str | None:
        """The one name of these that initials mean: an agency's before others."""
        return self._only([one for one in fitting if one in self.agencies] or fitting)

    @staticmethod
    def _only(names: Sequence[str]) -> str | None:
        return names[0] if len(names) == 1 else None

    @staticmethod
    def _known_agency(name: str) -> str | None:
        return plain(name) if agency(name) else None

    def publisher(self, report: Report) -> str | None:
        """The plain name of who published a report, by its web address where it is not given; None where unknown."""
        if report.publisher:
            one = plain(report.publisher)
            signed = self._signed.get(one)
            return min(signed, key=lambda long: (-signed[long], long)) if signed else one
        host = host_of(report.url)
        if host is None:
            return None
        known = self.hosts.get(host)
        return min(known, key=lambda one: (-known[one], one)) if known else plain(name_in(host))

    def fullest(self, one: str) -> str:
        """The name to show for a plain one: the form most often used."""
        forms = self.shown.get(one)
        return min(forms, key=lambda form: (-forms[form], form)) if forms else one

    def aliases(self, one: str) -> list[str]:
        """The other names that mean an outlet."""
        short = [form for key, longs in self._signed.items() if one in longs for form in self.shown.get(key, [key])]
        return sorted({*self.shown.get(one, ()), *short} - {self.fullest(one)})


def without_lead(name: str) -> str:
    """A name without the words that a byline or a sentence puts before it."""
    return re.sub(r"^the\s+", "", BYLINE.sub("", name.strip()), flags=re.IGNORECASE)


def signs(credit: Credit) -> bool:
    """Whether a credit can name an outlet: no owner's copyright unless it is an agency's."""
    return credit.kind != "copyright" or is_agency(credit.party)


def host_of(url: str | None) -> str | None:
    """The host of a web address without "www."; None where there is none."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    if host in table("parties")["hosts"]["archives"]:
        inner = re.search(r"https?:/+[^/]+.*$", url.partition("://")[2])  # the archived address within the archive's
        return host_of(inner.group().replace(":/", "://", 1).replace(":///", "://")) if inner else None
    if host is None:
        return None
    return host.removeprefix("www.")


def name_in(host: str) -> str:
    """The name that a host spells: "orm-echo" of "orm-echo.example", without the ending."""
    labels = [label for label in host.split(".") if label not in ("co", "com", "org", "net")]
    return " ".join((labels[:-1] or labels)[-1:]).replace("-", " ")


def shortens(short: str, long: str) -> bool:
    """Whether a name can stand for a longer one: its letters in order ("OPN", "ORNA"), or its first words."""
    if len(short) >= len(long) or " " not in long:
        return False
    letters = short.replace(".", "")
    if letters.isupper() and 2 <= len(letters) <= 6 and letters[0] == long.removeprefix("The ")[:1].upper():
        rest: Iterable[str] = iter(long.upper())
        initials = {word[0].upper() for word in long.split()}
        return all(letter in rest for letter in letters) and sum(c in initials for c in letters) >= len(letters) - 1
    if len(letters) <= 6 and sum(letter.isupper() for letter in letters) > 1 and same_name(plain(short), plain(long)):
        return True  # "AgT" of "Agence Tropicale"
    return plain(long).startswith(plain(short) + " ")


def owners_of(names: Iterable[str]) -> dict[str, list[str]]:
    """Outlets in plain form by their owner, of those that the list knows."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        if held := owner(name):
            found[held].append(name)
    return found
