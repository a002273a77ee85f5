"""Driving a wizard: a case that is ready to be sent, and what stands on disk."""

from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from raincheck.adapters.sessions import TomlSessions
from raincheck.dispatch import Begun, NotBegun
from raincheck.domain.session import Delivery, Message, Session, Step, Text, Way
from raincheck.ports import SaveCause, Saved, SaveFailed
from raincheck.wizard import Wizard
from stubs.cases import BODY, NOW, SUBJECT, a_case, a_fresh_case
from stubs.fakes import FrozenClock, wizard_in

READY = a_fresh_case(
    id="", step=Step.SEND, done=tuple(Step)[:5], message=Message(email=Text(subject=SUBJECT, body=BODY, edited=True))
)
FIRST = {"kind": "cannot", "reason": "car"}


class Full(TomlSessions):
    """A store on a full disk, once it is."""

    full = False

    def _store(self, session: Session, *, new: bool) -> Saved | SaveFailed:
        return SaveFailed(SaveCause.NO_SPACE, "x") if self.full else super()._store(session, new=new)


def put(wizard: Wizard, case: Session) -> Session:
    """The case on disk, under an id of its own."""
    session = wizard.confirm(replace(case, id=""), went_out=True)
    assert wizard.trouble is None
    return session


def on_disk(wizard: Wizard, session: Session) -> Session:
    found = TomlSessions(Path(wizard.ports.store.path(session.id)).parents[1]).load(session.id)
    assert isinstance(found, Session)
    return found


def forward(wizard: Wizard, session: Session, answers: dict[str, str]) -> Session:
    outcome = wizard.answer(session, answers)
    assert isinstance(outcome, Session), outcome
    return outcome


def begun_by(wizard: Wizard, session: Session, way: Way = Way.MAILTO) -> Begun:
    """What is on disk as being sent."""
    begun = wizard.begin(session, way)
    assert isinstance(begun, Begun), begun
    return begun


def refused_by(wizard: Wizard, session: Session, way: Way = Way.MAILTO) -> NotBegun:
    """Why nothing was begun."""
    begun = wizard.begin(session, way)
    assert isinstance(begun, NotBegun), begun
    return begun


def latest(session: Session) -> Delivery:
    assert session.delivery
    return session.delivery


def back_in(folder: Path, case: Session | None = None) -> tuple[Wizard, Session]:
    """Three days later, at the question what happened since."""
    wizard = wizard_in(folder, clock=FrozenClock(NOW + timedelta(days=3)))
    return wizard, put(wizard, replace(case or a_case(), step=Step.AFTER))
