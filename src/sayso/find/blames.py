"""Who holds whom responsible for what, in the words of the text. No verdict: a denial stands as the text has it.

A blame is a verb or phrase of lexicon/blame.toml with the one who is blamed and the act. Its accuser is the subject of
an accusing verb, else the speaker in whose words it stands; None is the outlet's own voice. Who claims an act accuses
themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.find.attribution import Speakers
from sayso.find.blame_words import blame_sign, verbs
from sayso.find.parse import Parsed
from sayso.find.quote_cues import Clause, clauses, speaker_of
from sayso.find.reading import Reading
from sayso.find.voice_spans import name_tokens
from sayso.find.voices import voice_of
from sayso.lexicon import table
from sayso.records import Blame

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

MARKS = " \t\n\u00a0,;:.-–—\"“”'‘"
ACTED = ("relcl", "advcl", "parataxis", "punct")


@dataclass(frozen=True, slots=True)
class Charge:
    """A blame in one sentence: the word that makes it, who accuses (None: nobody here), who is blamed, what for."""

    word: "Token"
    accuser: "Span | None"
    accused: "Span"
    act: "Span"


def blames(read: Reading, speakers: Speakers | None = None) -> tuple[Blame, ...]:
    """The blames of the report, in order; `speakers` are those of the report, where they were made before."""
    speakers = speakers or Speakers(read)
    chosen = [i for i, one in enumerate(read.sentences) if blame_sign().search(one.text.lower())]
    return tuple(one for i in chosen for one in sentence_blames(read, i, speakers))


def sentence_blames(read: Reading, index: int, speakers: Speakers) -> Iterator[Blame]:
    """The blames of one sentence."""
    one = read.parsed_at(index)
    governing = clauses(one)
    for token in one.doc:
        for charge in charges(token):
            yield record(charge, one, governing, speakers, index)


def record(charge: Charge, one: Parsed, governing: list[Clause], speakers: Speakers, index: int) -> Blame:
    """The record of a charge; its span holds the word, who is blamed, the act, and the accuser of an accusing verb."""
    given = one.sentence.text
    spans = [charge.accused, charge.act, *([charge.accuser] if charge.accuser is not None else [])]
    start = min([charge.word.idx, *(span.start_char for span in spans)])
    end = max([charge.word.idx + len(charge.word), *(span.end_char for span in spans)])
    while end > start and given[end - 1] in MARKS and given[end - 1] not in '”"':
        end -= 1
    accuser: str | None
    if charge.accuser is not None:
        accuser = named(charge.accuser, charge.word, given, speakers, index)
    else:
        accuser = spoken_by(governing, start, end, given, speakers, index)
    place = one.sentence.span(start, end)
    return Blame(one.sentence.field, *place, accuser, bare(charge.accused, given), bare(charge.act, given))


def bare(span: "Span", given: str) -> str:
    """The words of a span without marks at its ends."""
    return given[span.start_char : span.end_char].strip(MARKS) or given[span.start_char : span.end_char]


def named(span: "Span", word: "Token", given: str, speakers: Speakers, index: int) -> str:
    """The fullest name of an accuser; the words themselves where they name nobody known."""
    voice = voice_of(span, word, None, given)
    return speakers.name_of(index, voice) if voice is not None else bare(span, given)


def spoken_by(governing: list[Clause], start: int, end: int, given: str, speakers: Speakers, index: int) -> str | None:
    """Whose words a stretch of a sentence is in: the speaker of the cue that governs it; None where none does."""
    holding = [
        c for c in governing if c.content[0] < end and start < c.content[1] and not start <= c.cue[0] < end and c.voice
    ]
    if not holding:
        return None
    closest = min(holding, key=lambda c: c.content[1] - c.content[0])
    if closest.voice is None:
        return given[slice(*closest.speaker)] or None
    return speakers.name_of(index, closest.voice)


# ---- frames
def charges(token: "Token") -> Iterator[Charge]:
    """The charges that a word makes."""
    t = table("blame")
    if token.tag_.startswith("VB") and (verb := verbs().get(token.lower_)):
        if verb in t["object"]:
            yield from object_charge(token, t["object"][verb])
        if verb in t["preposition"]:
            yield from preposition_charge(token, t["preposition"][verb])
        if verb in t["doing"]["verbs"]:
            yield from doing_charge(token)
        if verb in t["responsibility"]["claiming"] or verb in t["responsibility"]["denying"]:
            yield from responsibility_charge(token, verb)
    elif token.lower_ in t["adjectives"]["words"] and (token.pos_ == "ADJ" or token.lower_ == "blame"):
        yield from adjective_charge(token)
    elif token.lower_ == "behind":
        yield from behind_charge(token)


def child(token: "Token", *deps: str) -> "Token | None":
    """The first word that hangs on a token in one of the ways."""
    return next((one for one in token.children if one.dep_ in deps), None)


def is_passive(verb: "Token") -> bool:
    """Whether a verb is in the passive: "were blamed", "attacks blamed on"."""
    return child(verb, "auxpass", "nsubjpass") is not None or (verb.tag_ == "VBN" and verb.dep_ == "acl")


def undergoer(verb: "Token") -> "Token | None":
    """What a verb is done to: its object, in the passive its subject or the noun it follows."""
    relative = child(verb, "dobj", "nsubjpass", "mark", "nsubj")
    if verb.dep_ == "relcl" and relative is not None and relative.lower_ in ("which", "that"):
        return verb.head
    if not is_passive(verb):
        return child(verb, "dobj")
    return child(verb, "nsubjpass") or (verb.head if verb.dep_ == "acl" else None)


def accuser_of(verb: "Token") -> "Span | None":
    """Who accuses, by the grammar."""
    span = speaker_of(verb)
    return None if span is None or span[0].lower_ in ("which", "that") else span


def name_span(noun: "Token | None") -> "Span | None":
    """The words that name who is blamed; None for nobody in particular."""
    if noun is None or noun.lower_ in table("blame")["nobody"]["words"]:
        return None
    first, last = name_tokens(noun)
    return noun.doc[first : last + 1]


def act_span(noun: "Token | None") -> "Span | None":
    """The words that tell an act, without clauses at their end."""
    if noun is None:
        return None
    last = noun.right_edge.i
    for part in noun.rights:
        if part.dep_ in ACTED:
            last = min(last, part.left_edge.i - 1)
    return noun.doc[noun.left_edge.i : max(last, noun.i) + 1]


def act_after(token: "Token", prepositions: list[str]) -> "Span | None":
    """The act behind one of the prepositions that follow a word: "of shelling the market"."""
    for prep in token.doc[token.i + 1 : min(len(token.doc), token.i + 25)]:
        if prep.lower_ in prepositions and prep.dep_ == "prep" and hangs_on(prep, token):
            told = child(prep, "pobj", "pcomp")
            if told is not None:
                return act_span(told)
    return None


def hangs_on(prep: "Token", token: "Token") -> bool:
    """Whether a preposition belongs to a word or to its object."""
    return prep.head.i == token.i or (prep.head.head.i == token.i and prep.head.dep_ in ("dobj", "nsubjpass", "attr"))


def made(word: "Token", accuser: "Span | None", accused: "Span | None", act: "Span | None") -> Iterator[Charge]:
    """The charge, where both the blamed and the act are told."""
    if accused is not None and act is not None and len(accused) and len(act):
        yield Charge(word, accuser, accused, act)


def object_charge(verb: "Token", prepositions: list[str]) -> Iterator[Charge]:
    """ "X accused Y of Z"."""
    accused = undergoer(verb)
    act = act_after(verb, prepositions)
    if act is None and verb.lower_.startswith("blam") and accused is not None and not act_after(verb, ["on", "upon"]):
        return
    name = name_span(accused)
    if name is not None and act is not None and name.end > act.start > name.start:
        name = verb.doc[name.start : act.start - 1]
    yield from made(verb, accuser_of(verb), name, act)


def preposition_charge(verb: "Token", prepositions: list[str]) -> Iterator[Charge]:
    """ "X blamed Z on Y", "Z was attributed to Y"."""
    for prep in verb.doc[verb.i + 1 : verb.i + 25]:
        if prep.lower_ in prepositions and prep.dep_ == "prep" and hangs_on(prep, verb):
            act = undergoer(verb)
            told = act_span(act) if act is not None and act.lower_ not in ("which", "that") else None
            if told is not None and told.end > prep.i > told.start:
                told = verb.doc[told.start : prep.i]
            if told is not None and told.end > verb.i > told.start:
                told = verb.doc[told.start : verb.i]
            yield from made(verb, accuser_of(verb), name_span(child(prep, "pobj")), told)
            return


def doing_charge(verb: "Token") -> Iterator[Charge]:
    """ "an attack carried out by Y", "Y carried out the attack"."""
    if verbs()[verb.lower_] == "carry" and not any(one.lower_ == "out" for one in verb.children):
        return
    act = undergoer(verb)
    if act is None or act.lower_ not in table("blame")["acts"]["nouns"]:
        return
    told = act_span(act)
    if told is not None and told.end > verb.i >= told.start:
        told = verb.doc[told.start : verb.i]
    if is_passive(verb):
        agent = child(verb, "agent")
        yield from made(verb, None, name_span(child(agent, "pobj")) if agent is not None else None, told)
    else:
        yield from made(verb, None, name_span(subject(verb)), told)


def subject(verb: "Token") -> "Token | None":
    """The subject of a verb in the active, its own or that of the verb it is joined to."""
    for _ in range(4):
        own = child(verb, "nsubj")
        if own is not None:
            return verb.head if own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl" else own
        if verb.dep_ not in ("conj", "xcomp", "advcl") or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def responsibility_charge(verb: "Token", plain: str) -> Iterator[Charge]:
    """ "Y claimed responsibility for Z": Y accuses themselves; "Y denied involvement in Z": nobody here accuses; "Z was
    claimed by Y"."""
    t = table("blame")["responsibility"]
    noun = undergoer(verb)
    claiming = plain in t["claiming"]
    if noun is not None and noun.lower_ in t["nouns"] and (noun.lower_ != "part" or not claiming):
        act = act_after(noun, t["prepositions"]) or act_after(verb, t["prepositions"]) or act_span(noun)
        agent = child(verb, "agent")
        who = child(agent, "pobj") if is_passive(verb) and agent is not None else subject(verb)
        name = name_span(who)
        yield from made(verb, name if claiming else None, name, act)
    elif plain == "claim" and is_passive(verb) and noun is not None and noun.lower_ in table("blame")["acts"]["nouns"]:
        agent = child(verb, "agent")
        name = name_span(child(agent, "pobj")) if agent is not None else None
        told = act_span(noun)
        if told is not None and told.end > verb.i >= told.start:
            told = verb.doc[told.start : verb.i]
        yield from made(verb, name, name, told)


