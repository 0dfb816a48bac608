"""Who speaks in a sentence: the sources a text names, with the word that makes them one.

Figures, quotes and blame share this. A voice is found by the grammar (subject of a reporting verb, "according to",
object of "citing"); whom a voice stands for in the whole report is resolved in `names`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from sayso.find.counts import is_people, is_thing
from sayso.find.parse import Parsed
from sayso.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Kind = Literal["named", "role", "vague", "anonymous"]
SUBJECTS = ("nsubj", "nsubjpass")
NAME_PARTS = ("det", "compound", "amod", "poss", "nmod", "nummod", "case", "punct", "quantmod", "advmod")
LINKING = (
    "of",
    "for",
    "at",
    "in",
    "from",
    "on",
    "with",
    "inside",
    "near",
)  # prepositions that belong to a source's name


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


@cache
def words(name: str) -> frozenset[str]:
    """A word list of lexicon/reporting.toml."""
    return frozenset(table("reporting")[name])


def voices(parsed: Parsed) -> list[Voice]:
    """The sources that a sentence names, in the order of their cues; those joined by "and" share one."""
    found: list[Voice] = []
    for token in parsed.doc:
        for span, via in ((part, via) for whole, via in sources_of(token) for part in parted(whole)):
            voice = voice_of(span, token, via, parsed.sentence.text)
            if voice and not any(other.start < voice.end and voice.start < other.end for other in found):
                found.append(voice)
    return handed_on(found, parsed)


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
    if parsed.doc[teller.cue].lower_ not in words("verbs") or voice.start < voice.cue_start or voice.kind != "named":
        return False
    if cue in words("documents"):
        passed_on = re.match(
            r"\s*(?:carried|quoted|broadcast|aired|relayed|cited|published|reported)\s+by\b", text[voice.cue_end :]
        )
        return RELAYED.fullmatch(between) is not None and passed_on is not None
    medium = teller.head.isupper() or teller.head.lower() in words("carriers")
    return cue in ("according", "as") and not medium and re.fullmatch(r"\s*,?\s*", between) is not None


def sources_of(cue: "Token") -> Iterator[tuple["Span", str | None]]:
    """The names of the sources that a word makes, as spans of tokens, with who carried them."""
    low, doc = cue.lower_, cue.doc
    following = doc[cue.i + 1].lower_ if cue.i + 1 < len(doc) else ""
    if (after := after_phrase(cue)) is not None:
        yield from (
            (span, None) for first in name_after(doc, after) for span in joined_after(first) if not hands_on(span)
        )
    elif low == "had" and following == "it" and ends_clause(doc, cue.i + 2):
        yield from ((span, None) for span in [name_before(doc, cue.i)] if span is not None)  # "as the ministry had it"
    elif low in words("objects") and (cue.pos_ in ("VERB", "ADP") or (cue.i == 0 or cue.nbor(-1).is_punct)):
        yield from quoted_sources(cue)
    elif following in words("states") and low in ("confirmed", "reported", "declared", "listed", "found", "feared"):
        return  # "12 people confirmed dead"
    elif low in words("learning"):
        yield from ((span, None) for span in learner_of(cue))
    elif low in words("judging") and following == "as":
        return  # "in what the mayor described as a calamity": a judgement, no count
    elif (giver := giver_of(cue)) is not None:
        yield from ((span, None) for span in giver)
    elif following in words("particles") and low in words("with_particles"):
        return  # "the union put on a show", "300 people showed up"
    elif low in words("speaking_of") and following != "of":
        return  # "spoke at the rally": no count
    elif low in words("verbs") | words("speaking_of") and cue.pos_ in ("VERB", "AUX") and not claims_the_deed(cue):
        subject = subject_span(cue)
        if subject is not None and makes_source(cue, head_of(subject)) and not is_counted(subject, cue):
            yield from ((span, carrier_of(cue)) for span in joined(subject))
    elif low in words("witnessing") and (subject := subject_span(cue)) is not None:
        if head_of(subject).lower_ in words("witnesses"):
            yield subject, None
    elif low in ("reports", "claims") and following in ("that", "of") and cue.pos_ == "NOUN":
        if cue.dep_ == "dobj" and cue.head.lower_ in table("standing")["denying"]:
            return  # "denied reports that": the denier speaks
        if following == "of" and cue.i and doc[cue.i - 1].lower_ in words("beside"):
            return  # "left 12 dead amid reports of clashes": of the clashes, not of the dead
        yield doc[cue.i : cue.i + 1], None
    elif low in words("documents") and cue.pos_ == "NOUN":
        owner = count_of(cue)
        yield from [(owner, None)] if owner is not None else document_sources(cue)


def is_counted(subject: "Span", cue: "Token") -> bool:
    """Whether a subject is people told of, not a source: "8 more casualties reported in Lesk"; or those that a headline
    counts before its source: "20 fighters monitor", "10 children reports"."""
    head = head_of(subject)
    if head.lower_ in words("mute"):
        return True
    if cue.lower_ not in ("monitor", "reports") or not is_people(head.text):
        return False
    return any(token.like_num for token in subject.doc[max(0, subject.start - 2) : head.i])


def learner_of(cue: "Token") -> Iterator["Span"]:
    """The outlet that learnt something, of "the Herald gathered that", "the Herald has learnt"; a crowd that gathered
    is none."""
    doc, after = cue.doc, cue.i + 1
    learner = name_before(doc, cue.i)
    if learner is None or (head_of(learner).pos_ != "PROPN" and not head_of(learner).text[:1].isupper()):
        return
    if ends_clause(doc, after) and learner.start > 0 and not doc[learner.start - 1].is_punct:
        return  # "... where the Orm Guard gathered."
    if ends_clause(doc, after) or doc[after].lower_ in ("that", "from", "of", *DAYS):
        yield learner


PAPER = 4  # words after "gave" among which its count is named: "gave a separate, higher figure"
AGENT = 12  # words after "put" among which "by" stands: "was put at 14 on Monday by the hospital"


def parted(span: "Span") -> Iterator["Span"]:
    """The sources that "and" joins in a span: "an officer of Orm Watch and resident Ivo Tarn" is two."""
    doc = span.doc
    for i in range(span.start + 1, span.end - 1):
        after = doc[i + 1]
        if doc[i].lower_ == "and" and not joins_name(doc, i) and (after.pos_ == "DET" or after.tag_ == "NN"):
            first, second = doc[span.start : i], doc[i + 1 : span.end]
            if speaks(head_of(first)) and speaks(head_of(second)):
                yield first
                yield second
                return
    yield span


def gives_a_count(cue: "Token") -> bool:
    """Whether a verb gives a count: "gave a separate figure: 14", not "gave evidence"."""
    words_after = [token.lower_ for token in cue.doc[cue.i + 1 : cue.i + 2 + PAPER]]
    return bool(words("counts") & set(words_after)) and words_after[0] in (
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "the",
    )


def runs_a_story(cue: "Token") -> bool:
    """Whether a verb carries a story that says something: "ran a story saying that", "aired a report that"."""
    after = [token.lower_ for token in cue.doc[cue.i + 1 : cue.i + 2 + PAPER]]
    stories = [i for i, word in enumerate(after[:-1]) if word in words("stories")]
    return any(
        after[i + 1]
        in ("saying", "that", "putting", "giving", "stating", "announcing", "confirming", "declaring", "listing")
        for i in stories
    )


def agent_after(cue: "Token") -> "Span | None":
    """Who put a number, of "the toll was put at 14 by the hospital"; None where no passive names anybody."""
    doc = cue.doc
    if not any(
        token.lower_ in ("was", "were", "been", "is", "are", "being") for token in doc[max(0, cue.i - 3) : cue.i]
    ):
        return None
    for i in range(cue.i + 1, min(len(doc) - 1, cue.i + AGENT)):
        if doc[i].is_punct and doc[i].text not in ("-", ","):
            return None
        if doc[i].lower_ == "by":
            return next((span for span in name_after(doc, i + 1) if speaks(head_of(span))), None)
    return None


def giver_of(cue: "Token") -> list["Span"] | None:
    """Who gave a count, ran a story or put a number, where a word is that verb; None where it is none."""
    low = cue.lower_
    if low in words("giving") and cue.pos_ == "VERB" and gives_a_count(cue):
        giver = subject_span(cue)
        return None if giver is None else list(joined(giver))
    if low in words("running") and runs_a_story(cue) and (outlet := subject_span(cue)) is not None:
        return [outlet]
    if low in words("put_by") and (agent := agent_after(cue)) is not None:
        return [agent]
    return None


@cache
def phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases before a source, as words, under their first word; the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(words("phrases"), key=len, reverse=True):
        found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return {first: tuple(some) for first, some in found.items()}


def after_phrase(cue: "Token") -> int | None:
    """The token after a phrase that names its source next ("according to", "in the words of"); None where none is."""
    doc = cue.doc
    for some in phrases().get(cue.lower_, ()):
        end = cue.i + len(some)
        if end >= len(doc) or any(doc[cue.i + k].lower_ != word for k, word in enumerate(some)):
            continue
        # "per", "going by": only before a name or "the", as "per day" and "going by bus" name nobody
        sure = len(some) > 2 or some in (("according", "to"), ("as", "per")) or doc[end].pos_ == "DET"
        described = doc[end].pos_ == "NOUN" and any(token.pos_ == "PROPN" for token in doc[end + 1 : end + 4])
        if sure or described or doc[end].text[:1].isupper():
            return end
    return None


def ends_clause(doc: "Doc", i: int) -> bool:
    """Whether a clause ends before a token."""
    return i >= len(doc) or doc[i].is_punct


def joined_after(span: "Span") -> Iterator["Span"]:
    """A source after "according to" and the one that "and" joins to it: "the army and the Orm hospital"."""
    yield span
    doc, at = span.doc, span.end
    if at + 1 < len(doc) and doc[at].lower_ == "and" and (doc[at + 1].pos_ in ("DET", "PROPN")):
        for second in name_after(doc, at + 1):
            follows = doc[second.end] if second.end < len(doc) else None
            if follows is None or follows.pos_ not in ("VERB", "AUX"):
                yield second


def hands_on(span: "Span") -> bool:
    """Whether a source is a paper whose author follows: "a report by the union"."""
    after = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    return head_of(span).lower_ in words("documents") and after in ("by", "from")


def joined(span: "Span") -> Iterator["Span"]:
    """A source and before it the one joined to it: "a monitor and activists said"."""
    doc, start = span.doc, span.start
    if start > 1 and doc[start - 1].lower_ in ("and", "or"):
        first = name_before(doc, start - 1)
        if first is not None and (first[0].pos_ == "DET" or head_of(first).lower_ in words("vague") | words("bodies")):
            yield first
    yield span


def head_of(span: "Span") -> "Token":
    """The noun at the core of a source's words: the last before a preposition ("activists in the town")."""
    head: Token = span[0]
    if head.lower_ == "those" and len(span) > 2:
        return span[len(span) - 1]  # "those in authority"
    for token in span:
        if token.lower_ in LINKING and token.i > span.start:
            break
        if token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ"):
            head = token
    return head


