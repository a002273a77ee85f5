"""kill -9 at random moments between the review and the end of sending; many more with `python -m stubs.killing`."""

from pathlib import Path

from stubs.killing import kill_at_random


def test_a_kill_at_any_moment_neither_doubles_nor_loses_nor_lies(tmp_path: Path) -> None:
    tally = kill_at_random(tmp_path, runs=8, seed=11)
    assert (tally.duplicates, tally.false_sent, tally.lost_words) == ([], [], []), str(tally)
    assert sum(tally.states.values()) == 8
