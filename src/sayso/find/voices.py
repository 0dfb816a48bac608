"""Who speaks in a sentence: the sources a text names, with the word that makes them one.

Figures, quotes and blame share this. A voice is found by the grammar (subject of a reporting verb, "according to",
object of "citing"); whom a voice stands for in the whole report is resolved in `names`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from sayso.find.counted import is_number_word
from sayso.find.counts import is_people
from sayso.find.datelines import dateline_end
from sayso.find.parse import Parsed, text_of
from sayso.find.voice_before import joined, name_before
from sayso.find.voice_givers import giver_of, gives_a_count, learner_of, parted, sets_a_count
from sayso.find.voice_open import after_open_phrase, is_somebody, names_anybody
from sayso.find.voice_parts import joined_after, name_after
from sayso.find.voice_spans import author_of, before_author, carrier_name, name_tokens, past_kind
from sayso.find.voice_subjects import claims_the_deed, is_said_to_speak, makes_source, subject_span
from sayso.find.voice_words import (
    Kind,
    bare_span,
    ends_clause,
    ends_with,
    head_of,
    is_empty,
    is_nominal,
    kind_of,
    owns_no_paper,
    phrases,
    speaks,
    stands_in_name,
    words,
)
from sayso.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True, slots=True)
class Voice:
    """A source in one sentence; offsets are into the sentence."""

    start: int
    end: int
    name: str  # as the text has it, without a leading article
    kind: Kind
    head: str  # the noun or name at its core: "Observatory", "spokesman", "he"
    cue: int  # token index of the word that makes it a source
    cue_start: int
    cue_end: int
    via: str | None


def voices(parsed: Parsed) -> list[Voice]:
    """The sources that a sentence names, in the order of their cues; those joined by "and" share one."""
    found: list[Voice] = []
    begin = dateline_end(parsed.sentence.text)
    for token in parsed.doc:
        named = ((part, via) for whole, via in sources_of(token) for part in parted(behind(whole, begin)))
        for span, via in named:
            after = after_phrase(token)
            sure = names_anybody(parsed.doc[token.i : after]) if after is not None else sets_a_count(token)
            voice = voice_of(span, token, via, parsed.sentence.text, sure=sure)
            if voice and not any(other.start < voice.end and voice.start < other.end for other in found):
                found.append(voice)
    return handed_on(found, parsed)


def issuers(parsed: Parsed) -> list[Voice]:
    """Who put out a paper in a sentence that says nothing of what is in it: "The ministry issued a statement". "It" of
    the next sentence is whom it names."""
    found = []
    for token in parsed.doc:
        paper = next((child for child in token.children if child.dep_ == "dobj"), None)
        if token.lower_ not in words("running") or paper is None or paper.lower_ not in words("stories"):
            continue
        span = subject_span(token)
        voice = None if span is None else voice_of(span, token, None, parsed.sentence.text)
        found += [voice] if voice is not None else []
    return found


def behind(span: "Span", begin: int) -> "Span":
    """What of a span stands behind so many characters of its sentence: "witness" of "VELDEN: Witness"; the span itself
    where nothing does."""
    first = next((token.i for token in span if token.idx >= begin), span.start)
    return span.doc[first : span.end]


RELAYED = re.compile(
    r"\s*,?\s*(?:(?:in|through|via)\s+(?:(?:an?|its|his|her|the|their)\s+)?(?:[\w-]+\s+){0,3})?", re.IGNORECASE
)


def handed_on(found: list[Voice], parsed: Parsed) -> list[Voice]:
    """The voices; one whose verb is followed right away by who relays it has that as its carrier: "the army said,
    according to the Herald", "the army said in a statement carried by the Herald"."""
    kept: list[Voice] = []
    for voice in found:
        last = kept[-1] if kept else None
        if last is not None and relays(voice, last, parsed):
            kept[-1] = replace(last, via=last.via or voice.name)
        elif last is not None and is_paper_of(voice, last):
            continue
        else:
            kept.append(voice)
    return kept


PAPER_NEAR = 24  # characters between a verb and the paper that it puts out


def is_paper_of(voice: Voice, giver: Voice) -> bool:
    """Whether a voice is only the paper that the one before it puts out: "the union issued a statement saying"."""
    paper = voice.head.lower() in words("stories") | words("documents") and voice.kind == "role"
    return paper and 0 < voice.start - giver.cue_end <= PAPER_NEAR and giver.start < giver.cue_start < voice.cue_start


