"""Who says what in one sentence: each cue ("said", "according to", "vowed"), its speaker, and the words it governs.

The grammar gives the clause; where commas are lost and it goes astray, what stands beside the cue does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from sayso.find.parse import Parsed
from sayso.find.voice_before import name_before
from sayso.find.voice_parts import name_after
from sayso.find.voice_spans import name_tokens
from sayso.find.voice_subjects import subject_span
from sayso.find.voice_words import head_of, speaks, words
from sayso.find.voices import Voice, voice_of
from sayso.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

EDGES = " \t\n\u00a0,;:.-–—"
RELATIVE = ("who", "which", "that")
QUESTIONS = ("whether", "if", "why", "how", "what", "when", "where", "who")


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue with what it governs; offsets are into the sentence, spans are empty (0, 0) where there is nothing."""

    cue: tuple[int, int]
    content: tuple[int, int]
    speaker: tuple[int, int]
    voice: Voice | None


@cache
def forms() -> dict[str, str]:
    """Every form of every cue verb, with its plain form."""
    t = table("quotes")
    lemmas = {*t["clause"], *t["object"], *t["infinitive"], *t["with_preposition"], *t["speech"]["verbs"]}
    made: dict[str, str] = {form: lemma for lemma in sorted(lemmas) for form in forms_of(lemma)}
    made.update(t["irregular"])
    return made


def forms_of(verb: str) -> Iterator[str]:
    """The regular forms of an English verb."""
    yield verb
    yield verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stem = verb
    if verb.endswith("y") and verb[-2] not in "aeou":
        yield verb[:-1] + "ies"
        yield verb[:-1] + "ied"
        yield verb + "ing"
        return
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        stem = verb[:-1]
    elif verb in table("quotes")["doubling"]["verbs"]:
        stem = verb + verb[-1]
    yield stem + "ed"
    yield stem + "ing"


@cache
def takes(kind: str) -> frozenset[str]:
    """The plain forms of the verbs that take what they say as "clause", "object" or "infinitive"."""
    return frozenset(table("quotes")[kind])


@cache
def cue_words() -> frozenset[str]:
    """Every word that can be a cue, in lower case."""
    nouns = [noun for kind in table("quotes")["nouns"].values() for noun in kind]
    return frozenset((*forms(), *nouns, *(noun + "s" for noun in nouns), "according"))


WORD = re.compile(r"\w+")
BESIDE = re.compile("[,?!](?:[”\"»]|'')\\s*\\w|:\\s*[“\"«„]|:$")


def has_cue(text: str) -> bool:
    """Whether a word that can be a cue stands in a sentence."""
    return not cue_words().isdisjoint(WORD.findall(text.lower()))


def may_speak(text: str) -> bool:
    """Whether a sentence may hold a cue: a known word, or whatever stands beside the end of direct speech."""
    return has_cue(text) or bool(BESIDE.search(text))


def clauses(parsed: Parsed) -> list[Clause]:
    """Every cue of the sentence with its speaker and content, in the order of the cues."""
    signs, found = cue_words(), list[Clause]()
    for token in parsed.doc:
        if token.lower_ in signs:
            for one in clauses_at(token, parsed.sentence.text):
                going_on = token.tag_ == "VBG" and one.speaker == (0, 0) and found and found[-1].cue[1] <= token.idx
                found.append(replace(one, speaker=found[-1].speaker, voice=found[-1].voice) if going_on else one)
    return found


def clauses_at(token: "Token", given: str) -> Iterator[Clause]:
    """The clause that a token makes, if it is a cue."""
    if token.lower_ == "according" and token.i + 2 < len(token.doc) and token.nbor(1).lower_ == "to":
        yield according(token, given)
    elif token.tag_.startswith("VB") and token.lower_ in forms() and token.dep_ not in ("aux", "auxpass", "amod"):
        yield from verb_clause(token, forms()[token.lower_], given)
    elif token.tag_.startswith("NN") and (clause := noun_clause(token, given)):
        yield clause


# ---- according to
def according(cue: "Token", given: str) -> Clause:
    """The clause of an "according to": what stands before it, or, at the head of a sentence, after its noun phrase."""
    doc, to = cue.doc, cue.nbor(1)
    name = next(iter(name_after(doc, cue.i + 2)), doc[cue.i + 2 : cue.i + 3])
    told = next((child for child in to.children if child.dep_ == "pobj"), None)
    end = max([name.end - 1, told.right_edge.i] if told is not None else [name.end - 1])
    if cue.i <= 1 or not any(t.is_alpha for t in doc[: cue.i]):
        close = next((t.i for t in doc[name.end :] if t.text == ","), end)
        start, stop = close + 1, len(doc)
    else:
        head = cue.head if cue.head.i < cue.i else doc[0]
        start, stop = clause_start(head), cue.i
    return made(cue, to.i, doc, (start, stop), name, given)


