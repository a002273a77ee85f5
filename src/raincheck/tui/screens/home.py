"""Home: every case by what is due next, to go on where it was left."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen

from raincheck.domain.agenda import by_urgency
from raincheck.domain.questions import Choice
from raincheck.domain.session import Session
from raincheck.domain.telling import due_line, named
from raincheck.domain.text import clean_line
from raincheck.ports import Listing, LoadCause, LoadFailed
from raincheck.tui.keys import bind
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.frame import Headline, KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard

NAMED = 3
"""How many files that could not be opened are named; the rest is counted."""


class HomeScreen(Screen[None]):
    """A list in words, not a table of fields."""

    AUTO_FOCUS: ClassVar[str] = "ChoiceList"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("new", "delete")]

    @dataclass
    class Opened(Message):
        """Go on with this case."""

        session_id: str

    @dataclass
    class New(Message):
        """Start a new case."""

    @dataclass
    class Delete(Message):
        """The user wants to delete this case; they will be asked."""

        session_id: str

    def __init__(self, wizard: Wizard, listing: Listing) -> None:
        super().__init__()
        self.wizard = wizard
        self._listing = listing
        self._sessions: tuple[Session, ...] = ()

    def compose(self) -> ComposeResult:
        """Head, list, and one line for what could not be opened."""
        words = self.wizard.ports.words.screens
        yield Headline()
        with Vertical(id="middle"), Vertical(id="main"):
            yield Plain(words["home-title"], id="title")
            yield Plain(words["home-lead"], id="lead")
            yield ChoiceList(below=True, hotkeys="123456789")
        yield Plain(id="aside")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what was read from the disk."""
        self.show(self._listing)

    def show(self, listing: Listing) -> None:
        """These cases, what is due next first."""
        ctx = self.wizard.context()
        words = self.wizard.ports.words.screens
        headline = self.query_one(Headline)
        headline.about, headline.clock = "raincheck", f"{ctx.now:%H:%M}"
        self._sessions = tuple(sorted(listing.sessions, key=lambda session: by_urgency(session, ctx.now)))
        newer = [t for t in listing.troubles if t.cause is LoadCause.NEWER]
        choices = [Choice(value=s.id, label=named(s, ctx), hint=due_line(s, ctx)) for s in self._sessions]
        choices += [Choice(value=_stem(t), label=_name(t), hint=words["home-newer"]) for t in newer]
        self.query_one(ChoiceList).show(choices)
        self.query_one("#lead", Plain).show(words["home-lead"] if choices else words["home-empty"])
        others = [t for t in listing.troubles if t.cause is not LoadCause.NEWER]
        self.query_one("#aside", Plain).show(self._troubles(others))
        keys = ("choose", "move", "open", "new", "delete", "help", "leave") if choices else ("new", "help", "leave")
        self.query_one(KeyBar).show(keys, len(choices))

    def _troubles(self, troubles: Sequence[LoadFailed]) -> str:
        words = self.wizard.ports.words.screens
        names = [f"{_name(trouble)} ({words[f'home-{trouble.cause.value}']})" for trouble in troubles[:NAMED]]
        more = [f"+{len(troubles) - NAMED}"] if len(troubles) > NAMED else []
        return words["home-troubles"].replace("$names", ", ".join([*names, *more])) if names else ""

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Open it."""
        event.stop()
        self.post_message(self.Opened(event.value))

    def action_new(self) -> None:
        """Start a new one."""
        self.post_message(self.New())

    def action_delete(self) -> None:
        """Ask before anything is moved."""
        marked = self.query_one(ChoiceList).value
        if any(session.id == marked for session in self._sessions) and marked:
            self.post_message(self.Delete(marked))


def _name(trouble: LoadFailed) -> str:
    return clean_line(PurePath(trouble.path).name)


def _stem(trouble: LoadFailed) -> str:
    return PurePath(trouble.path).stem