def adjective_charge(word: "Token") -> Iterator[Charge]:
    """ "X held Y responsible for Z", "Y was responsible for Z", "Y was to blame for Z"."""
    act = act_after(word, table("blame")["adjectives"]["prepositions"])
    verb = word.head
    if word.lower_ == "blame" and (word.i == 0 or word.nbor(-1).lower_ != "to"):
        return
    if verbs().get(verb.lower_) == "hold":
        held = undergoer(verb)
        if held is None:
            held = child(word, "nsubj")
        yield from made(word, accuser_of(verb), name_span(held), act)
    elif verb.dep_ == "ccomp" and verbs().get(verb.head.lower_) == "hold":
        yield from made(word, accuser_of(verb.head), name_span(child(verb, "nsubj")), act)
    elif verb.lemma_ == "be" or verb.lower_ in ("is", "are", "was", "were", "be", "been", "being"):
        yield from made(word, None, name_span(subject(verb)), act)
    elif word.dep_ == "amod" and word.i > verb.i:
        accuser = accuser_of(verb.head) if verbs().get(verb.head.lower_) == "hold" else None
        yield from made(word, accuser, verb_free(name_span(verb), word), act)


def verb_free(name: "Span | None", word: "Token") -> "Span | None":
    """A name without the adjective behind it that tells the blame."""
    return name.doc[name.start : min(name.end, word.i)] if name is not None else None


def behind_charge(word: "Token") -> Iterator[Charge]:
    """ "Y was behind the attack"."""
    verb, act = word.head, child(word, "pobj")
    if act is None or act.lower_ not in table("blame")["acts"]["nouns"]:
        return
    if verb.lower_ in ("is", "are", "was", "were", "be", "been", "being"):
        yield from made(word, None, name_span(subject(verb)), act_span(act))
