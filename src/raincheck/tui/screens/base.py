"""What every step's screen shares: the frame, the saving as one types, and one message up.

    key -> screen -> Answered(answers) -> app -> wizard.answer -> saved -> the next screen

A screen renders its session and posts one message: `Answered` or `Back`. It may ask the wizard
for what stays on this screen (noting a call, changing the channel); then it renders anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Template
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from raincheck.domain import own_words, road
from raincheck.domain.naming import about
from raincheck.domain.phase import countdown, is_urgent
from raincheck.domain.questions import Page, Problem
from raincheck.domain.session import Session
from raincheck.tui.keys import bind
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.frame import Headline, KeyBar, Rail
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard

KEEP_SECONDS = 0.4
"""Typing rests this long, and it is on disk: nothing older than a second is ever lost."""

TICK_SECONDS = 5.0
"""How often the countdown looks at the clock; it paints only when a minute has passed."""


class StepScreen(Screen[None]):
    """One step of the road."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("back")]
    SHOWN: ClassVar[tuple[str, ...]] = ("back", "help", "leave")

    @dataclass
    class Answered(Message):
        """Go forward with these answers."""

        screen: "StepScreen"
        answers: Mapping[str, str]

    @dataclass
    class Back(Message):
        """Go back, and keep these answers whatever they are."""

        screen: "StepScreen"
        answers: Mapping[str, str]

    def __init__(self, wizard: Wizard, session: Session) -> None:
        super().__init__()
        self.wizard = wizard
        self.session = session
        self._left = False
        self._keeping: Timer | None = None

    # What a step fills in

    def body(self) -> ComposeResult:
        """The widgets of the step."""
        yield from ()

    def start(self) -> None:
        """Fill the widgets and give one of them the focus. Called once, when they are there."""

    @property
    def busy(self) -> bool:
        """Whether something is under way that must not be left."""
        return False

    def answers(self) -> dict[str, str]:
        """What is chosen and typed now."""
        return {}

    def shown_keys(self) -> Sequence[str]:
        """The keys of the footer, the most needed first."""
        return self.SHOWN

    def help_keys(self) -> Sequence[str]:
        """The keys that the help explains."""
        return self.shown_keys()

    def refused(self, problems: Sequence[Problem]) -> None:
        """Show why it cannot go forward, beside what it is about."""
        self.say("\n".join(problem.message for problem in problems))

    # The frame

    def compose(self) -> ComposeResult:
        """Headline, rail, the step, trouble, keys."""
        page = self.page()
        names = {step: words.rail for step, words in self.wizard.ports.words.steps.items()}
        yield Headline()
        with Vertical(id="middle"):
            yield Rail(names)
            with Vertical(id="main"):
                yield Plain(page.title, id="title")
                yield Plain(page.lead, id="lead")
                yield from self.body()
                yield Plain(id="said")
        yield Plain(id="trouble")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show how things stand, and look at the clock from time to time."""
        self.start()
        self.refresh_frame()
        self.set_interval(TICK_SECONDS, self._tick)

    def on_resize(self) -> None:
        """Another size has room for other keys."""
        self.refresh_frame()

    def _tick(self) -> None:
        """The clock moved; and what could not be saved is tried again."""
        if self.wizard.trouble is None:
            self.refresh_frame()
        else:
            self.keep_now()

    def refresh_frame(self) -> None:
        """Time, place, trouble and keys as they are now."""
        ctx = self.wizard.context()
        session = self.session
        headline = self.query_one(Headline)
        named = about(session, ctx) if session.situation.kind else "raincheck"
        headline.about = f"{self.app.sub_title}: {named}" if self.app.sub_title else named
        headline.clock = countdown(session.interview, ctx.now) or f"{ctx.now:%H:%M}"
        headline.pressing = is_urgent(session, ctx.now)
        self.query_one(Rail).show(road.road(session, ctx.now), session.done, session.step)
        self.query_one("#trouble", Plain).show(self._trouble())
        choices = next(iter(self.query(ChoiceList)), None)
        self.query_one(KeyBar).show(self.shown_keys(), choices.option_count if choices else 9)

    def _trouble(self) -> str:
        trouble, unkept = self.wizard.trouble, self.wizard.unkept
        if trouble is not None:
            words = self.wizard.ports.words.problems[trouble.cause.value]
            return f"{words.cause} {words.remedy} ({trouble.path})"
        if unkept is not None:
            return self.words("unkept", path=unkept.path)
        return own_words.trouble(self.session.step, self.wizard.ports.words)

    def page(self) -> Page:
        """What the step asks now."""
        return self.wizard.page(self.session)

    def say(self, text: str) -> None:
        """One line under the step; an empty text takes it away."""
        self.query_one("#said", Plain).show(text)

    def words(self, key: str, **facts: object) -> str:
        """A text of the screens, its facts filled in."""
        return Template(self.wizard.ports.words.screens[key]).safe_substitute(facts)

    # Saving as one types

    def typed(self) -> None:
        """Something was typed: save it when the hand rests."""
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_SECONDS, self.keep_now)

    def keep_now(self) -> None:
        """Save what is typed, now."""
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        if self._left or not self.is_mounted:
            return
        self.take(self.wizard.keep(self.session, self.answers()))

    def take(self, session: Session) -> None:
        """Stand on this session from now on."""
        if self.session.id not in ("", session.id):
            self.say(self.words("kept-both", id=session.id))
        self.session = session
        self.refresh_frame()

    # Leaving, once

    def forward(self, answers: Mapping[str, str] | None = None) -> None:
        """Post the one message that leads forward; a key typed ahead of a screen that lies over this one does not."""
        if not self._left and self.app.screen is self:
            self._left = True
            self.post_message(self.Answered(self, self.answers() if answers is None else answers))

    def action_back(self) -> None:
        """Post the one message that leads back."""
        if not self._left:
            self._left = True
            self.post_message(self.Back(self, self.answers()))

    def stay(self, problems: Sequence[Problem]) -> None:
        """Forward was refused: keep what was typed, say why, and take keys again."""
        self._left = False
        self.keep_now()
        self.refused(problems)