def clause_start(head: "Token") -> int:
    """The first token of the clause in which a word stands."""
    while head.dep_ not in ("ROOT", "ccomp", "parataxis") and head.head.i != head.i and head.dep_ != "conj":
        head = head.head
    return int(head.left_edge.i)


def made(cue: "Token", cue_end: int, doc: "Doc", content: tuple[int, int], name: "Span | None", given: str) -> Clause:
    """The clause of a cue that ends with the token `cue_end`, its content given as tokens."""
    span = (doc[cue.i].idx, doc[cue_end].idx + len(doc[cue_end]))
    speaker = (name.start_char, name.end_char) if name is not None else (0, 0)
    named = name[:-1] if name is not None and len(name) > 1 and name[-1].lower_ in RELATIVE else name
    voice = voice_of(named, cue, None, given) if named is not None else None
    return Clause(span, trimmed(doc, content, given), speaker, voice)


def trimmed(doc: "Doc", content: tuple[int, int], given: str) -> tuple[int, int]:
    """Characters of a span of tokens, without white space and commas at its ends; (0, 0) for none."""
    start, stop = content
    if start >= stop:
        return (0, 0)
    first, last = doc[start].idx, doc[stop - 1].idx + len(doc[stop - 1])
    while first < last and given[first] in EDGES:
        first += 1
    while first < last and given[last - 1] in EDGES:
        last -= 1
    return (first, last) if first < last else (0, 0)


# ---- verbs
def verb_clause(cue: "Token", lemma: str, given: str) -> Iterator[Clause]:
    """The clause of a cue verb; none where nobody speaks."""
    name = speaker_of(cue)
    content = content_of(cue, lemma, name)
    if name is None and content == (0, 0):
        return
    yield made(cue, cue.i, cue.doc, content, name, given)


