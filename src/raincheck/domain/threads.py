"""Following on: the headers that put an answer into the thread of the mail that invited (RFC 5322, 3.6.4)."""

from raincheck.domain.interview import Interview


def thread_of(interview: Interview, to: str) -> tuple[str, tuple[str, ...]]:  # noqa: ARG001 - decided by whom it goes to
    """In-Reply-To and References for an answer to that address; empty without a mail that invited."""
    if not interview.thread:
        return "", ()
    return interview.thread, (*interview.references, interview.thread)
