"""How long something takes, as a person types it."""

import re

MOST = 24 * 60
"""No way to an interview takes longer than a day; a longer one is a slip of the hand."""

_LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,2}) ?(?:h|hours?|:) ?)?(?:(?P<minutes>\d{1,4}) ?(?:m|min|minutes?)?)?", re.ASCII
)


def minutes_in(text: str) -> int | None:
    """Whole minutes in a text such as "40", "40 min", "1 h 10" or "1:10"; None where it is no such length."""
    found = _LENGTH.fullmatch(" ".join(text.lower().split()))
    if found is None or not (found["hours"] or found["minutes"]):
        return None
    minutes = int(found["hours"] or 0) * 60 + int(found["minutes"] or 0)
    return minutes if minutes <= MOST else None