def is_passive(verb: "Token") -> bool:
    """Whether a verb is in the passive, or a participle behind a noun ("a plan proposed by")."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or verb.dep_ not in ("acl", "relcl", "advcl") or is_main(verb):
        return False
    return not any(child.dep_ == "aux" or (child.dep_ == "nsubj" and child.i < verb.i) for child in verb.children)


def is_main(verb: "Token") -> bool:
    """Whether a participle with an object is the verb of its sentence: "Orvik, an ally, called the plan a sham"."""
    return (
        verb.head.dep_ == "ROOT"
        and verb.head.pos_ == "PROPN"
        and any(child.dep_ in ("dobj", "oprd", "ccomp") and child.i > verb.i for child in verb.children)
    )


def speaker_of(cue: "Token") -> "Span | None":
    """The words that name the speaker: beside the verb, or by the grammar."""
    cue = first_cue(cue)
    if is_passive(cue):
        agents = [a for child in cue.children if child.dep_ == "agent" for a in child.children if a.dep_ == "pobj"]
        return span_of(agents[0]) if agents else None
    for child in cue.children:
        if child.dep_ == "nsubj" and child.text in RELATIVE and cue.dep_ == "relcl":
            return with_relative(cue.head, child)
    if (named := cited(cue)) is not None:
        return named
    if (inverted := name_behind(cue)) is not None:
        return inverted
    if cue.tag_ == "VBG" and (subject := subject_of(cue)) is not None:
        return span_of(subject)
    beside = subject_span(cue)
    if beside is not None and not any(t.i == cue.i for t in beside):
        return with_name(beside)
    subject = subject_of(cue)
    return span_of(subject) if subject is not None else before_apposition(cue)


FEW = 4  # cues at most that go on from one another
REACH = 40  # words at most between two cues of one speaker
QUOTING = ("“", "”", '"', "»", "''", "’")


def name_behind(cue: "Token") -> "Span | None":
    """The speaker behind a verb that opens its sentence or follows direct speech: “...,” said Orvik."""
    before = [token.text for token in cue.doc[max(0, cue.i - 2) : cue.i]]
    if before and not (before[-1] in QUOTING or (before[-1] == "," and before[0] in QUOTING)):
        return None
    if cue.tag_ not in ("VBD", "VBZ", "VBN"):
        return None
    for name in name_after(cue.doc, cue.i + 1):
        if name[-1].pos_ == "PROPN" or name[0].pos_ == "PROPN" or speaks(head_of(name)):
            return name
    return None


def before_apposition(cue: "Token") -> "Span | None":
    """The name before what stands between commas right before a verb: "Orvik, the mayor of Halm, said"."""
    doc, i = cue.doc, cue.i - 1
    while i > 0 and doc[i].pos_ in ("AUX", "ADV"):
        i -= 1
    if i < 2 or doc[i].text != "," or cue.tag_ not in ("VBD", "VBZ", "VBN"):
        return None
    for j in range(i - 1, max(0, i - 25), -1):
        if doc[j].text == "," and (name := name_before(doc, j)) is not None and speaks(head_of(name)):
            return name
    return None


def with_name(span: "Span") -> "Span":
    """A role together with the name right before it, where the comma between them is lost: "Ana Orvik the mayor"."""
    doc, start = span.doc, span.start
    if len(span) == 1 and span[0].lower_ in words("persons"):
        while (
            start > max(1, span.start - 4)
            and doc[start].pos_ != "DET"
            and doc[start - 1].pos_ in ("NOUN", "ADJ", "DET")
        ):
            start -= 1
    if doc[start].pos_ != "DET" or start < 2 or not (doc[start - 1].pos_ == doc[start - 2].pos_ == "PROPN"):
        return span
    while start > 0 and doc[start - 1].pos_ == "PROPN":
        start -= 1
    return doc[start : span.end]


def cited(cue: "Token") -> "Span | None":
    """Whom a cue goes on to cite: "the radio reported, citing an official"."""
    for following in cue.doc[cue.i + 1 : cue.i + 4]:
        if following.lower_ in ("citing", "quoting"):
            return next(iter(name_after(cue.doc, following.i + 1)), None)
    return None


def with_relative(noun: "Token", relative: "Token") -> "Span":
    """A noun phrase with the "who" that takes it up, where both stand side by side; else the "who"."""
    first, last = name_tokens(noun)
    if first <= last < relative.i <= last + 2:
        return noun.doc[first : relative.i + 1]
    return noun.doc[relative.i : relative.i + 1]


def span_of(noun: "Token") -> "Span":
    """The words that name a noun's bearer."""
    first, last = name_tokens(noun)
    return noun.doc[first : last + 1]


def subject_of(verb: "Token") -> "Token | None":
    """The subject of a verb: its own, or that of the verb it hangs on."""
    for _ in range(6):
        own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "expl")]
        if own:
            return own[0] if own[0].dep_ != "expl" and own[0].lower_ not in empty() else None
        if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN"):
            if speaks(verb.head) or verb.head.lower_ in words("documents"):
                return verb.head
            verb = verb.head
            while verb.dep_ in ("dobj", "pobj", "prep", "attr", "appos", "conj") and verb.head.i != verb.i:
                verb = verb.head
            continue
        if verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep", "parataxis", "dep") or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


@cache
def empty() -> frozenset[str]:
    """Subjects that say nothing themselves."""
    return frozenset(table("quotes")["empty"]["subjects"])


def content_of(cue: "Token", lemma: str, name: "Span | None") -> tuple[int, int]:
    """What a cue verb governs, as tokens; (0, 0) for nothing."""
    parts = [child for child in cue.children if is_content(child, cue, lemma)]
    if lemma in addressing() and any(c.dep_ in ("ccomp", "xcomp") for c in parts):
        parts = [c for c in parts if c.dep_ in ("ccomp", "xcomp")]
    before = [child for child in parts if child.i < cue.i]
    after = [child for child in parts if child.i > cue.i]
    if before and not after:
        return before[0].left_edge.i, content_end(cue, before[-1], name)
    if after:
        return after[0].left_edge.i, cut(cue, after[0].left_edge.i, reach(cue, after[-1].right_edge.i + 1))
    return around(cue, lemma, name)


def content_end(cue: "Token", last: "Token", name: "Span | None") -> int:
    """Where content that stands before its cue ends: before the cue and its speaker, or behind where they interrupt."""
    right = last.right_edge.i + 1
    if right > cue.i:
        return right
    return min(right, name.start) if name is not None and name.end <= cue.i else right


