"""Quotations: what is said, by whom, with which word."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.find.quote_cues import forms
from sayso.find.quote_marks import marked
from sayso.find.quotes import quotes
from sayso.find.reading import reading
from sayso.records import Quote, Report

pytestmark = pytest.mark.model


def report(text: str, title: str | None = None) -> Report:
    return Report("r", text, title, None, None, None, (), "en", "-", "", "", "test 1")


def found(text: str) -> list[Quote]:
    return list(quotes(reading(report(text))))


def said(text: str) -> list[tuple[str, str | None, str]]:
    """Kind, speaker and words of each quotation."""
    return [(one.kind, one.speaker, text[one.start : one.end]) for one in found(text)]


def test_direct_speech_is_given_to_the_speaker_behind_it() -> None:
    text = "“The bridge is gone,” said Ana Orvik, the mayor of Halm."
    assert said(text) == [("direct", "Ana Orvik", "“The bridge is gone,”")]


def test_direct_speech_is_given_to_the_speaker_before_it() -> None:
    text = 'Ana Orvik said: "The bridge is gone. We saw nobody."'
    assert said(text) == [("direct", "Ana Orvik", '"The bridge is gone. We saw nobody."')]


def test_an_interrupted_quotation_is_two_with_one_speaker() -> None:
    text = "“The bridge is gone,” Ana Orvik said, “and so is the road.”"
    assert said(text) == [
        ("direct", "Ana Orvik", "“The bridge is gone,”"),
        ("direct", "Ana Orvik", "“and so is the road.”"),
    ]


def test_words_in_marks_inside_a_clause_make_it_mixed() -> None:
    text = "Ana Orvik said the bridge was “completely gone” after the flood."
    assert said(text) == [("mixed", "Ana Orvik", "the bridge was “completely gone” after the flood")]


def test_a_clause_is_indirect_speech() -> None:
    text = "Ana Orvik said that the bridge had fallen."
    assert said(text) == [("indirect", "Ana Orvik", "that the bridge had fallen")]


def test_according_to_governs_what_stands_before_it() -> None:
    text = "The bridge fell in the night, according to Ana Orvik."
    assert said(text) == [("indirect", "Ana Orvik", "The bridge fell in the night")]


def test_a_cue_at_the_end_governs_its_sentence() -> None:
    text = "The bridge fell in the night, police said."
    assert said(text) == [("indirect", "police", "The bridge fell in the night")]


def test_speaker_and_cue_stand_where_their_offsets_say() -> None:
    text = "“The bridge is gone,” said Ana Orvik."
    one = found(text)[0]
    assert text[one.speaker_start : one.speaker_end] == "Ana Orvik"
    assert text[one.cue_start : one.cue_end] == one.cue == "said"


def test_a_pronoun_is_named_by_the_speaker_before_it() -> None:
    text = "“The bridge is gone,” said Ana Orvik. “We saw nobody,” she added."
    assert [speaker for _, speaker, _ in said(text)] == ["Ana Orvik", "Ana Orvik"]


def test_a_quotation_without_a_cue_goes_on_with_the_speaker_before_it() -> None:
    text = "“The bridge is gone,” said Ana Orvik. “We saw nobody there.”"
    assert said(text)[1] == ("direct", "Ana Orvik", "“We saw nobody there.”")
    assert found(text)[1].cue is None


def test_paragraphs_that_each_open_with_a_mark_are_one_speakers() -> None:
    text = (
        "“The bridge is gone,” said Ana Orvik. “We saw nobody.\n\n“The road is gone too.\n\n“Send boats.”\n\nIt rained."
    )
    assert said(text)[1:] == [
        ("direct", "Ana Orvik", "“We saw nobody."),
        ("direct", "Ana Orvik", "“The road is gone too."),
        ("direct", "Ana Orvik", "“Send boats.”"),
    ]


def test_a_missing_closing_mark_ends_with_its_paragraph() -> None:
    text = "Ana Orvik said: “The bridge is gone.\n\nIt rained for a week in Halm.\n\nThe river rose."
    assert [words for _, _, words in said(text)] == ["“The bridge is gone."]


def test_a_question_in_marks_takes_its_cue_from_the_next_words() -> None:
    text = "“Where is the bridge now?” Ana Orvik asked."
    assert said(text) == [("direct", "Ana Orvik", "“Where is the bridge now?”")]


def test_scare_quotes_and_titles_are_no_quotations() -> None:
    assert said("The so-called “road” to Halm was closed.") == []
    assert said("The film “The Long Bridge” opens in Halm.") == []


def test_apostrophes_close_no_single_marks() -> None:
    text = "‘It’s the workers’ bridge, and it’s gone,’ said Ana Orvik."
    assert said(text) == [("direct", "Ana Orvik", "‘It’s the workers’ bridge, and it’s gone,’")]


def test_apostrophes_alone_are_no_quotations() -> None:
    assert said("The workers’ bridge was the town’s in the ’90s and ’tis gone.") == []


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("``", "''"), ("''", "''")]
)
def test_all_kinds_of_marks_are_read(opening: str, closing: str) -> None:
    text = f"{opening}The bridge is gone,{closing} said Ana Orvik."
    assert said(text) == [("direct", "Ana Orvik", f"{opening}The bridge is gone,{closing}")]


def test_brackets_and_ellipses_stay_in_the_quotation() -> None:
    text = "“They [the guards] ran … and nobody came back,” said Ana Orvik."
    assert said(text) == [("direct", "Ana Orvik", "“They [the guards] ran … and nobody came back,”")]


def test_lost_commas_do_not_lose_the_speaker() -> None:
    text = '"The bridge is gone" Ana Orvik told reporters in Halm.'
    assert said(text) == [("direct", "Ana Orvik", '"The bridge is gone"')]


def test_an_apposition_does_not_hide_the_speaker() -> None:
    text = "“The bridge is gone,” Ana Orvik, who leads the town council, told reporters."
    assert said(text)[0] == ("direct", "Ana Orvik", "“The bridge is gone,”")


def test_a_show_before_the_speaker_is_no_quotation() -> None:
    text = "On Sunday’s “Morning News,” Ana Orvik said the bridge had fallen."
    assert [kind for kind, _, _ in said(text)] == ["indirect"]


def test_a_colon_announces_direct_speech_after_any_verb() -> None:
    text = "Ana Orvik leaned out and boomed: “Send the boats now!”"
    assert said(text) == [("direct", "Ana Orvik", "“Send the boats now!”")]


def test_a_strange_verb_behind_direct_speech_is_its_cue() -> None:
    text = "“Send the boats now!” beamed Ana Orvik."
    assert said(text) == [("direct", "Ana Orvik", "“Send the boats now!”")]


def test_the_spans_of_a_title_are_offsets_of_the_title() -> None:
    title = "“The bridge is gone,” says Ana Orvik"
    one = quotes(reading(report("It rained.", title)))[0]
    assert (one.field, title[one.start : one.end]) == ("title", "“The bridge is gone,”")


def test_marks_nest() -> None:
    text = "“He said “run” and ran,” she said. “Then it fell.”"
    assert [text[one.start : one.end] for one in marked(text)] == ["“He said “run” and ran,”", "“Then it fell.”"]


def test_a_mark_that_opens_anew_ends_the_stretch_before_it() -> None:
    text = "“Then it fell, she said. “We ran.”"
    assert [text[one.start : one.end] for one in marked(text)] == ["“Then it fell, she said.", "“We ran.”"]


def test_inches_and_stray_closing_marks_open_nothing() -> None:
    assert marked('A 12" pipe lay” there.') == []


def test_verbs_are_known_in_all_their_forms() -> None:
    assert {forms()[form] for form in ("says", "said", "denied", "denies", "vowing", "announced", "admitted")} == {
        "say",
        "deny",
        "vow",
        "announce",
        "admit",
    }


def test_a_second_cue_of_the_same_speaker_begins_a_second_quotation() -> None:
    text = "Ana Orvik said the bridge was “completely gone” and called the guards “cowards.”"
    assert said(text) == [
        ("mixed", "Ana Orvik", "the bridge was “completely gone”"),
        ("mixed", "Ana Orvik", "the guards “cowards.”"),
    ]


def test_a_clause_inside_another_is_no_quotation_of_its_own() -> None:
    text = "Ana Orvik said she believed the bridge was “completely gone.”"
    assert [words for _, _, words in said(text)] == ["she believed the bridge was “completely gone.”"]


def test_what_follows_a_dash_is_no_part_of_a_mixed_quotation() -> None:
    text = "Ana Orvik said the bridge was “completely gone” — a claim that Halm disputes."
    assert said(text)[0] == ("mixed", "Ana Orvik", "the bridge was “completely gone”")


def test_a_clause_reaches_the_words_in_marks_that_end_it() -> None:
    text = "Ana Orvik predicted at the yearly council meeting that Halm would lose “every house” on the river."
    assert said(text) == [("mixed", "Ana Orvik", "that Halm would lose “every house” on the river")]


def test_a_title_inside_a_sentence_is_no_quotation_however_long() -> None:
    assert said("He hosts “The Late Evening Show With Ana Maria Orvik” in Halm.") == []


def test_values_in_tags_are_no_quotations() -> None:
    assert said('The page has <img alt="the bridge was gone before we came" id="b"> in it.') == []


def test_a_closing_mark_where_one_opens_is_read_as_opening() -> None:
    text = "”The bridge is gone,” said Ana Orvik."
    assert said(text) == [("direct", "Ana Orvik", "”The bridge is gone,”")]


def test_he_is_the_person_named_last_not_the_one_who_spoke_last() -> None:
    text = (
        "“The bridge is gone,” said Ana Orvik. Many boats were lost, according to Lars Helm. "
        "“We saw nobody there,” he said."
    )
    assert said(text)[-1] == ("direct", "Lars Helm", "“We saw nobody there,”")


def test_it_is_the_body_that_the_sentence_before_is_about() -> None:
    text = "The River Council has closed the road. It said the bridge was “completely gone” in Halm."
    assert said(text) == [("mixed", "River Council", "the bridge was “completely gone” in Halm")]


def test_a_quotation_after_what_somebody_does_is_theirs() -> None:
    text = "Lena Orvik shook her head. “The bridge is gone.”"
    assert said(text) == [("direct", "Lena Orvik", "“The bridge is gone.”")]


def test_a_description_nobody_before_fits_stays_as_the_text_has_it() -> None:
    text = "The road was closed. “The bridge is gone,” the activist said."
    assert said(text) == [("direct", "activist", "“The bridge is gone,”")]


MARKS = ["“", "”", '"', "'", "’", "‘", "«", "»", "``", "''", "[", "]", "?", "!", "…", ". ", ", ", ": ", " ", "\n\n"]
WORDS = ["Ana Orvik", "said", "he", "the bridge fell", "according to", "police", "that", "who", "accused", "of"]
pieces = st.lists(st.sampled_from([*MARKS, *WORDS]), max_size=30)


@settings(max_examples=60, deadline=None)
@given(pieces)
def test_spans_lie_inside_and_show_their_words(parts: list[str]) -> None:
    text = "".join(parts)
    for one in found(text):
        assert 0 <= one.start < one.end <= len(text)
        assert (one.speaker_start is None) == (one.speaker_end is None)
        if one.speaker_start is not None and one.speaker_end is not None:
            assert 0 <= one.speaker_start < one.speaker_end <= len(text)
        if one.cue is not None:
            assert text[one.cue_start : one.cue_end] == one.cue


def test_many_clauses_in_one_sentence_are_read_in_time() -> None:
    start = process_time()
    found("he said “it is gone” and " * 1000)
    assert process_time() - start < 20


@pytest.mark.parametrize("mark", ["»", "“", "”", '"', "'", "’", "‘", " ‘a", " 'a b' ", '" a', "``", "« ", "„"])
def test_a_hundred_thousand_marks_take_linear_time(mark: str) -> None:
    start = process_time()
    marked(mark * 100_000)
    assert process_time() - start < 3


def test_a_page_of_marks_is_read_in_time() -> None:
    start = process_time()
    found('"' * 100_000)
    assert process_time() - start < 20
