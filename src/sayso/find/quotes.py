"""Quotations, direct and indirect, with who speaks and the word that says so.

Marks say where direct speech stands (quote_marks), the grammar of the sentences around it who speaks (quote_cues).
Words in marks inside a clause that a cue governs make that clause a mixed quotation; a few words in marks that no cue
governs are scare quotes or titles and no quotation.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sayso.find.attribution import Speakers
from sayso.find.parse import Sentence
from sayso.find.quote_cues import Clause, acting, clause_before_colon, clause_behind, clauses, has_cue
from sayso.find.quote_marks import Marked, marked
from sayso.find.quote_names import NONE, Cue, Span, name_of
from sayso.find.quote_roles import role_of
from sayso.find.reading import Reading
from sayso.records import Field, Quote

Kind = Literal["direct", "indirect", "mixed"]
NEAR = 90  # characters between direct speech and the cue that follows it
RECENT = 6  # quotations before a pronoun that can name whom it means
PAUSE = 15  # words at most between the cue and the comma before the second part of interrupted speech
REACH = 9  # words at most between a cue and the first words in marks that are a part of what it governs
LONG_TITLE = 10  # longer words in a title, where nothing says that its words are spoken
LEAST = 5  # words in marks that stand for direct speech even where nobody is named
WORD = re.compile(r"\w+")
AIRED = re.compile(r"\b(?:on|in|during)\s+(?:[\w.]+\s+){0,3}[\w.]+[’']s\s+(?:[\w.’']+\s+){0,6}$")
JOINED = re.compile("[^\\S\\n]*,?[^\\S\\n]*(?:and|or)[^\\S\\n]+")
OPENED = re.compile(r"\W*(?:(?:But|And|So|Still|Yet|Or)\W*)?")
ASIDE = re.compile(
    r"^[,.]?\s{0,3}(?:[—–―]|--?\s|--)|[;—–―]|\s--?\s|,\s(?:but|which|who|while|a|an|as|even|despite|though|saying|including)\b"
)
CONJUNCTION = re.compile(r"\b(that|if|whether)\b")
CLAUSE_END = re.compile(r"[;—–(]|,?\s(?:but|while)\b|,\s(?:and|which|who|as)\b")


@dataclass(frozen=True, slots=True)
class Said:
    """Direct speech, or the clause around it, with the cue that governs it; None where only its place gives it."""

    start: int
    end: int
    kind: Kind
    cue: Cue | None
    shown: bool = True  # False: the cue of another quotation is carried on


def quotes(read: Reading, speakers: Speakers | None = None) -> tuple[Quote, ...]:
    """The quotations of the report, in order, title first; `speakers` are those of the report, where they were made
    before."""
    speakers = speakers or Speakers(read)
    found = [*field_quotes(read, "title", speakers), *field_quotes(read, "text", speakers)]
    return tuple(replace(one, role=role_of(one.speaker, read.report.text)) for one in found)


def field_quotes(read: Reading, field: Field, speakers: Speakers) -> list[Quote]:
    """The quotations of one field, in order."""
    text = read.report.text if field == "text" else read.report.title or ""
    page = Page(read, field, text)
    direct = page.direct()
    found = [*direct, *page.indirect(direct)]
    found.sort(key=lambda one: (one.start, one.end))
    made: list[Quote] = []
    for one in found:
        made.append(quote_of(one, field, text, speakers, made[-RECENT:]))
    return made


class Page:
    """One field of a report with its sentences, marks and cues."""

    def __init__(self, read: Reading, field: Field, text: str) -> None:
        self.read = read
        self.text = text
        self.indices = [i for i, one in enumerate(read.sentences) if one.field == field]
        self.starts = [read.sentences[i].start for i in self.indices]
        self.ends = [read.sentences[i].end for i in self.indices]
        self.cues = {i: cues_of(read, i) for i in self.indices}
        marks = marked(text) if self.starts else []
        double = field == "text" and any(not one.single for one in marks)  # single ones are then nested, or headlines
        self.marks = [one for one in marks if not (double and one.single)]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence in which an offset stands, or that stands before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def cues_at(self, number: int) -> list[Cue]:
        """The cues of the sentence with this number; none before the first or behind the last."""
        return self.cues[self.indices[number]] if 0 <= number < len(self.indices) else []

    def direct(self) -> list[Said]:
        """Direct and mixed quotations, in order of their marks."""
        speech: dict[int, Said] = {}
        for i in range(len(self.marks)):
            if (cue := self.speaking(i) or self.resumed(i, speech)) is not None:
                speech[i] = Said(self.marks[i].start, self.marks[i].end, "direct", cue)
        used = {(one.cue.index, one.cue.cue) for one in speech.values() if one.cue is not None}
        mixed = [one for one in self.mixed(speech) if one.cue is not None and (one.cue.index, one.cue.cue) not in used]
        mixed += self.stretched([*speech.values(), *mixed], used)
        held = sorted((one.start, one.end) for one in mixed)
        for i, mark in enumerate(self.marks):
            if i not in speech and not mark.single and not any(a <= mark.start < b for a, b in near(held, mark.start)):
                before = [speech[j] for j in range(max(0, i - 4), i) if j in speech]
                if (said := self.without_cue(mark, before)) is not None:
                    speech[i] = said
        return without_inner(sorted([*speech.values(), *mixed], key=lambda one: (one.start, -one.end)))

    def speaking(self, i: int) -> Cue | None:
        """The cue beside a stretch in marks that makes it direct speech."""
        mark = self.marks[i]
        n_words = len(WORD.findall(self.text[mark.inner_start : mark.inner_end]))
        if n_words == 0:
            return None
        number = self.sentence_at(mark.start)
        ahead = self.text[self.starts[number] : mark.start]
        opening = OPENED.fullmatch(ahead) is not None or ahead.rstrip().endswith((":", "("))
        closed = self.text[mark.inner_end - 1 : mark.inner_end] in ",?!—-…" or self.text[mark.end : mark.end + 1] == ","
        follows = self.following(i)
        if follows is not None and (closed or n_words > (2 if opening else LEAST)) and (opening or self.continues(i)):
            return follows
        if mark.single and n_words < LEAST:
            return None
        return self.leading(i) or self.announcing(mark)

    def resumed(self, i: int, speech: Mapping[int, Said]) -> Cue | None:
        """The cue that interrupts direct speech, for its second part: “...,” he said, “...”."""
        if i - 1 not in speech or (cue := speech[i - 1].cue) is None or cue.cue[0] < self.marks[i - 1].end:
            return None
        mark, behind = self.marks[i], max(cue.cue[1], cue.speaker[1])
        number = self.sentence_at(mark.start)
        if behind > mark.start or mark.single or self.sentence_at(cue.cue[0]) != number:
            return None
        if any(behind <= other.cue[0] < mark.start for other in self.outside(self.cues_at(number))):
            return None
        between = self.text[behind : mark.start]
        near = len(WORD.findall(between)) <= (PAUSE if between.rstrip().endswith((",", ":")) else 1)
        return None if not near or is_title(self.text[mark.inner_start : mark.inner_end]) else cue

    def continues(self, i: int) -> bool:
        """Whether nothing but a mark before it, with its cue, stands before a stretch in its sentence."""
        return i > 0 and not WORD.search(self.text[self.marks[i - 1].end : self.marks[i].start])

    def outside(self, cues: Iterable[Cue]) -> list[Cue]:
        """The cues that stand outside of all marks."""
        return [one for one in cues if not self.inside_marks(one.cue[0])]

    def inside_marks(self, offset: int) -> bool:
        """Whether an offset stands in quotation marks."""
        i = bisect_right(self.marks, offset, key=lambda one: one.start) - 1
        return i >= 0 and offset < self.marks[i].end and not self.marks[i].single

    def following(self, i: int) -> Cue | None:
        """The cue right behind a stretch in marks: “...,” she said."""
        mark = self.marks[i]
        last = self.sentence_at(mark.end - 1)
        if self.is_cut_off(mark, last):
            return next((c for c in self.cues_at(last + 1)[:1] if c.speaker != NONE and self.closes(c, last + 1)), None)
        for one in self.outside(self.cues_at(last)):
            first = min(one.cue[0], one.speaker[0]) if one.speaker != NONE else one.cue[0]
            if one.speaker == NONE or first < mark.end:
                continue
            between = self.text[mark.end : first]
            if (
                len(between) <= NEAR
                and not re.search(r"[.:;“\"]", between)
                and len(WORD.findall(between)) <= (8 if one.speaker[0] > one.cue[1] else 2)
            ):
                return one
            break
        return self.after_marks(mark)

    def is_cut_off(self, mark: Marked, last: int) -> bool:
        """Whether a sentence ends with the question or cry in marks, so that its cue stands in the next one."""
        if self.text[mark.inner_end - 1 : mark.inner_end] not in "?!…" or mark.end < self.ends[last]:
            return False
        return last + 1 < len(self.starts) and self.text[mark.end : self.starts[last + 1]] == " "

    def closes(self, cue: Cue, number: int) -> bool:
        """Whether a cue with its speaker opens its sentence and says nothing but what stands before it."""
        first = min(cue.cue[0], cue.speaker[0])
        opens = (
            not WORD.search(self.text[self.starts[number] : first])
            or self.text[self.starts[number] : first].lower() == "the "
        )
        return opens and (cue.content == NONE or cue.content[1] <= cue.cue[0] or self.touched(*cue.content) != [])

    def after_marks(self, mark: Marked) -> Cue | None:
        """A verb that is no known cue right behind direct speech with its comma: “...!” beamed Orvik."""
        if self.text[mark.inner_end - 1 : mark.inner_end] not in ",?!":
            return None
        number = self.indices[self.sentence_at(mark.end - 1)]
        if number not in self.read.parsed:
            return None
        sentence = self.read.sentences[number]
        clause = clause_behind(self.read.parsed[number], self.offset_in(sentence, mark.end))
        return placed(clause, sentence, number) if clause is not None else None

    def offset_in(self, sentence: Sentence, place: int) -> int:
        """The offset in a sentence of a place in the field."""
        if sentence.places is None:
            return place - sentence.start
        return bisect_left(sentence.places, place)

    def leading(self, i: int) -> Cue | None:
        """The cue right before a stretch in marks that is all it says: she said, “...”."""
        mark = self.marks[i]
        before = [c for c in self.outside(self.cues_at(self.sentence_at(mark.start))) if c.cue[1] <= mark.start]
        if not before or (is_title(self.text[mark.inner_start : mark.inner_end]) and before[-1].speaker == NONE):
            return None
        last = before[-1]
        between = self.text[max(last.cue[1], last.speaker[1]) : mark.start]
        gap = [
            word
            for word in WORD.findall(between)
            if word.lower() not in ("that", "as", "in", "a", "an", "the", "statement", "it", "him", "her")
        ]
        if not WORD.search(between) and re.search("[,:]", between):
            return last
        if gap and is_title(self.text[mark.inner_start : mark.inner_end]):
            return None
        if last.content != NONE and last.content[0] < mark.start and not between.rstrip().endswith(":"):
            start, end = last.content
            around = self.text[max(start, last.cue[1]) : mark.start] + " " + self.text[mark.end : end]
            if start < last.cue[0] or len(WORD.findall(around)) > 1:
                return None
        elif last.content != NONE and last.content[1] > mark.end and WORD.search(self.text[mark.end : last.content[1]]):
            return None if len(WORD.findall(self.text[mark.end : last.content[1]])) > 1 else last
        return last if not gap or between.rstrip().endswith(":") else None

    def announcing(self, mark: Marked) -> Cue | None:
        """The verb of a sentence that ends with a colon right before a stretch in marks, whatever verb it is."""
        before = self.text[max(0, mark.start - 12) : mark.start].rstrip()
        if not before.endswith(":"):
            return None
        at = self.sentence_at(mark.start - (12 - len(before) if len(before) < 12 else 0) - 1)
        at = self.sentence_at(self.text.rfind(":", 0, mark.start))
        number = self.indices[at]
        sentence = self.read.sentences[number]
        if number not in self.read.parsed:
            return None
        clause = clause_before_colon(
            self.read.parsed[number], self.offset_in(sentence, self.text.rfind(":", 0, mark.start))
        )
        return placed(clause, sentence, number) if clause is not None else None

    def mixed(self, speech: Mapping[int, Said]) -> list[Said]:
        """The clauses of cues that hold words in marks, each with all the marks it touches."""
        found = []
        for number in range(len(self.indices)):
            for one in self.outside(self.cues_at(number)):
                touched = self.shown(self.touched(*one.content), one)
                if not touched or any(self.is_whole(i, speech) for i in touched):
                    continue
                if any(i in speech and speech[i].cue == one for i in touched):
                    continue
                found.append(self.around(one, touched))
        return found

    def stretched(self, found: Sequence[Said], used: Collection[tuple[int, Span]]) -> list[Said]:
        """The clauses of cues with a speaker whose grammar stops before the words in marks that they go on to."""
        more: list[Said] = []
        held = sorted((one.start, one.end) for one in found)
        for mark in self.marks:
            taken = [*near(held, mark.end), *((one.start, one.end) for one in more[-1:])]
            if mark.single or any(a < mark.end and mark.start < b for a, b in taken):
                continue
            number = self.sentence_at(mark.start)
            before = [c for c in self.outside(self.cues_at(number)) if c.cue[1] <= mark.start and c.speaker != NONE]
            if not before or (before[-1].index, before[-1].cue) in used:
                continue
            if (said := self.carried_to(before[-1], mark, number)) is not None:
                more.append(said)
        return more

    def carried_to(self, cue: Cue, mark: Marked, number: int) -> Said | None:
        """The clause of a cue carried on to words in marks behind it; None where it does not reach them."""
        between = self.text[cue.cue[1] : mark.start]
        if re.search(r"[;:.]|\n", between) or is_title(self.text[mark.inner_start : mark.inner_end]):
            return None
        if cue.content != NONE and cue.cue[1] <= cue.content[0] < mark.start:
            start = cue.content[0]
        elif that := CONJUNCTION.search(between):
            start = cue.cue[1] + that.start(1)
        elif "," not in between and 0 < len(WORD.findall(between)) <= REACH:
            start = cue.cue[1] + len(between) - len(between.lstrip())
        else:
            return None
        rest = self.text[mark.end : self.ends[self.sentence_at(mark.end - 1)]]
        return Said(start, mark.end + len(before_sign(CLAUSE_END, rest)), "mixed", cue)

    def is_whole(self, i: int, speech: Mapping[int, Said]) -> bool:
        """Whether a stretch is direct speech with its cue behind it, so that clauses reaching into it are mistaken."""
        return i in speech and (cue := speech[i].cue) is not None and cue.cue[0] >= self.marks[i].end

    def touched(self, start: int, end: int) -> list[int]:
        """The numbers of the stretches in marks that a span shares characters with."""
        if start >= end:
            return []
        first = max(0, bisect_right(self.marks, start, key=lambda one: one.start) - 1)
        found = []
        for i in range(first, len(self.marks)):
            if self.marks[i].start >= end:
                break
            if self.marks[i].end > start:
                found.append(i)
        return found

    def around(self, cue: Cue, touched: Sequence[int]) -> Said:
        """The clause of a cue with the marks it touches; the marks alone where nothing else is said."""
        first, last = self.marks[touched[0]], self.marks[touched[-1]]
        start, end = min(cue.content[0], first.start), max(cue.content[1], last.end)
        beyond = [i for i in self.touched(last.end, end) if i > touched[-1]]
        if beyond:  # a show was left out
            cut = AIRED.search(self.text[last.end : self.marks[beyond[0]].start])
            end = last.end + (cut.start() if cut else 0)
        end = self.joined(touched[-1]) if last.end == end else self.without_aside(last.end, end)
        if start < cue.cue[0] < end:  # the cue interrupts: only the side with the marks
            side = cue.cue[0] if cue.speaker == NONE else min(cue.cue[0], cue.speaker[0])
            start, end = (start, side) if last.end <= cue.cue[0] else (cue.cue[1], end)
        rest = WORD.findall(self.text[start : first.start]) + WORD.findall(self.text[last.end : end])
        if len(touched) == 1 and len(rest) <= 1:
            return Said(first.start, first.end, "direct", cue)
        return Said(start, end, "mixed", cue)

    def shown(self, touched: list[int], cue: Cue) -> list[int]:
        """The stretches in marks that a cue's clause touches, without a show at its end that only tells where it was
        said: "on Sunday’s “Morning News”"."""
        if touched:
            mark = self.marks[touched[-1]]
            before = self.text[max(cue.content[0], mark.start - 60) : mark.start]
            if is_title(self.text[mark.inner_start : mark.inner_end]) and AIRED.search(before):
                return touched[:-1]
        return touched

    def without_aside(self, mark_end: int, end: int) -> int:
        """The end of a clause without what follows a dash behind its last words in marks."""
        rest = self.text[mark_end:end]
        return mark_end + len(before_sign(ASIDE, rest)) if ASIDE.search(rest) else end

    def joined(self, i: int) -> int:
        """The end of the stretches in marks that are joined to one: “...” and “...”."""
        while i + 1 < len(self.marks) and JOINED.fullmatch(self.text[self.marks[i].end : self.marks[i + 1].start]):
            i += 1
        return self.marks[i].end

    def without_cue(self, mark: Marked, before: Sequence[Said]) -> Said | None:
        """Direct speech without a cue in its sentence: its speaker is the one who spoke before, or who is named in
        the sentence before it. None for a few words inside a sentence."""
        n_words = len(WORD.findall(self.text[mark.inner_start : mark.inner_end]))
        if n_words < 2:
            return None
        first, last = self.sentence_at(mark.start), self.sentence_at(mark.end - 1)
        beside = self.text[self.starts[first] : mark.start], self.text[mark.end : self.ends[last]]
        if any(WORD.search(words) for words in beside):
            title = is_title(self.text[mark.inner_start : mark.inner_end], LONG_TITLE)
            return Said(mark.start, mark.end, "direct", None) if n_words > LEAST and not title else None
        carried = self.carried(first, before)
        return Said(mark.start, mark.end, "direct", carried, shown=False)

    def carried(self, first: int, before: Sequence[Said]) -> Cue | None:
        """The cue that a quotation of its own sentence carries on: of the quotation before it, or of the sentence
        before it."""
        if before and before[-1].cue is not None and self.sentence_at(before[-1].end - 1) >= first - 1:
            return before[-1].cue
        earlier = [one for one in self.outside(self.cues_at(first - 1)) if one.speaker != NONE]
        return earlier[-1] if earlier else self.acting(first)

    def acting(self, first: int) -> Cue | None:
        """Who acts in the sentence before a quotation in the same paragraph: 'Orvik shook her head. “Never.”'"""
        if first == 0 or "\n" in self.text[self.ends[first - 1] : self.starts[first]]:
            return None
        index = self.indices[first - 1]
        clause = acting(self.read.parsed_at(index))
        return placed(clause, self.read.sentences[index], index) if clause is not None else None

    def indirect(self, direct: Sequence[Said]) -> list[Said]:
        """The clauses that no marks touch."""
        found = []
        used = {(one.cue.cue, one.cue.index) for one in direct if one.cue is not None and one.shown}
        for number in range(len(self.indices)):
            for one in self.outside(self.cues_at(number)):
                if one.content == NONE or one.speaker == NONE or (one.cue, one.index) in used:
                    continue
                if any(said.start < one.content[1] and one.content[0] < said.end for said in direct_near(direct, one)):
                    continue
                found.append(Said(*one.content, "indirect", one))
        return found


def before_sign(sign: re.Pattern[str], rest: str) -> str:
    """What stands before the first sign that a clause ends, without white space and points at its end."""
    stop = sign.search(rest)
    return rest[: stop.start() if stop else len(rest)].rstrip().rstrip(".,!?").rstrip()


def direct_near(direct: Sequence[Said], cue: Cue) -> Sequence[Said]:
    """The direct quotations that may touch what a cue governs."""
    i = bisect_right(direct, cue.content[0], key=lambda one: one.start)
    return direct[max(0, i - 1) : i + 8]


def without_inner(found: Sequence[Said]) -> list[Said]:
    """The sorted quotations without clauses inside other ones: "said he believed it was “his”" is one quotation."""
    kept: list[Said] = []
    end = -1
    for one in found:
        if one.end > end:
            kept.append(one)
            end = max(end, one.end)
    return kept


def near(spans: Sequence[Span], offset: int) -> Sequence[Span]:
    """Those of the sorted spans that may hold an offset."""
    i = bisect_right(spans, (offset, 1 << 62))
    return spans[max(0, i - 8) : i]


def is_title(words: str, most: int = 5) -> bool:
    """Whether words in marks look like the title of a work or show: short, every longer word with a capital."""
    long = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > 3]
    return 0 < len(long) <= most and all(word[0].isupper() for word in long)


def placed(clause: Clause, sentence: Sentence, index: int) -> Cue:
    """A clause of a sentence in offsets of its field."""

    def span(part: Span) -> Span:
        return sentence.span(*part) if part[0] < part[1] else NONE

    return Cue(index, span(clause.cue), span(clause.content), span(clause.speaker), clause.voice)


def cues_of(read: Reading, index: int) -> list[Cue]:
    """The cues of a sentence, in offsets of its field."""
    if index not in read.parsed or not has_cue(read.sentences[index].text):
        return []
    return [placed(one, read.sentences[index], index) for one in clauses(read.parsed[index])]


def quote_of(said: Said, field: Field, text: str, speakers: Speakers, before: Sequence[Quote]) -> Quote:
    """The record of a quotation that comes after others."""
    cue = said.cue
    kind = said.kind
    if cue is None:
        return Quote(field, said.start, said.end, kind, None, None, None, None, None, None)
    who = cue.speaker if cue.speaker != NONE else None
    shown = cue.cue if said.shown else None
    return Quote(
        field,
        said.start,
        said.end,
        kind,
        name_of(cue, text, speakers, before),
        who and who[0],
        who and who[1],
        shown and text[slice(*shown)],
        shown and shown[0],
        shown and shown[1],
    )
