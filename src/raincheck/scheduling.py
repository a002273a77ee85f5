"""The use cases of coming back: into the calendar, and what stands there."""

from raincheck.dispatch import Dispatch


class Scheduling(Dispatch):
    """The use cases of into the calendar, and what stands there."""
