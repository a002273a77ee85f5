"""The shapes of the words in `content/`, so that a typing mistake there is found at load.

The domain never reads files: it is handed an object with these attributes. Templates are
`string.Template`; `$name` stands for a fact, and drafting knows which facts there are.
"""

from typing import Protocol

from msgspec import Struct, field

from raincheck.domain.calendar_words import CalendarWords
from raincheck.domain.drafting_words import DraftWords, ReasonWords, RescueWords, Voice
from raincheck.domain.interview import Weekday
from raincheck.domain.learning_words import LearnWords
from raincheck.domain.mail_settings import Auth, Security
from raincheck.domain.preparing_words import PrepareWords
from raincheck.domain.session import Kind, Reason, Rescue, Rung, Step, Tone
from raincheck.domain.touches import TouchKind
from raincheck.domain.zone_names import ZoneNames


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
    """One follow-up: its name, its calendar title, and what to do when it comes, of an agency where that differs."""

    label: str
    summary: str
    todo: str
    todo_agency: str = ""


class WeekWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Where people work: the days off that differ from the usual ones, the region of a zone, other names of countries.

    Countries are ISO 3166-1 (alpha-2), regions the end of an ISO 3166-2 code.
    """

    weekends: dict[str, tuple[Weekday, ...]]
    regions: dict[str, str]
    countries: dict[str, str]


class ClockWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Why two clocks differ: a sentence for the user, and a clause for a message."""

    screen: str
    message: str


class RuleWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One rule of the coach in words: what is said to the writer, and what is said about the rule.

    `message` names what is wrong, `suggestion` is one concrete thing to do. `bad` and `good` are an
    example each, and so are tests of the rule.
    """

    message: str
    suggestion: str
    why: str
    source: str
    looks_for: str
    traps: str
    bad: str
    good: str


class ProviderWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One well-known provider of mail: its server for submission, and what to know before the password is asked for.

    `domains` are those of its addresses. `short_login` says that the login is what stands before the @,
    `app_password` that the usual password is refused. `hint` is what the user has to do first, and `page`
    the name of the provider's own page at `url` where it says how.
    """

    label: str
    host: str
    port: int
    security: Security
    page: str
    url: str
    hint: str = ""
    domains: tuple[str, ...] = ()
    auth: Auth = Auth.PASSWORD
    app_password: bool = False
    short_login: bool = False


class MailWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Setting up mail: the well-known providers by their id, and the texts of the screens."""

    providers: dict[str, ProviderWords]
    setup: dict[str, str]


class RecruiterWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What to bring to a recruiter, and what to ask them."""

    bring: tuple[str, ...]
    ask: tuple[str, ...]


class ListWords(Protocol):
    """The words that a list of cases needs."""

    @property
    def agenda(self) -> dict[str, str]: ...
    @property
    def kinds(self) -> dict[Kind, str]: ...
    @property
    def touches(self) -> dict[TouchKind, TouchWords]: ...


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
    def rules(self) -> dict[str, str]: ...
    @property
    def days(self) -> dict[str, str]: ...
    @property
    def weeks(self) -> WeekWords: ...
    @property
    def drafts(self) -> DraftWords: ...
    def voice(self, tone: Tone) -> Voice: ...
    @property
    def zones(self) -> ZoneNames: ...
    @property
    def clocks(self) -> dict[str, ClockWords]: ...
    @property
    def coach(self) -> dict[str, RuleWords]: ...
    @property
    def mail(self) -> MailWords: ...
    @property
    def calendar(self) -> CalendarWords: ...
    @property
    def agenda(self) -> dict[str, str]: ...
    @property
    def learn(self) -> LearnWords: ...
    @property
    def prepare(self) -> PrepareWords: ...
    @property
    def history(self) -> dict[str, str]: ...
    @property
    def statistics(self) -> dict[str, str]: ...
    @property
    def since(self) -> dict[str, str]: ...
    @property
    def recruiter(self) -> RecruiterWords: ...
    @property
    def screens(self) -> dict[str, str]: ...
    @property
    def faults(self) -> "tuple[WordsFault, ...]": ...


class FieldWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The label of a field, an example, and, for a choice, the label of each value."""

    prompt: str
    example: str = ""
    values: dict[str, str] = field(default_factory=dict)


class ProblemWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Why something cannot be taken, and what to do about it."""

    cause: str
    remedy: str = ""


class WordsFault(Struct, frozen=True):
    """Words of the user's own that cannot be used: where they stand, and what to do about it."""

    file: str
    line: int
    column: int
    message: str
