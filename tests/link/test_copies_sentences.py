"""Sentences that two texts both have whole. All texts, outlets and places are invented."""

from collections.abc import Sequence

import numpy as np

from sayso.link.copies_judge import Asked, linked
from sayso.link.copies_pairs import Compared
from sayso.link.copies_passages import Words
from sayso.link.copies_runs import About, Shared
from sayso.link.copies_sentences import ends, whole
from sayso.link.shingles import shingles

CREWS = "Crews with ropes got to the last house on Fuller Row after dark and found nobody there."
HENS = "The hens of the widow Tarn had walked off by themselves along the ferry road to Vantor."
LEAD = "Two barns slid into the river at Orrel on Monday, the fire warden said."
REST = "A retired postman sold tickets for the view and gave the money to the choir."


def words_of(*texts: str) -> list[Words]:
    made, _ = shingles(texts, [()] * len(texts), [()] * len(texts))
    parts = [slice(*made.bounds[i : i + 2]) for i in range(len(texts))]
    return [(made.starts[part], made.lengths[part], made.runs[part]) for part in parts]


def had(one: str, other: str) -> float:
    first, second = words_of(one, other)
    stops = (ends(one.lower().encode()), ends(other.lower().encode()))
    return float(whole([(first, second)], [stops])[0])


def test_sentences_end_at_stops_and_lines_and_not_inside_numbers() -> None:
    text = "BY A. ORVIK\nIt weighs 3.5 tonnes. “Really?” he asked"
    assert ends(text.lower().encode()).tolist() == [4, 11, 32, 41]
    assert [text[at] for at in ends(text.lower().encode())] == [".", "\n", ".", "?"]


def test_a_sentence_both_have_counts_one_wherever_it_stands() -> None:
    assert had(f"{LEAD} {CREWS} {HENS}", f"{REST}\n\n{CREWS}") == 1
    assert had(f"{LEAD} {CREWS} {HENS}", f"{HENS} {REST} {CREWS}") == 2


def test_a_sentence_with_one_word_changed_counts_a_half() -> None:
    assert had(f"{LEAD} {CREWS}", f"{REST} {CREWS.replace('got', 'came')}") == 0.5


def test_a_part_of_a_sentence_counts_nothing() -> None:
    part = "A neighbour who had seen it all from her window said that the last house on Fuller Row had stood empty."
    assert had(f"{LEAD} {CREWS}", f"{REST} {part}") == 0


def test_a_short_sentence_counts_nothing() -> None:
    assert had(f"{LEAD} It was cold and dark there.", f"{REST} It was cold and dark there.") == 0


def test_the_text_with_fewer_such_sentences_tells() -> None:
    joined = f"{CREWS[:-1]}; {HENS}"
    assert had(f"{CREWS} {HENS}", joined) == 1


def judged(n_whole: float, publishers: tuple[int, int] = (0, 1), by_chance: float = 0.0) -> bool:
    """Whether two texts made of stock phrases, of 200 runs each, are linked that share 18 rare ones.

    Beside them stands a pair that shares next to nothing, but so many whole sentences by chance.
    """
    n = 4
    items = np.tile(np.arange(200, dtype=np.uint32) << 1, n)
    shared = Shared(np.arange(n + 1) * 200, items, np.ones(200, dtype=np.float32), np.full(n, 200), np.full(n, 200))
    about = About(np.array([*publishers, 2, 3]), np.zeros(n, dtype=np.int64))
    first, second = np.array([0, 2]), np.array([1, 3])
    compared = Compared(first, second, np.array([18.0, 1.0]), np.zeros(2), np.array([18, 1]))

    def told(pairs: Sequence[tuple[int, int]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return np.array([n_whole if pair == (0, 1) else by_chance for pair in pairs], dtype=np.float64)

    return [(one.a, one.b) for one in linked(shared, compared, about, Asked(lambda a, b: False, told))] == [(0, 1)]


def test_whole_sentences_make_up_for_runs_where_texts_are_made_of_stock_phrases() -> None:
    assert not judged(0)
    assert judged(2)


def test_whole_sentences_that_texts_have_by_chance_make_up_for_nothing() -> None:
    assert judged(2, by_chance=0.1)
    assert not judged(2, by_chance=1.5)


def test_sentences_that_an_outlet_repeats_make_up_for_nothing() -> None:
    assert not judged(2, publishers=(0, 0))
    assert judged(2, publishers=(-1, -1))