def relays(voice: Voice, teller: Voice, parsed: Parsed) -> bool:
    """Whether a voice only relays what the one before it says: it is a name, and follows that one's verb right away."""
    text, cue = parsed.sentence.text, parsed.doc[voice.cue].lower_
    between = text[max(teller.end, teller.cue_end) : voice.cue_start]
    if cue == "as" and parsed.doc[teller.cue].lower_ not in words("verbs"):
        return is_passed_on(voice, parsed) and re.fullmatch(r"\s*,\s*", text[teller.end : voice.cue_start]) is not None
    if parsed.doc[teller.cue].lower_ not in words("verbs") or voice.start < voice.cue_start or voice.kind != "named":
        return False
    if cue in words("documents"):
        passed_on = re.match(
            r"\s*(?:carried|quoted|broadcast|aired|relayed|cited|published|reported)\s+by\b", text[voice.cue_end :]
        )
        return RELAYED.fullmatch(between) is not None and passed_on is not None
    medium = teller.head.isupper() or teller.head.lower() in words("carriers")
    return cue in ("according", "as") and not medium and re.fullmatch(r"\s*,?\s*", between) is not None


def is_passed_on(voice: Voice, parsed: Parsed) -> bool:
    """Whether a name only carries what another says: "as quoted by Orm Press"."""
    carried = parsed.doc[voice.cue + 1].lower_ in words("carried_by") if voice.cue + 1 < len(parsed.doc) else False
    return carried and voice.kind == "named" and voice.start > voice.cue_start


def sources_of(cue: "Token") -> Iterator[tuple["Span", str | None]]:
    """The names of the sources that a word makes, as spans of tokens, with who carried them."""
    low, doc = cue.lower_, cue.doc
    following = doc[cue.i + 1].lower_ if cue.i + 1 < len(doc) else ""
    if (after := after_phrase(cue)) is not None:
        yield from phrase_sources(cue, after)
    elif low in ("had", "has", "have", "told", "tells") and following == "it" and ends_clause(doc, cue.i + 2):
        yield from ((span, None) for span in [name_before(doc, cue.i)] if span is not None)  # "as the ministry had it"
    elif low in words("objects") and not gives_a_count(cue) and (cue.pos_ in ("VERB", "ADP") or starts_aside(cue)):
        yield from quoted_sources(cue)
    elif following in words("states") and low in ("confirmed", "reported", "declared", "listed", "found", "feared"):
        # "12 people confirmed dead" names nobody, "confirmed dead by the coroner" does
        yield from ((span, None) for span in (agent_behind(cue),) if span is not None)
    elif low in words("learning"):
        yield from ((span, None) for span in learner_of(cue))
    elif low in words("judging") and following == "as":
        return  # "in what the mayor described as a calamity": a judgement, no count
    elif (giver := giver_of(cue)) is not None:
        yield from ((span, None) for span in giver)
    elif is_habit(cue):
        return
    elif is_verb(cue, following) and says(cue, following) and not claims_the_deed(cue):
        subject = subject_span(cue)
        if subject is not None and makes_source(cue, head_of(subject)) and not is_counted(subject, cue):
            yield from ((span, carrier_of(cue)) for span in joined(subject))
    elif low in words("witnessing") and (subject := subject_span(cue)) is not None:
        if head_of(subject).lower_ in words("witnesses"):
            yield subject, None
    elif cue.pos_ == "NOUN":
        yield from paper_sources(cue, following)


def is_habit(cue: "Token") -> bool:
    """Whether a verb only says what a body does: "Orm Watch, which documents abuses, said", not "which reports 12
    dead"."""
    if any(child.dep_ == "ccomp" for child in cue.children) or any(map(is_number_word, cue.doc[cue.i + 1 : cue.i + 5])):
        return False
    relative = any(child.dep_ == "nsubj" and child.lower_ in ("who", "which", "that") for child in cue.children)
    return relative and cue.tag_ in ("VBZ", "VBP") and cue.lower_ in words("weak")


def starts_aside(cue: "Token") -> bool:
    """Whether a word begins its sentence or what a comma sets apart."""
    return cue.i == 0 or cue.nbor(-1).is_punct


