"""Which reports share text, which has it from which. All texts, outlets and places are invented."""

import dataclasses
import random
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
import pytest

from sayso.link.copies import Index, copies
from sayso.link.copies_origin import same_name
from sayso.link.copies_pairs import proposed
from sayso.link.copies_passages import LongText, passages
from sayso.link.copies_runs import About, inverted
from sayso.link.shingles import shingles
from sayso.records import Copy, Credit, Published, Report

STORY = (
    "Fourteen miners were pulled alive from the flooded Orrel shaft before dawn, rescue chiefs in Vantoria said. "
    "Pumps borrowed from three neighbouring quarries had run without a pause since the banks of the Lesk gave way. "
    "Families waited under tarpaulins beside the winding house while a brass band from the lower town played hymns. "
    "The owner of the pit, a small company that had changed hands twice in four years, made no comment. "
    "Inspectors had warned in the spring that the eastern gallery was closer to the river than the maps allowed. "
    "A clerk at the mining office admitted that nobody had walked the gallery with a measuring chain since the war. "
    "Lorries carrying sandbags blocked the only bridge and the ferry was tied up for want of diesel."
)
OTHER = (
    "Dockers in Port Ammel voted to go back to work after the harbour board promised to look again at night shifts. "
    "Cranes that had stood idle for eleven days swung over the timber quay at noon and the first barge left by two. "
    "The board's chairman, who had called the walkout reckless, shook hands with the strike committee at the gate. "
    "Bakers along Custom Street gave away yesterday's loaves and somebody hung a paper lantern on the customs clock. "
    "Whether the quarrel over the pension fund is settled as well will be known when the auditors report in June."
)
SPEECH = (
    "“We shall rebuild every house that the water took, and we shall do it before the first snow falls, "
    "and nobody who lost a roof will pay a single coin for the timber or the nails”"
)


def report(report_id: str, text: str, publisher: str | None = None, day: str | None = "2031-05-04") -> Report:
    published = Published(day, day, "given") if day else None
    return Report(report_id, text, None, publisher, None, published, (), "en", "-", "", "", "none")


def found(*reports: Report, **options: object) -> list[Copy]:
    return list(copies(reports, {}, **options))  # type: ignore[arg-type]


def sentences(text: str) -> list[str]:
    return [part + "." for part in text.rstrip(".").split(". ")]


def test_equal_texts_of_two_outlets_are_a_copy_with_one_passage_over_all_of_it() -> None:
    (copy,) = found(report("b", STORY, "The Lesk Echo"), report("a", STORY, "Vantoria Star"))
    assert (copy.a, copy.b, copy.relation, copy.share, copy.origin) == ("a", "b", "copy", 1.0, None)
    assert copy.passages == ((0, len(STORY) - 1, 0, len(STORY) - 1),)


def test_unrelated_reports_are_no_pair() -> None:
    assert found(report("a", STORY), report("b", OTHER)) == []


def test_a_paragraph_in_the_middle_is_partial_and_its_passage_reads_the_same_in_both() -> None:
    parts = sentences(OTHER)
    mixed = " ".join([*parts[:2], *sentences(STORY)[3:5], *parts[2:]])
    (copy,) = found(report("a", STORY), report("b", mixed))
    assert copy.relation == "partial"
    for a_start, a_end, b_start, b_end in copy.passages:
        assert STORY[a_start:a_end] == mixed[b_start:b_end]
    assert "The owner of the pit" in STORY[copy.passages[0][0] : copy.passages[-1][1]]


def test_a_dropped_tail_a_new_lead_and_swapped_sentences_are_still_a_copy() -> None:
    parts = sentences(STORY)
    lead = "Relief turned to anger in Vantoria on Sunday as the pumps fell silent."
    changed = " ".join([lead, parts[2], parts[1], parts[4], parts[3]])
    (copy,) = found(report("a", STORY), report("b", changed))
    assert copy.relation == "copy"


def test_synonyms_break_passages_and_not_the_link() -> None:
    changed = STORY.replace("families", "relatives").replace("company", "firm").replace("warned", "cautioned")
    changed = changed.replace("blocked", "closed").replace("Pumps", "Machines").replace("small", "little")
    (copy,) = found(report("a", STORY), report("b", changed))
    assert copy.relation == "copy"
    assert len(copy.passages) > 2


