"""The use cases of coming back: what happened since, what was learned, what is prepared."""

from raincheck.dispatch import Dispatch


class Returning(Dispatch):
    """The use cases of what happened since, what was learned, what is prepared."""
