"""Which of the calendars that were found."""

from collections import Counter
from collections.abc import Sequence
from string import Template
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from raincheck.domain.questions import Choice
from raincheck.ports import CalendarFound
from raincheck.tui.keys import bind
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class CalendarPickScreen(ModalScreen[CalendarFound | None]):
    """One number each. It answers the calendar, or None when none was chosen."""

    AUTO_FOCUS: ClassVar[str] = "ChoiceList"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("close")]

    def __init__(self, wizard: Wizard, found: Sequence[CalendarFound], host: str) -> None:
        super().__init__()
        self._setup = wizard.ports.words.calendar.setup
        self._found = tuple(found)
        self._host = host
        self._answered = False

    def compose(self) -> ComposeResult:
        """The question, the calendars, the keys."""
        with Vertical(id="dialog"):
            yield Plain(self._setup["pick-title"], id="title")
            lead = Template(self._setup["pick-lead"]).safe_substitute(host=self._host)
            yield Plain(lead, id="lead", classes="paragraph muted")
            yield ChoiceList(self._choices())
            yield KeyBar()

    def _choices(self) -> tuple[Choice, ...]:
        """By name; of two with the same name, the end of the address tells which is which."""
        named = Counter(one.name for one in self._found)
        return tuple(
            Choice(value=str(i), label=one.name, hint=_end(one.url) if named[one.name] > 1 else "")
            for i, one in enumerate(self._found)
        )

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(KeyBar).show(("choose", "move", "enter", "close"), len(self._found))

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """That one."""
        event.stop()
        self._close(self._found[int(event.value)])

    def action_close(self) -> None:
        """None of them; the form is below."""
        self._close(None)

    def _close(self, found: CalendarFound | None) -> None:
        # A second dismissal would take the form away as well.
        if not self._answered:
            self._answered = True
            self.dismiss(found)


def _end(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]
