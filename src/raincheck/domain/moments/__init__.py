"""Moments in words: a small strict grammar that reads one moment, or asks back.

    text -> tokens -> phrases (days, clock_times, zone_words) -> resolving -> Moment or Doubt

Every word of the text must have a place in it; anything else is not guessed at. What a careful person
would not be sure of is a `Doubt` with candidates: an hour that could be morning or evening, a day that
could be this week's or next week's, letters such as EST in July, a clock time that a change of the
clocks skips or repeats. `spans` reads what is counted from now.

The grammar costs a start more than the first screen has: `reading` loads it when the first moment is read.
"""

from raincheck.domain.moments.readings import FARTHEST, Doubt, Moment, Reading

__all__ = ["FARTHEST", "Doubt", "Moment", "Reading"]
