"""Event mentions: their kind, which is the main one, and what they hold. All texts are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.find.kind_phrases import CONDITIONS, end_of, meanings, spelled
from sayso.find.kinds import events
from sayso.find.reading import Reading, reading, sentences_of
from sayso.lexicon import table
from sayso.records import EventMention, Place, Report, Time


def report_of(text: str, title: str | None = None) -> Report:
    return Report("r", text, title, None, None, None, (), "en", "a.txt", "", "", "sayso-plain 1")


def found(text: str, title: str | None = None) -> tuple[EventMention, ...]:
    report = report_of(text, title)
    return events(Reading(report, sentences_of(report), {}), (), ())


def main(text: str, title: str | None = None) -> EventMention:
    mains = [event for event in found(text, title) if event.main]
    assert len(mains) == 1
    return mains[0]


@pytest.mark.parametrize(
    ("text", "acled"),
    [
        ("A woman blew herself up at a bus stop in Ostrava Nova, killing three.", "Suicide bomb"),
        ("Unknown men lobbed a grenade into a bar in Pelm.", "Grenade"),
        ("Dozens were treated after a chlorine attack on the town of Pelm.", "Chemical weapon"),
        ("A roadside bomb hit a minibus near Pelm, killing four farmers.", "Remote explosive/landmine/IED"),
        ("Rebels shelled the outskirts of Pelm overnight.", "Shelling/artillery/missile attack"),
        ("Warplanes struck two villages east of Pelm.", "Air/drone strike"),
        ("Soldiers and rebels clashed near Pelm on Sunday.", "Armed clash"),
        ("Insurgents ambushed an army patrol in the hills.", "Armed clash"),
        ("Gunmen attacked a church in Pelm and killed nine worshippers.", "Attack"),
        ("Two girls were raped by militiamen in Pelm.", "Sexual violence"),
        ("Armed men kidnapped a schoolteacher in Pelm.", "Abduction/forced disappearance"),
        ("An angry mob lynched a suspected thief in Pelm.", "Mob violence"),
        ("The army recaptured the town of Pelm from the rebels.", "Government regains territory"),
        ("Rebels seized the town of Pelm after two days.", "Non-state actor overtakes territory"),
        ("Peacekeepers handed control of the base over to the army.", "Non-violent transfer of territory"),
        ("Three hundred fighters defected to the government side.", "Change to group/activity"),
        ("The army has set up a new observation post near Pelm.", "Headquarters or base established"),
        ("Police found a cache of rifles and ammunition in a barn.", "Disrupted weapons use"),
        ("Several shops were looted in the port of Pelm.", "Looting/property destruction"),
        ("Police arrested twelve opposition members in Pelm.", "Arrests"),
        ("The government and the rebels signed a ceasefire.", "Agreement"),
        ("Thousands rallied against the new tax in Pelm.", "Peaceful protest"),
        ("Police used tear gas to disperse a rally in Pelm.", "Protest with intervention"),
        ("Police opened fire on protesters in Pelm, wounding nine.", "Excessive force against protesters"),
        ("Protesters hurled stones at police and torched cars.", "Violent demonstration"),
    ],
)
def test_main_mention_has_the_acled_sub_event_type(text: str, acled: str) -> None:
    assert main(text).acled == acled


@pytest.mark.parametrize(
    ("text", "category", "mode"),
    [
        ("Ruvania and Ostmark agreed to reopen the border.", "AGREE", None),
        ("The foreign minister of Ruvania met with her Ostmark counterpart.", "CONSULT", "visit"),
        ("Leaders gathered for a summit in Pelm.", "CONSULT", "multilateral"),
        ("Ruvania praised the decision of the court.", "SUPPORT", None),
        ("Ruvania lifted a ban on opposition newspapers.", "CONCEDE", None),
        ("The two navies cooperated closely in the strait.", "COOPERATE", None),
        ("Ruvania sent food aid to the flooded valley.", "AID", None),
        ("The prime minister of Ruvania resigned on Monday.", "RETREAT", "resign"),
        ("Prosecutors opened an investigation into the election.", "INVESTIGATE", None),
        ("Ruvania demanded the release of its sailors.", "REQUEST", None),
        ("Ruvania accused Ostmark of spying.", "ACCUSE", None),
        ("Ruvania rejected the peace plan.", "REJECT", None),
        ("Ostmark threatened to attack its neighbour.", "THREATEN", "violence"),
        ("Miners began a hunger strike in Pelm.", "PROTEST", "strike"),
        ("Ruvania expelled two diplomats.", "SANCTION", "expel"),
        ("Ostmark mobilized army reservists.", "MOBILIZE", "troops"),
        ("The governor imposed a curfew on Pelm.", "COERCE", "curfew"),
        ("A senior judge was assassinated in Pelm.", "ASSAULT", "assassinate"),
    ],
)
def test_main_mention_has_the_plover_category_and_mode(text: str, category: str, mode: str | None) -> None:
    assert (main(text).type, main(text).mode) == (category, mode)


def test_an_attack_on_soldiers_is_a_clash_and_one_on_villagers_an_attack() -> None:
    assert main("Rebels attacked an army base.").acled == "Armed clash"
    assert main("Rebels attacked a village market.").acled == "Attack"


def test_who_is_named_after_a_preposition_does_not_take_the_town() -> None:
    assert main("Troops in a push against militants took over the town.").acled == "Government regains territory"


def test_what_was_demanded_denied_or_threatened_is_not_the_main_happening() -> None:
    assert main("Ostmark denied bombing the village.").type == "REJECT"
    assert main("Ostmark condemned the shelling of Pelm.").type == "ACCUSE"
    assert main("Ostmark threatened to shell the town in answer to an air raid.").type == "THREATEN"


def test_the_lead_rules_a_report_and_its_background_is_only_mentioned() -> None:
    text = "Thousands marched through Pelm. Shops closed early. Police kept away. In 2011 a car bomb exploded there."
    assert main(text).acled == "Peaceful protest"
    assert "Remote explosive/landmine/IED" in {event.acled for event in found(text)}


def test_the_title_counts_as_the_first_sentence() -> None:
    event = main("It was a quiet day at first.", "Gunmen kill six worshippers in Pelm church")
    assert (event.field, event.type) == ("title", "ASSAULT")


def test_a_disaster_or_a_match_has_no_main_event() -> None:
    assert not any(event.main for event in found("A strong earthquake shook the island of Pelm, killing nine people."))
    assert not any(event.main for event in found("The striker scored two goals in the league match."))


def test_a_month_is_no_march_but_a_march_is() -> None:
    assert found("The shop opens in March to all.") == ()
    assert main("The march to parliament began at noon.").type == "PROTEST"


def test_a_compound_that_names_an_area_is_no_actor() -> None:
    assert main("Warplanes bombed rebel-held villages.").acled == "Air/drone strike"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Thousands marched in Pelm.", "asserted"),
        ("Unions plan to stage a rally in Pelm.", "planned"),
        ("There was no shelling in Pelm.", "denied"),
        ("Analysts fear an ambush in the hills.", "hypothetical"),
    ],
)
def test_modality_is_read_from_the_words_before_the_trigger(text: str, modality: str) -> None:
    assert found(text)[-1].modality == modality


def test_the_span_shows_the_trigger_in_the_text_as_given() -> None:
    text = "In Pelm,\n  a roadside\n bomb went off."
    event = main(text)
    assert text[event.start : event.end] == "roadside\n bomb"


def test_day_and_place_come_from_the_sentence_and_else_from_the_opening() -> None:
    text = "In Pelm on Sunday things were tense. Rebels shelled the market."
    report = report_of(text)
    at = text.index("Sunday")
    time = Time("text", at, at + 6, "DATE", "2031-05-04", "2031-05-04", "2031-05-04")
    place = Place("text", 3, 7, "Pelm", None, None, None, None, None)
    (event,) = events(Reading(report, sentences_of(report), {}), (time,), (place,))
    assert (event.first, event.last, event.place) == ("2031-05-04", "2031-05-04", 0)


def test_a_mention_that_is_not_main_takes_no_day_or_place_from_the_opening() -> None:
    text = "Thousands marched in Pelm. The walls were white. Police once arrested two poets."
    place = Place("text", 21, 25, "Pelm", None, None, None, None, None)
    report = report_of(text)
    last = events(Reading(report, sentences_of(report), {}), (), (place,))[-1]
    assert (last.acled, last.place) == ("Arrests", None)


@pytest.mark.model
def test_actor_and_recipient_come_from_a_parse_that_is_there() -> None:
    read = reading(report_of("Rebels attacked a hospital in Pelm and killed 12 people."))
    event = next(event for event in events(read, (), ()) if event.main)
    assert (event.actor, event.recipient) == ("Rebels", "a hospital")


def test_without_a_parse_an_actor_is_given_only_where_its_words_are_plain() -> None:
    assert main("Red Valley militants attacked a hospital in Pelm.").actor == "Red Valley militants"
    assert main("Soldiers were attacked near Pelm.").actor is None
    assert main("Soldiers killed in an ambush were buried.").actor is None
    assert main("Red Valley militants attacked a hospital in Pelm.").recipient is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.none() | st.text(max_size=60))
def test_spans_lie_inside_any_text(text: str, title: str | None) -> None:
    check_spans(text, title)


WORDS = [
    "rebels",
    "police",
    "attacked",
    "protesters",
    "the",
    "town",
    "bomb",
    "March",
    "will",
    "not",
    "rebel-held",
    ".",
    "\n",
    "’s",
    "agreed",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_spans_lie_inside_any_string_of_trigger_words(words: list[str]) -> None:
    check_spans(" ".join(words), None)


def check_spans(text: str, title: str | None) -> None:
    said = found(text, title)
    assert sum(event.main for event in said) <= 1
    for event in said:
        whole = title or "" if event.field == "title" else text
        assert 0 <= event.start < event.end <= len(whole)
        assert whole[event.start : event.end] == whole[event.start : event.end].strip()


def test_every_rule_names_a_kind_and_classes_that_exist() -> None:
    kinds = table("kinds")
    classes = {*table("kinds_words"), *kinds["modality"], "background"}
    for rule in kinds["rules"]:
        assert rule["kind"] in kinds["kinds"]
        assert set(rule) <= {"kind", "weight", "takes", "phrases", *CONDITIONS}
        assert {name for condition in CONDITIONS for name in rule.get(condition, ())} <= classes
    for rule in kinds["refine"]:
        assert {*rule["of"], rule["to"]} <= set(kinds["kinds"])
        assert {*rule["any"], *rule.get("also", ())} <= classes


def test_no_phrase_begins_or_ends_with_a_gap() -> None:
    ways = [way for phrase, _ in meanings() for way in spelled(phrase)]
    assert ways
    assert not any(not way or way[0].gap or way[-1].gap for way in ways)


def test_a_phrase_may_miss_a_word_and_leap_some() -> None:
    (long, short) = spelled("set a? bomb|bombs")
    assert [len(long), len(short)] == [3, 2]
    assert end_of(short[1:], ["bombs"], 0) == 1
    (gapped,) = spelled("set ... alight")
    assert end_of(gapped[1:], ["the", "old", "market", "hall", "alight"], 0) == 5
    assert end_of(gapped[1:], ["a", "b", "c", "d", "e", "f", "alight"], 0) is None
