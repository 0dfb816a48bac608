"""Who did it to whom, for an event mention: by the grammar, where the sentence has been parsed for something else."""

from functools import cache
from typing import TYPE_CHECKING

from sayso.find.kind_phrases import Scan, last_actor
from sayso.find.parse import Parsed, Sentence
from sayso.find.voice_spans import name_tokens
from sayso.find.voice_words import bare_span
from sayso.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Roles = tuple[str | None, str | None]


@cache
def no_actors() -> frozenset[str]:
    """Nouns and pronouns that name nobody."""
    return frozenset(word for words in table("kinds")["no_actors"].values() for word in words)


def roles(parsed: Parsed | None, found: Scan, sentence: Sentence, start: int, end: int) -> Roles:
    """Actor and recipient of the phrase at sentence.text[start:end], as the text names them; None where the grammar
    does not say. Of a sentence without a parse only an actor whose words are plain."""
    if parsed is None:
        return actor_by_words(found, sentence.text, start, end), None
    root = root_of(parsed.doc, start, end)
    if root is None:
        return None, None
    actor, recipient = of_verb(root) if root.pos_ in ("VERB", "AUX") else of_noun(root)
    return worded(actor, sentence), worded(recipient, sentence)


REACH = 8  # words before a phrase in which its actor stands
BETWEEN = frozenset(
    ["have", "has", "had", "also", "again", "reportedly", "allegedly", "later", "then", "today", "yesterday"]
)
ENDS_CLAUSE = frozenset(
    ["in", "by", "when", "after", "and", "at", "near", "as", "on", "during", "for", "to", "from", "with", "while", "or"]
)
PASSIVE = frozenset(["was", "were", "been", "being", "is", "are", "be", "get", "got"])
BODIES = frozenset(["army", "police", "troops", "military", "taliban", "militia", "navy", "haram"])


def actor_by_words(found: Scan, text: str, start: int, end: int) -> str | None:
    """Who acts, of a sentence without a parse: the soldiers, police or armed group right before a verb in the active
    that has an object; None where the words do not say so plainly."""
    spans, words = found.spans, found.words
    first = next((i for i, (a, _) in enumerate(spans) if a >= start), len(spans))
    last = next((i for i, (_, b) in enumerate(spans) if b >= end), len(spans) - 1)
    actor = last_actor(found, max(0, first - REACH), first)
    if (
        actor is None
        or not BETWEEN.issuperset(words[actor[1] : first])
        or PASSIVE.intersection(words[first : last + 1])
    ):
        return None
    if first + 1 >= len(words) or words[first + 1] in ENDS_CLAUSE or not is_many(words[actor[1] - 1]):
        return None
    begin = actor[0]
    while begin > 0 and text[spans[begin - 1][0]].isupper() and text[spans[begin - 1][1] : spans[begin][0]] in " -":
        begin -= 1
    a, b = bare_span(text, spans[begin][0], spans[actor[1] - 1][1])
    return text[a:b] or None


def is_many(word: str) -> bool:
    """Whether an actor's last word is a plural or a body, and so no adjective ("terrorist attack")."""
    return word.endswith(("s", "men")) or word in BODIES


def root_of(doc: "Doc", start: int, end: int) -> "Token | None":
    """The token a phrase hangs by: its first verb that has a subject or object, else its root."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    verbs = [t for t in span if t.pos_ == "VERB"]
    return next(iter(verbs), span.root)


def names_somebody(token: "Token") -> bool:
    return token.lower_ not in no_actors()


def child(head: "Token", *deps: str) -> "Token | None":
    """The first child with one of the dependencies that names somebody."""
    return next((t for t in head.children if t.dep_ in deps and names_somebody(t)), None)


def after(head: "Token", *prepositions: str) -> "Token | None":
    """The object of one of the prepositions that hang on a word."""
    for prep in head.children:
        if prep.dep_ in ("prep", "agent") and prep.lower_ in prepositions:
            found = child(prep, "pobj")
            if found is not None:
                return found
    return None


def of_verb(verb: "Token") -> tuple["Token | None", "Token | None"]:
    """Subject and object of a verb; in the passive the agent and the subject."""
    passive = child(verb, "nsubjpass")
    if passive is not None:
        return after(verb, "by"), passive
    subject, step = child(verb, "nsubj"), verb
    while subject is None and step.dep_ in ("conj", "xcomp", "advcl", "acl") and step.head is not step:
        step = step.head
        subject = child(step, "nsubj") if step.pos_ in ("VERB", "AUX") else None
    target = child(verb, "dobj") or after(verb, "on", "against", "at", "with", "to", "for")
    return subject, target


def of_noun(noun: "Token") -> tuple["Token | None", "Token | None"]:
    """Who an attack was "by" and "on"; else the subject of the light verb it is the object of ("staged a rally")."""
    actor = after(noun, "by") or child(noun, "poss")
    target = after(noun, "on", "against", "of", "with", "between")
    if actor is None and noun.dep_ == "dobj" and noun.head.lower_ in table("kinds")["light"]["verbs"]:
        actor = of_verb(noun.head)[0]
    return actor, target


def worded(head: "Token | None", sentence: Sentence) -> str | None:
    """The name whose head is a token, in the words of the text."""
    if head is None or head.pos_ not in ("NOUN", "PROPN"):
        return None
    first, last = name_tokens(head)
    start, end = head.doc[first].idx, head.doc[last].idx + len(head.doc[last])
    a, b = bare_span(sentence.text, start, end)
    return sentence.text[a:b] or None