def agent_behind(cue: "Token") -> "Span | None":
    """Who is named by "by" right behind a verb and the state it tells: "confirmed dead by the coroner"."""
    doc, at = cue.doc, cue.i + 2
    if at + 1 >= len(doc) or doc[at].lower_ != "by":
        return None
    return next((span for span in name_after(doc, at + 1) if speaks(head_of(span))), None)


def is_verb(cue: "Token", following: str) -> bool:
    """Whether a word is a verb, whatever the parser takes it for: "…, informed reporters." tells them. "As stated by
    the mayor" has its speaker behind it."""
    if following == "by" and cue.i > 0 and cue.nbor(-1).lower_ == "as":
        return False
    if cue.pos_ in ("VERB", "AUX"):
        return not stands_in_name(cue)
    if cue.lower_.endswith("ing") and following == "that" and cue.lower_ in words("verbs"):
        return True  # "with the paper disclosing that 12 had died"
    if cue.i == 0 or cue.lower_ not in words("telling"):
        return False
    hearer = following in words("not_carriers") or following == "the" or cue.doc[cue.i + 1 :][:1].text[:1].isupper()
    return hearer and (cue.nbor(-1).text == "," or is_nominal(cue.nbor(-1)))


def phrase_sources(cue: "Token", after: int) -> Iterator[tuple["Span", str | None]]:
    """Whom a phrase names that ends before a token: "according to the army"; with who learnt it "from" them."""
    carrier = carrier_before(cue) if cue.lower_ in words("learnt_from") else None
    via = carrier_name(head_of(carrier)) if carrier is not None else None
    for first in name_after(cue.doc, after):
        yield from ((span, via) for span in joined_after(first) if not hands_on(span))


def says(cue: "Token", following: str) -> bool:
    """Whether a verb makes its subject say something, alone, with the words after it, or by naming a number."""
    return is_saying(cue.lower_, following) or is_phrase_verb(cue) or refers_to_a_number(cue)


def is_saying(low: str, following: str) -> bool:
    """Whether a verb, with the word that follows it, makes its subject say something."""
    if following in words("particles") and low in words("with_particles"):
        return False  # "the union put on a show", "300 people showed up"
    if following in words("writing_particles") and low in words("writing"):
        return False  # "wrote off a debt"; not "wrote on its page"
    if low in words("acting") and following in ("by", "with"):
        return False
    if low in words("speaking_of"):
        return following == "of"  # not "spoke at the rally": no count
    return low in words("verbs")


def is_phrase_verb(cue: "Token") -> bool:
    """Whether a verb says something with the words after it, and what it says follows or went before: "made it known
    that", "…, the ministry made known."; not "let slip their lead"."""
    if cue.lower_ not in phrase_verbs():
        return False
    match = phrase_verbs()[cue.lower_].match(cue.doc[cue.i : cue.i + 6].text.lower())
    return match is not None


SAID = r"(?:\s*(?:$|[.,;:”\"])|\s+that\b|\s+as\s)"  # what follows a verb that says something with the words after it


@cache
def phrase_verbs() -> dict[str, re.Pattern[str]]:
    """By first word the verbs that say something with the words after them, up to where what is said begins."""
    by_first: dict[str, list[str]] = {}
    for verb in words("phrase_verbs"):
        ends = r"\b" if verb.endswith("that") else SAID
        by_first.setdefault(verb.split()[0], []).append(re.escape(verb) + ends)
    return {first: re.compile("|".join(sorted(some))) for first, some in by_first.items()}


def refers_to_a_number(cue: "Token") -> bool:
    """Whether a verb only names a number: "the clinic referred to at least 12"."""
    after = cue.doc[cue.i + 1 : cue.i + 6]
    joint = after[0].lower_ if len(after) else ""
    named = joint == ("to" if cue.lower_ in words("referring_to") else "with")
    told = cue.lower_ in words("referring_to") | words("answering") and named
    return told and any(is_number_word(token) for token in after)


def paper_sources(cue: "Token", following: str) -> Iterator[tuple["Span", str | None]]:
    """Who speaks through a noun: "reports that", "by the Herald's count", "figures from the army"."""
    low, doc = cue.lower_, cue.doc
    if low in ("reports", "claims") and following in ("that", "of"):
        if cue.dep_ == "dobj" and cue.head.lower_ in table("standing")["denying"]:
            return  # "denied reports that": the denier speaks
        if following == "of" and cue.i and doc[cue.i - 1].lower_ in words("beside"):
            return  # "left 12 dead amid reports of clashes": of the clashes, not of the dead
        yield doc[cue.i : cue.i + 1], None
    elif low in words("counts") | words("documents"):
        owner = count_of(cue) or teller_of(cue, following)
        yield from [(owner, None)] if owner is not None else document_sources(cue)


