"""The sentence a figure is shown in."""

import pytest

from sayso.views.sentences import sentence_around


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("It rained. Six died. All left.", "Six", "Six died."),
        ("Mr. Brell saw 12 fall. No one came.", "12", "Mr. Brell saw 12 fall."),
        ("He said: “Six died.” Then he left.", "Six", "He said: “Six died.”"),
        ("Toll rises\nSix died, 2.5 km away", "Six", "Six died, 2.5 km away"),
        ("Dr. J. Hale of Gen. Orm's staff counted 9.", "9", "Dr. J. Hale of Gen. Orm's staff counted 9."),
    ],
)
def test_a_figure_is_shown_in_its_sentence(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    first, last = sentence_around(text, start, start + len(words))
    assert text[first:last] == sentence


def test_a_text_without_stops_is_cut_at_spaces() -> None:
    text = "word " * 400 + "77 " + "word " * 400
    start = text.index("77")

    first, last = sentence_around(text, start, start + 2)

    assert first <= start < start + 2 <= last
    assert last - first < 1100
    assert set(text[first:last].split()) == {"word", "77"}
