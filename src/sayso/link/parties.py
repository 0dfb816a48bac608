"""One name for one party across reports: who stands behind figures, and who publishes them."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.find.names import ACRONYM, PRONOUNS, explained
from sayso.lexicon import table
from sayso.link.party_merge import distinctive, is_bare, is_in_power, possible, same_party
from sayso.link.party_names import Named, folded, has_body_word, named
from sayso.link.party_outlets import OutletNames, owners_of
from sayso.link.party_roles import body_behind
from sayso.records import Figure, Happenings, Mentions, Party, Report, Source

Spot = tuple[str, int, int, str]  # report, start and end of a source's words, its name
GOES_ON = re.compile(r"(?: [A-Z][\w’'-]*){1,4}")
HEAD = 400  # characters in which a dateline stands
LOOSE = ("witness", "activist", "government", "other")  # kinds whose unnamed ones are not who was named before


@dataclass(frozen=True, slots=True)
class Parties:
    """All parties, and which of them a source's words, a publisher or an outlet's name mean."""

    parties: tuple[Party, ...]  # sorted by party_id
    _sources: Mapping[Spot, str] = field(repr=False, default_factory=dict)
    _publishers: Mapping[str, str] = field(repr=False, default_factory=dict)
    _outlets: OutletNames = field(repr=False, default_factory=OutletNames)
    _unnamed: frozenset[str] = field(repr=False, default=frozenset())
    _bare: frozenset[str] = field(repr=False, default=frozenset())
    _houses: frozenset[str] = field(repr=False, default=frozenset())
    _by_id: dict[str, Party] = field(repr=False, default_factory=dict)

    def __getitem__(self, party_id: str) -> Party:
        """The party of an id; KeyError where there is none."""
        return self._known()[party_id]

    def is_unnamed(self, party_id: str) -> bool:
        """Whether a party is nobody in particular: "officials", "residents"."""
        return party_id in self._unnamed

    def is_bare(self, party_id: str) -> bool:
        """Whether a party is known only by a word for its kind: "the watchdog", "organisers", "the control room"."""
        return party_id in self._bare

    def is_outlet(self, party_id: str) -> bool:
        """Whether a party is a newsroom or an agency that publishes or signs reports."""
        return party_id in self._houses

    def of_source(self, report_id: str, source: Source) -> str | None:
        """The party_id behind a source's words in a report; None where the text does not say who it is ("he")."""
        return self._sources.get((report_id, source.start, source.end, source.name))

    def of_publisher(self, report: Report) -> str:
        """The party_id of the newsroom or agency that published a report; where unknown, one of this report's own."""
        return self._publishers[report.report_id]

    def of_outlet(self, name: str) -> str | None:
        """The party_id of the newsroom or agency that a name means; None where it means none of these reports'."""
        one = self._outlets.found(name)
        return None if one is None or outlet_id(one) not in self._known() else outlet_id(one)

    def _known(self) -> dict[str, Party]:
        if not self._by_id:
            self._by_id.update({one.party_id: one for one in self.parties})
        return self._by_id


def parties(filed: Iterable[tuple[Report, Mentions]], happenings: Happenings | None = None) -> Parties:
    """The parties of some reports, whatever their order.

    With `happenings`, "police" and the like are one party in an event and another one in the next; without, one in each
    report.
    """
    filed = sorted(filed, key=lambda one: one[0].report_id)
    outlets = OutletNames()
    for report, found in filed:
        outlets.add(report, found)
    gathering = _Gathering(outlets, _acronyms(report for report, _ in filed))
    for report, found in filed:
        gathering.add(report, found, _events(happenings, report, found))
    return gathering.parties()


def _events(happenings: Happenings | None, report: Report, found: Mentions) -> Sequence[str]:
    """The event of each figure of a report; for one without, that of most others, else the report itself."""
    known = happenings.figures.get(report.report_id, ()) if happenings else ()
    counts = Counter(one for one in known if one is not None)
    usual = min(counts, key=lambda one: (-counts[one], one), default=report.report_id)
    return [one or usual for one in (*known, *[None] * (len(found.figures) - len(known)))]


def _acronyms(reports: Iterable[Report]) -> dict[str, str]:
    """What acronyms stand for, where reports explain them in brackets: the explanation given most often."""
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        for match in ACRONYM.finditer(report.text):
            full = explained(report.text, match)
            if full and len(full.split()) > 1:
                told[match["short"].replace(".", "")][re.sub(r"^(?:The|the)\s+", "", full)] += 1
    return {short: min(full, key=lambda one: (-full[one], one)) for short, full in told.items()}


def outlet_id(plain_name: str) -> str:
    """The party_id of a newsroom or agency by its name in plain form."""
    return _id("outlet", plain_name)