def is_counted(subject: "Span", cue: "Token") -> bool:
    """Whether a subject is people told of, not a source: "8 more casualties reported in Lesk"; or those that a headline
    counts before its source: "20 fighters monitor", "10 children reports"."""
    head = head_of(subject)
    if head.lower_ in words("mute"):
        return True
    if cue.lower_ not in ("monitor", "reports", "counted") or not is_people(head.text):
        return False
    return any(token.like_num for token in subject.doc[max(0, subject.start - 2) : head.i])


def after_phrase(cue: "Token") -> int | None:
    """The token after a phrase that names its source next ("according to", "in the words of"); None where none is."""
    doc = cue.doc
    for some in phrases().get(cue.lower_, ()):
        end = cue.i + len(some)
        if end >= len(doc) or any(doc[cue.i + k].lower_ != word for k, word in enumerate(some)):
            continue
        # "per", "going by": only before a name or "the", as "per day" and "going by bus" name nobody
        sure = len(some) > 2 or some in (("according", "to"), ("as", "per")) or doc[end].pos_ == "DET"
        sure = sure or doc[end].lower_ in words("told_bare") or is_somebody_named(doc, end)  # "per police"
        described = doc[end].pos_ == "NOUN" and any(token.pos_ == "PROPN" for token in doc[end + 1 : end + 4])
        if sure or described or doc[end].text[:1].isupper():
            return past_paper(doc, end)
    return after_open_phrase(cue)


def past_paper(doc: "Doc", start: int) -> int:
    """The token at which whose paper it is starts, where a paper stands at a token: "the Herald" of "according to news
    carried by the Herald"; the same token elsewhere."""
    match = paper_pattern().match(text_of(doc).lower(), doc[start].idx)
    owner = next((token for token in doc[start:] if token.idx >= match.end()), None) if match else None
    if owner is None:
        return start
    first = doc[owner.i + 1 : owner.i + 2] if owner.lower_ == "the" else doc[owner.i : owner.i + 1]
    return owner.i if first.text[:1].isupper() and not owns_no_paper(first[0]) else start


@cache
def paper_pattern() -> re.Pattern[str]:
    """A paper and the words up to whose it is, in a text in small letters."""
    return re.compile(table("reporting")["past_paper"])


def is_somebody_named(doc: "Doc", start: int) -> bool:
    """Whether the words from a token on name somebody who can speak: "government officials", "local boatman Ivo Tarn";
    not "passenger" of "12 dollars per adult passenger"."""
    span = next(name_after(doc, start), None)
    if span is None or not speaks(head_of(span)) or len(span) == 1:
        return False
    head = head_of(span)
    return head.pos_ == "PROPN" or head.tag_ == "NNS" or any(token.pos_ == "PROPN" for token in span)


def hands_on(span: "Span") -> bool:
    """Whether a source is a paper whose author follows: "a report by the union"."""
    after = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    return head_of(span).lower_ in words("documents") and after in ("by", "from")


def quoted_sources(cue: "Token") -> Iterator[tuple["Span", str | None]]:
    """The object of "citing", carried by its subject; the subject of "was quoted as saying", carried by the agent."""
    if cue.i > 1 and cue.nbor(-1).lower_ in ("was", "were", "is", "are", "been"):
        beside = name_before(cue.doc, cue.i - 1)
        if beside is not None and speaks(head_of(beside)):
            carriers = name_after(cue.doc, cue.i + 2) if ends_with(cue.doc, cue.i + 1, "by") else iter(())
            yield beside, next((carrier_name(head_of(span)) for span in carriers), None)
            return
    if any(child.dep_ == "auxpass" for child in cue.children):
        agents = [
            word for agent in cue.children if agent.dep_ == "agent" for word in agent.children if word.dep_ == "pobj"
        ]
        subject = next((child for child in cue.children if child.dep_ == "nsubjpass"), None)
        if subject is not None:
            first, last = name_tokens(subject)
            yield cue.doc[first : last + 1], carrier_name(agents[0]) if agents else None
        return
    carrier = carrier_before(cue)
    for span in name_after(cue.doc, cue.i + 1):
        if head_of(span).lower_ in words("counts"):
            return  # "quoting the number of deaths as 16"
        yield span, carrier_name(head_of(carrier)) if carrier is not None else None


