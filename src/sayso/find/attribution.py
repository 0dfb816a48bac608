"""Who stands behind each figure: the voice whose words it is in, across the sentence and, in a quotation, across
sentences. The outlet's own voice is None, and stays None where the text does not plainly say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.find.counted import Draft
from sayso.find.counts import is_people
from sayso.find.names import PRONOUNS, Names, is_anaphor, names_of, resolved
from sayso.find.numbers import alternatives, number_phrases
from sayso.find.reading import Reading
from sayso.find.rivals import rival_voice
from sayso.find.voice_words import Kind, phrases, words
from sayso.find.voices import Voice, issuers, voices
from sayso.records import Source

NEAR = 70  # characters from a figure to the "according to" that closes its clause
LOOK_BACK = 4  # sentences with a reporting verb that an anaphor may reach back over


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who stands behind a figure: everyone named, the first at its fullest name, and who carried it."""

    sources: tuple[Source, ...]
    name: str | None
    via: str | None


OWN_VOICE = Attribution((), None, None)


class Speakers:
    """The voices of one report, read as they are asked for."""

    def __init__(self, read: Reading) -> None:
        self.read = read
        self.names: Names = names_of(read.report.text + "\n" + (read.report.title or ""))
        self.known: dict[int, list[Voice]] = {}

    def of(self, index: int) -> list[Voice]:
        """The voices of the sentence with this index."""
        if index not in self.known:
            sentence = self.read.sentences[index]
            read = index in self.read.counting or cue_sign().search(sentence.text)
            parsed = self.read.parsed_at(index) if read else None
            self.known[index] = voices(parsed) if parsed else []
            if not self.known[index] and (sentence.field == "title" or self.is_early(index)):
                self.known[index] = headline_voices(sentence.text, marked=sentence.field == "text")
        return self.known[index]

    def issuers(self, index: int) -> list[Voice]:
        """Who put out a paper in the sentence with this index."""
        if not paper_sign().search(self.read.sentences[index].text):
            return []
        parsed = self.read.parsed_at(index)
        return issuers(parsed) if parsed else []

    def is_early(self, index: int) -> bool:
        """Whether a sentence is one of the first of the text, where a headline may stand again."""
        return index - sum(s.field == "title" for s in self.read.sentences[:index]) < 2

    def before(self, index: int, voice: Voice) -> list[Voice]:
        """The voices that stand before a voice, in this sentence and in the few sentences before it that have some."""
        found = [other for other in self.of(index) if other.start < voice.start]
        seen = 0
        for i in range(index - 1, -1, -1):
            if seen == LOOK_BACK or any(not is_anaphor(other) and other.kind == "named" for other in found):
                break
            earlier = self.of(i) or self.issuers(i)
            seen += bool(earlier)
            found = [*earlier, *found]
        return found

    def name_of(self, index: int, voice: Voice) -> str:
        """The fullest name of a voice of the sentence with this index."""
        return resolved(voice, self.before(index, voice) if is_anaphor(voice) else (), self.names)


@cache
def paper_sign() -> re.Pattern[str]:
    """A verb that puts out a paper, and the paper."""
    verbs, papers = alternatives(sorted(words("running"))), alternatives(sorted(words("stories")))
    return re.compile(rf"\b(?:{verbs})\s+(?:\w+\s+){{0,3}}(?:{papers})\b", re.IGNORECASE)


@cache
def cue_sign() -> re.Pattern[str]:
    """A word that can make somebody a source."""
    cues = (
        words("verbs")
        | words("objects")
        | words("documents")
        | words("phrases")
        | {"had it", "has it", "have it", "told it", "tells it"}
    )
    cues |= (
        words("giving")
        | words("put_by")
        | words("speaking_of")
        | words("referring_to")
        | words("answering")
        | words("learning")
    )
    cues |= words("phrase_verbs")
    return re.compile(rf"(?<!\w)(?:{alternatives(sorted(cues))})(?!\w)", re.IGNORECASE)


