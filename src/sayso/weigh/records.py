"""Statements: what one report says of one measure, and whom it has it from. Frozen, without logic."""

from dataclasses import dataclass

from sayso.records import Field, Measure, Mentions, Report

Row = tuple[str, Measure, str | None]  # event, measure, scope
Moment = tuple[float, float]  # first and last possible second
Claim = tuple[int | None, int | None, bool]  # low, high, about
Filed = tuple[Report, Mentions]


@dataclass(frozen=True, slots=True)
class Origin:
    """Somebody the text puts behind a figure, and through whom the report has it."""

    party: str
    via: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Taken:
    """That a report has a figure from another one or from an agency, and what shows it."""

    party: str  # whose report it is
    report_id: str | None  # None where that report is not in the collection
    kind: str  # credit, copy, reuse
    certain: bool
    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of one report, for one event, measure and scope."""

    report_id: str
    field: Field
    start: int
    end: int
    figure: int  # index in the report's list
    party: str  # the newsroom
    stated: tuple[int | None, int | None]
    about: bool
    vague: bool
    implicit: bool
    measure: Measure  # as the figure has it
    low: int  # of the values it stands for: open ends closed at the stated number, "about n" a tenth to either side
    high: int
    origins: tuple[Origin, ...]  # empty: the outlet's own voice
    own: bool  # the text says that the outlet counted for itself
    hearsay: bool  # its sentence has it from somebody who is not known
    inherited: bool  # the origins are those of another figure of the report
    moment: Moment | None  # when its report came out
    taken: Taken | None = None
    role: str = "counts"
    hit: bool = False  # a number of injured that may count the dead too: "four were shot"
    among: bool = False  # told as some of a number told before: "including nine", "nine of the dead"
    manifold: bool = False  # a number told as how many times one deed was done, the dead with it: "a triple shooting"
    partisan: bool = False  # a party's claim of its enemy's losses
    reckoned: str | None = (
        None  # how the number comes of what the report says: "5 less 2 dead"; None where it stands so
    )

    @property
    def claim(self) -> Claim:
        """What is claimed, for telling one claim from another."""
        return *self.stated, self.about

    @property
    def number(self) -> int:
        """The number stated, the lower one of a range."""
        low, high = self.stated
        return low if low is not None else high if high is not None else 0
