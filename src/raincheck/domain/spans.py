"""How long it is, in words, from whole minutes; for who has no time to load a calendar."""


def span(minutes: int) -> str:
    """A length of time in at most two units: "38 min", "2 h 40 min", "3 days"."""
    minutes = abs(minutes)
    if minutes < 60:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    if hours < 24:
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    days = round(hours / 24)
    return "1 day" if days == 1 else f"{days} days"


def away(minutes: int) -> str:
    """Such as "in 38 min", "2 h ago" or "now"."""
    if minutes == 0:
        return "now"
    return f"in {span(minutes)}" if minutes > 0 else f"{span(minutes)} ago"


def starting(minutes: int) -> str:
    """How long is left until the start, or has passed since: "starts in 38 min"."""
    if minutes == 0:
        return "starts now"
    return f"starts in {span(minutes)}" if minutes > 0 else f"started {span(minutes)} ago"
