"""A deadline in CPU seconds, which a busy machine does not eat up."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """End the block when it has computed for so long: a search that begins anew at every letter takes minutes."""

    def end(_number: int, _frame: object) -> None:
        raise TimeoutError(f"it did not end within {seconds} CPU seconds")

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
