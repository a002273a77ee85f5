"""The form of an account at a server: a few lines, tried once before they are kept."""

from abc import abstractmethod
from collections.abc import Sequence
from string import Template
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from raincheck.ports import FailCause
from raincheck.tui.life import TidyApp
from raincheck.tui.screens.account_lines import AccountLines
from raincheck.tui.under_way import Attempt, UnderWay
from raincheck.tui.widgets.fields import Cycle, Line
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard

L = TypeVar("L", bound=AccountLines)
T = TypeVar("T", bound=Attempt)
Answer = TypeVar("Answer")


class AccountForm(ModalScreen[Answer], Generic[Answer, L, T]):
    """What the forms share: how a try goes, and what came of it beside the line that it is about."""

    AUTO_FOCUS = None
    ACTS: ClassVar[tuple[str, ...]]
    """The actions that wait while it is tried."""

    def __init__(self, wizard: Wizard, lines: L) -> None:
        super().__init__()
        self.wizard = wizard
        self.lines = lines
        self.trial: T | None = None
        self._focused: Widget | None = None
        self._answered = False

    # What a form fills in

    @property
    @abstractmethod
    def page_url(self) -> str:
        """The address of the provider's page about this; empty when there is none."""

    @abstractmethod
    def titled(self) -> str:
        """What is set up."""

    @abstractmethod
    def keys(self) -> Sequence[str]:
        """The keys while nothing is tried."""

    @abstractmethod
    def line_of(self, cause: str) -> str:
        """The line beside which that cause is told; empty when it is about none of them."""

    # The frame

    def compose(self) -> ComposeResult:
        """What is to be known first, the lines, how the try goes, the keys."""
        with Vertical(id="dialog"):
            yield Plain(id="title")
            yield self.lines
            yield Plain(id="aside")
            yield Plain(id="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """The first line that is empty has the focus."""
        self.begin_again()
        first = self.lines.first_empty()
        first.focus()
        # On a small screen the line counts, and what is to be known before it is above.
        self.call_after_refresh(first.scroll_visible, animate=False)
        self.query_one("#aside", Plain).show(self.lines.text("form-lead"))
        self.set_interval(1.0, self.tell_stage)

    def on_resize(self) -> None:
        """In a smaller window, too, the line in which somebody types is in sight."""
        if self.focused is not None:
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    def on_unmount(self) -> None:
        """Leaving the program must not wait for a server."""
        trial, self.trial = self.trial, None
        if trial is not None:
            trial.stop()

    def begin_again(self) -> None:
        """The title and the keys as they are now; what came of an earlier try is over."""
        self.query_one("#title", Plain).show(self.titled())
        self.lines.clear()
        self.show_keys()

    def show_keys(self) -> None:
        """The keys as they are now; while it is tried there is only Esc."""
        self.query_one("#aside").set_class(self.trial is not None, "-over")
        self.query_one(KeyBar).show(("stop_trial", "leave") if self.trial is not None else self.keys())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it is tried there is only Esc."""
        if action in self.ACTS and self.trial is not None:
            return None
        return super().check_action(action, parameters)

    def say(self, text: str) -> None:
        """One line under the form; an empty text takes it away."""
        if self.is_mounted:
            self.query_one("#said", Plain).show(text)

    # Typing

    def on_cycle_changed(self, event: Cycle.Changed) -> None:
        """Another answer asks for other lines."""
        event.stop()
        self.lines.lay_out()
        self.begin_again()

    def on_line_pasted(self, event: Line.Pasted) -> None:
        """Whatever was pasted stands here as one line."""
        event.stop()
        event.line.take(event.text)

    def action_open_page(self) -> None:
        """The provider's own page, in the browser."""
        if url := self.page_url:
            self.run_worker(lambda: self._open(url), thread=True)

    def _open(self, url: str) -> None:
        opened = self.wizard.ports.launcher.open(url)
        self.app.call_later(self.say, self.lines.text("page-opened" if opened else "page-not-opened", url=url))

    # The try

    @property
    def is_over(self) -> bool:
        """Whether the program ends: the screen to which an answer would go may be gone already."""
        return isinstance(self.app, TidyApp) and self.app.ending

    def look_on(self, trial: T) -> None:
        """It has begun. What is tried is what stands there: it can't be changed meanwhile."""
        self.trial = trial
        self._focused, self.lines.disabled = self.focused, True
        self.tell_stage()
        self.show_keys()

    def tell_stage(self) -> None:
        """How far it is, and for how long already."""
        trial = self.trial
        if trial is None:
            return
        if trial.storing:
            where = self.lines.text("storing")
        elif trial.stage:
            stage = self.wizard.ports.words.screens[f"stage-{trial.stage.value}"]
            where = Template(stage).safe_substitute(host=trial.host)
        else:
            where = self.lines.text("trying", host=trial.host)
        self.say(f"{where} {self.lines.text('took', seconds=trial.seconds)}")

    def on_under_way_moved(self, event: UnderWay.Moved) -> None:
        """Its next stage."""
        event.stop()
        self.tell_stage()

    def end_trial(self) -> None:
        """The lines can be changed again, and the hand is where it was."""
        self.trial = None
        self.lines.disabled = False
        self.set_focus(self._focused)
        self.say("")

    def tell(self, cause: FailCause, note: str) -> None:
        """Why it does not work, what the server said, and what to do about it here."""
        problem = Template(self.wizard.ports.words.problems[cause.value].cause).safe_substitute(note=note)
        line = self.line_of(cause.value)
        said = f"\n{self.lines.text('answer', note=note)}" if note else ""
        text = f"{problem} {self.lines.text(f'mend-{line}' if line else 'mend')}{said}"
        if line:
            self.lines.note(line, text)
        else:
            self.say(text)

    def tell_unkept(self, cause: FailCause) -> None:
        """Why the keyring did not take the password."""
        why = self.wizard.ports.words.problems[cause.value].cause
        self.lines.note("keep", f"{self.lines.text('not-kept', cause=why)} {self.lines.text('mend-keep')}")

    def close(self, answer: Answer) -> None:
        """Answer, once: a second dismissal would take the screen below away as well."""
        if not self._answered:
            self._answered = True
            self.dismiss(answer)