def test_case_accents_apostrophes_and_decomposed_letters_make_no_difference() -> None:
    plain = STORY.replace("Orrel", "Orrél").replace("war.", "owner's war.")
    decomposed = STORY.upper().replace("ORREL", "ORRE\u0301L").replace("WAR.", "OWNER’S WAR.")
    (copy,) = found(report("a", plain), report("b", decomposed))
    assert copy.share == 1.0


def test_two_reports_that_share_only_a_speakers_words_are_no_copies() -> None:
    first = f"{OTHER} {SPEECH}, said the prefect of Orrel."
    second = (
        f"Snow is forecast for the valley within weeks, and the prefect was blunt about it. {SPEECH}, he told a crowd."
    )
    assert found(report("a", first), report("b", second)) == []


QUOTES = (
    "“The water took the granary first and then the chapel and the smithy, and by dawn it had the school as well”",
    "“Nobody rang the bell because the ringer had gone to market with two geese and the key of the tower in his coat”",
    "“We counted the cattle twice by lantern light and forty of them were gone with the fence and the lower gate”",
)


@pytest.mark.parametrize(("order", "n"), [((0, 1, 2), 1), ((2, 1, 0), 0), ((0, 1), 0)])
def test_three_quotations_kept_in_order_are_partial_and_fewer_or_others_are_not(order: tuple[int, ...], n: int) -> None:
    says = ("the miller said at noon.", "his wife went on in tears.", "their eldest added from the cart.")
    mine = " ".join(f"{QUOTES[i]}, {says[i]}" for i in range(3))
    tells = ("according to one man.", "came a reply of sorts.", "was all he would offer them.")
    yours = " ".join(f"{QUOTES[i]}, {tells[place]}" for place, i in enumerate(order))
    rows = found(report("a", f"{mine} {OTHER}"), report("b", f"{STORY} {yours}"))
    assert len(rows) == n
    assert all(row.relation == "partial" for row in rows)


def test_speech_given_as_spans_is_taken_out_too() -> None:
    said = SPEECH.strip("“”")
    first, second = f"{OTHER} {said}.", f"The prefect of Orrel was blunt when he met the crowd by the weir. {said}."
    reports = report("a", first), report("b", second)
    spans = {"a": [(first.index(said), len(first))], "b": [(second.index(said), len(second))]}
    assert len(found(*reports)) == 1
    assert found(*reports, quotes=spans) == []


def test_turns_of_phrase_are_no_link_and_a_sentence_of_their_length_is() -> None:
    turns = ["in the early hours of Sunday", "at the request of the council", "until the end of the week"]
    ends = [
        (f"Word {i} spread {turn} along the quay.", f"Rain {i} fell {turn} over the pits.")
        for i, turn in enumerate(turns)
    ]
    pad = [" ".join(one.text for one in varied(12, seed=seed)) for seed in (21, 22)]
    texts = [" ".join([base, *(pair[side] for pair in ends)]) for side, base in enumerate(pad)]
    assert found(report("a", texts[0]), report("b", texts[1])) == []
    taken = " Nobody on the quay had seen the harbour so empty on a market day since the great frost."
    (row,) = found(report("a", texts[0] + taken), report("b", texts[1] + taken))
    assert row.relation == "partial"


def test_credit_lines_do_not_join_two_reports() -> None:
    line = " Copyright 2031 Northern Wire Service of Vantoria, all rights reserved, no reuse without leave in ink."
    texts = STORY + line, OTHER + line
    credits = {
        name: [Credit("text", text.index(line), len(text), "copyright", "Northern Wire Service")]
        for name, text in zip("ab", texts, strict=True)
    }
    reports = [report(name, text) for name, text in zip("ab", texts, strict=True)]
    assert len(list(copies(reports, {}))) == 1
    assert list(copies(reports, credits)) == []


# ---- direction


def direction_of(
    a: Report,
    b: Report,
    *,
    credits: Mapping[str, Sequence[Credit]] | None = None,
    moments: dict[str, str] | None = None,
) -> tuple[str | None, str]:
    (copy,) = copies([a, b], credits or {}, moments=moments)
    return copy.origin, copy.evidence[1]