def is_content(child: "Token", cue: "Token", lemma: str) -> bool:
    """Whether a word that hangs on a cue heads what is said."""
    dep = child.dep_
    if dep == "ccomp":
        infinitive = lemma in takes("infinitive") and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
        return infinitive or lemma in takes("clause") or lemma in takes("object")
    if dep == "xcomp":
        if child.lower_ in ("citing", "quoting", "adding"):
            return False
        return lemma in takes("infinitive") or lemma in takes("object")
    if dep in ("dobj", "oprd", "acomp"):
        return lemma in takes("object") and not (dep == "dobj" and lemma in addressing() and has_infinitive(cue))
    if dep == "advcl":
        return child.i > cue.i and child.left_edge.lower_ in QUESTIONS[:2] and lemma in ("ask", "wonder", "say")
    if dep == "prep" and child.i > cue.i:
        taken = table("quotes")["with_preposition"].get(lemma, ())
        return child.lower_ in taken or (child.lower_ in ("as", "of", "for") and lemma in takes("object"))
    return False


@cache
def addressing() -> frozenset[str]:
    """Verbs whose object is the one who is spoken to."""
    return frozenset(table("quotes")["addressing"]["verbs"])


def has_infinitive(cue: "Token") -> bool:
    """Whether an infinitive hangs on a verb: "asked the court to free them"."""
    return any(child.dep_ in ("xcomp", "ccomp") and child.i > cue.i for child in cue.children)


def reach(cue: "Token", stop: int) -> int:
    """Where content ends that the grammar cut short: before "as ..." and "because ..." it goes on."""
    doc = cue.doc
    while stop < len(doc) and doc[stop].lower_ in ("as", "because") and doc[stop].head.i >= cue.i:
        head = doc[stop] if doc[stop].dep_ == "prep" else doc[stop].head
        if head.i <= cue.i or head.right_edge.i < stop:
            break
        stop = head.right_edge.i + 1
    return stop


def cut(cue: "Token", start: int, stop: int) -> int:
    """Where content ends that begins at a token: before another cue that goes on from it ("..., adding that")."""
    doc = cue.doc
    for i in range(start + 2, stop - 1):
        following = doc[i + 1]
        if closes_comma(doc, i) and following.tag_ == "VBG" and following.lower_ in forms():
            return i
        if following.lower_ == "according":
            return i + 1
        if doc[i].lower_ in ("and", "but") and goes_on(cue, following):
            return i
        if following.lower_ in ("which", "whom", "who") and tells_itself(following):
            return i + 1
        if doc[i].text == "," and following.lower_ in ("and", "but") and names_only(cue):
            return i
    return stop


def names_only(cue: "Token") -> bool:
    """Whether a cue takes no clause but an object: "called it a sham", so that a comma with "and" ends it."""
    lemma = forms().get(cue.lower_, "")
    return lemma in takes("object") and lemma not in takes("clause")


def tells_itself(relative: "Token") -> bool:
    """Whether a relative clause has a speaker and a cue of its own: "..., which he called a sham"."""
    doc, subject = relative.doc, relative.i + 1
    if subject >= len(doc) or doc[subject].pos_ not in ("PRON", "PROPN"):
        return False
    return any(t.lower_ in forms() and t.tag_ in ("VBD", "VBZ", "VBN") for t in doc[subject + 1 : subject + 4])


def first_cue(cue: "Token") -> "Token":
    """The cue that a cue goes on from, whose speaker is its own; the cue itself where it goes on from none."""
    for _ in range(FEW):
        joint = cue.i - 2 if cue.i > 1 and cue.nbor(-1).tag_ == "RB" else cue.i - 1
        if joint < 1 or cue.doc[joint].lower_ not in ("and", "but"):
            break
        earlier = (t for t in reversed(cue.doc[max(0, joint - REACH) : joint]) if t.lower_ in forms())
        before = next((t for t in earlier if t.tag_ == cue.tag_ and t.dep_ not in ("aux", "auxpass")), None)
        if before is None or not goes_on(before, cue.doc[joint + 1]):
            break
        cue = before
    return cue


def closes_comma(doc: "Doc", i: int) -> bool:
    """Whether a token is a comma, or the mark that closes a quotation behind one."""
    return doc[i].text == "," or (doc[i].text in QUOTING and doc[i - 1].text == ",")


def goes_on(cue: "Token", following: "Token") -> bool:
    """Whether the speaker of a cue goes on with a second cue of the same form: "said ... and called"."""
    if following.tag_ == "RB" and following.i + 1 < len(following.doc):
        following = following.nbor(1)
    if following.tag_ != cue.tag_ or cue.tag_ not in ("VBD", "VBZ", "VBG", "VBP") or following.lower_ not in forms():
        return False
    return not any(child.dep_ == "nsubj" and child.i > cue.i for child in following.children)


