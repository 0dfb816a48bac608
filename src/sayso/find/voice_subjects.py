"""The subject of a verb of saying, however far it stands."""

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from sayso.find.counts import is_thing
from sayso.find.datelines import dateline_end
from sayso.find.parse import text_of
from sayso.find.voice_before import before_aside, is_inverted, name_before, office_start
from sayso.find.voice_parts import name_after
from sayso.find.voice_spans import is_free_dash, name_tokens
from sayso.find.voice_words import DAYS, head_of, is_empty, speaks, words
from sayso.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


SUBJECTS = ("nsubj", "nsubjpass")


def claims_the_deed(cue: "Token") -> bool:
    """Whether "claimed" takes responsibility or lives, which says nothing of who counted."""
    taken = [child.lower_ for child in cue.children if child.dep_ == "dobj" and child.lower_ in words("claimed")]
    of_lives = set(taken) <= {"lives", "life"} and not cue.lower_.startswith(("claim", "take", "took", "taking"))
    return bool(taken and not of_lives) or (
        cue.lower_.startswith("claim") and any(t.lower_ in ("lives", "life") for t in cue.doc[cue.i + 1 : cue.i + 6])
    )


def subject_span(cue: "Token") -> "Span | None":
    """The words that name the subject of a reporting verb: right before it, else by the grammar ("said Orvik")."""
    if any(child.dep_ == "auxpass" for child in cue.children) or cue.lower_ == "adding":
        return None
    if cue.lower_ in words("inverting") and cue.i > 0 and cue.nbor(-1).text == "," and is_inverted(cue.doc, cue.i):
        return said_by(cue)  # "24 people died, said roofer Ivo Tarn, in a raid"
    beside, subject = name_before(cue.doc, cue.i), subject_of(cue)
    if beside is not None and subject is None and is_governed(beside):
        beside = cue.doc[office_start(beside) : beside.end]  # "the admissions office of Orm Hospital said"
    if beside is not None and beside.start and beside[0].nbor(-1).lower_ == "whose":
        return None  # "Orm Watch, whose members document such cases"
    if (
        beside is not None
        and (speaks(head_of(beside)) or is_said_to_speak(cue, beside))
        and (not is_governed(beside) or is_absolute(cue, beside))
        and (subject is None or is_absolute(cue, beside) or not is_far_subject(subject, beside))
    ):
        return beside
    if subject is not None and subject.idx < dateline_end(text_of(cue.doc)):
        return said_by(cue) if beside is None or is_governed(beside) else beside
    if subject is None:
        return said_by(cue)
    if is_empty(subject) and (behind := said_by(cue)) is not None:
        return behind  # "The outcome, said the ministry: 12 dead"
    first, last = name_tokens(subject)
    return cue.doc[first : last + 1]


def is_said_to_speak(cue: "Token", beside: "Span") -> bool:
    """Whether a noun that is in no list speaks, as it has a name and a verb that takes nobody else: "the Orm
    constabulary said"."""
    head = head_of(beside)
    able = head.tag_ == "NN" and not is_thing(head.text) and head.lower_ not in words("empty") | words("mute")
    named = any(token.pos_ == "PROPN" and token.i < head.i for token in beside)
    subject = head.dep_ == "nsubj" and head.head.i == cue.i and beside.doc[max(0, beside.start - 1)].pos_ != "ADP"
    return cue.lower_ in words("strong") and able and (named or subject) and beside[0].lower_ == "the"


def said_by(cue: "Token") -> "Span | None":
    """The subject that follows its verb at the end of a clause: "… were killed, said the statement"."""
    for span in name_after(cue.doc, cue.i + 1):
        after = cue.doc[span.end] if span.end < len(cue.doc) else None
        closed = after is None or after.is_punct or after.lower_ in ("which", "who", "on", "in") or after.lower_ in DAYS
        counted = any(token.pos_ == "NUM" for token in span)
        if closed and not counted and speaks(head_of(span)) and cue.i > 2:
            return span
    return None


def is_absolute(cue: "Token", beside: "Span") -> bool:
    """Whether a participle and its own subject follow "with": "…, with Orm Watch stating that 12 had died"."""
    return beside.start > 0 and beside[0].nbor(-1).lower_ == "with" and cue.lower_.endswith("ing")


def is_governed(beside: "Span") -> bool:
    """Whether a bare name before a verb hangs on a preposition before it: "a bus in Orm claims"."""
    before = beside[0].nbor(-1) if beside.start > 0 else None
    return (
        before is not None
        and before.lower_ in words("linking")
        and head_of(beside).pos_ == "PROPN"
        and beside[0].pos_ != "DET"
    )