def carrier_before(cue: "Token") -> "Span | None":
    """Who cites, of "the Herald, citing police, reported" or "the Herald quoted police"; None where nobody is named."""
    doc, aside = cue.doc, cue.i > 1 and cue.nbor(-1).text == ","
    beside = name_before(doc, cue.i - 1) if aside else None
    if beside is not None and any(token.text[:1].isupper() for token in beside):
        return beside
    return subject_span(cue) if cue.lower_ in ("citing", "crediting") else name_before(doc, cue.i)


def document_sources(cue: "Token") -> Iterator[tuple["Span", str | None]]:
    """X of "a report by X", "figures from X", where the document says something."""
    after = before_author(cue)
    if after is not None:
        for span in name_after(cue.doc, after):
            if speaks(head_of(span)) and not is_sent_from(cue, span):
                yield span, None


def is_sent_from(cue: "Token", span: "Span") -> bool:
    """Whether what follows a paper is the place it was sent from: "reports from Velden", "dispatch from Velden:"."""
    town = len(span) == 1 and span[0].text.istitle() and span[0].lower_ not in words("bodies") | words("roles")
    return town and cue.lower_ in words("sent_from") and cue.doc[span.start - 1].lower_ == "from"


def count_of(cue: "Token") -> "Span | None":
    """Whose count a clause goes by: "the Herald" of "12 died, by the Herald's count"; None where it is nobody's."""
    doc = cue.doc
    if cue.i < 3 or cue.nbor(-1).lower_ not in ("'s", "’s"):
        return None
    owner = name_before(doc, cue.i - 1)
    return owner if owner is not None and owner.start > 0 and doc[owner.start - 1].lower_ == "by" else None


def teller_of(cue: "Token", following: str) -> "Span | None":
    """Whose count is told: "the council" of "the council's estimate is that …"; None where the owner is no body or
    person of a list, as the toll of a town is nobody's word."""
    doc, at = cue.doc, cue.i
    if following not in ("is", "was", "stands", "stood"):
        return None
    while at > 1 and doc[at - 1].pos_ in ("ADJ", "NOUN") and doc[at - 1].lower_ not in ("'s", "’s"):
        at -= 1  # "official death toll"
    if at < 2 or doc[at - 1].lower_ not in ("'s", "’s"):
        return None
    owner = name_before(doc, at - 1)
    known = words("bodies") | words("roles") | words("persons") | words("vague")
    return owner if owner is not None and head_of(owner).lower_ in known else None


def carrier_of(cue: "Token") -> str | None:
    """Who was told, where that is an agency or a medium: "told AFP"."""
    for child in cue.children:
        if child.dep_ in ("dobj", "dative") and cue.lower_ in words("telling"):
            return carrier_name(child)
        if child.dep_ == "prep" and child.lower_ in ("to",):
            for told in child.children:
                return carrier_name(told)
    return None


def voice_of(span: "Span", cue: "Token", via: str | None, given: str, *, sure: bool = False) -> Voice | None:
    """The voice of a source's words, as the given text of the sentence has them; None where they name nobody ("citing
    no other source"), or the outlet itself ("our reporter"). `sure` where what stands around them shows that they name
    somebody, whatever the noun: "according to", "in the account of"."""
    span = past_kind(author_of(span))
    source = head_of(span)
    start, end = bare_span(given, span.start_char, span.end_char)
    name = given[start:end]
    denied = span.start > 0 and span[0].nbor(-1).lower_ in ("no", "neither")  # "no department supplied a number"
    if not name or denied or span[0].lower_ in ("our", "no") or is_empty(source):
        return None
    if source.lower_ in words("bare_counts") and name.islower():
        return None  # "going by the latest count": nobody's
    is_source = speaks(source) or (is_somebody(span) if sure else is_said_to_speak(cue, span))
    if not is_source:
        return None
    kind = kind_of(source, name)
    return Voice(start, end, name, kind, source.text, cue.i, cue.idx, cue.idx + len(cue), via)
