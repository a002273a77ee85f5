"""What every rule may need besides the case: the moment, the user's zone, and the words."""

from dataclasses import dataclass
from datetime import datetime

from raincheck.domain.words import Words


@dataclass(frozen=True, slots=True)
class Context:
    """`now` is aware and asked for once per event; `zone` is the user's IANA zone."""

    now: datetime
    zone: str
    words: Words
