"""What a look around finds, and how many of them are made at once, none of which holds up the others."""

import multiprocessing
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from multiprocessing.pool import AsyncResult, ThreadPool
from typing import NamedTuple

from msgspec import Struct

from raincheck.domain.text import clean_line

SECONDS = 10.0
"""For all looks together, which are made at the same time. The slowest, the keyring's, has five of its own."""

DETAIL_LIMIT = 200
"""Characters kept of what a system or a program says."""


class State(StrEnum):
    """A note is no failure: raincheck works without it, or nobody can know. A fault is to be mended."""

    OK = "ok"
    NOTE = "note"
    FAULT = "fault"


class Found(Struct, frozen=True):
    """One finding; `code` and `advice` are keys in `content/doctor.toml`, and the facts fill in both texts."""

    state: State
    code: str
    advice: str = ""
    facts: Mapping[str, str] = {}


class Check(Struct, frozen=True):
    """A finding in its place: `group` and `name` are keys too."""

    group: str
    name: str
    found: Found


class Probe(NamedTuple):
    """One look around."""

    group: str
    name: str
    look: Callable[[], Sequence[Found]]


def ok(code: str, **facts: object) -> tuple[Found, ...]:
    """It works."""
    return (_found(State.OK, code, "", facts),)


def note(code: str, advice: str = "", **facts: object) -> tuple[Found, ...]:
    """It is not there, or not known."""
    return (_found(State.NOTE, code, advice, facts),)


def fault(code: str, advice: str, **facts: object) -> tuple[Found, ...]:
    """It has to be mended, and the advice says how."""
    return (_found(State.FAULT, code, advice, facts),)


def detail(error: OSError) -> str:
    """What the system said of it."""
    return clean_line(error.strerror or type(error).__name__)[:DETAIL_LIMIT]


def checks(probes: Sequence[Probe], seconds: float = SECONDS) -> list[Check]:
    """All findings, in the order of the probes. One that fails or does not end says so, and the rest goes on.

    The threads are daemons: a look at a dead network folder can't be ended, and holds up nobody's leaving.
    """
    end = time.monotonic() + seconds
    with ThreadPool(len(probes)) as pool:
        pending = [(probe, pool.apply_async(probe.look)) for probe in probes]
        return [
            Check(probe.group, probe.name, found)
            for probe, answer in pending
            for found in _within(answer, end, seconds)
        ]


def _within(answer: AsyncResult[Sequence[Found]], end: float, seconds: float) -> Sequence[Found]:
    try:
        return answer.get(max(0.0, end - time.monotonic()))
    except multiprocessing.TimeoutError:
        return note("slow", "slow-do", seconds=f"{seconds:.0f}")
    except OSError as error:
        return note("failed", "failed-do", detail=detail(error))
    except (ImportError, RuntimeError, UnicodeError, subprocess.SubprocessError) as error:
        # What foreign modules and programs raise; any other error is a mistake of ours, and is not hidden here.
        return note("failed", "failed-do", detail=type(error).__name__)


def _found(state: State, code: str, advice: str, facts: Mapping[str, object]) -> Found:
    return Found(state, code, advice, {name: str(value) for name, value in facts.items()})
