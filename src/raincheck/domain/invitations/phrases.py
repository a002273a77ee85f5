"""Patterns made of phrases, one to a line."""

import re


def any_of(*phrases: str) -> re.Pattern[str]:
    """One pattern of several phrases; a "~" in them is an apostrophe of either kind, and may be missing."""
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases).replace("~", "['\u2019]?"), re.IGNORECASE)