def attribution(draft: Draft, index: int, speakers: Speakers) -> Attribution:
    """Who stands behind a figure of the sentence with this index."""
    found = [voice for voice in speakers.of(index) if not inside_name(draft, voice)]
    at = index
    if rival := rival_voice(draft, found):
        found = [rival]
    if not found and in_quotation(speakers.read, index, draft):
        at, found = quotation_voices(speakers, index)
    if not found and carries_on(draft, index, speakers):
        at, found = index - 1, speakers.of(index - 1)[-1:]
    if not found and told_next(index, speakers):
        at, found = index + 1, speakers.of(index + 1)[:1]
    if not found:
        return OWN_VOICE
    if at == index:
        chosen = cited(draft, found) or governing(draft, found)
        if chosen is None:
            return OWN_VOICE
        chosen = next((voice for voice in found if voice.cue == chosen.cue and not chosen.via), chosen)
    else:
        chosen = found[0]
    span = speakers.read.sentences[at].span
    also = [voice for voice in found if voice.start != chosen.start and voice.cue == chosen.cue >= 0]
    sources = tuple(Source(v.name, *span(v.start, v.end), v.kind, v.via) for v in (chosen, *also))
    name = speakers.name_of(at, chosen)
    bare = draft.trigger is None and draft.measure != "other" and not draft.part
    if bare and is_anaphor(chosen) and chosen.head.lower() not in PRONOUNS and len(speakers.of(index)) > 1:
        name = chosen.name  # a second count of one sentence: "the union" is not who gave the first
    if name.lower() in PRONOUNS:
        return Attribution(sources, None, chosen.via)  # somebody the text does not name: no guess
    return Attribution(sources, name, chosen.via)


def cited(draft: Draft, found: Sequence[Voice]) -> Voice | None:
    """Whom another voice of the sentence cites: "the paper reported, citing police". Its carrier is the citing one."""
    for voice in found:
        if voice.cue >= 0 and cites(draft, voice, found):
            carrier = next((other.name for other in found if other is not voice and is_medium(other)), None)
            return voice if voice.via else replace(voice, via=carrier)
    return None


def cites(draft: Draft, voice: Voice, found: Sequence[Voice]) -> bool:
    """Whether a cue cites: "citing", or a phrase that stands between a medium and its verb, as in "the agency, on the
    authority of the mayor, reported"."""
    cue, text = draft.parsed.doc[voice.cue].lower_, draft.parsed.sentence.text
    if cue in words("objects") or (cue in words("citing_cues") and voice.start > voice.cue_start):
        return True
    between = [other for other in found if other.end <= voice.cue_start < voice.end <= other.cue_start]
    after = [other for other in found if text[other.cue_end : voice.cue_start].strip(" ") == ","]
    bare = [other for other in found if not text[other.cue_end : voice.cue_start].strip(" ")]
    within = any(text[other.cue_end : voice.cue_start].strip(" ") == "that," for other in found)
    if cue in ("on", "courtesy") and (between or after or bare):
        return True  # "reported, on the word of the mayor, that": whoever reports it has it from there
    if cue in phrases() and within:
        return True  # "the army said that, according to the mayor, …": the army has it from the mayor
    leading = after if voice.end < draft.counted.number.start else []  # "the Herald said, according to the mayor, 12 …"
    return cue in phrases() and any(is_medium(other) for other in (*between, *leading))


def is_medium(voice: Voice) -> bool:
    """Whether a voice is an agency or a medium, which carries what others say."""
    return (
        voice.head.isupper()
        or voice.head.lower() in words("carriers")
        or voice.name.split()[-1] in ("News", "Post", "Times")
    )


def inside_name(draft: Draft, voice: Voice) -> bool:
    """Whether the figure stands in the name of the source itself: "two officials said"."""
    number = draft.counted.number
    return voice.start <= number.core_start < voice.end


