"""Findings as of a day, and how they came about."""

from tests.weigh.conftest import World

from sayso.link.parties import parties
from sayso.weigh.revision import findings_as_of, revisions


def rising(world: World) -> World:
    """A toll that rises on the second day and is confirmed on the fourth."""
    world.tell("Vantor Star", 12, said_by=["Lesk police"], at="2031-05-04T08:00:00+00:00")
    world.tell("Lesk Echo", 19, said_by=["Lesk police"], at="2031-05-05T08:00:00+00:00")
    world.tell("Ammel Post", 19, said_by=["Lesk police"], at="2031-05-06T08:00:00+00:00")
    world.tell("Brann Gazette", 19, said_by=["Ash Valley Watch"], at="2031-05-07T08:00:00+00:00")
    return world


def test_a_finding_as_of_a_day_knows_nothing_that_came_later(world: World) -> None:
    told = rising(world).happenings()
    known = parties(world.filed, told)
    day = "2031-05-04"
    (found,) = findings_as_of(day, world.filed, told, (), known, rule="low-best-high", vague="sayso")
    assert (found.best, found.k, found.n_reports) == (12, 1, 1)


def test_the_revisions_say_what_changed_when_and_by_whose_report(world: World) -> None:
    told = rising(world).happenings()
    known = parties(world.filed, told)
    name = world.finding().finding_id
    found = revisions(name, world.filed, told, (), known)
    assert [(one.day, one.report_ids, one.finding.best, one.finding.k) for one in found] == [
        ("2031-05-04", ("r0000",), 12, 1),
        ("2031-05-05", ("r0001",), 19, 1),
        ("2031-05-07", ("r0003",), 19, 2),
    ]
    assert "conflict" in found[1].changed
    assert found[2].changed == ("k", "floor", "parties")


def test_a_report_of_unknown_day_is_in_no_revision(world: World) -> None:
    world.tell("Vantor Star", 12, at="")
    told = world.happenings()
    assert revisions(world.finding().finding_id, world.filed, told, (), parties(world.filed, told)) == []
