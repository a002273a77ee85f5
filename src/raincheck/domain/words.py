"""The shapes of the words in `content/`, so that a typing mistake there is found at load.

The domain never reads files: it is handed an object with these attributes. Templates are
`string.Template`; `$name` stands for a fact, and drafting knows which facts there are.
"""

from typing import Protocol

from msgspec import Struct, field

from raincheck.domain.interview import Mode
from raincheck.domain.session import Kind, Reason, Rescue, Rung, Step, TouchKind
from raincheck.domain.zones import ZoneNames


class ReasonWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One reason: its label, the true clause for each phase, and how it is owned.

    `own` says what the candidate takes on, for what they could have prevented; it is empty
    for what nobody could, and then the message speaks of the other's time instead.
    """

    label: str
    advance: str
    same_day: str
    running_late: str
    missed: str
    own: str = ""
    controllable: bool = False
    next_time: str = ""


class RescueWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One way to save it: when it is on offer, and what it says."""

    label: str
    hint: str
    offer: str
    say: str
    reasons: tuple[Reason, ...] = ()
    modes: tuple[Mode, ...] = ()
    first_minute: int | None = None
    last_minute: int | None = None
    asks_delay: bool = False
    office_hours: bool = False
    own_phone: str = ""


class RungWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One rung: what to do, and why here; `$contact`, `$phone` and `$email` are facts."""

    label: str
    why: str
    why_urgent: str = ""


class StepWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One step: its name in the rail, its question, one line of advice, and help."""

    rail: str
    title: str
    lead: str = ""
    help: str = ""


class TouchWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One follow-up: its name, its calendar title, and what to do when it comes."""

    label: str
    summary: str
    todo: str


class PhaseDraft(Struct, frozen=True, forbid_unknown_fields=True):
    """The fixed sentences of one phase, around the reason and the rescue."""

    subject: str
    news: str
    regret: str
    own_regret: str
    thanks: str
    sms_news: str
    say_news: str


class DraftWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything a draft is made of, apart from the reason and the rescue."""

    greeting_named: str
    greeting_plain: str
    intro_named: str
    intro_plain: str
    signature_phone: str
    sms_regret: str
    sms_thanks: str
    voicemail_close: str
    voicemail_close_phone: str
    interview_role: str
    interview_plain: str
    undecided_late: str
    phases: dict[str, PhaseDraft]


class ClockWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Why two clocks differ: a sentence for the user, and a clause for a message."""

    screen: str
    message: str


class Words(Protocol):
    """All words, each part loaded when it is first asked for."""

    @property
    def kinds(self) -> dict[Kind, str]: ...
    @property
    def reasons(self) -> dict[Reason, ReasonWords]: ...
    @property
    def rescues(self) -> dict[Rescue, RescueWords]: ...
    @property
    def rungs(self) -> dict[Rung, RungWords]: ...
    @property
    def advice(self) -> dict[str, str]: ...
    @property
    def steps(self) -> dict[Step, StepWords]: ...
    @property
    def fields(self) -> "dict[str, FieldWords]": ...
    @property
    def problems(self) -> "dict[str, ProblemWords]": ...
    @property
    def touches(self) -> dict[TouchKind, TouchWords]: ...
    @property
    def drafts(self) -> DraftWords: ...
    @property
    def zones(self) -> ZoneNames: ...
    @property
    def clocks(self) -> dict[str, ClockWords]: ...
    @property
    def screens(self) -> dict[str, str]: ...


class FieldWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The label of a field, an example, and, for a choice, the label of each value."""

    prompt: str
    example: str = ""
    values: dict[str, str] = field(default_factory=dict)


class ProblemWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Why something cannot be taken, and what to do about it."""

    cause: str
    remedy: str = ""
