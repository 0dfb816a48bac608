"""Where a dateline ends."""

import pytest

from sayso.find.datelines import dateline_end


@pytest.mark.parametrize(
    ("start", "rest"),
    [
        ("VELDEN (OPA) — ", "Two people died."),
        ("Orm, Lodra, May 3 – ", "Two people died."),
        ("(OPA) VELDEN, May 3: ", "Two people died."),
        ("VELDEN, Orm, May 3 (OPA): ", "Speaking to reporters, the mayor said so."),
        ("VELDEN: (OPA) ", "Blasts jolted the town."),
        ("LOWER VELDEN (OPA), May 3 — ", "Two people died."),
        ("VELDEN - ", "Police said so."),
    ],
)
def test_a_dateline_ends_where_the_story_begins(start: str, rest: str) -> None:
    assert dateline_end(start + rest) == len(start)


@pytest.mark.parametrize(
    "sentence",
    [
        "Two people died in Velden.",
        "NATO troops were there.",
        "BREAKING NEWS from Velden.",
        "The OPA (an agency) said so.",
    ],
)
def test_a_sentence_without_one_has_none(sentence: str) -> None:
    assert dateline_end(sentence) == 0
