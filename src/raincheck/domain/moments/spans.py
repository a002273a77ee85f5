"""Spans from now: "in 40 min", "20 minutes ago", "in an hour and a half", "now"."""

from datetime import UTC, datetime, timedelta

from raincheck.domain.moments.clock_times import number_at
from raincheck.domain.moments.readings import FARTHEST, Doubt, Moment, Reading, within
from raincheck.domain.moments.tokens import Tokens
from raincheck.domain.zones import at_offset

_MINUTES = dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 1)
_HOURS = dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 60)
_UNITS = _MINUTES | _HOURS
_ROUGHLY = {"about", "around", "roughly", "just", "like", "approx", "~"}


def span_of(tokens: Tokens, now: datetime, zone: str) -> Reading | None:
    """The moment that far from now; None when the phrase is no span."""
    texts = [token.text for token in tokens if token.text != "."]
    if texts in (["now"], ["right", "now"], ["just", "now"]):
        return _moment(now, zone)
    index = 1 if texts[:1] == ["in"] else 0
    forward = index == 1
    while tokens.text(index) in _ROUGHLY:
        index += 1
    length = length_at(tokens, index)
    if length is None:
        return None
    minutes, end = length
    tail = [token.text for token in tokens[end:] if token.kind != "mark"]
    if tail == ["ago"] and not forward:
        minutes = -minutes
    elif not (forward and not tail) and (forward or tail not in (["from", "now"], ["later"])):
        return None
    if abs(minutes) > FARTHEST.total_seconds() // 60:
        return Doubt("when-far")
    # On a clock with a zone, adding would count on the wall, not in real minutes.
    return within(_moment(now.astimezone(UTC) + timedelta(minutes=minutes), zone), now)


def _moment(at: datetime, zone: str) -> Moment:
    return Moment(at_offset(at.astimezone(UTC).replace(second=0, microsecond=0), zone), zone)


def length_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Minutes, and the token after them: "40 min", "1h30", "2 hours and 15 minutes", "half an hour"."""
    if tokens.text(index) in ("half", "quarter"):
        return _fraction(tokens, index)
    if tokens.text(index) == "a" and tokens.text(index + 1) in ("half", "quarter"):
        return _fraction(tokens, index + 1)
    first = _piece(tokens, index)
    if first is None:
        return None
    minutes, end, unit = first
    if unit == 60:
        after = end + 1 if tokens.text(end) in ("and", ",") else end
        if tokens.text(after) == "a" and tokens.text(after + 1) == "half":
            return minutes + 30, after + 2
        if tokens.at(after).touches and tokens.at(after).kind == "number" and len(tokens.text(after)) == 2:
            end_of = after + 2 if tokens.text(after + 1) in _MINUTES else after + 1
            return minutes + int(tokens.text(after)), end_of
        second = _piece(tokens, after)
        if second is not None and second[2] == 1:
            return minutes + second[0], second[1]
    return minutes, end


def _fraction(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Such as "Half an hour", "a quarter of an hour"."""
    end = index + 1
    while tokens.text(end) in ("of", "an", "a"):
        end += 1
    if tokens.text(end) != "hour":
        return None
    return (30 if tokens.text(index) == "half" else 15), end + 1


def _piece(tokens: Tokens, index: int) -> tuple[int, int, int] | None:
    """A count and a unit: minutes, the token after them, and the minutes of one unit."""
    token = tokens.at(index)
    if token.kind == "number" and len(token.text) <= 5:
        count: int | None = int(token.text)
    else:
        count = number_at(tokens, index)
    at = index + 1
    if token.text == "a" and tokens.text(at) == "couple":
        count, at = 2, at + (2 if tokens.text(at + 1) == "of" else 1)
    if count is None:
        return None
    whole, at = _and_a_half(tokens, count, at)
    unit = _UNITS.get(tokens.text(at).rstrip("."))
    if unit is None:
        return None
    at += 1
    if tokens.tight(at, "."):
        at += 1
    return round(whole * unit), at, unit


def _and_a_half(tokens: Tokens, count: int, at: int) -> tuple[float, int]:
    """Such as "1.5" and "one and a half"."""
    if tokens.tight(at, ".") and tokens.at(at + 1).touches and tokens.text(at + 1) in ("5", "25", "75"):
        return float(f"{count}.{tokens.text(at + 1)}"), at + 2
    if [tokens.text(at + i) for i in range(3)] == ["and", "a", "half"]:
        return count + 0.5, at + 3
    return count, at
