"""Who did it to whom, for an event mention: by the grammar, where the sentence has been parsed for something else."""

from typing import TYPE_CHECKING

from sayso.find.parse import Parsed, Sentence
from sayso.find.voices import bare_span, name_tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Roles = tuple[str | None, str | None]
SKIPPED = frozenset(
    {
        "who",
        "which",
        "that",
        "it",
        "they",
        "he",
        "she",
        "this",
        "these",
        "those",
        "there",
        "we",
        "i",
        "you",
        "him",
        "her",
        "them",
        "what",
    }
)
LIGHT = frozenset(
    {
        "carried",
        "carry",
        "launched",
        "launch",
        "launching",
        "staged",
        "stage",
        "staging",
        "held",
        "hold",
        "holding",
        "conducted",
        "made",
        "took",
        "signed",
        "reached",
        "led",
        "organised",
        "organized",
        "mounted",
        "waged",
        "committed",
        "began",
        "started",
        "joined",
    }
)


def roles(parsed: Parsed | None, sentence: Sentence, start: int, end: int) -> Roles:
    """Actor and recipient of the phrase at sentence.text[start:end], as the text names them; None where the sentence
    is not parsed or the grammar does not say."""
    if parsed is None:
        return None, None
    root = root_of(parsed.doc, start, end)
    if root is None:
        return None, None
    actor, recipient = of_verb(root) if root.pos_ in ("VERB", "AUX") else of_noun(root)
    return worded(actor, sentence), worded(recipient, sentence)


def root_of(doc: "Doc", start: int, end: int) -> "Token | None":
    """The token a phrase hangs by: its first verb that has a subject or object, else its root."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    verbs = [t for t in span if t.pos_ == "VERB"]
    return next(iter(verbs), span.root)


def child(head: "Token", *deps: str) -> "Token | None":
    """The first child with one of the dependencies that names somebody."""
    return next((t for t in head.children if t.dep_ in deps and t.lower_ not in SKIPPED), None)


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
    if actor is None and noun.dep_ == "dobj" and noun.head.lower_ in LIGHT:
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
