"""Who gives a count without a verb of saying: by a paper, a story, a passive, or because they learnt it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.find.parse import text_of
from sayso.find.voice_before import joined, name_before
from sayso.find.voice_parts import name_after
from sayso.find.voice_subjects import subject_span
from sayso.find.voice_words import DAYS, ends_clause, head_of, joins_name, speaks, words
from sayso.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


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


COUNT_NEAR = 8  # words before "given by" among which what is given is named: "the figure for the dead given by"
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
    if words_after[:1] in (["attendance"], ["turnout"]):
        number = cue.doc[cue.i + 3 : cue.i + 5].text
        return words_after[1:2] in (["as"], ["at"]) and not re.search(r"%|percent|per cent", number)
    return bool(words("counts") & set(words_after)) and words_after[0] in (
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "the",
    )


NUMBER = 5  # words among which the number stands: "at not less than 12"


def sets_a_count(cue: "Token") -> bool:
    """Whether a verb sets a number to a count: "had the tally of dead at 14", "arrived at another figure: 12"."""
    if cue.lower_ not in words("setting"):
        return False
    doc = cue.doc
    start = cue.idx + len(cue) + 1
    match = re.compile(table("reporting")["set_count"]).match(text_of(doc).lower(), start)
    if match is None:
        return False
    after = [token for token in doc[cue.i :] if token.idx >= match.end()][:NUMBER]
    return any(token.like_num or token.lower_ in table("numbers")["vague"] for token in after)


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
    passive = any(
        token.lower_ in ("was", "were", "been", "is", "are", "being") for token in doc[max(0, cue.i - 3) : cue.i]
    )
    counted = any(token.lower_ in words("counts") for token in doc[max(0, cue.i - COUNT_NEAR) : cue.i])
    if not passive and not (counted and cue.tag_ == "VBN" and cue.i + 1 < len(doc) and doc[cue.i + 1].lower_ == "by"):
        return None
    for i in range(cue.i + 1, min(len(doc) - 1, cue.i + AGENT)):
        if (doc[i].is_punct and doc[i].text not in ("-", ",")) or doc[i].lower_ in words("asked_by"):
            return None  # "were counted, police said when asked by the Herald"
        if doc[i].lower_ == "by" and i - 1 > cue.i and doc[i - 1].tag_ == "VBN":
            continue  # "were placed under arrest in rooms used by the League"
        if doc[i].lower_ == "by" and doc[i - 1].text != "-":  # not that of "passer-by"
            agent = next((span for span in name_after(doc, i + 1) if speaks(head_of(span))), None)
            told = agent is not None and head_of(agent).lower_ in words("accounts")
            return None if told else agent  # "were put in cells, by the account of the mayor"
    return None


def giver_of(cue: "Token") -> list["Span"] | None:
    """Who gave a count, ran a story or put a number, where a word is that verb; None where it is none."""
    low = cue.lower_
    if (low in words("giving") and cue.pos_ == "VERB" and gives_a_count(cue)) or sets_a_count(cue):
        giver = subject_span(cue)
        return None if giver is None else list(joined(giver))
    if low in words("running") and runs_a_story(cue) and (outlet := subject_span(cue)) is not None:
        return [outlet]
    if low in words("put_by") and (agent := agent_after(cue)) is not None:
        return [agent]
    return None