def governing(draft: Draft, found: Sequence[Voice]) -> Voice | None:
    """The voice whose words the figure is in: the last one before it that goes on to say something ("X said that …"),
    else the first one after it ("…, X said"). None where those after it tell something else ("… and X said that …")."""
    position, text = draft.counted.number.core_start, draft.parsed.sentence.text
    found = [voice for voice in found if not is_of_other(draft, voice)]
    if not found:
        return None
    leading = [voice for voice in found if voice.cue_end <= position and goes_on(draft, voice)]
    if leading and does_something(draft, leading[-1]):
        return None
    closing = [voice for voice in found if max(voice.start, voice.cue_start) >= position]
    telling = [voice for voice in closing if not tells_else(draft, voice)]
    if leading and telling and is_relay(text, telling[0], leading[-1]):
        return replace(leading[-1], via=leading[-1].via or telling[0].name)
    close = [v for v in found if text[v.cue_start : v.cue_end].lower() in phrases()]
    if close and 0 <= close[0].cue_start - position <= NEAR and close[0].cue_start > 0:
        return close[0]
    if leading:
        return leading[-1]
    if telling:
        return telling[0]
    return None if closing else found[-1]


def is_of_other(draft: Draft, voice: Voice) -> bool:
    """Whether a voice is only of another number: of the one in its bracket, "15,000 marched (40,000 according to the
    union)", or of the one right behind it, "according to police 14,000 took part, according to the union 40,000"."""
    text, number = draft.parsed.sentence.text, draft.counted.number
    if number.start > voice.start:
        return False
    opened = text.rfind("(", number.end, voice.cue_start)
    if opened >= 0 and ")" not in text[opened : voice.cue_start]:
        return bool(number_phrases(text[opened : (text + ")").index(")", opened)]))
    if text[voice.cue_start : voice.cue_end].lower() not in phrases():
        return False
    begins = re.search(r"(?:[,;]|\band)\s*$", text[: voice.cue_start])
    return bool(begins and any(one.start <= 2 for one in number_phrases(text[voice.end :][:30])))


AFTER = re.compile(r"\s(?:after|following|since|for the (?:families|victims|relatives|kin|funerals?) of)\s")


def does_something(draft: Draft, voice: Voice) -> bool:
    """Whether a verb before a figure tells what somebody did because of it: "declared three days of mourning after 14
    people were killed", "announced aid for the families of 14 people killed"."""
    text, number = draft.parsed.sentence.text, draft.counted.number.start
    act = text[voice.cue_start : voice.cue_end].lower() in words("public_acts")
    between = text[voice.cue_end : number]
    return act and bool(AFTER.search(between)) and " that " not in between and ":" not in between