def _id(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(slots=True)
class _Told:
    """A source's words, and what they say."""

    spot: Spot
    name: Named
    used: str  # the name as the text has it


class _Gathering:
    """Collects names report by report; then makes parties of them event by event."""

    def __init__(self, outlets: OutletNames, acronyms: Mapping[str, str]) -> None:
        self._outlets, self._acronyms = outlets, acronyms
        self._sources: dict[Spot, str] = {}
        self._publishers: dict[str, str] = {}
        self._told: defaultdict[str, list[_Told]] = defaultdict(list)  # by event
        self._made: dict[str, Party] = {}
        self._names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._links: defaultdict[str, set[str]] = defaultdict(set)
        self._unnamed: set[str] = set()
        self._bare: set[str] = set()
        self._bodies: set[frozenset[str]] = set()  # words of names that look like persons', yet stand with an article
        self._houses: set[str] = set()
        self._speakers: defaultdict[frozenset[str], Counter[Named]] = defaultdict(
            Counter
        )  # by the words of a person's name
        self._unknown: defaultdict[str, list[str]] = defaultdict(list)  # newsrooms without a name, by event

    def add(self, report: Report, found: Mentions, events: Sequence[str]) -> None:
        """Take in who publishes a report and who stands behind its figures."""
        self._add_publisher(report, events)
        for credit in found.credits:
            if one := self._outlets.found(credit.party):
                self._make_outlet(one)
        last: str | None = None
        known: list[_Told] = []
        for figure, event in sorted(zip(found.figures, events, strict=True), key=_place):
            for carrier in {figure.via, *(source.via for source in figure.sources)} - {None}:
                if one := self._outlets.found(carrier or ""):
                    self._make_outlet(one)
            for name, source in named_sources(figure):
                spot = (report.report_id, source.start, source.end, source.name)
                if spot in self._sources or any(told.spot == spot for told in known):
                    continue
                if name.lower() in PRONOUNS:
                    if last is not None:
                        self._sources[spot] = last
                    continue
                known += self._add_source(spot, name, report, event, known)

    def _add_publisher(self, report: Report, events: Sequence[str]) -> None:
        one = self._outlets.publisher(report)
        if one is not None:
            self._publishers[report.report_id] = self._make_outlet(one)
            return
        party_id = _id("unknown", report.report_id)
        self._publishers[report.report_id] = party_id
        self._made[party_id] = Party(party_id, "an unnamed outlet", (), "newsroom", None, ())
        for event in sorted(set(events)):
            self._unknown[event].append(party_id)

    def _make_outlet(self, one: str) -> str:
        party_id = outlet_id(one)
        self._houses.add(party_id)
        if party_id not in self._made:
            kind = "agency" if one in self._outlets.agencies else "newsroom"
            full = self._outlets.fullest(one)
            self._made[party_id] = Party(party_id, full, tuple(self._outlets.aliases(one)), kind, None, ())
        return party_id

    def _add_source(self, spot: Spot, name: str, report: Report, event: str, known: Sequence[_Told]) -> list[_Told]:
        """Place a source; returns it where it is no outlet."""
        name = self._acronyms.get(re.sub(r"^(?:the|The)\s+", "", name).replace(".", ""), name)
        one = named(name)
        if one is None or is_dateline(spot, report.text):
            return []
        if outlet := self._outlets.found(one.shown) or self._outlets.found(name) or self._longer(spot, report.text):
            self._sources[spot] = self._make_outlet(outlet)
            return []
        if says_nothing(one):
            return []
        if one.kind == "person" and has_article(one.shown, report.text):
            self._bodies.add(frozenset(one.words))
            one = replace(one, kind="other")
        if one.kind == "person" and (body := body_behind(name, report.text)) is not None:
            self._speakers[frozenset(one.words)][body] += 1
            one = body
        if one.person:
            self._speakers[frozenset(folded(one.person))][replace(one, person=None)] += 1
        told = _Told(spot, meant(one, known), name)
        self._told[event].append(told)
        return [told]

    def _longer(self, spot: Spot, text: str) -> str | None:
        """The outlet whose name goes on after a source's words: "Orm" of "Orm Now"."""
        _, start, end, name = spot
        if text[start:end] != name or not (after := GOES_ON.match(text, end)):
            return None
        words = after.group().split()
        for n in range(len(words), 0, -1):
            rest = " ".join(words[:n])
            one = self._outlets.found(f"{name} {rest}")
            if one and one != self._outlets.found(rest):  # "Orm Monitor OPA": the agency's name is no longer one
                return one
        return None

    def parties(self) -> Parties:
        """All that was collected, as parties."""
        for event in sorted(self._told):
            self._settle(event, self._told[event])
        for unknown in self._unknown.values():
            self._link_all(unknown)
        for held in (*owners_of(self._outlets.shown).values(), *map(sorted, self._outlets.owned.values())):
            self._link_all([party_id for one in held if (party_id := outlet_id(one)) in self._made])
        return Parties(
            tuple(self._finished()),
            self._sources,
            self._publishers,
            self._outlets,
            frozenset(self._unnamed),
            frozenset(self._bare),
            frozenset(self._houses),
        )

    def _settle(self, event: str, some: Sequence[_Told]) -> None:
        """Make parties of the names of one event."""
        for told in some:
            if told.name.kind == "person" and frozenset(told.name.words) in self._bodies:
                told.name = replace(told.name, kind="other")
            told.name = self._body_of(told.name)
        chief = same_party(told.name for told in some)
        ids: dict[str, Named] = {}
        for told in some:
            full = chief[told.name]
            party_id = _id(*key_of(full, event, told.spot[0]))
            self._sources[told.spot] = party_id
            self._names[party_id].update((told.used, full.shown))
            ids[party_id] = full
            if full.unnamed:
                self._unnamed.add(party_id)
            if is_bare(full):
                self._bare.add(party_id)
        for party_id, full in ids.items():
            self._made.setdefault(party_id, Party(party_id, full.shown, (), full.kind, None, ()))
        for party_id, others in possible(ids).items():
            self._links[party_id] |= others

    def _body_of(self, one: Named) -> Named:
        """The body for which a person speaks elsewhere; the name itself where there is none."""
        bodies = self._speakers.get(frozenset(one.words)) if one.proper else None
        if not bodies:
            return replace(one, person=None)
        return min(bodies, key=lambda body: (-bodies[body], body.shown))

    def _link_all(self, some: Sequence[str]) -> None:
        for one in some:
            self._links[one] |= set(some) - {one}

    def _finished(self) -> Iterator[Party]:
        for party_id, one in sorted(self._made.items()):
            aliases = sorted(({*one.aliases, *self._names[party_id]}) - {one.name})
            yield Party(party_id, one.name, tuple(aliases), one.kind, None, tuple(sorted(self._links[party_id])))


def _place(pair: tuple[Figure, str]) -> tuple[bool, int]:
    """Figures in the order of the text, those of the title last, as they lean on it."""
    return pair[0].field == "title", pair[0].start


def named_sources(figure: Figure) -> Iterator[tuple[str, Source]]:
    """The sources of a figure, each with its fullest name in the report."""
    for i, source in enumerate(figure.sources):
        yield (figure.attributed_to if i == 0 and figure.attributed_to else source.name), source


ENDS_NAME = (
    r"(?=\s*[,.;:)]|['’]s\b|\s+(?:said|says|told|reported|confirmed|has|had|have|put|counted|was|is|and|which|in|of)\b)"
)


def has_article(name: str, text: str) -> bool:
    """Whether a text has a name with an article, as no person's has: "the Red Shield said"."""
    spelled = re.escape(name).replace("'", "['’]")
    return re.search(rf"\b[Tt]he\s+{spelled}{ENDS_NAME}", text) is not None


DASH = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?(?:[—–-]|--)\s")


def is_dateline(spot: Spot, text: str) -> bool:
    """Whether a source's words are the town at the head of a report: "ORREL, Velden (OPA) — "."""
    _, start, end, name = spot
    return text[start:end] == name and start < HEAD and DASH.match(text, end) is not None


def says_nothing(one: Named) -> bool:
    """Whether a name is no party at all: common words, of neither people nor bodies ("the dead")."""
    common = one.kind == "other" and not one.proper and not one.unnamed
    return common and not has_body_word(one.shown) and not is_bare(one) and not is_in_power(one)


def meant(one: Named, known: Sequence[_Told]) -> Named:
    """The body that a bare word of a report ("the ministry", "the group") takes up; the word itself where none fits."""
    if one.proper or one.official or (one.unnamed and one.kind in LOOSE):
        return one
    before = [told.name for told in known if told.name.proper and not told.name.unnamed]
    alike = [other for other in before if other.kind == one.kind != "other"]
    if not alike and len(one.words) == 1 and one.words[0] in table("parties")["bare"]["words"]:
        bodies = [other for other in before if other.kind not in ("person", "witness")]
        alike = bodies if one.kind == "other" else [other for other in bodies if other.kind == "other"]
    return alike[-1] if alike else one


def key_of(one: Named, event: str, report_id: str) -> tuple[str, ...]:
    """What makes a party the same one elsewhere: its own words; else the event; for nobody in particular the report."""
    words = "+".join(sorted(set(one.words)))
    if one.unnamed:
        return "unnamed", report_id, words
    if one.proper and distinctive(one) and one.kind != "person":
        return "named", words
    return "role", event, words


__all__ = ["Parties", "outlet_id", "parties"]
