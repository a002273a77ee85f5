"""Looking on while a message leaves, from another thread than the one that sends it."""

import threading
from collections.abc import Callable

from raincheck.domain.sending import Stage


class Lookout:
    """A `Watch`: it tells each stage to whoever asked, and passes on that the user wants to stop."""

    def __init__(self, tell: Callable[[Stage], None] | None = None) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._stopped = False
        self._acts: list[Callable[[], None]] = []
        self.stage: Stage | None = None

    def at(self, stage: Stage) -> None:
        """The delivery has come to that stage."""
        self.stage = stage
        if self._tell is not None:
            self._tell(stage)

    def on_stop(self, act: Callable[[], None]) -> None:
        """Call it once the user asks to stop; at once when they have."""
        with self._lock:
            if not self._stopped:
                self._acts.append(act)
                return
        act()

    def stop(self) -> None:
        """The user asks to stop. What came of it, the delivery says."""
        with self._lock:
            self._stopped = True
            acts, self._acts = self._acts, []
        for act in acts:
            act()