ELSE = re.compile(r"(?:\b(?:and|but|while|with|which|that|whose|who)|;)\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)


def tells_else(draft: Draft, voice: Voice) -> bool:
    """Whether a voice behind a figure begins a clause of its own that says something else: "14 people were killed, and
    police said the road was open", "in a fire that officials say was set"."""
    if voice.cue < 0 or voice.start > voice.cue_start or not ELSE.search(draft.parsed.sentence.text[: voice.start]):
        return False
    after = draft.parsed.sentence.text[voice.cue_end :][:80]
    told = draft.parsed.doc[voice.cue].lower_ in words("telling")
    return not CLOSED.match(HEARER.sub("", after) if told else after)


HEARER = re.compile(r"^\s+(?:(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*|reporters|journalists|newsmen)")


def is_relay(text: str, voice: Voice, teller: Voice) -> bool:
    """Whether a voice behind a comma relays what the one before it says of a figure: "Police said 14 people were
    killed, according to the Herald"."""
    phrase = text[voice.cue_start : voice.cue_end].lower() in phrases()
    begin = min(voice.start, voice.cue_start)
    comma = text[:begin].removesuffix("the ").rstrip().endswith(",")
    said = text[teller.cue_start : teller.cue_end].lower() in words("verbs") and teller.start < teller.cue_start
    closed = phrase or CLOSED.match(text[voice.cue_end :][:60]) is not None
    return said and comma and closed and voice.kind == "named" and voice.name != teller.name


CLOSED = re.compile(
    r"(?:\s+(?:on|late|early|earlier|later|yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in\s+an?\s+\w+|afternoon|morning|evening|night))*\s*[.,;:”\"]*\s*(?:$|\bbut\b|\bwhile\b|\band\b|\badding\b|\bciting\b)"
)


def goes_on(draft: Draft, voice: Voice) -> bool:
    """Whether a voice that stands before a figure introduces it, rather than closing what came before."""
    text = draft.parsed.sentence.text
    if text[voice.cue_start : voice.cue_end].lower() in {"citing", "quoting", *phrases()}:
        begins = not text[: voice.cue_start].strip(" \t“\"'")
        return begins or not text[voice.end : draft.counted.number.start].strip(" ,")
    if voice.start > voice.cue_start and text[voice.cue_start : voice.cue_end].lower() in words("put_by"):
        return False  # "the toll of 12 given by the mayor"
    after = text[max(voice.cue_end, voice.end) :]
    return voice.start < voice.cue_start or not CLOSED.match(after[:60]) if voice.cue >= 0 else True


FURTHER = re.compile(
    r"^(?:\W*(?:another|a\s+further|others?|the\s+rest|the\s+others?)\b|.{0,30}?\b(?:others|more(?!\s+than))\b)",
    re.IGNORECASE,
)


SAYS_WHOSE = re.compile(
    r"\W*(?:That|This|It|All this|The\s+(?:figures?|numbers?|counts?|tolls?|tally|information|details))\s+"
    r"(?:is|was|were|are|came|comes|ha(?:s|ve) been)\s+(?:all\s+)?"
    r"(?:according|from|\w+\s+(?:out\s+|to\s+\w+\s+)?by)\b"
)


def told_next(index: int, speakers: Speakers) -> bool:
    """Whether the sentence behind one without a voice only says whose word it is: "That is according to the mayor"."""
    sentences = speakers.read.sentences
    if index + 1 >= len(sentences) or sentences[index + 1].field != sentences[index].field:
        return False
    return bool(SAYS_WHOSE.match(sentences[index + 1].text)) and bool(speakers.of(index + 1))


TAKES_UP = re.compile(r"\W*(?:The\s+[\w-]+(?:\s+[\w-]+)?|It|He|She|They)\s+(?:also\s+|later\s+)?\w+")


def carries_on(draft: Draft, index: int, speakers: Speakers) -> bool:
    """Whether a sentence without a voice plainly goes on with the words of the one before it: it adds to a count of it
    ("Another five were hurt"), or the same source speaks before and after it."""
    sentences = speakers.read.sentences
    if index == 0 or sentences[index - 1].field != sentences[index].field:
        return False
    further = bool(FURTHER.match(draft.parsed.sentence.text))
    takes_up = index + 1 < len(sentences) and bool(TAKES_UP.match(sentences[index + 1].text))
    if not (further or takes_up) or not speakers.of(index - 1):
        return False
    following = speakers.of(index + 1) if takes_up else []
    if further or not following:
        return further
    before, after = speakers.of(index - 1)[-1], following[0]
    return is_anaphor(after) and speakers.name_of(index + 1, after) == speakers.name_of(index - 1, before)


# ---- quotations
OPENING, CLOSING = "“«„", "”»"


def in_quotation(read: Reading, index: int, draft: Draft) -> bool:
    """Whether the figure stands inside quotation marks that opened before it in its paragraph."""
    sentence = read.sentences[index]
    if sentence.field == "title":
        return False
    text, at = read.report.text, sentence.place(draft.counted.number.start)
    paragraph = text[text.rfind("\n\n", 0, at) + 1 : at][-2000:]
    curly = sum(paragraph.count(c) for c in OPENING) > sum(paragraph.count(c) for c in CLOSING)
    return curly or paragraph.count('"') % 2 == 1


def quotation_voices(speakers: Speakers, index: int) -> tuple[int, list[Voice]]:
    """The voices of the nearest sentence around a quotation that has some: the one after, else those before."""
    sentences = speakers.read.sentences
    opened_here = re.match(r"\W{0,3}[\"“«„]", sentences[index].text) and not re.search(
        r"[\"”»]\W{0,2}$", sentences[index].text
    )
    ahead, back = (index + 1,), (index - 1, index - 2, index - 3)
    for i in (*ahead, *back) if opened_here else (*back, *ahead):
        if 0 <= i < len(sentences) and sentences[i].field == sentences[index].field and speakers.of(i):
            return i, speakers.of(i)
    return index, []


# ---- headlines
SAYING = r"(?:says?|said|reports?|claims?|confirms?|finds?|announces?)"


@cache
def headline_pattern() -> re.Pattern[str]:
    """A source at the end or the start of a headline: "... : monitor", "... says army", "Police: ..."."""
    names = alternatives(sorted(words("headline") | words("headline_marked")))
    source = rf"(?:[A-Z][\w’'.-]*\s+|(?:rights|state|local|aid)\s+){{0,3}}(?i:{names})"
    return re.compile(
        rf"(?:[:,–—-]\s*|\s-\s|\b(?:says?|said|Says?|confirms?|reports?)\s+)?(?P<tail>(?<!\w){source})"
        rf"(?:\s+{SAYING})?[\s.]*$|^(?P<lead>{source})\s*:"
    )


def counted_before(text: str, start: int, end: int) -> int:
    """The characters of a headline's source that are still of the people counted before it: "Children " of "kills 10
    Children Reports"."""
    if not re.search(r"\d\s+$", text[:start]):
        return 0
    spans = [match.span() for match in re.finditer(r"\S+\s*", text[start:end])]
    people = [b for a, b in spans[:-1] if is_people(text[start + a : start + b].strip().lower())]
    return people[-1] if people else 0


def must_be_marked(text: str, start: int, name: str) -> bool:
    """Whether the words that end a headline name a source only behind a mark: "Gunmen kill mayor"."""
    return name.lower() in words("headline_marked") or bool(re.search(r"\d\s+$", text[:start]) and is_people(name))


def headline_voices(text: str, *, marked: bool) -> list[Voice]:
    """The source that a headline names by its form, as a list of one; empty where it names none. `marked`: only where
    a colon, a dash or "says" marks it."""
    match = headline_pattern().search(text)
    if not match:
        return []
    group = "tail" if match["tail"] else "lead"
    start, end = match.span(group)
    if marked and group == "lead" and text[start:end].lower() in words("documents"):
        return []  # a byline: "Report: The Orm Recorder"
    start += counted_before(text, start, end)
    name = re.sub(rf"(?<=\w)\s+{SAYING}$", "", text[start:end], flags=re.IGNORECASE)
    end = start + len(name)
    is_marked = group == "lead" or re.search(r"(?:[:–—]|\s-)\s*$|\b(?:[Ss](?:ays?|aid)|confirms?)\s+$", text[:start])
    said = re.search(r",\s*$", text[:start]) and re.match(rf"\s+{SAYING}", text[end:])
    if not is_marked and not said and must_be_marked(text, start, name):
        return []
    if not is_marked and (marked or not re.match(r"\s*\S+\s", text[:start])):
        return []
    several = re.search(r"[A-Z]\w+\s+[A-Z]", name)
    kind: Kind = "vague" if name.lower() in words("vague") else "named" if several else "role"
    return [Voice(start, end, name, kind, name.split()[-1], -1, start, end, None)]