def test_a_credit_outranks_an_earlier_date() -> None:
    a = report("a", STORY, "Vantoria Star", "2031-05-06")
    b = report("b", "Vantoria Star. " + STORY, "The Lesk Echo", "2031-05-04")
    credits = {"b": [Credit("text", 0, 13, "byline", "Vantoria Star")]}
    assert direction_of(a, b, credits=credits) == ("a", "The Lesk Echo credits Vantoria Star")


def test_a_citation_says_who_was_first() -> None:
    told = STORY + " The mine had been leased since March, the Vantoria Star reported."
    assert direction_of(report("a", STORY, "Vantoria Star"), report("b", told, "The Lesk Echo"))[0] == "a"


def test_an_agency_is_upstream_of_a_paper() -> None:
    a, b = report("a", STORY, "The Lesk Echo"), report("b", STORY, "Northern Wire Service")
    assert direction_of(a, b) == ("b", "Northern Wire Service is an agency")


def test_told_the_agency_in_an_agencys_own_text_cites_nobody() -> None:
    text = STORY + " A foreman told Northern Wire Service that the lamps had failed."
    a, b = report("a", text, "Northern Wire Service"), report("b", text, "The Lesk Echo")
    assert direction_of(a, b) == ("a", "The Lesk Echo cites Northern Wire Service")


def test_the_earlier_day_is_upstream() -> None:
    a, b = report("a", STORY, "The Lesk Echo", "2031-05-05"), report("b", STORY, "Vantoria Star", "2031-05-04")
    assert direction_of(a, b) == ("b", "Vantoria Star is earlier by 24 h")


@pytest.mark.parametrize(("minute", "origin"), [("08:09", None), ("08:40", "a")])
def test_times_within_minutes_are_equal(minute: str, origin: str | None) -> None:
    moments = {"a": "2031-05-04T08:00:00+00:00", "b": f"2031-05-04T{minute}:00+00:00"}
    a, b = report("a", STORY, "The Lesk Echo"), report("b", STORY, "Vantoria Star")
    assert direction_of(a, b, moments=moments)[0] == origin


def test_of_one_day_the_fuller_text_is_upstream() -> None:
    cut = " ".join(sentences(STORY)[:4])
    a, b = report("a", cut, "The Lesk Echo"), report("b", STORY, "Vantoria Star")
    assert direction_of(a, b) == ("b", "Vantoria Star is fuller")


def test_two_papers_that_credit_a_third_have_no_direction() -> None:
    text = "Northern Wire Service. " + STORY
    credits = {name: [Credit("text", 0, 21, "byline", "Northern Wire Service")] for name in "ab"}
    a, b = report("a", text, "The Lesk Echo", "2031-05-04"), report("b", text, "Vantoria Star", "2031-05-07")
    assert direction_of(a, b, credits=credits) == (None, "both credit northern wire service")


def test_two_papers_that_have_it_from_a_third_report_have_no_direction() -> None:
    one, two = (f"{lead} {STORY}" for lead in ("Sunday brought relief.", "A night of waiting is over in the valley."))
    rows = found(
        report("a", one, "The Lesk Echo", "2031-05-05"),
        report("b", two, "Vantoria Star", "2031-05-06"),
        report("c", STORY, "Northern Wire Service", "2031-05-04"),
    )
    assert [(row.a, row.b, row.origin) for row in rows] == [("a", "b", None), ("a", "c", "b"), ("b", "c", "b")]


def test_a_common_owner_is_a_caution_and_no_direction() -> None:
    (copy,) = found(report("a", STORY, "Cape Times"), report("b", STORY, "Cape Argus"))
    assert copy.origin is None
    assert copy.evidence[-1] == "caution: both belong to Independent Media"


def test_a_misspelt_word_that_only_the_two_have_is_named() -> None:
    usual = [
        report(f"u{i}", one.text + " The goverment".replace("er", "ern") + " sat.") for i, one in enumerate(varied(6))
    ]
    wrong = STORY + " The goverment sat late."
    rows = found(*usual, report("a", wrong), report("b", wrong), report("c", STORY))
    said = {(row.a, row.b): row.evidence[-1] for row in rows}
    assert said["a", "b"] == 'both write "goverment"'
    assert "both write" not in said["a", "c"]


