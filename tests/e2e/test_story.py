"""One story, told by keys alone in a pseudo-terminal with the clock moved, against a real mail server.

Missed it; the message is sent; the first follow-up is due; no reply; the second; a reply with a new time; what it
taught; the next interview is prepared; and on the day a message is ready after at most eight keys.
"""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from raincheck.adapters.config import TomlProfile
from raincheck.adapters.mail.account import TomlAccount
from raincheck.adapters.sessions import TomlSessions
from raincheck.domain.mail_settings import Security
from raincheck.domain.session import Kind, Me, Session
from raincheck.domain.touches import TouchKind, TouchState
from stubs.mail_servers import MailServer, mail_server
from stubs.tty import Terminal, clean_env

MONDAY = "2026-11-23T10:40:00-07:00"
FIRST = "2026-11-25T09:40:00-07:00"
SECOND = "2026-12-03T09:40:00-07:00"
REPLY = "2026-12-04T11:00:00-07:00"
THE_DAY = "2026-12-10T09:05:00-07:00"
ME = Me(name="Marisol Vega", email="marisol.vega@mail.example", phone="+1 602 555 0100")
DANA = "dana.whitfield@larkspur.example"


class Story:
    """The person at the keyboard, over some weeks."""

    def __init__(self, folder: Path, server: MailServer) -> None:
        self.folder = folder
        self.server = server
        self.env = clean_env(folder)

    def at(self, now: str, *command: str, shows: str) -> Terminal:
        terminal = Terminal((*command, "--now", now), self.env)
        terminal.shows(shows)
        return terminal

    def leave(self, terminal: Terminal) -> None:
        terminal.press("ctrl+q")
        assert terminal.end() == 0

    def cases(self) -> tuple[Session, ...]:
        store = TomlSessions(self.folder / "data")
        return tuple(sorted(store.listing().sessions, key=lambda case: case.created))

    def state(self, kind: TouchKind) -> TouchState:
        (touch,) = [touch for touch in self.cases()[0].followup.touches if touch.kind is kind]
        return touch.state

    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(taken.data, policy=policy.strict) for taken in self.server.taken]


def test_from_a_missed_interview_to_a_kept_one(tmp_path: Path) -> None:
    with mail_server(tmp_path, Security.STARTTLS, login=False) as server:
        TomlAccount(tmp_path / "config").remember(server.settings())
        TomlProfile(tmp_path / "config").remember(ME)
        story = Story(tmp_path, server)
        missed_it(story)
        no_reply(story, FIRST, TouchKind.FIRST)
        no_reply(story, SECOND, TouchKind.SECOND)
        a_new_time(story)
        prepared(story)
        on_the_day(story)


def missed_it(story: Story) -> None:
    terminal = story.at(MONDAY, "new", shows="What is happening?")
    terminal.press("3")
    terminal.shows("What is the reason?")
    terminal.press("1")
    terminal.shows("Which interview?")
    terminal.press("today 10:00")
    terminal.shows("min ago")
    for tabs, text in ((3, "Larkspur Freight"), (1, "Dispatch Coordinator"), (1, "Dana Whitfield"), (3, DANA)):
        terminal.press(*["tab"] * tabs, text)
        terminal.shows(text)
    terminal.press("f2")
    terminal.shows("Can it still happen?")
    terminal.press("4")
    terminal.shows("Reach them first")
    terminal.press("f2")
    terminal.shows("email to Dana Whitfield")
    terminal.press("f2")
    terminal.shows("This is what they will get")
    send(terminal)
    terminal.press("enter")
    terminal.shows("When to come back to it")
    terminal.press("f2")
    terminal.shows("You have done what you could")
    story.leave(terminal)
    assert len(story.server.taken) == 1
    assert {touch.state for touch in story.cases()[0].followup.touches} == {TouchState.PLANNED}


def send(terminal: Terminal) -> None:
    terminal.shows("How shall it leave?")
    terminal.press("s")
    terminal.shows("Sent today")


def no_reply(story: Story, now: str, kind: TouchKind) -> None:
    """`due` says so, and opening the case leads to what comes next, already drafted."""
    sent = len(story.server.taken)
    due = Terminal(("due", "--now", now), story.env)
    assert due.end() == DUE
    assert "Larkspur Freight" in due.raw.decode()
    terminal = story.at(now, "resume", shows="What happened since?")
    terminal.press("2")
    terminal.shows("email to Dana Whitfield")
    terminal.press("f2")
    send(terminal)
    terminal.press("enter")
    terminal.shows("When to come back to it")
    story.leave(terminal)
    assert len(story.server.taken) == sent + 1
    first, *_, latest = story.mails()
    assert (latest["In-Reply-To"], latest["Subject"]) == (story.mails()[-2]["Message-ID"], f"Re: {first['Subject']}")
    assert story.state(kind) is TouchState.DONE


def a_new_time(story: Story) -> None:
    """They answer: the time is typed, the yes is drafted and sent, the rest of the touches are needless."""
    terminal = story.at(REPLY, "resume", shows="When to come back to it")
    terminal.press("f2")
    terminal.shows("Something has happened since")
    terminal.press("2")
    terminal.shows("What happened since?")
    terminal.press("1")
    terminal.shows("When")
    terminal.press("Thu Dec 10 10:00", "enter")
    terminal.shows("email to Dana Whitfield")
    terminal.press("f2")
    send(terminal)
    terminal.press("enter")
    learned(terminal)
    terminal.shows("Go to the new interview")
    story.leave(terminal)
    assert "December 10" in story.mails()[-1].get_content()
    assert story.state(TouchKind.CLOSE) is TouchState.CANCELLED


def learned(terminal: Terminal) -> None:
    """Three questions, one key each."""
    for question in ("What happened?", "What would have caught it?", "What will you do next time?"):
        terminal.shows(question)
        terminal.press("1")


def prepared(story: Story) -> None:
    """The lesson stands first."""
    terminal = story.at(REPLY, "resume", story.cases()[1].id, shows="Be ready for it")
    terminal.shows("Larkspur Freight")
    terminal.press("enter")
    story.leave(terminal)
    case = story.cases()[1]
    assert (case.situation.kind, case.origin) == (Kind.READY, story.cases()[0].id)
    assert len(case.preparation.ticks) == 1


def on_the_day(story: Story) -> None:
    """From "I can't make it" to a message that is ready, in at most eight keys."""
    terminal = story.at(THE_DAY, "resume", story.cases()[1].id, shows="Be ready for it")
    keys = 0
    for key, shows in TO_A_MESSAGE:
        terminal.press(key)
        terminal.shows(shows)
        keys += 1
    assert keys <= MOST_KEYS
    story.leave(terminal)
    case = story.cases()[1]
    assert case.situation.kind is Kind.CANNOT
    assert case.message.email is not None
    assert "10:00" in case.message.email.body


TO_A_MESSAGE = (
    ("x", "What is the reason?"),
    ("1", "Can it still happen?"),
    ("2", "Reach them first"),
    ("enter", "email to Dana Whitfield"),
)
MOST_KEYS = 8
DUE = 10
"""The exit code of `due` when something is."""
