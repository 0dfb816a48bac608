"""What a report says that happened: the families of its words, the kind of its main mention, and what is near them."""

from collections.abc import Mapping

from sayso.lexicon import table
from sayso.link.event_words import Vocabulary, family_term

Deeds = Mapping[int, float]  # how much each family of words is told of


def deeds_told(families: Mapping[int, int], acled: str | None, vocabulary: Vocabulary) -> dict[int, float]:
    """How much each family is told of, by the words of title and opening and by the kind of the main mention.

    A family counts in part for those near it, so that a march that another calls a protest is no other deed.
    """
    given = table("events")["deeds"]
    told: dict[int, float] = {family: float(n) for family, n in families.items()}
    meant = given["of_kind"].get(acled)
    if meant is not None:
        number = vocabulary.number(family_term(meant))
        told[number] = told.get(number, 0.0) + 2 * float(given["strong"])
    near = [
        (vocabulary.number(family_term(other)), n * float(given["near"]))
        for family, others in given["near_to"].items()
        if (n := told.get(vocabulary.number(family_term(family)), 0.0))
        for other in others
    ]
    for number, n in near:
        told[number] = told.get(number, 0.0) + n
    return told