def is_far_subject(subject: "Token", beside: "Span") -> bool:
    """Whether the grammar's subject, not the noun beside the verb, speaks: "the head of the group in Orm said"."""
    counted = any(child.dep_ == "nummod" for child in subject.children)
    speaks = subject.pos_ == "PROPN" or subject.lower_ in words("roles") | words("persons") | words("vague")
    governed = beside.start > 0 and beside[0].nbor(-1).pos_ in ("ADP", "VERB") and beside[0].pos_ != "DET"
    return speaks and governed and not counted and subject.i < beside.start


def subject_of(verb: "Token") -> "Token | None":
    """The subject of a verb, its own or that of the verb it is joined to; None in "it is said"."""
    subjects = [child.i for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i]
    for child in verb.children:
        between = verb.doc[child.i : subjects[-1]] if subjects and child.i in subjects[:-1] else ()
        if any(token.text in ("—", "–", "--") or is_free_dash(verb.doc, token.i) for token in between):
            continue  # the town of a dateline
        if child.dep_ == "nsubj" and any(one.lower_ == "whose" for one in child.children):
            return None  # "a body whose members document such cases"
        if child.dep_ == "nsubj":
            return relative_head(verb) if child.lower_ in ("who", "which", "that") else past_dateline(child)
        if child.dep_ in ("nsubjpass", "expl"):
            return None
    if verb.dep_ == "pcomp" and verb.head.lower_ in ("as", "to", "than"):
        above = next((token for token in verb.ancestors if token.pos_ in ("VERB", "AUX")), None)
        return None if above is None else subject_of(above)  # "went on record as saying", "goes no further than saying"
    if verb.dep_ in ("conj", "advcl", "xcomp", "acl") and verb.head.i != verb.i and verb.head.pos_ in ("VERB", "AUX"):
        if any(child.dep_ == "auxpass" for child in verb.head.children):
            return None
        return subject_of(verb.head) if verb.dep_ in ("conj", "advcl") else None
    return None


TOWN = 4  # words after the first of a dateline up to its dash


def is_of_town(token: "Token") -> bool:
    """Whether a token can stand in the dateline between the town and the dash."""
    return token.text == "," or token.pos_ == "PROPN"


def past_dateline(subject: "Token") -> "Token":
    """The subject behind a town and a dash: "statement" of "ORM — A statement said"; else the subject itself."""
    after = subject.i + 1
    while after < len(subject.doc) and after <= subject.i + TOWN and is_of_town(subject.doc[after]):
        after += 1  # "VELDEN, Orm Province —"
    dash = subject.doc[after] if after < len(subject.doc) else None
    if dash is None or not (dash.text in ("—", "–", "--") or is_free_dash(subject.doc, dash.i)):
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
    if is_empty(subject):
        return False
    if cue.lower_ not in words("weak"):
        return True
    if cue.lower_ in words("putting") and places_people(cue):
        return False
    if any(child.dep_ == "dobj" and child.lower_ in words("not_told") for child in cue.children):
        return False  # "the town counted its losses"
    said = any(child.dep_ in ("ccomp", "dobj", "xcomp") for child in cue.children)
    return said or cue.dep_ in ("ccomp", "parataxis", "ROOT") or closes(cue)


def places_people(cue: "Token") -> bool:
    """Whether "put" has people as its object and says nothing of a count: "put 46 people behind bars"; not "put the
    toll at 46", "put it on record that 46 died"."""
    after = cue.doc[cue.i + 1 : cue.i + 1 + PUT]
    if re.match(table("reporting")["put_ends"], after.text.lower()):
        return True  # "put an end to a blockade"
    number = next((token.i for token in after if token.like_num or token.lower_ in table("numbers")["vague"]), None)
    between = cue.doc[cue.i + 1 : number] if number is not None else after[: PUT // 2]
    return len(after) > 1 and not any(token.lower_ in words("putting_at") for token in between)


PUT = 12  # words after "put" among which its number stands
HOW = 6  # words behind a closing verb that say how or when it was said


def closes(cue: "Token") -> bool:
    """Whether a verb and its subject are all that stands behind a comma, but for when or where it was said: "… were
    lost, the Orm Herald wrote.", "…, the ministry indicated when contacted."."""
    beside = name_before(cue.doc, cue.i)
    after_comma = beside is not None and beside.start > 0 and beside[0].nbor(-1).text == ","
    rest = list(takewhile(lambda token: not token.is_punct, cue.doc[cue.i + 1 :]))
    said_how = not rest or rest[0].lower_ in ("when", "in", "on", "to", "after", "late", "early", *DAYS)
    return after_comma and said_how and len(rest) <= HOW and not any(token.like_num for token in rest)
