"""Looking on from another thread."""

import threading

from raincheck.domain.sending import Stage
from raincheck.watching import Lookout


def test_each_stage_is_told_and_remembered() -> None:
    told: list[Stage] = []
    lookout = Lookout(told.append)
    lookout.at(Stage.CONNECT)
    lookout.at(Stage.LOGIN)
    assert (told, lookout.stage) == ([Stage.CONNECT, Stage.LOGIN], Stage.LOGIN)


def test_who_waits_to_be_stopped_is_called_once() -> None:
    called: list[int] = []
    lookout = Lookout()
    lookout.on_stop(lambda: called.append(1))
    lookout.stop()
    lookout.stop()
    assert called == [1]


def test_who_comes_after_the_stop_is_called_at_once() -> None:
    called: list[int] = []
    lookout = Lookout()
    lookout.stop()
    lookout.on_stop(lambda: called.append(1))
    assert called == [1]


def test_a_stop_from_another_thread_loses_nobody() -> None:
    for _ in range(200):
        called: list[int] = []
        lookout = Lookout()
        stopper = threading.Thread(target=lookout.stop)
        stopper.start()
        lookout.on_stop(lambda called=called: called.append(1))  # type: ignore[misc] # mypy has no type for the default
        stopper.join()
        assert called == [1]