def test_a_rare_word_that_is_only_another_form_of_a_usual_one_is_no_error() -> None:
    usual = [report(f"u{i}", one.text + " Every inspector sat.") for i, one in enumerate(varied(6))]
    rare = STORY + " The inspectors sat late."
    rows = found(*usual, report("a", rare), report("b", rare))
    assert not [row for row in rows if "both write" in row.evidence[-1]]


@pytest.mark.parametrize(
    ("party", "name", "same"),
    [
        ("lesk echo", "lesk echo", True),
        ("nws", "northern wire service", True),
        ("northern", "northern wire service", True),
        ("echo", "lesk echo", False),
        ("", "lesk echo", False),
    ],
)
def test_a_credited_name_is_an_outlets_by_its_whole_its_first_words_or_its_initials(
    party: str, name: str, same: bool
) -> None:
    assert same_name(party, name) is same


# ---- order, parts, groups


def varied(n: int, seed: int = 5) -> list[Report]:
    """Reports in small families: some share sentences, some are the same, some share nothing."""
    chance = random.Random(seed)  # noqa: S311
    words = [
        f"{chance.choice('bdfgklmnprstv')}{a}{b}{c}" for a in "aeiou" for b in "lmnrst" for c in ("en", "or", "ik")
    ]
    families = [[" ".join(chance.choices(words, k=14)).capitalize() + "." for _ in range(12)] for _ in range(n // 5)]
    reports = []
    for i in range(n):
        family = families[i % len(families)]
        own = [" ".join(chance.choices(words, k=14)).capitalize() + "." for _ in range(chance.randint(0, 6))]
        kept = family[: chance.randint(1, 12)] + own
        reports.append(report(f"r{i:03}", " ".join(kept), f"Outlet {i % 7}", f"2031-05-{1 + i % 20:02}"))
    return reports


def test_the_order_of_the_reports_makes_no_difference() -> None:
    reports = varied(60)
    mixed = reports[:]
    random.Random(1).shuffle(mixed)  # noqa: S311
    assert list(copies(mixed, {})) == list(copies(reports, {}))
    assert list(copies(reports, {}))


def test_an_index_fed_in_parts_gives_what_all_at_once_gives() -> None:
    reports = varied(60)
    index = Index()
    for start in range(0, 60, 7):
        index.add(reports[start : start + 7], {})
        list(index.copies())
    index.add(reports[:3], {})  # known ones change nothing
    assert list(index.copies()) == list(copies(reports, {}))


def test_it_makes_no_difference_how_many_runs_are_sorted_at_a_time() -> None:
    texts = [one.text for one in pages(60, PLUG)]
    batches = [shingles(texts[i : i + 7], [()] * 7, [()] * 7)[0] for i in range(0, 56, 7)]
    numbers = [np.arange(i, i + 7, dtype=np.int32) for i in range(0, 56, 7)]
    about = About(np.arange(56) % 5, 1000 + np.arange(56) % 9)
    shared, rare, stars = inverted(batches, numbers, about)
    for size in (50, 333):
        other, others_rare, others_stars = inverted(batches, numbers, about, size)
        for name in ("bounds", "items", "weights", "sizes"):
            np.testing.assert_array_equal(getattr(shared, name), getattr(other, name))
        np.testing.assert_array_equal(rare.texts, others_rare.texts)
        np.testing.assert_array_equal(rare.after, others_rare.after)
        np.testing.assert_array_equal(stars, others_stars)
        np.testing.assert_array_equal(proposed(rare, 56), proposed(rare, 56, size))
    assert len(proposed(rare, 56)) > 5


def test_links_agree_with_a_slow_plain_count_of_shared_runs() -> None:
    reports = varied(40, seed=8)
    runs = {one.report_id: plain_runs(one.text) for one in reports}
    for copy in copies(reports, {}):
        shorter = min(len(runs[copy.a]), len(runs[copy.b]))
        assert copy.share == pytest.approx(len(runs[copy.a] & runs[copy.b]) / shorter, abs=0.001)


def plain_runs(text: str) -> set[tuple[str, ...]]:
    words = text.lower().replace(".", "").split()
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def test_a_group_of_more_than_fifty_is_paired_with_its_earliest_only() -> None:
    days = [f"2031-06-{1 + i % 28:02}" for i in range(60)]
    reports = [report(f"r{i:03}", f"Paper {i} of the valley. {STORY}", f"Paper {i}", days[i]) for i in range(60)]
    rows = list(copies(reports, {}))
    assert len(rows) == 59
    assert {row.a for row in rows} == {"r000"}
    assert len({row.group_id for row in rows}) == 1


def test_a_group_of_fifty_has_all_its_pairs() -> None:
    reports = [report(f"r{i:03}", STORY, f"Paper {i}") for i in range(50)]
    assert len(list(copies(reports, {}))) == 50 * 49 // 2


# ---- furniture and bad input

PLUG = (
    "Sign up for our letter from the newsroom and never miss a story about the valley, its rivers and its people. "
    "We keep your address in a locked drawer and never sell it to anybody who asks, whatever they may offer for it."
)


def pages(n: int, plug: str) -> Iterable[Report]:
    for i, one in enumerate(varied(n, seed=11)):
        yield dataclasses.replace(one, report_id=f"p{i:03}", publisher="The Lesk Echo", text=f"{one.text}\n\n{plug}")


def test_page_furniture_joins_nothing() -> None:
    bare = {(row.a, row.b) for row in copies(pages(40, ""), {})}
    plugged = {(row.a, row.b) for row in copies(pages(40, PLUG), {})}
    assert plugged <= bare
    assert len(plugged) > 0.9 * len(bare)  # texts of one sentence more in common need a little more


def test_a_report_that_is_only_boilerplate_is_no_copy_of_those_that_carry_it() -> None:
    rows = copies([*pages(40, PLUG), report("only", PLUG, "The Lesk Echo")], {})
    assert all("only" not in (row.a, row.b) for row in rows)


def test_a_report_read_in_two_encodings_is_one_text() -> None:
    text = f"“Čekali jsme”, řekl starosta. {STORY} Il a plu à l’aube."
    other = unicodedata.normalize("NFD", text).replace("’", "'").replace(" ", "\u00a0", 5) + "\ufeff"
    (row,) = found(report("a", text), report("b", other))
    assert (row.relation, row.share, row.evidence[0]) == ("copy", 1.0, "word for word the same")


def test_a_thousand_equal_reports_give_a_star() -> None:
    rows = found(*(report(f"r{i:04}", STORY, f"Paper {i}") for i in range(1000)))
    assert len(rows) == 999
    assert {row.a for row in rows} == {"r0000"}


def test_short_texts_are_copies_only_where_they_are_equal() -> None:
    ten = "Nine hurt as ferry hits the old pier at Ammel"
    rows = found(report("a", ten), report("b", ten), report("c", ten.replace("Nine", "Eight")), report("d", "No news."))
    assert [(row.a, row.b) for row in rows] == [("a", "b")]


def test_a_digest_of_all_others_is_partial_with_each_and_makes_them_no_group() -> None:
    reports = [one for i, one in enumerate(varied(60, seed=3)) if i < 12]  # one of each family
    digest = report("zz", " ".join(one.text for one in reports), "The Lesk Echo")
    rows = list(copies([*reports, digest], {}))
    assert {row.a for row in rows if row.b == "zz"} == {one.report_id for one in reports}
    assert {row.relation for row in rows if row.b == "zz"} == {"partial"}


def test_a_very_long_text_cut_to_what_can_match_gives_the_same_passages() -> None:
    parts = [one.text for one in varied(50, seed=4)]
    both, _ = shingles([parts[7], " ".join(parts)], [(), ()], [(), ()])
    short, long = (
        (both.starts[begin:end], both.lengths[begin:end], both.runs[begin:end])
        for begin, end in pairwise(both.bounds.tolist())
    )
    near = LongText(long).near(short[2])
    assert len(near[2]) < len(long[2])
    assert passages([(short, near), (near, short)]) == passages([(short, long), (long, short)])


def test_nothing_gives_nothing() -> None:
    assert found() == []
    assert found(report("a", ""), report("b", "Word.")) == []
    assert found(report("a", "\ud800 broken"), report("b", "\0\0")) == []