def speaks(head: "Token") -> bool:
    """Whether a noun can be a source: a name, a pronoun, or a noun of people, bodies or papers."""
    if head.pos_ in ("PROPN", "PRON") or head.text[:1].isupper() or head.lower_ in ("he", "she", "it", "they"):
        return True
    known = (
        words("roles") | words("vague") | words("persons") | words("bodies") | words("carriers") | words("documents")
    )
    return head.lower_ in known or is_people(head.text)


def claims_the_deed(cue: "Token") -> bool:
    """Whether "claimed" takes responsibility or lives, which says nothing of who counted."""
    return any(child.dep_ == "dobj" and child.lower_ in words("claimed") for child in cue.children) or (
        cue.lower_.startswith("claim") and any(t.lower_ in ("lives", "life") for t in cue.doc[cue.i + 1 : cue.i + 6])
    )


# ---- spans of names, by what stands beside the cue: it holds where commas are lost and the grammar goes astray
INNER = ("NOUN", "PROPN", "ADJ", "NUM", "PART")
BETWEEN = (
    "had",
    "has",
    "have",
    "also",
    "later",
    "earlier",
    "then",
    "separately",
    "meanwhile",
    "however",
    "further",
    "now",
    "again",
    "only",
    "first",
)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday")


def name_before(doc: "Doc", end: int) -> "Span | None":
    """The noun phrase that ends right before a verb; None where something else stands there."""
    while end > 0 and is_interlude(doc, end - 1):
        end -= 1
    end = before_aside(doc, end)
    if end > 1 and doc[end - 1].text == ")":
        end = next((i for i in range(end - 1, max(0, end - 6), -1) if doc[i].text == "("), end)
    if end > 0 and doc[end - 1].lower_ in ("he", "she", "it", "they"):
        return doc[end - 1 : end]
    start = end
    while start > 0 and belongs(doc, start - 1, end):
        start -= 1
        if starts_name(doc, start) and not (start > 0 and doc[start - 1].lower_ in LINKING):
            break
    start = max(start, acronym_start(doc, start, end))
    while start < end and doc[start].pos_ in ("ADP", "PART", "PUNCT") and not is_hyphened(doc, start, end):
        start += 1
    return doc[start:end] if start < end and is_nominal(doc[end - 1]) else None


