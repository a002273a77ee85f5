"""What a step asks, for any face: a full-screen one, line prompts, or a test.

A page is a value. It holds the words to show and the shape of the answers, never a widget.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from raincheck.domain.session import Session, Step

Answers = Mapping[str, str]
"""What was chosen or typed, by the id of the question; a missing one was not answered."""


class FieldKind(StrEnum):
    """What a line of text means, so that a face can help while it is typed."""

    LINE = "line"
    EMAIL = "email"
    PHONE = "phone"
    MOMENT = "moment"
    ZONE = "zone"


class Choice(Struct, frozen=True, kw_only=True):
    """One of several answers; `hint` says in a few words why or how."""

    value: str
    label: str
    hint: str = ""


class ChoiceQuestion(Struct, frozen=True, kw_only=True):
    """One of n. With `optional`, moving on without choosing is fine."""

    id: str
    prompt: str
    choices: tuple[Choice, ...]
    lead: str = ""
    optional: bool = False


class TextField(Struct, frozen=True, kw_only=True):
    """One line of text; `source` says where it stood if it was read in an invitation."""

    id: str
    prompt: str
    kind: FieldKind = FieldKind.LINE
    placeholder: str = ""
    required: bool = False
    source: str = ""


class BodyField(Struct, frozen=True, kw_only=True):
    """A text of many lines."""

    id: str
    prompt: str


Question = ChoiceQuestion | TextField | BodyField


class Page(Struct, frozen=True, kw_only=True):
    """One step as it stands now: one decision, what is asked for it, and one line of advice."""

    step: Step
    title: str
    lead: str = ""
    questions: tuple[Question, ...] = ()


class Problem(Struct, frozen=True, kw_only=True):
    """Why an answer cannot be taken, and how to mend it, in one sentence each."""

    field: str
    cause: str
    remedy: str = ""
    candidates: tuple[Choice, ...] = ()
    """Readings to choose from; the value of each is how it would have to be typed."""

    @property
    def message(self) -> str:
        """The cause and the remedy, as they are shown."""
        return f"{self.cause} {self.remedy}".strip()


class Rejected(Struct, frozen=True, kw_only=True):
    """Forward was not possible; the session is as it was."""

    problems: tuple[Problem, ...]


Outcome = Session | Rejected
"""What answering a step gives."""
