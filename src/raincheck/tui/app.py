"""The app: a router. It holds the session, shows the screen of its step, and gives the terminal back.

StepScreen.Answered -> wizard.answer -> the screen of the next step
StepScreen.Back     -> wizard.back   -> the screen of the step before, or home
"""

import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from raincheck.domain.naming import named
from raincheck.domain.questions import Problem, Rejected
from raincheck.domain.session import Session, Step
from raincheck.ports import Cards, LoadCause
from raincheck.tui.keys import KEYS, bind
from raincheck.tui.life import TidyApp
from raincheck.tui.messages import GoHome, OpenCase, Visit
from raincheck.tui.screens.base import StepScreen
from raincheck.tui.theme import DARK, LIGHT, Sheet
from raincheck.wizard import Wizard

if TYPE_CHECKING:
    from raincheck.tui.screens.home import HomeScreen, View


# A slow line brings keys in bunches: with priority the focus has moved before the next one finds its widget.
MOVES = (
    Binding("tab", "focus_next", show=False, priority=True),
    Binding("shift+tab", "focus_previous", show=False, priority=True),
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How the app opens, apart from a case: at a new one, on one that can only be read, or as a demo.

    `questions` are what an invitation left open; they are asked when its step is first shown.
    """

    new: bool = False
    read_only: str = ""
    demo: bool = False
    questions: tuple[Problem, ...] = ()


class RaincheckApp(TidyApp):
    """The Textual face of one wizard."""

    CSS_PATH = "app.tcss"
    TITLE = "raincheck"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("help", "leave", "light", "home"), *MOVES]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-usual"), (100, "-wide")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, wizard: Wizard, session: Session | None = None, *, opening: Opening | None = None) -> None:
        super().__init__()
        self.wizard = wizard
        self.session = session
        self._opening = opening or Opening()
        self._questions = self._opening.questions
        self._view: View | None = None
        self.sub_title = "demo" if self._opening.demo else ""
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = "ansi-dark" if self.ansi_color else DARK.name
        self.stylesheet = Sheet(self.get_css_variables())

    # Life

    def on_mount(self) -> None:
        """A tidy end for every signal."""
        self.listen_for_signals()
        self.call_after_refresh(_collect_again)

    def get_default_screen(self) -> Screen[None]:
        """The first screen; pushed onto one of Textual's own, both would be laid out and painted, 20 ms later."""
        screen = self._first()
        # On a switch Textual takes the receiver of the answer off the old screen, and gives none to the first of all.
        screen._push_result_callback(self, None)  # noqa: SLF001 - see above
        return screen

    def _first(self) -> Screen[None]:
        if self.session is not None:
            return self._screen(self.session)
        if self._opening.read_only:
            return self._read_only(self._opening.read_only)
        found = self.wizard.cards()
        if self._opening.new or not (found.cards or found.troubles):
            return self._screen(self.wizard.draft_case())
        return self._home(found)

    def flush(self) -> None:
        """Save what is typed and not yet saved."""
        for screen in self.screen_stack:
            if isinstance(screen, StepScreen):
                screen.keep_now()
                self.session = screen.session

    # The router

    def _screen(self, session: Session) -> Screen[None]:
        """The screen of the session's step; imported when it is first needed, for that costs the start."""
        self.session = session
        name = session.step.value
        screen: Callable[..., StepScreen] = getattr(
            import_module(f"raincheck.tui.screens.{name}"), f"{name.capitalize()}Screen"
        )
        if session.step is Step.INTERVIEW and self._questions:
            questions, self._questions = self._questions, ()
            return screen(self.wizard, session, questions)
        return screen(self.wizard, session)

    async def show(self, screen: Screen[None]) -> None:
        """Switch to it, its first widget focused before the next key is looked at: typing ahead loses nothing."""
        await self.switch_screen(screen)
        if screen.AUTO_FOCUS:
            screen.set_focus(screen.query(screen.AUTO_FOCUS).first())

    async def on_step_screen_answered(self, event: StepScreen.Answered) -> None:
        """Forward, or the reasons why not."""
        event.stop()
        if event.screen is not self.screen:
            return
        outcome = self.wizard.answer(event.screen.session, event.answers)
        if isinstance(outcome, Rejected):
            event.screen.stay(outcome.problems)
        else:
            await self.show(self._screen(outcome))

    async def on_step_screen_back(self, event: StepScreen.Back) -> None:
        """Back, with everything kept."""
        event.stop()
        if event.screen is not self.screen:
            return
        session = self.wizard.back(event.screen.session, event.answers)
        await self.show(self._screen(session) if session else self._home())

    def _home(self, found: Cards | None = None) -> "HomeScreen":
        # Home is not the first screen of the first run, which is the one that has to be quick.
        from raincheck.tui.screens.home import HomeScreen, View

        self.session, self._view = None, self._view or View()
        return HomeScreen(self.wizard, found or self.wizard.cards(), self._view)

    def _home_shown(self) -> "HomeScreen | None":
        from raincheck.tui.screens.home import HomeScreen

        return self.screen if isinstance(self.screen, HomeScreen) else None

    async def on_go_home(self, event: GoHome) -> None:
        """All cases."""
        event.stop()
        await self.action_home()

    async def action_home(self) -> None:
        """All cases, with what is typed saved first."""
        only_screen = len(self.screen_stack) == 1
        busy = isinstance(self.screen, StepScreen) and self.screen.busy
        if only_screen and not busy and not self._home_shown():
            self.flush()
            await self.show(self._home())

    async def on_visit(self, event: Visit) -> None:
        """Another step of the case that is shown."""
        event.stop()
        await self.show(self._screen(self.wizard.visit(event.session, event.step)))

    async def on_home_screen_opened(self, event: "HomeScreen.Opened") -> None:
        """Resume: show the screen of the step."""
        event.stop()
        await self._open(event.session_id)

    async def on_open_case(self, event: OpenCase) -> None:
        """Go on with another case than the one that is shown."""
        event.stop()
        await self._open(event.session_id)

    async def _open(self, session_id: str) -> None:
        found = self.wizard.open(session_id)
        if isinstance(found, Session):
            await self.show(self._screen(found))
        elif found.cause is LoadCause.NEWER:
            await self.show(self._read_only(session_id))
        elif home := self._home_shown():
            home.show(self.wizard.cards())
        else:
            await self.show(self._home())

    def _read_only(self, session_id: str) -> Screen[None]:
        from raincheck.tui.screens.around import ReadOnlyScreen

        return ReadOnlyScreen(self.wizard, self.wizard.ports.store.text(session_id))

    async def on_home_screen_new(self, event: "HomeScreen.New") -> None:
        """A new case."""
        event.stop()
        await self.show(self._screen(self.wizard.draft_case()))

    def on_home_screen_delete(self, event: "HomeScreen.Delete") -> None:
        """Ask first."""
        event.stop()
        from raincheck.tui.screens.around import DeleteScreen

        found = self.wizard.ports.store.load(event.session_id)
        if isinstance(found, Session):
            name = named(found, self.wizard.context())
            self.push_screen(DeleteScreen(self.wizard, name), lambda yes: self._delete(event.session_id, bool(yes)))

    def _delete(self, session_id: str, yes: bool) -> None:
        home = self._home_shown()
        if yes and home:
            home.changed(self.wizard.discard(session_id), self.wizard.ports.words.screens["home-thrown-away"])

    def on_home_screen_look(self, event: "HomeScreen.Look") -> None:
        """The story of a case, over the list."""
        event.stop()
        from raincheck.tui.screens.history import HistoryScreen

        found = self.wizard.ports.store.peek(event.session_id)
        if isinstance(found, Session):
            self.push_screen(HistoryScreen(self.wizard, found))

    def on_home_screen_stats(self, event: "HomeScreen.Stats") -> None:
        """What all cases say, over the list."""
        event.stop()
        from raincheck.domain.statistics import tally
        from raincheck.tui.screens.statistics import StatisticsScreen

        self.push_screen(StatisticsScreen(self.wizard, tally(self.wizard.cards().cards, self.wizard.context().now)))

    # Keys that work everywhere

    def action_leave(self) -> None:
        """Save and leave."""
        self.end(0)

    async def action_quit(self) -> None:
        """Textual's own way out, the same as ours."""
        self.action_leave()

    def copy_to_clipboard(self, text: str) -> None:
        """Ask the terminal to copy (OSC 52); a demo leaves the clipboard as it is."""
        if not self._opening.demo:
            super().copy_to_clipboard(text)

    def action_help(self) -> None:
        """What can be done here; once more closes it."""
        from raincheck.tui.screens.around import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.action_close()
        elif isinstance(self.screen, StepScreen):
            text = self.wizard.ports.words.steps[self.screen.session.step].help
            self.push_screen(HelpScreen(self.wizard, text, self.screen.help_keys()))
        elif home := self._home_shown():
            text = self.wizard.ports.words.screens["home-lead"]
            self.push_screen(HelpScreen(self.wizard, text, home.keys()))

    def action_light(self) -> None:
        """Dark or light; the terminal's own colors stay what they are."""
        if not self.ansi_color:
            self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key of this screen by its name, for the palette."""
        for binding in screen.active_bindings.values():
            key = KEYS.get(binding.binding.id or "")
            if key:
                yield SystemCommand(
                    key.label.capitalize(), key.help, lambda a=key.id: self.call_later(screen.run_action, a)
                )


def _collect_again() -> None:
    """Garbage collection was off until the first paint; what is there by then is there to stay."""
    gc.freeze()
    gc.enable()