def starts_name(doc: "Doc", i: int) -> bool:
    """Whether a noun phrase starts at a token: at an article, or at "one witness"."""
    token, after = doc[i], doc[i + 1] if i + 1 < len(doc) else None
    article = token.pos_ == "DET" and not is_capital_inside(token)
    return article or (token.lower_ == "one" and after is not None and after.pos_ == "NOUN")


def acronym_start(doc: "Doc", start: int, end: int) -> int:
    """Where a name starts that explains the acronym in brackets after it: "Orm | Velden Live Network (VLN)"; `start`
    where none does."""
    if end + 1 >= len(doc) or doc[end].text != "(" or not doc[end + 1].text.isupper():
        return start
    short = doc[end + 1].text
    first = end - len(short)
    initials = "".join(token.text[0] for token in doc[first:end]) if first > start else ""
    return first if initials == short else start


ASIDE = 16  # tokens between a source's name and its verb, at the most
ASIDE_STARTS = (
    "who",
    "whose",
    "which",
    "a",
    "an",
    "the",
    "one",
    "asked",
    "speaking",
    "reached",
    "himself",
    "herself",
    "counting",
    "on",
    "in",
    "through",
    "via",
    "citing",
    "quoting",
)
MOST_NAMES = 6  # tokens of the name of whoever holds a post, with a title
CHANNELS = ("through", "via", "by")


def before_aside(doc: "Doc", end: int) -> int:
    """The end of a name before what commas set aside: "Rights Watch, a monitor, said"; `end` where nothing is."""
    if end < 3 or doc[end - 1].text != "," or is_inverted(doc, end):
        return end
    for i in range(end - 2, max(0, end - ASIDE), -1):
        if doc[i].text == ",":
            if is_holder(doc, i, end - 1):
                return end - 1 if is_anybody(doc, i) else past_channel(doc, i)
            post = doc[i + 1].lower_ in words("persons") and i + 2 < end and doc[i + 2].lower_ in ("of", "for", "at")
            starts = (doc[i + 1].lower_ in ASIDE_STARTS or post) and i + 1 < end - 1
            return before_aside(doc, i + 1) if starts and twice(doc, i) else i if starts else end
    return end


