"""The words from `content/`, each file read when it is first needed."""

import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

import raincheck.content
from raincheck.domain.session import Kind, Reason, Rescue, Rung, Step, TouchKind
from raincheck.domain.words import (
    ClockWords,
    DraftWords,
    FieldWords,
    ProblemWords,
    ReasonWords,
    RescueWords,
    RungWords,
    StepWords,
    TouchWords,
)
from raincheck.domain.zones import ZoneNames

T = TypeVar("T")


class FileWords:
    """`Words` out of TOML files. A mistake in one of them is an error of ours, and raised."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(next(iter(raincheck.content.__path__)))
        self._raw: dict[str, Any] = {}

    def _load(self, name: str, kind: type[T], section: str = "") -> T:
        if name not in self._raw:
            self._raw[name] = tomllib.loads((self._folder / f"{name}.toml").read_text("utf-8"))
        raw = self._raw[name]
        return msgspec.convert(raw[section] if section else raw, kind)

    @cached_property
    def kinds(self) -> dict[Kind, str]:
        return self._load("steps", dict[Kind, str], "kinds")

    @cached_property
    def reasons(self) -> dict[Reason, ReasonWords]:
        return self._load("reasons", dict[Reason, ReasonWords])

    @cached_property
    def rescues(self) -> dict[Rescue, RescueWords]:
        return self._load("rescues", dict[Rescue, RescueWords])

    @cached_property
    def rungs(self) -> dict[Rung, RungWords]:
        return self._load("ladder", dict[Rung, RungWords], "rungs")

    @cached_property
    def advice(self) -> dict[str, str]:
        return self._load("ladder", dict[str, str], "advice")

    @cached_property
    def steps(self) -> dict[Step, StepWords]:
        return self._load("steps", dict[Step, StepWords], "steps")

    @cached_property
    def fields(self) -> dict[str, FieldWords]:
        return self._load("steps", dict[str, FieldWords], "fields")

    @cached_property
    def problems(self) -> dict[str, ProblemWords]:
        return self._load("problems", dict[str, ProblemWords])

    @cached_property
    def touches(self) -> dict[TouchKind, TouchWords]:
        return self._load("followup", dict[TouchKind, TouchWords])

    @cached_property
    def drafts(self) -> DraftWords:
        return self._load("drafts", DraftWords)

    @cached_property
    def zones(self) -> ZoneNames:
        return self._load("zones", ZoneNames)

    @cached_property
    def clocks(self) -> dict[str, ClockWords]:
        return self._load("clocks", dict[str, ClockWords])

    @cached_property
    def screens(self) -> dict[str, str]:
        return self._load("screens", dict[str, str])