def around(cue: "Token", lemma: str, name: "Span | None") -> tuple[int, int]:
    """The content of a speaking verb without a clause of its own in the grammar: what it interrupts, what stands
    before it at the end of a sentence, what follows its "that"."""
    doc = cue.doc
    if lemma not in takes("clause") or name is None:
        return (0, 0)
    if cue.dep_ == "parataxis" or (cue.dep_ == "ccomp" and doc[cue.i - 1].text != "that"):
        head = cue.head
        if head.pos_ in ("VERB", "AUX") and head.i != cue.i:
            first, last = head.left_edge.i, head.right_edge.i + 1
            start = min(name.start, cue.i)
            return (first, start) if start > head.i else (max(cue.i + 1, first), last)
    rest = [t for t in doc[max(cue.i + 1, name.end) :] if t.is_alpha]
    if len(rest) <= 1 and min(name.start, cue.i) > 3:
        return 0, min(name.start, cue.i)
    if name.end <= cue.i:
        for token in doc[cue.i + 1 : cue.i + 12]:
            if token.lower_ == "that" and (token.dep_ == "mark" or token.i == cue.i + 1):
                return token.i, cut(cue, token.i, len(doc))
            if token.pos_ in ("VERB", "AUX"):
                break
    return (0, 0)


# ---- nouns
def noun_clause(cue: "Token", given: str) -> Clause | None:
    """The clause of a noun like "claim" in "the army's claim that ..."; None where nobody's."""
    kinds = table("quotes")["nouns"]
    plain = cue.lower_.removesuffix("s") if cue.lower_ not in kinds["that"] else cue.lower_
    for child in cue.children:
        first = child.left_edge.lower_
        if (child.dep_ in ("acl", "ccomp", "relcl") and first == "that" and plain in kinds["that"]) or (
            child.dep_ in ("acl", "relcl") and first == "to" and plain in kinds["to"]
        ):
            if child.dep_ == "relcl" and any(
                c.lower_ == "that" and c.dep_ in ("nsubj", "dobj") for c in child.children
            ):
                return None
            owner = next((c for c in cue.children if c.dep_ == "poss"), None)
            name = span_of(owner) if owner is not None else None
            return made(cue, cue.i, cue.doc, (child.left_edge.i, child.right_edge.i + 1), name, given)
    return None


# ---- verbs that are no known cues, beside direct speech
def clause_behind(parsed: Parsed, offset: int) -> Clause | None:
    """The verb right behind direct speech that ends at an offset, with its subject before or after it; no content."""
    doc = parsed.doc
    rest = [token for token in doc if token.idx >= offset][:9]
    verb = next((t for t in rest if t.tag_ in ("VBD", "VBZ") and t.dep_ not in ("aux", "auxpass")), None)
    if verb is None or any(t.is_punct and t.text not in (",", "-") for t in rest[: verb.i - rest[0].i]):
        return None
    name: Span | None = None
    if (verb.i - rest[0].i <= 1 and not rest[0].is_alpha) or verb.i == rest[0].i:
        name = next(iter(name_after(doc, verb.i + 1)), None)
    else:
        name = name_before(doc, verb.i)
    if name is None or name.start_char < offset or not (name[-1].pos_ == "PROPN" or speaks(head_of(name))):
        return None
    return made(verb, verb.i, doc, (0, 0), name, parsed.sentence.text)


def clause_before_colon(parsed: Parsed, offset: int) -> Clause | None:
    """The last verb before a colon with its subject; no content."""
    verbs = [t for t in parsed.doc if t.idx < offset and t.pos_ in ("VERB", "AUX")]
    for verb in reversed(verbs):
        if (name := speaker_of(verb)) is not None:
            return made(verb, verb.i, parsed.doc, (0, 0), name, parsed.sentence.text)
    return None


def acting(parsed: Parsed) -> Clause | None:
    """The subject of a sentence, where it is a name or "he" or "she", with its verb as the cue; no content."""
    for token in parsed.doc:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.i < token.head.i:
            if token.pos_ == "PROPN" or token.lower_ in ("he", "she"):
                return made(token.head, token.head.i, parsed.doc, (0, 0), span_of(token), parsed.sentence.text)
            return None
    return None
