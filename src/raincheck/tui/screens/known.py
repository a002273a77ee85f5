"""Somebody whom the user knows already: taken into a form with one key."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from raincheck.domain.interview import Relation
from raincheck.domain.questions import Choice
from raincheck.domain.returning import Recruiter
from raincheck.ports import LoadFailed
from raincheck.tui.keys import bind
from raincheck.tui.screens.base import StepScreen
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


def people_choices(people: Sequence[Recruiter]) -> tuple[Choice, ...]:
    """Each by name and agency, and where they are reached; the value is their place in the list."""
    return tuple(
        Choice(
            value=str(number),
            label=", ".join(text for text in (one.name, one.agency) if text) or one.email or one.phone,
            hint=one.email or one.phone,
        )
        for number, one in enumerate(people)
    )


class KnownPeople(StepScreen):
    """A step with a form about a person."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("somebody")]

    _known: tuple[Recruiter, ...] | LoadFailed | None = None

    @property
    def known(self) -> tuple[Recruiter, ...]:
        """Whom the user knows; read once for this screen."""
        if self._known is None:
            self._known = self.wizard.recruiters()
        return () if isinstance(self._known, LoadFailed) else self._known

    @property
    def known_trouble(self) -> str:
        """Why nobody is known who should be; mostly empty."""
        if not isinstance(self._known, LoadFailed):
            return ""
        words = self.wizard.ports.words.since[f"people-{self._known.cause.value}"]
        return words.replace("$path", self._known.path)

    def shown_keys(self) -> Sequence[str]:
        """The key for it stands in the footer once there is somebody to take."""
        keys = tuple(super().shown_keys())
        return (*keys[:2], "somebody", *keys[2:]) if self.known else keys

    def help_keys(self) -> Sequence[str]:
        """The help names it always."""
        return tuple(dict.fromkeys((*self.shown_keys(), "somebody")))

    def take_person(self, someone: Recruiter) -> None:
        """Them into the form, as whoever the interview came through."""
        facts = {
            "contact_name": someone.name or someone.agency,
            "contact_email": someone.email,
            "contact_phone": someone.phone,
            "relation": Relation.AGENCY.value,
        }
        self.put_facts({name: fact for name, fact in facts.items() if fact})

    def put_facts(self, facts: Mapping[str, str]) -> None:
        """Facts into the lines of those names."""

    def action_somebody(self) -> None:
        """Ask which of them it is; imported with this screen, shown when it is first wanted."""
        if self.known:
            self.app.push_screen(PeopleScreen(self.wizard, self.known), self._chosen_person)
        else:
            self.say(self.known_trouble or self.wizard.ports.words.since["people-none"])

    def _chosen_person(self, number: str | None) -> None:
        if number:
            self.take_person(self.known[int(number)])


class PeopleScreen(ModalScreen[str]):
    """Whom the user knows, by number; Esc takes nobody."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("close")]

    def __init__(self, wizard: Wizard, people: Sequence[Recruiter]) -> None:
        super().__init__()
        self.wizard = wizard
        self._choices = people_choices(people)
        self._answered = False

    def compose(self) -> ComposeResult:
        """The question, the people, the keys."""
        with Vertical(id="dialog"):
            yield Plain(self.wizard.ports.words.since["people-title"], id="title")
            yield ChoiceList(self._choices)
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(KeyBar).show(("choose", "enter", "close"), len(self._choices))

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """That one."""
        event.stop()
        self._answer(event.value)

    def action_close(self) -> None:
        """Nobody."""
        self._answer("")

    def _answer(self, value: str) -> None:
        # A second dismissal would take the form below away as well.
        if not self._answered:
            self._answered = True
            self.dismiss(value)
