"""The words from `content/` with the user's own over them, each file read when it is first needed."""

import tomllib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

import raincheck.content
from raincheck.domain.calendar_words import CalendarWords
from raincheck.domain.drafting_words import DraftWords, ReasonWords, RescueWords, Voice
from raincheck.domain.learning_words import LearnWords
from raincheck.domain.preparing_words import PrepareWords
from raincheck.domain.session import Kind, Reason, Rescue, Rung, Step, Tone
from raincheck.domain.touches import TouchKind
from raincheck.domain.words import (
    ClockWords,
    FieldWords,
    MailWords,
    ProblemWords,
    RecruiterWords,
    RuleWords,
    RungWords,
    StepWords,
    TouchWords,
    WeekWords,
    WordsFault,
)
from raincheck.domain.zone_names import ZoneNames

if TYPE_CHECKING:
    from raincheck.adapters.overrides import Finding, OwnFile

T = TypeVar("T")

OWN_FOLDER = "words"
"""Where the user's words are, in the folder of the configuration."""


class FileWords:
    """`Words` out of TOML files. A mistake in one of ours is raised; one of the user's is told in `faults`.

    `own` is the folder for the user's words, which mostly is not there.
    """

    def __init__(self, folder: Path | None = None, own: Path | None = None) -> None:
        self._folder = folder or Path(next(iter(raincheck.content.__path__)))
        self._own = own
        self._raw: dict[str, Any] = {}
        self._voices: dict[Tone, Voice] = {}
        self._changed: dict[str, OwnFile] = {}
        self._strays: list[Finding] = []

    @property
    def faults(self) -> tuple[WordsFault, ...]:
        """What of the user's own words cannot be used, in the files that were needed so far."""
        findings = [*self._strays, *(found for own in (*self._changed.values(),) for found in own.findings)]
        if not findings:
            return ()
        # Only whoever made a mistake needs the sentences about it.
        from raincheck.adapters.overrides import told

        return tuple(dict.fromkeys(told(finding, self.screens) for finding in findings))

    def _load(self, name: str, kind: type[T], section: str = "") -> T:
        if name not in self._raw:
            self._raw[name] = tomllib.loads(self._source(name))
        raw = self._raw[name]
        words = raw[section] if section else raw
        if name in self._own_names:
            words = self._changes(name, raw, section).over(words, kind, section)
        return msgspec.convert(words, kind)

    def _source(self, name: str) -> str:
        return (self._folder / f"{name}.toml").read_text("utf-8")

    @cached_property
    def _own_names(self) -> frozenset[str]:
        """The files for which the user has words of their own."""
        if self._own is None:
            return frozenset()
        try:
            found = {path.stem for path in self._own.iterdir() if path.suffix == ".toml" and path.name[0] != "."}
        except FileNotFoundError:
            return frozenset()
        except OSError as error:
            # As below; and the folder is there, so somebody meant it.
            from raincheck.adapters.overrides import unreadable

            self._strays.append(unreadable(error))
            return frozenset()
        if not found:
            return frozenset()
        # `difflib` and the checks are needed only by who has words of their own.
        from raincheck.adapters.overrides import FIXED, strays

        ours = {path.stem for path in self._folder.glob("*.toml")}.difference(FIXED)
        self._strays += strays(found - ours, ours)
        return frozenset(found & ours)

    def _changes(self, name: str, raw: dict[str, Any], section: str) -> "OwnFile":
        """The user's file of that name, read once."""
        from raincheck.adapters.overrides import OwnFile, facts_of

        if name not in self._changed:
            own = OwnFile(Path(self._own or "") / f"{name}.toml", facts_of(name, raw, self._folder))
            if section:
                own.check_sections(raw)
            self._changed[name] = own
        return self._changed[name]

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
        return self._load("followup", dict[TouchKind, TouchWords], "touches")

    @cached_property
    def rules(self) -> dict[str, str]:
        return self._load("followup", dict[str, str], "rules")

    @cached_property
    def days(self) -> dict[str, str]:
        return self._load("followup", dict[str, str], "days")

    @cached_property
    def weeks(self) -> WeekWords:
        return self._load("weeks", WeekWords)

    @cached_property
    def drafts(self) -> DraftWords:
        return self._load("drafts", DraftWords)

    def voice(self, tone: Tone) -> Voice:
        """The sentences of one tone; the other tones are not read for it."""
        if tone not in self._voices:
            self._voices[tone] = self._load(f"drafts-{tone.value}", Voice)
        return self._voices[tone]

    @cached_property
    def zones(self) -> ZoneNames:
        return self._load("zones", ZoneNames)

    @cached_property
    def clocks(self) -> dict[str, ClockWords]:
        return self._load("clocks", dict[str, ClockWords])

    @cached_property
    def coach(self) -> dict[str, RuleWords]:
        return self._load("coach", dict[str, RuleWords])

    @cached_property
    def mail(self) -> MailWords:
        return self._load("mail", MailWords)

    @cached_property
    def calendar(self) -> CalendarWords:
        return self._load("calendar", CalendarWords)

    @cached_property
    def agenda(self) -> dict[str, str]:
        return self._load("agenda", dict[str, str])

    @cached_property
    def learn(self) -> LearnWords:
        return self._load("learn", LearnWords)

    @cached_property
    def prepare(self) -> PrepareWords:
        return self._load("prepare", PrepareWords)

    @cached_property
    def history(self) -> dict[str, str]:
        return self._load("history", dict[str, str])

    @cached_property
    def statistics(self) -> dict[str, str]:
        return self._load("statistics", dict[str, str])

    @cached_property
    def since(self) -> dict[str, str]:
        return self._load("since", dict[str, str])

    @cached_property
    def recruiter(self) -> RecruiterWords:
        return self._load("recruiter", RecruiterWords)

    @cached_property
    def screens(self) -> dict[str, str]:
        return self._load("screens", dict[str, str])
