"""Opening the app, and what is said when it has closed."""

import sys
from pathlib import PurePath
from string import Template

from raincheck.domain.session import Session
from raincheck.ports import LoadCause
from raincheck.tui.app import Opening, RaincheckApp
from raincheck.wizard import Wizard


def run_app(wizard: Wizard, session_id: str | None = None, *, new: bool = False, demo: bool = False) -> int:
    """Open the app and return its exit code. A case that cannot be opened gives 4, a crash 1."""
    words = wizard.ports.words.screens
    session, opening = None, Opening(new=new, demo=demo)
    if session_id is not None:
        found = wizard.open(session_id)
        if isinstance(found, Session):
            session = found
        elif found.cause is LoadCause.NEWER:
            opening = Opening(read_only=session_id)
        else:
            print(f"raincheck: {PurePath(found.path).name}: {words[f'home-{found.cause.value}']}", file=sys.stderr)
            return 4
    app = RaincheckApp(wizard, session, opening=opening)
    app.run()
    if app.crashed is not None:
        print(crash_notice(app), file=sys.stderr)
        return 1
    if app.session is not None and app.session.id and not demo:
        print(Template(words["left-case"]).substitute(id=app.session.id))
    return app.return_code or 0


def crash_notice(app: RaincheckApp) -> str:
    """What a person needs after a crash: where the case is, how to go on, and where it broke.

    No values: a traceback with locals could hold a name, a message or a password.
    """
    words = app.wizard.ports.words.screens
    session = app.session
    lines = []
    if session is not None and session.id:
        lines = [
            f"{words['crash']} {app.wizard.ports.store.path(session.id)}",
            Template(words["crash-next"]).substitute(id=session.id),
        ]
    place, frame = "", app.crashed.__traceback__ if app.crashed else None
    while frame is not None:
        place = f"{PurePath(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}"
        frame = frame.tb_next
    lines.append(Template(words["crash-report"]).substitute(kind=type(app.crashed).__name__, place=place))
    return "\n".join(lines)
