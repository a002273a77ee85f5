"""Home: every case by what is due next, to go on where it was left."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from string import Template
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from raincheck.domain.agenda import by_urgency
from raincheck.domain.cards import Card
from raincheck.domain.finding import folded, holds
from raincheck.domain.naming import due_line, named
from raincheck.domain.text import clean_line
from raincheck.ports import Cards, LoadCause, LoadFailed, Saved, SaveFailed
from raincheck.tui.keys import bind
from raincheck.tui.widgets.cases import CaseList
from raincheck.tui.widgets.fields import Line
from raincheck.tui.widgets.frame import Headline, KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard

NAMED = 3
"""How many files that could not be opened are named; the rest is counted."""


@dataclass
class View:
    """What home looks at: the marked case, what was typed to find one, and whether the archived ones are shown.

    It outlives the screen, which is made anew each time one comes home.
    """

    marked: str = ""
    wanted: str = ""
    archived: bool = False


class HomeScreen(Screen[None]):
    """A list in words, not a table of fields."""

    AUTO_FOCUS: ClassVar[str] = "CaseList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bind("new", "delete", "find", "show_all", "archive", "archived", "undo_home", "look", "stats"),
    ]

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

    @dataclass
    class Look(Message):
        """Show what happened in this case."""

        session_id: str

    @dataclass
    class Stats(Message):
        """Count what all the cases say."""

    def __init__(self, wizard: Wizard, found: Cards, view: View | None = None) -> None:
        super().__init__()
        self.wizard = wizard
        self._found = found
        self._view = view or View()
        self._cards: dict[str, Card] = {}
        self._newer: dict[str, str] = {}
        self._texts: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Head, the line to find one, the list, and one line for what could not be opened."""
        yield Headline()
        with Vertical(id="middle"), Vertical(id="main"):
            yield Plain(self._words("home-title"), id="title")
            yield Plain(id="lead")
            yield Line(self._view.wanted, placeholder=self._words("home-find"), compact=True, id="find")
            yield CaseList()
            yield Plain(id="said")
        yield Plain(id="aside")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what was read from the disk."""
        self.query_one("#find").display = bool(self._view.wanted)
        self.show(self._found)

    def show(self, found: Cards) -> None:
        """These cases, what is due next first."""
        ctx = self.wizard.context()
        headline = self.query_one(Headline)
        headline.about, headline.clock = "raincheck", f"{ctx.now:%H:%M}"
        latest_first = sorted(found.cards, key=lambda card: card.updated, reverse=True)
        self._cards = {card.id: card for card in sorted(latest_first, key=lambda card: by_urgency(card, ctx.now))}
        self._newer = {_stem(t): _name(t) for t in found.troubles if t.cause is LoadCause.NEWER}
        self._texts = {}
        self.query_one("#aside", Plain).show(
            self._troubles([t for t in found.troubles if t.cause is not LoadCause.NEWER])
        )
        self.narrow()

    def narrow(self) -> None:
        """Show those that fit what was typed, the archived ones as well; without it, those that are wanted."""
        view, wanted = self._view, folded(self._view.wanted).split()
        if wanted:
            shown = [name for name in (*self._cards, *self._newer) if holds(self._text(name), wanted)]
        else:
            shown = [name for name, card in self._cards.items() if view.archived or not card.archived]
            shown += self._newer
        self.query_one(CaseList).show(shown, self._tell, view.marked)
        lead = self.query_one("#lead", Plain)
        lead.show(self._lead(shown))
        # A small screen has no room for advice, but for the reason why there is nothing to see.
        lead.set_class(not shown, "-news")
        self._show_keys()

    def on_descendant_focus(self) -> None:
        """In the line to type in there are other keys than in the list."""
        self._show_keys()

    def _show_keys(self) -> None:
        is_typing = isinstance(self.focused, Line)
        keys = ("to_list", "show_all", "help", "leave") if is_typing else self.keys()
        self.query_one(KeyBar).show(keys, min(self.query_one(CaseList).count, 9))

    def keys(self) -> tuple[str, ...]:
        """What can be pressed in the list."""
        if not self.query_one(CaseList).count:
            kept = ("archived", "stats") if self._cards else ()
            return ("new", *(("find", "show_all") if self._finding else ()), *kept, "help", "leave")
        return (
            *("choose", "move", "open", "new", "find", *(("show_all",) if self._finding else ())),
            *("look", "archive", *(("undo_home",) if self.wizard.last else ()), "delete", "archived", "stats"),
            *("help", "leave"),
        )

    @property
    def _finding(self) -> bool:
        return bool(self.query_one("#find").display)

    def _lead(self, shown: Sequence[str]) -> str:
        if shown:
            return self._words("home-lead")
        if self._view.wanted:
            return self._words("home-not-found", wanted=self._view.wanted)
        return self._words("home-archived", count=len(self._cards)) if self._cards else self._words("home-empty")

    def _tell(self, name: str) -> tuple[str, str]:
        card, ctx = self._cards.get(name), self.wizard.context()
        return (named(card, ctx), due_line(card, ctx)) if card else (self._newer[name], self._words("home-newer"))

    def _text(self, name: str) -> str:
        """Everything by which a case can be found; put together when somebody first looks for one."""
        if name not in self._texts:
            card = self._cards.get(name)
            self._texts[name] = folded(" ".join((*self._tell(name), card.contact if card else "", name)))
        return self._texts[name]

    def _words(self, key: str, **facts: object) -> str:
        return Template(self.wizard.ports.words.screens[key]).safe_substitute(facts)

    def _troubles(self, troubles: Sequence[LoadFailed]) -> str:
        names = [f"{_name(trouble)} ({self._words(f'home-{trouble.cause.value}')})" for trouble in troubles[:NAMED]]
        more = [f"+{len(troubles) - NAMED}"] if len(troubles) > NAMED else []
        return self._words("home-troubles", names=", ".join([*names, *more])) if names else ""

    # Finding one

    def action_find(self) -> None:
        """Open the line to type in."""
        self.query_one("#find").display = True
        self.query_one("#find").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits."""
        event.stop()
        if self._view.wanted != event.value:
            self._view.wanted = event.value
            self.query_one(CaseList).at = 0
            self.narrow()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the list."""
        event.stop()
        self.query_one(CaseList).focus()

    def action_show_all(self) -> None:
        """Every case again."""
        if self._finding:
            self.query_one("#find", Line).value = ""
            self.query_one("#find").display = False
            self._view.wanted = ""
            self.query_one(CaseList).focus()
            self.narrow()

    def action_archived(self) -> None:
        """The archived ones as well, or not."""
        self._view.archived = not self._view.archived
        self.narrow()

    # Doing something with one

    def on_case_list_chosen(self, event: CaseList.Chosen) -> None:
        """Open it."""
        event.stop()
        self._view.marked = event.value
        self.post_message(self.Opened(event.value))

    def action_new(self) -> None:
        """Start a new one."""
        self.post_message(self.New())

    def action_stats(self) -> None:
        """What all of them say."""
        self.post_message(self.Stats())

    def action_look(self) -> None:
        """What happened in the marked one."""
        if card := self._marked():
            self.post_message(self.Look(card.id))

    def action_delete(self) -> None:
        """Ask before anything is moved."""
        if card := self._marked():
            self.post_message(self.Delete(card.id))

    def action_archive(self) -> None:
        """Put the marked one away, or take it back."""
        if card := self._marked():
            key = "home-taken-back" if card.archived else "home-put-away"
            self.changed(self.wizard.archive(card.id), self._words(key))

    def action_undo_home(self) -> None:
        """Take the last archiving or deleting back."""
        last = self.wizard.last
        done = self.wizard.undo()
        if last and done:
            self._view.marked = last.session_id
            self.changed(done, self._words("home-undone"))

    def changed(self, outcome: Saved | SaveFailed | LoadFailed, said: str) -> None:
        """Show the cases as they are now, and what was done, or why not."""
        if isinstance(outcome, SaveFailed):
            words = self.wizard.ports.words.problems[outcome.cause.value]
            said = f"{words.cause} {words.remedy}"
        said = "" if isinstance(outcome, LoadFailed) else said
        self.query_one("#said", Plain).show(said)
        # A small screen has no room for both.
        self.query_one("#aside").set_class(bool(said), "-over")
        self.show(self.wizard.cards())

    def _marked(self) -> Card | None:
        self._view.marked = self.query_one(CaseList).value or ""
        return self._cards.get(self._view.marked)


def _name(trouble: LoadFailed) -> str:
    return clean_line(PurePath(trouble.path).name)


def _stem(trouble: LoadFailed) -> str:
    return PurePath(trouble.path).stem
