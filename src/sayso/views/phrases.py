"""How values, days and measures are put into words on pages."""

from datetime import date

from sayso.records import Measure, Published

MEASURES: dict[Measure, str] = {
    "killed": "Killed",
    "injured": "Injured",
    "arrested": "Arrested",
    "missing": "Missing",
    "abducted": "Abducted",
    "displaced": "Displaced",
    "besieged": "Besieged",
    "participants": "Took part",
    "places": "Places",
    "other": "Other counts",
}

ORIGINS = {
    "given": "as given",
    "meta": "from metadata",
    "url": "from the address",
    "text": "from the text",
}

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def value_words(low: int | None, high: int | None) -> str:
    """Bounds in neutral words: "304", "1,500 or more", "12 or fewer", "20–30", or that no number is stated."""
    if low is None and high is None:
        return "no number stated"
    if high is None:
        return f"{low:,} or more"
    if low is None:
        return f"{high:,} or fewer"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def day_words(day: str, *, short: bool = False) -> str:
    """An ISO day as "14 March 2031" (short: "14 Mar"); anything that is no ISO day comes back as it is."""
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return day
    month = _MONTHS[when.month - 1]
    return f"{when.day} {month[:3]}" if short else f"{when.day} {month} {when.year}"


def published_words(published: Published | None, *, short: bool = False) -> str:
    """The day a report came out, or "date unknown"; two days where it lies between them."""
    if published is None:
        return "no date" if short else "date unknown"
    first, last = day_words(published.first, short=short), day_words(published.last, short=short)
    if first == last:
        return first
    if short and published.first[:7] == published.last[:7]:
        return f"{first.split()[0]}–{last}"
    return f"{first}–{last}" if short else f"{first} to {last}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 report", "2 reports", "1,234 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