def is_holder(doc: "Doc", comma: int, end: int) -> bool:
    """Whether what stands between two commas is the name of who holds the post before it: "the director of Orm Watch,
    Dr Lena Orvik, said"."""
    name = [token for token in doc[comma + 1 : end] if token.text not in ("-", ".")]
    if not 0 < len(name) <= MOST_NAMES or not all(is_of_name(token) for token in name):
        return False
    post = name_before(doc, comma)
    if post is None:
        return False
    head = head_of(post).lower_
    able = head_of(post).tag_ == "NN" and not is_thing(head) and head not in words("bodies") | words("carriers")
    return head in words("persons") | words("roles") - words("bodies") or (is_anybody(doc, comma) and able)


def is_anybody(doc: "Doc", comma: int) -> bool:
    """Whether the words before a name say what somebody is, not whose post they hold: "a tailor, Lena Orvik"."""
    post = name_before(doc, comma)
    indefinite = post is not None and post[0].lower_ in ("a", "an", "one", "another")
    return indefinite and not any(token.lower_ in LINKING for token in post or ())


def is_of_name(token: "Token") -> bool:
    """Whether a token can stand in a person's name: a capital, or a joint such as "bin"; no day."""
    return (token.text[:1].isupper() or token.lower_ in CONNECTORS) and token.lower_ not in DAYS


def past_channel(doc: "Doc", comma: int) -> int:
    """The end of the name of whoever speaks through the post that ends at a comma: "the ministry, through its
    spokesman, Ivo Tarn, said"; the comma where the post speaks for itself."""
    post = name_before(doc, comma)
    at = post.start - 1 if post is not None else 0
    while at > 0 and doc[at].lower_ in ("its", "their", "the", "a", "his", "her", "own"):
        at -= 1
    if at < 1 or doc[at].lower_ not in CHANNELS:
        return comma
    at -= doc[at - 1].lower_ in ("speaking", "talking", "writing", "acting")
    return at - (doc[at - 1].text == ",")


def twice(doc: "Doc", comma: int) -> bool:
    """Whether another aside ends at the comma that one starts at: "Lena Orvik, who saw it, asked the same, said"."""
    return before_aside(doc, comma + 1) <= comma and doc[comma + 1].lower_ in ("asked", "reached", "speaking")


def is_inverted(doc: "Doc", verb: int) -> bool:
    """Whether a verb after a comma has its subject behind it: "…, said the mayor"."""
    after = doc[verb + 1] if verb + 1 < len(doc) else None
    if after is None or after.pos_ not in ("DET", "PROPN", "NOUN", "ADJ"):
        return False
    if verb < len(doc) and doc[verb].lower_ in words("telling"):
        return False  # "…, told reporters": who follows is the hearer
    for span in name_after(doc, verb + 1):
        ends = span.end >= len(doc) or doc[span.end].is_punct or doc[span.end].lower_ in ("which", "who", *DAYS)
        return ends and speaks(head_of(span))
    return False


def is_nominal(token: "Token") -> bool:
    """Whether a noun phrase can end with a token: a noun, a name, an acronym ("WHO" is no pronoun)."""
    return token.pos_ in ("NOUN", "PROPN", "ADJ") or (token.text.isupper() and len(token) > 1 and token.is_alpha)


def is_interlude(doc: "Doc", i: int) -> bool:
    """Whether a token may stand between a source and its verb: "the ministry on Monday also said"."""
    low = doc[i].lower_
    if low in ("was", "were", "is", "are", "been") and i + 1 < len(doc) and doc[i + 1].tag_ == "VBG":
        return True  # "the Herald was reporting"
    return low in BETWEEN or low in DAYS or (low == "on" and i + 1 < len(doc) and doc[i + 1].lower_ in DAYS)


def belongs(doc: "Doc", i: int, end: int) -> bool:
    """Whether the token before a noun phrase is a part of it."""
    token, after = doc[i], doc[i + 1] if i + 1 < end else None
    if token.lower_ == "those":
        return after is not None and after.lower_ in ("in", "at")
    if token.pos_ == "DET" and is_capital_inside(token) and after is not None and after.text[:1].isupper():
        return True
    if token.pos_ == "DET":
        return token.lower_ in ("the", "a", "an", "one", "another", "some", "several")
    if is_day(token) or token.lower_ == "more":
        return False  # "dozens more | witnesses said"
    if joins_words(doc, i, end) or is_hyphened(doc, i, end) or is_trade(doc, i, end):
        return True
    if token.lower_ in LINKING:
        return after is not None and i > 0 and (links_name(doc[i - 1], token) or doc[i - 1].lower_ == "those")
    if token.text in ("-", "/") or token.pos_ == "PART" or owns(doc, i, end):
        return after is not None
    if token.pos_ == "NUM":
        return after is not None and token.lower_ in ("one", "two", "three") and after.pos_ != "PROPN"
    if token.tag_ == "VBG" and after is not None and after.lower_ in words("bodies") and i > 0:
        return doc[i - 1].pos_ == "DET"  # "the organising committee"
    if token.is_punct or not (token.pos_ in INNER or is_nominal(token)):
        return False
    if after is not None and is_place_before(doc, i):
        return False
    determined = i > 0 and doc[i - 1].pos_ == "DET" and token.tag_ == "NN"  # "the town hospital"
    if after is not None and after.pos_ == "PART" and token.text[:1].isupper():
        return True  # "the Lawyers’ Collective"
    return after is None or after.lower_ in LINKING or determined or modifies(token)


