"""Opening the app, and what is said when it has closed."""

import sys
from pathlib import PurePath
from string import Template

from raincheck.domain.invitations.facts import Invitation
from raincheck.domain.session import Session
from raincheck.ports import LoadCause
from raincheck.tui.app import Opening, RaincheckApp
from raincheck.wizard import Wizard

CRASHED, CANNOT_OPEN, NOT_SAVED = 1, 4, 5
"""Exit codes, the same as those of the commands, which a face does not import."""


def run_app(
    wizard: Wizard,
    session_id: str | None = None,
    *,
    new: bool = False,
    demo: bool = False,
    invitation: Invitation | None = None,
) -> int:
    """Open the app and return its exit code; a crash, a closed case and unsaved words each have their own."""
    words = wizard.ports.words.screens
    session, opening = None, Opening(new=new, demo=demo)
    if invitation is not None:
        session, questions = wizard.take_invitation(wizard.draft_case(), invitation)
        opening = Opening(questions=questions)
    if session_id is not None:
        found = wizard.open(session_id)
        if isinstance(found, Session):
            session = found
        elif found.cause is LoadCause.NEWER:
            opening = Opening(read_only=session_id)
        else:
            print(f"raincheck: {PurePath(found.path).name}: {words[f'home-{found.cause.value}']}", file=sys.stderr)
            return CANNOT_OPEN
    app = RaincheckApp(wizard, session, opening=opening)
    app.run()
    if app.crashed is not None:
        print(crash_notice(app), file=sys.stderr)
        return CRASHED
    if wizard.trouble is not None:
        print(Template(words["left-unsaved"]).substitute(path=wizard.trouble.path), file=sys.stderr)
        return app.return_code or NOT_SAVED
    if app.session is not None and app.session.id and not demo:
        print(Template(words["left-case"]).substitute(id=app.session.id))
    return app.return_code or 0


def crash_notice(app: RaincheckApp) -> str:
    """What a person needs after a crash: where the case is, how to go on, and where it broke.

    No values: a traceback with locals could hold a name, a message or a password.
    """
    words = app.wizard.ports.words.screens
    session = app.session
    unsaved = app.flush_failed or app.wizard.trouble is not None
    lines = []
    if session is not None and session.id:
        lines = [
            f"{words['crash-unsaved' if unsaved else 'crash']} {app.wizard.ports.store.path(session.id)}",
            Template(words["crash-next"]).substitute(id=session.id),
        ]
    place, frame = "", app.crashed.__traceback__ if app.crashed else None
    while frame is not None:
        place = f"{PurePath(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}"
        frame = frame.tb_next
    lines.append(Template(words["crash-report"]).substitute(kind=type(app.crashed).__name__, place=place))
    return "\n".join(lines)
