"""Where a report was sent from, before its first sentence: "VELDEN (OWS) —", "Orm, Lodra, May 3 –", "(OPA) VELDEN:",
"OPA – VELDEN, May 3 –"."""

import re
from functools import lru_cache

# With a dash behind it, the town may be in small letters.
_DASHED = (
    r"\W{0,3}(?:[A-Z][\w.'’-]*(?:,?[ \xa0]+|(?=\s?[-–—]))){1,5}(?:\d{1,2}(?:,\s\d{4})?\s)?(?:\([^()]{2,40}\)\s?)?"
    r"(?:\s?[–—]\s?|\s--?\s)(?=[\"“'‘]?[A-Z\d])"
)
_SIGN = r"(?:\([^()]{2,40}\)|/[^/\n]{2,40}/)"
_DAY = r"(?:,?\s(?:[A-Z][a-z]+\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]+)(?:,\s\d{4})?)?"
_NEWSROOM = r"(?:(?<=\d),\s[A-Z][\w.'’-]+(?:\s[A-Z][\w'’-]+){0,2})?"  # "VELDEN, May 11, OPA —"
# With a sign, a date or a colon only behind a town in capitals.
_CAPITAL = (
    rf"\W{{0,2}}(?:{_SIGN}\s)?[A-Z][A-Z'’.-]{{3,}}(?:[ \xa0][A-Z][A-Z'’.-]+){{0,3}}"
    rf"(?:,\s[A-Z][\w.'’-]+(?:\s[A-Z][\w'’-]+)?)?"
    rf"{_DAY}(?:\s?{_SIGN})?{_DAY}{_NEWSROOM}\s?(?:[-–—:]{{1,2}}\s?{_SIGN}|(?<=[)/])|[-–—:]{{1,2}})\s+(?=[\"“'‘]?[A-Z\d])"
)
# The agency before the town: "OPA – VELDEN, March 3 –".
_AGENCY = r"\W{0,3}[A-Z][\w.'’-]+(?:[ \xa0][A-Z][\w.'’-]+){0,3}\s[-–—]{1,2}\s"
# What agencies put before a headline: "UPDATE 2-Bomb goes off".
_SERIAL = r"(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|RECAST) ?\d{0,2}-(?=[A-Z])"
DATELINE = re.compile(rf"(?:{_SERIAL}|{_AGENCY}{_CAPITAL}|{_DASHED}|{_CAPITAL})")


@lru_cache(maxsize=4096)
def dateline_end(sentence: str) -> int:
    """How many characters of a sentence are its dateline; 0 where it has none."""
    found = DATELINE.match(sentence)
    return found.end() if found else 0