def is_capital_inside(token: "Token") -> bool:
    """Whether a small word that a name holds has a capital where no sentence begins: "the All Orm Congress"."""
    return token.text[:1].isupper() and token.i > 0 and token.lower_ not in ("the", "a", "an")


def owns(doc: "Doc", i: int, end: int) -> bool:
    """Whether a mark is the apostrophe of a name's plural: "the Orm Workers’ Federation"."""
    if doc[i].text not in ("'", "’") or i == 0 or i + 1 >= end:
        return False
    return doc[i - 1].text.endswith("s") and not doc[i - 1].whitespace_ and doc[i + 1].text[:1].isupper()


def is_place_before(doc: "Doc", i: int) -> bool:
    """Whether a name hangs on a preposition and another nationality's name follows, where a comma is lost: "in Orm
    Veldish state television said"."""
    if i == 0 or i + 2 >= len(doc) or doc[i - 1].lower_ not in ("in", "near", "of", "at", "outside", "from"):
        return False
    nation = doc[i + 1].text
    is_nation = nation[:1].isupper() and nation.endswith(tuple(words("nation_endings")))
    return doc[i].pos_ == "PROPN" and is_nation and doc[i + 2].text.islower()


def is_day(token: "Token") -> bool:
    """Whether a token is a day and not a part of a name ("Halab Today")."""
    return token.lower_ in DAYS and (token.lower_ not in ("today", "yesterday") or token.text.islower())


def is_hyphened(doc: "Doc", i: int, end: int) -> bool:
    """Whether a token and the hyphen after or before it belong to a word of the name: "passer-by"."""
    if i > 0 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_:
        return True
    return i + 1 < end and not doc[i].whitespace_ and "-" in (doc[i].text, doc[i + 1].text)


def is_trade(doc: "Doc", i: int, end: int) -> bool:
    """Whether a noun says what the person is whose name follows it: "fisherman Ivo Tarn", not "student Orm police"."""
    name = doc[i + 1 : end]
    return (
        doc[i].tag_ == "NN"
        and len(name) > 1
        and all(token.pos_ == "PROPN" for token in name)
        and name[len(name) - 1].lower_ not in words("bodies") | words("roles")
        and (is_people(doc[i].text) or doc[i].lower_ in words("persons"))
    )


CONNECTORS = ("de", "dos", "da", "del", "al", "el", "bin", "ibn", "von", "van", "der")


def joins_words(doc: "Doc", i: int, end: int) -> bool:
    """Whether a token joins the words of a name: "Sao Jose dos Campos", "the UK-based monitor"."""
    if i == 0 or i + 1 >= end:
        return False
    if doc[i].lower_ in ("and", "&"):
        return joins_name(doc, i)
    if doc[i].lower_ in CONNECTORS:
        return doc[i - 1].text[:1].isupper() and doc[i + 1].text[:1].isupper()
    return doc[i - 1].text == "-" and doc[i].tag_ in ("VBN", "VBD") and doc[i + 1].pos_ in ("NOUN", "PROPN", "ADJ")


def joins_name(doc: "Doc", i: int) -> bool:
    """Whether an "and" stands inside a name: "the River and Mountain Unit", "Department of Home and Tribal Affairs";
    not between two: "the Orm Ministry and the Unit"."""
    if i < 2 or i + 1 >= len(doc) or doc[i - 1].pos_ != "PROPN" or doc[i + 1].pos_ != "PROPN":
        return False
    last = i + 1
    while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN":
        last += 1
    if doc[i - 1].lower_ in words("bodies"):
        return False
    if doc[i - 2].lower_ in ("of", "for"):
        return doc[last].lower_ in words("name_ends")
    if doc[i - 2].lower_ == "the" and doc[i - 3].lower_ in ("of", "for"):
        pair = last == i + 1 and not doc[last].text.isupper() and doc[last].lower_ not in words("bodies")
        return pair or doc[last].lower_ in words("bodies") | words("name_ends")
    first = i - 1
    while first > 0 and doc[first - 1].pos_ == "PROPN":
        first -= 1  # "the Orm Fire and Rescue Service"
    article = first > 0 and doc[first - 1].lower_ == "the"
    return article and doc[last].lower_ in words("bodies") | words("name_ends")


def links_name(noun: "Token", preposition: "Token") -> bool:
    """Whether a preposition after a noun goes on with a name: "Observatory for", "a source at", "spokesman of"."""
    if noun.lower_ in words("roles") | words("vague") | words("persons") or is_people(noun.text):
        return True
    return noun.pos_ == "PROPN" and preposition.lower_ in ("of", "for")


