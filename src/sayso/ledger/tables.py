"""The tables of a ledger, described once: what one row is, and every column with its type and meaning.

The Parquet schemas and docs/tables.md are both made from this description.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from sayso.errors import LedgerError

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `type` is text, int, float, bool, texts or ints (lists of these), spans (a list of lists of int),
    place (a struct), or sources, sides or figures (lists of structs)."""

    name: str
    type: str
    meaning: str
    may_be_null: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, what one row of it is, and its columns in order of export."""

    name: str
    one_row_is: str
    columns: tuple[Column, ...]
    record: str | None = None  # the kind of mention it holds, as named in `Mentions`
    id_column: str | None = None


def _text(name: str, meaning: str, *, null: bool = False) -> Column:
    return Column(name, "text", meaning, null)


def _int(name: str, meaning: str, *, null: bool = False) -> Column:
    return Column(name, "int", meaning, null)


def _bool(name: str, meaning: str) -> Column:
    return Column(name, "bool", meaning)


def _where(id_column: str, kind: str) -> tuple[Column, ...]:
    """The columns every mention begins with. Exports are sorted by them, in this order."""
    return (
        _text("report_id", f"the report the {kind} stands in"),
        _text("field", 'the part of the report the offsets count in: "text" or "title"'),
        _int("start", "first code point of the span in that field"),
        _int("end", "code point after the last of the span"),
        _text(id_column, f"stable id of the {kind}: a hash of its report, its kind and its own fields"),
    )


_FIRST_LAST = (
    _text("first", "first day meant, ISO 8601", null=True),
    _text("last", "last day meant, ISO 8601", null=True),
)
_MODALITY = _text("modality", "asserted, denied, hypothetical or planned")

REPORTS = Table(
    "reports",
    "a report, however many places it was found at",
    (
        _text("report_id", "the given id, else a hash of bytes, canonical URL and publisher"),
        Column("locations", "texts", "where it was found, sorted: paths, or path:line for JSON Lines"),
        _text("url", "its address", null=True),
        _text("publisher", "who published it", null=True),
        _text("title", "its headline", null=True),
        _text("published_first", "first possible day of publication, ISO 8601", null=True),
        _text("published_last", "last possible day of publication, ISO 8601", null=True),
        _text("published_from", "how that is known: given, meta, url or text", null=True),
        _text("published_at", "the time of publication, ISO 8601, where more than the day was given", null=True),
        _text("sha256", "SHA-256 of the bytes it was read from (the least, where several gave the same report)"),
        _text("text_sha256", "SHA-256 of its text in UTF-8"),
        _text("extractor", "name and version of what turned the bytes into text"),
        _text("model", "name and version of the language model of this ledger"),
        _text("language", "ISO 639-1 code of its language", null=True),
        _int("n_chars", "length of its text in code points"),
        Column("authors", "texts", "names given as its authors, in the order given"),
    ),
)

TEXTS = Table(
    "texts",
    "the text of a report, exactly as offsets count in it",
    (
        _text("report_id", "the report"),
        _text("text_sha256", "SHA-256 of the text in UTF-8"),
        _text("text", "the text as given, or as extracted once"),
    ),
)

EVIDENCE = Table(
    "evidence",
    "a stretch of a kept input file from which a report was read",
    (
        _text("report_id", "the report"),
        _text("sha256", "SHA-256 of the bytes the report was read from"),
        _text("container_sha256", "SHA-256 of the kept file; the file is evidence/<first two digits>/<this>"),
        _int("byte_start", "first byte of the report in that file", null=True),
        _int("byte_end", "byte after its last; null where the file is packed and has no such range", null=True),
    ),
)

PROBLEMS = Table(
    "problems",
    "an input, or a part of one, that could not be read or understood",
    (
        _text("location", "where it is"),
        _text("report_id", "the report, where there is one", null=True),
        _text("stage", "read, find, link or weigh"),
        _text("reason", "what was seen, what was expected, what to do"),
    ),
)

FIGURES = Table(
    "figures",
    "a counted claim in a report",
    (
        *_where("figure_id", "figure"),
        _text(
            "measure",
            "killed, injured, arrested, missing, abducted, displaced, besieged, participants, places, other",
        ),
        _text("who", "the people or things counted", null=True),
        _int("who_start", "first code point of `who`", null=True),
        _int("who_end", "code point after the last of `who`", null=True),
        _int("low", "lower bound, inclusive; null is an open end", null=True),
        _int("high", "upper bound, inclusive; null is an open end", null=True),
        _bool("about", 'true where the text says "about", "some", "nearly"'),
        _bool("vague", 'true where the bounds come from the table of vague words ("dozens")'),
        _text("words", "the number phrase as it stands in the report"),
        _bool("implicit", "true for one victim told by a noun phrase or a name"),
        _text("part_of", "figure_id of the larger figure it is a part of", null=True),
        Column("sources", "sources", "everyone the text puts behind it, as it names them"),
        _text(
            "attributed_to",
            "the first of them at its fullest name; null is the outlet's own voice",
            null=True,
        ),
        _text("via", "who carried that attribution", null=True),
        _MODALITY,
        _text("agent", "who is said to have done it", null=True),
        _bool("background", "true for a total of a longer conflict or an earlier happening"),
        _text("scope", "a narrower count than the happening's people", null=True),
        *_FIRST_LAST,
        _text("as_of", "the day the count stood at this figure, ISO 8601", null=True),
        _text("place", "the place of this figure, where the text gives it", null=True),
        _text("event", "event_mention_id of the happening it belongs to", null=True),
        _bool("superseded", "true: the text itself replaces this count by a later one"),
    ),
    record="figures",
    id_column="figure_id",
)

QUOTES = Table(
    "quotes",
    "words or a statement that a report gives to a speaker",
    (
        *_where("quote_id", "quote"),
        _text("kind", "direct, indirect or mixed"),
        _text("speaker", "who speaks", null=True),
        _int("speaker_start", "first code point of `speaker`", null=True),
        _int("speaker_end", "code point after the last of `speaker`", null=True),
        _text("cue", 'the reporting word: "said"', null=True),
        _int("cue_start", "first code point of `cue`", null=True),
        _int("cue_end", "code point after the last of `cue`", null=True),
        _text("role", "the role of a named speaker, as the report says it behind the name", null=True),
    ),
    record="quotes",
    id_column="quote_id",
)

BLAMES = Table(
    "blames",
    "who holds whom responsible for what, in a report's words; no verdict",
    (
        *_where("blame_id", "blame"),
        _text("accuser", "who accuses; null is the outlet's own voice", null=True),
        _text("accused", "who is accused"),
        _text("act", "of what"),
    ),
    record="blames",
    id_column="blame_id",
)

TIMES = Table(
    "times",
    "a time expression in a report",
    (
        *_where("time_id", "time"),
        _text("type", "TIMEX3 type: DATE, TIME, DURATION or SET"),
        _text("value", "TIMEX3 value"),
        *_FIRST_LAST,
    ),
    record="times",
    id_column="time_id",
)

PLACES = Table(
    "places",
    "a place name in a report and, where the gazetteer has it, which place it is",
    (
        *_where("place_id", "place"),
        _text("name", "the name of the place"),
        _int("geonameid", "its GeoNames id", null=True),
        Column("lat", "float", "latitude in degrees, WGS 84", True),
        Column("lon", "float", "longitude in degrees, WGS 84", True),
        _text("country", "ISO 3166-1 alpha-2 code of its country", null=True),
        _text("admin1", "its first-order division", null=True),
    ),
    record="places",
    id_column="place_id",
)

CREDITS = Table(
    "credits",
    "a line or phrase by which a report says whose work it is",
    (
        *_where("credit_id", "credit"),
        _text("kind", "byline, dateline, copyright, republished or contributed"),
        _text("party", "who is credited"),
    ),
    record="credits",
    id_column="credit_id",
)

EVENT_MENTIONS = Table(
    "event_mentions",
    "a phrase in a report that tells of a happening",
    (
        *_where("event_mention_id", "event mention"),
        _text("type", "PLOVER category"),
        _text("mode", "PLOVER mode", null=True),
        _text("acled", "ACLED sub-event type", null=True),
        _bool("main", "true where the report is mainly about this happening"),
        *_FIRST_LAST,
        _text("place", "place_id of where it happened", null=True),
        _text("actor", "who did it", null=True),
        _text("recipient", "to whom", null=True),
        _MODALITY,
    ),
    record="events",
    id_column="event_mention_id",
)

COPIES = Table(
    "copies",
    "two reports that share text",
    (
        _text("a", "report_id, the lesser of the two"),
        _text("b", "report_id, the greater of the two"),
        _text("relation", "copy (nearly the whole of one) or partial"),
        Column("share", "float", "the part of the shorter text that both have, 0 to 1"),
        _text("from", "a or b: who has it first; null where nothing says, or both have it from a third", null=True),
        _text("group_id", "the group of reports that share text with one another"),
        Column("evidence", "texts", "what says that they share it, and who has it from whom"),
        Column("passages", "spans", "the shared passages: start and end in a, start and end in b"),
    ),
)

EVENTS = Table(
    "events",
    "a happening that one or more reports tell of",
    (
        _text("event_id", "stable id, made from the least report_id of those mainly about it"),
        Column("aliases", "texts", "other ids of the same event: those it has with fewer reports in the ledger"),
        Column("report_ids", "texts", "all reports that tell of it, sorted"),
        Column("main_report_ids", "texts", "the reports that are mainly about it, sorted"),
        _text("type", "PLOVER category", null=True),
        _text("mode", "PLOVER mode", null=True),
        _text("acled", "ACLED sub-event type", null=True),
        *_FIRST_LAST,
        Column("place", "place", "where: name, geonameid, lat, lon, country, admin1", True),
        _text("title", "a headline of one of its reports, word for word", null=True),
    ),
)

MEMBERS = Table(
    "event_members",
    "a figure or an event mention that belongs to an event",
    (
        _text("event_id", "the event"),
        _text("report_id", "the report"),
        _text("kind", "figures or event_mentions"),
        _text("mention_id", "the figure_id or event_mention_id"),
    ),
)

PARTIES = Table(
    "parties",
    "somebody who can be right or wrong on their own account",
    (
        _text("party_id", "stable id, made from its plainest name and, for a mere role, the event"),
        _text("name", "the fullest name the reports use"),
        Column("aliases", "texts", "the other names they use"),
        _text("kind", "newsroom, agency, ministry, police, hospital, monitor, person and so on"),
        _text("part_of", "party_id of the body it speaks for, where that is certain", null=True),
        Column("possibly", "texts", "party_ids that may be the same, or under one command"),
    ),
)

FINDINGS = Table(
    "findings",
    "what the reports together say of one measure of one event, in one scope",
    (
        _text("finding_id", "stable id, made from event, measure and scope"),
        _text("event_id", "the event"),
        _text("measure", "killed, injured, arrested, missing, abducted, displaced, besieged, participants …"),
        _text("scope", "a narrower count than the event's people, such as civilians", null=True),
        _int("low", "lower end by the rule; null where it is open", null=True),
        _int("best", "best value by the rule", null=True),
        _int("high", "upper end by the rule; null where it is open", null=True),
        _text("rule", "the rule by which low, best and high were chosen"),
        _int("corroborated_low", "least value that two independent parties stand for", null=True),
        _int("corroborated_high", "largest value that two independent parties stand for", null=True),
        Column("best_values", "ints", "the values with the largest k"),
        _int("k_value", "the least value with the largest k, where k, k_low and k_high are taken", null=True),
        _int("k", "how many parties would all have to be wrong for k_value to be left without support"),
        _int("k_low", "the same with every possible link between parties"),
        _int("k_high", "the same with certain links only"),
        Column("k_by_value", "spans", "every stated value with its k"),
        _int("floor", "largest x of which two independent parties say x or more", null=True),
        _int("n_reports", "reports that state it"),
        _int("n_newsrooms", "publishers of these"),
        _int("n_origins", "distinct origins named or own"),
        Column("parties", "texts", "one smallest set of parties that would have to be wrong"),
        Column("conflict", "texts", "update, scope, copy error, disagreement"),
        Column("sides", "sides", "the positions: low, high, parties, n_reports"),
        _text("explanation", "one sentence that can be printed"),
        Column("figures", "figures", "report_id, field, start, end, figure_id, and role: counts, or why it does not"),
        _int("stated_low", "the least number that a counting statement has", null=True),
        _int("stated_high", "the largest number that a counting statement has", null=True),
        _bool("open_low", "the least is said as “up to”: low reads it a quarter further (docs/weigh/ranges.md)"),
        _bool("open_high", "the largest is said as “at least”: high reads it a quarter further"),
    ),
)

EDGES = Table(
    "edges",
    "that one party has a value from another, with the words that say so",
    (
        _text("finding_id", "the finding"),
        _text("from", "name of a party, or EVENT"),
        _text("to", "name of a party, or FIGURE"),
        _text("kind", "own, count, cite, via, credit, copy, reuse …"),
        _bool("certain", "false where the link is only possible"),
        _text("report_id", "the report with the evidence", null=True),
        _text("field", "text or title", null=True),
        _int("start", "first code point of the evidence", null=True),
        _int("end", "code point after its last", null=True),
    ),
)

MENTION_TABLES = (CREDITS, FIGURES, QUOTES, BLAMES, TIMES, PLACES, EVENT_MENTIONS)
TABLES = {
    table.name: table
    for table in (
        REPORTS,
        PROBLEMS,
        FIGURES,
        QUOTES,
        BLAMES,
        TIMES,
        PLACES,
        CREDITS,
        EVENT_MENTIONS,
        EVIDENCE,
        TEXTS,
        COPIES,
        EVENTS,
        MEMBERS,
        PARTIES,
        FINDINGS,
        EDGES,
    )
}

# Made from the whole ledger (ledger/derived.py). What could not be linked is exported with the other problems.
DERIVED = {
    table.name: table
    for table in (
        COPIES,
        EVENTS,
        MEMBERS,
        PARTIES,
        FINDINGS,
        EDGES,
        Table("unlinked", "a figure that found no event, or a finding that could not be weighed", PROBLEMS.columns),
    )
}

_VERSION = _text("version", "which content of this report_id; where several exist, the least one stands")

# What lies in the part folders. It differs from what is exported only where one report can be met many times:
# the place and bytes of each meeting are `sightings`, so that a part never has to be rewritten.
STORED = {
    "reports": Table(
        "reports",
        "a report_id and one content of it",
        (
            *(c for c in REPORTS.columns if c.name not in {"locations", "sha256", "model"}),
            _text("text", "the text as given, or as extracted once"),
            _VERSION,
        ),
    ),
    "sightings": Table(
        "sightings",
        "a report found at a place",
        (
            _text("report_id", "the report"),
            _VERSION,
            _text("location", "where it was found"),
            *(c for c in EVIDENCE.columns if c.name != "report_id"),
        ),
    ),
    "inputs": Table(
        "inputs",
        "an input that was read to its end without a problem, and need not be read again",
        (
            _text("location", "where it was"),
            _text("key", "a hash of its location, its bytes and what the sources list says of it"),
            _int("n_reports", "how many reports it gave"),
        ),
    ),
    "problems": PROBLEMS,
    **{t.name: Table(t.name, t.one_row_is, (*t.columns, _VERSION), t.record, t.id_column) for t in MENTION_TABLES},
}


def described(name: str) -> Table:
    """The exported table of that name. Raises LedgerError with the nearest names where there is none."""
    if name in TABLES:
        return TABLES[name]
    near = get_close_matches(name, TABLES, n=2)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(TABLES)}"
    raise LedgerError(f"no table is called {name!r}; {hint}")


def schema(table: Table) -> "pa.Schema":
    """The Arrow schema of a table."""
    import pyarrow as pa

    text, number = pa.string(), pa.int64()
    real = pa.float64()
    source = [("name", text), ("start", number), ("end", number), ("kind", text), ("via", text)]
    place = [("name", text), ("geonameid", number), ("lat", real), ("lon", real), ("country", text), ("admin1", text)]
    span = [("report_id", text), ("field", text), ("start", number), ("end", number)]
    side = [("low", number), ("high", number), ("parties", pa.list_(text)), ("n_reports", number)]
    types = {
        "text": text,
        "int": number,
        "float": real,
        "bool": pa.bool_(),
        "texts": pa.list_(text),
        "sources": pa.list_(pa.struct(source)),
        "ints": pa.list_(number),
        "spans": pa.list_(pa.list_(number)),
        "place": pa.struct(place),
        "sides": pa.list_(pa.struct(side)),
        "figures": pa.list_(pa.struct([*span, ("figure_id", text), ("role", text)])),
    }
    return pa.schema([pa.field(c.name, types[c.type], nullable=c.may_be_null) for c in table.columns])


def tables_as_markdown() -> str:
    """Every exported table as Markdown, for docs/tables.md."""
    return "\n".join(_table_as_markdown(table) for table in TABLES.values())


def _table_as_markdown(table: Table) -> str:
    lines = [f"## `{table.name}`", f"One row is {table.one_row_is}.", ""]
    lines += ["| column | type | may be null | meaning |", "|---|---|---|---|"]
    for c in table.columns:
        lines.append(f"| `{c.name}` | {c.type} | {'yes' if c.may_be_null else 'no'} | {c.meaning} |")
    return "\n".join([*lines, ""])
