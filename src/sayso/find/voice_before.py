"""The name of a source before the word that makes it one, past a day, an aside or a name between."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.find.counts import is_thing
from sayso.find.voice_parts import belongs, is_numbered, name_after
from sayso.find.voice_words import DAYS, head_of, is_capital_inside, is_hyphened, is_nominal, speaks, words
from sayso.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def joined(span: "Span") -> Iterator["Span"]:
    """A source and before it the one joined to it: "a monitor and activists said"."""
    doc, start = span.doc, office_start(span)
    if start > 1 and doc[start - 1].lower_ in ("and", "or"):
        first = name_before(doc, start - 1)
        if first is not None and (
            first[0].pos_ == "DET" or head_of(first).lower_ in words("vague") | words("bodies") or begins_clause(first)
        ):
            yield first
    yield span


def office_start(span: "Span") -> int:
    """Where the office begins whose body a span names: at "the press office of" before "the Orm Ministry"; the span's
    start where none stands there."""
    doc, at = span.doc, span.start - 1
    if at < 2 or doc[at].lower_ != "of" or doc[at - 1].lower_ not in words("offices"):
        return span.start
    at -= 1
    while at > 0 and doc[at - 1].pos_ in ("NOUN", "PROPN", "ADJ", "DET"):
        at -= 1
        if doc[at].pos_ == "DET":
            break
    return at


def begins_clause(span: "Span") -> bool:
    """Whether words that can speak begin a clause: "Reuters and Orm Watch reported", "…, police and medics said"."""
    begins = span.start == 0 or span.doc[span.start - 1].is_punct
    return begins and speaks(head_of(span))


def name_before(doc: "Doc", end: int) -> "Span | None":
    """The noun phrase that ends right before a verb; None where something else stands there."""
    while end > 0 and is_interlude(doc, end - 1):
        end -= 1
    end = before_aside(doc, before_adverbial(doc, end))
    if end > 1 and doc[end - 1].text == ")":
        end = next((i for i in range(end - 1, max(0, end - 6), -1) if doc[i].text == "("), end)
    if end > 0 and doc[end - 1].lower_ in ("he", "she", "it", "they"):
        return doc[end - 1 : end]
    start = end
    while start > 0 and belongs(doc, start - 1, end):
        start -= 1
        if starts_name(doc, start) and not (start > 0 and doc[start - 1].lower_ in words("linking")):
            break
    start = max(start, acronym_start(doc, start, end))
    while start < end and doc[start].pos_ in ("ADP", "PART", "PUNCT") and not is_hyphened(doc, start, end):
        start += 1
    start = seat_start(doc, start, end)
    return doc[start:end] if start < end and (is_nominal(doc[end - 1]) or is_numbered(doc, end - 1)) else None


def before_adverbial(doc: "Doc", end: int) -> int:
    """The end of a name before words such as "for the moment"; `end` where none stand there."""
    for phrase in table("reporting")["adverbials"]:
        n = len(phrase.split())
        if end > n and [token.lower_ for token in doc[end - n : end]] == phrase.split():
            return end - n
    return end


def seat_start(doc: "Doc", start: int, end: int) -> int:
    """Where a name starts that ends with the town of a body's seat: "the matron of | the Central Hospital, Orm".

    `start` where what stands before the comma is no such body, or is told of, not speaking.
    """
    seat = start > 1 and doc[start - 1].text == "," and all(token.text[:1].isupper() for token in doc[start:end])
    body = doc[start - 2] if seat and end - start <= SEAT else None
    if body is None or not body.text[:1].isupper() or body.lower_ not in words("bodies"):
        return start
    whole = name_before(doc, start - 1)
    stands = whole is not None and (whole[0].pos_ == "DET" or whole[0].tag_ in ("NNS", "NNP", "NNPS"))
    if (
        whole is None
        or not stands
        or len(whole) < SEAT
        or (whole.start > 0 and doc[whole.start - 1].pos_ in ("ADP", "VERB", "AUX"))
    ):
        return start
    return whole.start


SEAT = 2  # words of a town's name at the most; words of a body's at the least


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


MOST_NAMES = 6  # tokens of the name of whoever holds a post, with a title


def before_aside(doc: "Doc", end: int) -> int:
    """The end of a name before what commas set aside: "Rights Watch, a monitor, said"; `end` where nothing is."""
    if end < 3 or doc[end - 1].text != "," or is_inverted(doc, end):
        return end
    for i in range(end - 2, max(0, end - ASIDE), -1):
        if doc[i].text == ",":
            if is_holder(doc, i, end - 1):
                return end - 1 if is_anybody(doc, i) else past_channel(doc, i)
            post = doc[i + 1].lower_ in words("persons") and i + 2 < end and doc[i + 2].lower_ in ("of", "for", "at")
            starts = (doc[i + 1].lower_ in words("aside_starts") or post) and i + 1 < end - 1
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
    return indefinite and not any(token.lower_ in words("linking") for token in post or ())


def is_of_name(token: "Token") -> bool:
    """Whether a token can stand in a person's name: a capital, or a joint such as "bin"; no day."""
    return (token.text[:1].isupper() or token.lower_ in words("connectors")) and token.lower_ not in DAYS


def past_channel(doc: "Doc", comma: int) -> int:
    """The end of the name of whoever speaks through the post that ends at a comma: "the ministry, through its
    spokesman, Ivo Tarn, said"; the comma where the post speaks for itself."""
    post = name_before(doc, comma)
    at = post.start - 1 if post is not None else 0
    while at > 0 and doc[at].lower_ in ("its", "their", "the", "a", "his", "her", "own"):
        at -= 1
    if at < 1 or doc[at].lower_ not in words("channels"):
        return comma
    at -= doc[at - 1].lower_ in ("speaking", "talking", "writing", "acting")
    return at - (doc[at - 1].text == ",")


def twice(doc: "Doc", comma: int) -> bool:
    """Whether another aside ends at the comma that one starts at: "Lena Orvik, who saw it, asked the same, said"."""
    first = before_aside(doc, comma + 1)
    if first > comma or doc[comma + 1].lower_ not in words("second_asides"):
        return False
    named = name_before(doc, first)  # "went through Orm, the Forum, speaking to the Herald, said": Orm is only where
    return named is None or named.start == 0 or doc[named.start - 1].pos_ != "ADP"


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


def is_interlude(doc: "Doc", i: int) -> bool:
    """Whether a token may stand between a source and its verb: "the ministry on Monday also said"."""
    low = doc[i].lower_
    if low in ("was", "were", "is", "are", "been") and i + 1 < len(doc) and doc[i + 1].tag_ == "VBG":
        return True  # "the Herald was reporting"
    return low in words("interlude") or low in DAYS or (low == "on" and i + 1 < len(doc) and doc[i + 1].lower_ in DAYS)