def modifies(token: "Token") -> bool:
    """Whether a word before a source's noun describes it, rather than ending what came before: where commas are lost,
    "medical staff activists said" names activists."""
    if token.pos_ in ("PROPN", "ADJ"):
        return True
    if token.lower_ in DESCRIBING or token.lower_ in words("persons") | words("bodies"):
        return True
    return token.tag_ == "NN" and not is_people(token.text) and not is_thing(token.text)


DESCRIBING = (
    "police",
    "rebel",
    "opposition",
    "student",
    "government",
    "security",
    "state",
    "hospital",
    "union",
    "school",
    "district",
    "city",
    "regime",
    "militant",
    "fire",
    "rescue",
    "ambulance",
    "relief",
    "press",
)


def name_after(doc: "Doc", start: int) -> "Iterator[Span]":
    """The noun phrase that starts at a token, as one span; none where something else stands there."""
    end = start
    while end < len(doc) and continues(doc, start, end):
        end += 1
    while end > start and doc[end - 1].pos_ in ("DET", "ADP", "NUM", "PUNCT"):
        end -= 1
    if end > start:
        yield doc[start:end]


def continues(doc: "Doc", start: int, i: int) -> bool:
    """Whether a token goes on with the noun phrase that started before it."""
    token, following = doc[i], doc[i + 1] if i + 1 < len(doc) else None
    if is_day(token) or (i > start and token.lower_ in table("numbers")["vague"]):
        return False
    if i > start and joins_words(doc, i, len(doc)):
        return True
    if i > start and doc[i - 1].text == "-" and doc[i - 1].idx + 1 == token.idx:
        return True  # "passer-by"
    if token.pos_ == "DET":
        return i == start or doc[i - 1].lower_ in LINKING
    if token.lower_ == "those":
        return i == start and following is not None and following.lower_ in ("in", "at")
    if i > start and token.lower_ in LINKING and following is not None:
        return following.pos_ in ("DET", "NOUN", "PROPN", "ADJ") and following.lower_ not in DAYS
    if i > start and token.lower_ == "to" and following is not None:
        return doc[i - 1].pos_ == "PROPN" and following.text[:1].isupper()  # "Committee to Protect Journalists"
    if token.tag_ == "VBG" and following is not None and following.lower_ in words("bodies") and i > start:
        return doc[i - 1].pos_ == "DET"  # "the organising committee"
    return (
        token.pos_ in INNER
        or token.text == "-"
        or owns(doc, i, len(doc))
        or (token.pos_ == "VERB" and token.text[:1].isupper())
    )


def subject_span(cue: "Token") -> "Span | None":
    """The words that name the subject of a reporting verb: right before it, else by the grammar ("said Orvik")."""
    if any(child.dep_ == "auxpass" for child in cue.children) or cue.lower_ == "adding":
        return None
    beside, subject = name_before(cue.doc, cue.i), subject_of(cue)
    if (
        beside is not None
        and (speaks(head_of(beside)) or is_said_to_speak(cue, beside))
        and not is_governed(beside)
        and (subject is None or not is_far_subject(subject, beside))
    ):
        return beside
    if subject is None:
        return said_by(cue)
    first, last = name_tokens(subject)
    return cue.doc[first : last + 1]


STRONG = ("said", "says", "told", "tells", "confirmed", "announced", "stated", "added", "acknowledged", "declared")


def is_said_to_speak(cue: "Token", beside: "Span") -> bool:
    """Whether a noun that is in no list speaks, as it has a name and a verb that takes nobody else: "the Orm
    constabulary said"."""
    head = head_of(beside)
    able = head.tag_ == "NN" and not is_thing(head.text) and head.lower_ not in words("empty")
    named = any(token.pos_ == "PROPN" and token.i < head.i for token in beside)
    subject = head.dep_ == "nsubj" and head.head.i == cue.i and beside.doc[max(0, beside.start - 1)].pos_ != "ADP"
    return cue.lower_ in STRONG and able and (named or subject) and beside[0].lower_ == "the"


def said_by(cue: "Token") -> "Span | None":
    """The subject that follows its verb at the end of a clause: "… were killed, said the statement"."""
    for span in name_after(cue.doc, cue.i + 1):
        after = cue.doc[span.end] if span.end < len(cue.doc) else None
        closed = after is None or after.is_punct or after.lower_ in ("which", "who", "on", "in") or after.lower_ in DAYS
        counted = any(token.pos_ == "NUM" for token in span)
        if closed and not counted and speaks(head_of(span)) and cue.i > 2:
            return span
    return None


def is_governed(beside: "Span") -> bool:
    """Whether a bare name before a verb hangs on a preposition before it: "a bus in Orm claims"."""
    before = beside[0].nbor(-1) if beside.start > 0 else None
    return (
        before is not None and before.lower_ in LINKING and head_of(beside).pos_ == "PROPN" and beside[0].pos_ != "DET"
    )


def is_far_subject(subject: "Token", beside: "Span") -> bool:
    """Whether the grammar's subject, not the noun beside the verb, speaks: "the head of the group in Orm said"."""
    counted = any(child.dep_ == "nummod" for child in subject.children)
    speaks = subject.pos_ == "PROPN" or subject.lower_ in words("roles") | words("persons") | words("vague")
    governed = beside.start > 0 and beside[0].nbor(-1).pos_ in ("ADP", "VERB") and beside[0].pos_ != "DET"
    return speaks and governed and not counted and subject.i < beside.start


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
        yield span, carrier_name(head_of(carrier)) if carrier is not None else None


def carrier_before(cue: "Token") -> "Span | None":
    """Who cites, of "the Herald, citing police, reported" or "the Herald quoted police"; None where nobody is named."""
    doc, aside = cue.doc, cue.i > 1 and cue.nbor(-1).text == ","
    beside = name_before(doc, cue.i - 1) if aside else None
    if beside is not None and any(token.text[:1].isupper() for token in beside):
        return beside
    return subject_span(cue) if cue.lower_ in ("citing", "crediting") else name_before(doc, cue.i)


def ends_with(doc: "Doc", i: int, word: str) -> bool:
    """Whether a token is a word."""
    return i < len(doc) and doc[i].lower_ == word


def document_sources(cue: "Token") -> Iterator[tuple["Span", str | None]]:
    """X of "a report by X", "figures from X", where the document says something."""
    after = before_author(cue)
    if after is not None:
        for span in name_after(cue.doc, after):
            if speaks(head_of(span)):
                yield span, None


def before_author(paper: "Token") -> int | None:
    """The token at which the author of a paper is named: after "a report by", "figures from", "a tally kept by", "the
    figure first put out by"."""
    doc, after = paper.doc, paper.i + 1
    handed = next((i for i in range(after, min(after + 2, len(doc))) if doc[i].lower_ in words("handed")), None)
    if handed is not None and (handed == after or doc[after].pos_ == "ADV"):
        after = handed + 1
        after += after < len(doc) and doc[after].lower_ in words("handed_particles")
    return after + 1 if after + 1 < len(doc) and doc[after].lower_ in ("by", "from") else None


def count_of(cue: "Token") -> "Span | None":
    """Whose count a clause goes by: "the Herald" of "12 died, by the Herald's count"; None where it is nobody's."""
    doc = cue.doc
    if cue.i < 3 or cue.nbor(-1).lower_ not in ("'s", "’s"):
        return None
    owner = name_before(doc, cue.i - 1)
    return owner if owner is not None and owner.start > 0 and doc[owner.start - 1].lower_ == "by" else None


def subject_of(verb: "Token") -> "Token | None":
    """The subject of a verb, its own or that of the verb it is joined to; None in "it is said"."""
    for child in verb.children:
        if child.dep_ == "nsubj":
            return relative_head(verb) if child.lower_ in ("who", "which", "that") else past_dateline(child)
        if child.dep_ in ("nsubjpass", "expl"):
            return None
    if verb.dep_ in ("conj", "advcl", "xcomp", "acl") and verb.head.i != verb.i and verb.head.pos_ in ("VERB", "AUX"):
        if any(child.dep_ == "auxpass" for child in verb.head.children):
            return None
        return subject_of(verb.head) if verb.dep_ in ("conj", "advcl") else None
    return None


def past_dateline(subject: "Token") -> "Token":
    """The subject behind a town and a dash: "statement" of "ORM — A statement said"; else the subject itself."""
    after = subject.doc[subject.i + 1] if subject.i + 1 < len(subject.doc) else None
    if after is None or not (after.text in ("—", "–", "--") or is_free_dash(subject.doc, after.i)):
        return subject
    return next((child for child in subject.rights if child.dep_ == "appos"), subject)


def relative_head(verb: "Token") -> "Token | None":
    """The noun that "who said" belongs to; past an aside, where the noun beside it cannot speak: "Orm Watch, a body
    that tracks violence, who reported"."""
    if verb.dep_ != "relcl" or speaks(verb.head):
        return verb.head if verb.dep_ == "relcl" else None
    who = next((child.i for child in verb.children if child.lower_ in ("who", "which")), None)
    end = who if who is None else before_aside(verb.doc, who)
    if who is None or end is None or end == who:
        return verb.head
    named = name_before(verb.doc, end)
    return verb.head if named is None else head_of(named)


def makes_source(cue: "Token", subject: "Token") -> bool:
    """Whether the verb makes its subject a source here: weak verbs need something said."""
    if subject.lower_ in words("empty"):
        return False
    if cue.lower_ not in words("weak"):
        return True
    said = any(child.dep_ in ("ccomp", "dobj", "xcomp") for child in cue.children)
    return said or cue.dep_ in ("ccomp", "parataxis", "ROOT")


def carrier_of(cue: "Token") -> str | None:
    """Who was told, where that is an agency or a medium: "told AFP"."""
    for child in cue.children:
        if child.dep_ in ("dobj", "dative") and cue.lower_ in words("telling"):
            return carrier_name(child)
        if child.dep_ == "prep" and child.lower_ in ("to",):
            for told in child.children:
                return carrier_name(told)
    return None


def carrier_name(token: "Token") -> str | None:
    """The name of a carrier; None for "reporters", "the court" and persons."""
    if token.lower_ in words("not_carriers"):
        return None
    if token.pos_ == "PROPN" or token.lower_ in words("carriers"):
        first, last = name_tokens(token)
        while last + 1 < len(token.doc) and token.doc[last + 1].text.isupper() and token.doc[last + 1].is_alpha:
            last += 1  # "the state news agency BNA"
        name = without_article(token.doc[first : last + 1].text)
        return name[:-1] if name.endswith(".") and "." not in name[:-1] else name
    return None


def voice_of(span: "Span", cue: "Token", via: str | None, given: str) -> Voice | None:
    """The voice of a source's words, as the given text of the sentence has them; None where they name nobody ("citing
    no other source"), or the outlet itself ("our reporter")."""
    span = author_of(span)
    source = head_of(span)
    start, end = bare_span(given, span.start_char, span.end_char)
    name = given[start:end]
    if not name or span[0].lower_ in ("our", "no") or source.lower_ in words("empty"):
        return None
    if not speaks(source) and not (cue.lower_ in STRONG and is_said_to_speak(cue, span)):
        return None
    kind = kind_of(source, name)
    return Voice(start, end, name, kind, source.text, cue.i, cue.idx, cue.idx + len(cue), via)


def name_tokens(head: "Token") -> tuple[int, int]:
    """First and last token of the words that name a source: what describes it on the left, the head, and prepositions
    that belong to it; not clauses or appositions."""
    first = last = head.i
    for child in head.lefts:
        if child.dep_ in NAME_PARTS and not child.is_punct:
            first = min(first, child.left_edge.i)
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in LINKING and child.i - last <= 4 and not dates(child):
            last = max(last, end_of_prep(child))
        elif child.dep_ == "conj" and child.pos_ in ("PROPN", "NOUN"):
            last = max(last, name_end(child))
    dashes = [i for i in range(first, head.i) if head.doc[i].text in ("—", "–", "--") or is_free_dash(head.doc, i)]
    first = max(first, *(i + 1 for i in dashes)) if dashes else first  # "ORM — A statement": the town is a dateline
    while first < head.i and head.doc[first].is_punct:
        first += 1
    return first, last


def is_free_dash(doc: "Doc", i: int) -> bool:
    """Whether a token is a dash with blanks on both sides."""
    return i > 0 and doc[i].text == "-" and bool(doc[i - 1].whitespace_) and bool(doc[i].whitespace_)


def dates(prep: "Token") -> bool:
    """Whether a preposition gives a day: "on Monday"."""
    return any(child.lower_ in DAYS for child in prep.children)


def name_end(head: "Token") -> int:
    ends = [end_of_prep(child) for child in head.rights if child.dep_ == "prep" and child.lower_ in LINKING]
    return max([head.i, *ends])


def end_of_prep(prep: "Token") -> int:
    """Index of the last token of a preposition's noun phrase, without clauses."""
    last = prep.i
    for child in prep.children:
        if child.dep_ == "pobj":
            last = max(last, name_end(child))
            for further in child.rights:
                if further.dep_ == "conj" and further.pos_ == "PROPN":
                    last = max(last, further.i)
    return last


def author_of(span: "Span") -> "Span":
    """Whose paper speaks: "the ministry" of "the ministry’s figures"; the paper itself where it names nobody."""
    head = head_of(span)
    if head.lower_ not in words("documents"):
        return span
    if (after := before_author(head)) is not None:
        return next(iter(name_after(span.doc, after)), span)
    if head.i == span.start:
        return span
    owner = span.doc[span.start : head.i]
    while len(owner) and owner[len(owner) - 1].pos_ not in ("NOUN", "PROPN"):
        owner = owner[: len(owner) - 1]
    if any(token.like_num for token in owner):
        return span  # "15 civilians killed: report"
    named = len(owner) and (owner[len(owner) - 1].pos_ == "PROPN" or owner.end < head.i)
    named = named or (len(owner) > 1 and owner[0].pos_ == "DET" and owner[len(owner) - 1].lower_ in words("bodies"))
    return owner if named and speaks(head_of(owner)) else span


MARKS = " ,;:\"'“”‘’()-–—"


def bare_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without a leading "the", marks at its ends and a possessive's "’s"."""
    while start < end and text[start] in MARKS:
        start += 1
    while start < end and text[end - 1] in MARKS:
        end -= 1
    if article := re.match(r"the\s+(?=\S)", text[start:end], re.IGNORECASE):
        start += article.end()
    if end - start > 3 and text[start:end].lower().endswith(("'s", "’s")):
        end -= 2
    return start, end


def without_article(name: str) -> str:
    """The name without a leading "the" and without marks at its ends."""
    start, end = bare_span(name, 0, len(name))
    return name[start:end]


def kind_of(head: "Token", name: str) -> Kind:
    """How far a source is named: by name, by role, vaguely, or expressly not."""
    if re.search(
        r"\b(?:anonym|not to be (?:named|identified)|declined to be named|unnamed|unidentified)",
        head.sent.text,
        re.IGNORECASE,
    ):
        return "anonymous"
    if head.lower_ in words("vague") and head.pos_ != "PROPN":
        return "vague"
    if head.pos_ == "PROPN" or re.search(r"(?<!^)\b[A-Z][a-z]+\s+[A-Z]", name):
        return "named"
    return "role"
