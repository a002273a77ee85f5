"""The small screens around the road: help, the question before a delete, a newer case."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import TextArea

from raincheck.tui.keys import KEYS, bind
from raincheck.tui.messages import GoHome
from raincheck.tui.widgets.frame import Headline, KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard

ALWAYS = ("back", "home", "light", "help", "leave")
"""Keys that help names on every screen."""

DELETE_ARM_SECONDS = 0.4
"""A key typed ahead must not delete."""


class HelpScreen(ModalScreen[None]):
    """What can be done here, in the words of the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("close")]

    def __init__(self, wizard: Wizard, about: str, keys: Sequence[str]) -> None:
        super().__init__()
        self.wizard = wizard
        self._about = about
        self._keys = tuple(dict.fromkeys((*keys, *ALWAYS)))
        self._answered = False

    def compose(self) -> ComposeResult:
        """Advice, keys, and where the data is."""
        words = self.wizard.ports.words.screens
        rows = [Content.assemble((f"{KEYS[k].shown:<8}", "bold $primary"), KEYS[k].help) for k in self._keys]
        folder = self.wizard.ports.store.path("x").rsplit("x.toml", 1)[0]
        with Vertical(id="dialog"):
            yield Plain(words["help-title"], id="title")
            with VerticalScroll(id="sheet"):
                if self._about:
                    yield Plain(self._about, classes="paragraph")
                yield Plain(Content("\n").join(rows), classes="paragraph")
                yield Plain(f"{words['help-data']} {folder}\n{words['help-private']}", classes="paragraph muted")
            yield KeyBar()

    def on_mount(self) -> None:
        """The arrows scroll it."""
        self.query_one(KeyBar).show(("move", "close"))
        self.query_one("#sheet").focus()

    def action_close(self) -> None:
        """Back to the screen below."""
        if not self._answered:
            self._answered = True
            self.dismiss()


class DeleteScreen(ModalScreen[bool]):
    """Delete is never on Enter, and listens only once it has been seen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("confirm_delete", "keep_it")]

    def __init__(self, wizard: Wizard, about: str) -> None:
        super().__init__()
        self.wizard = wizard
        self._about = about
        self._armed = False
        self._answered = False

    def compose(self) -> ComposeResult:
        """Which case, and what becomes of it."""
        words = self.wizard.ports.words.screens
        with Vertical(id="dialog"):
            yield Plain(words["delete-title"], id="title")
            yield Plain(self._about, classes="paragraph")
            yield Plain(words["delete-lead"], classes="paragraph muted")
            yield KeyBar()

    def on_mount(self) -> None:
        """Arm the key after the question has been on the screen."""
        self.query_one(KeyBar).show(("confirm_delete", "keep_it"))
        self.call_after_refresh(self.set_timer, DELETE_ARM_SECONDS, self._arm)

    def _arm(self) -> None:
        self._armed = True

    def action_confirm_delete(self) -> None:
        """Yes."""
        if self._armed:
            self._close(True)

    def action_keep_it(self) -> None:
        """No."""
        self._close(False)

    def _close(self, answer: bool) -> None:
        if not self._answered:
            self._answered = True
            self.dismiss(answer)


class ReadOnlyScreen(Screen[None]):
    """A case from a newer version: to read and to copy, and nothing else."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("copy_all", "go_home")]

    def __init__(self, wizard: Wizard, text: str) -> None:
        super().__init__()
        self.wizard = wizard
        self._text = text

    def compose(self) -> ComposeResult:
        """The file as it stands."""
        words = self.wizard.ports.words.screens
        yield Headline()
        with Vertical(id="middle"), Vertical(id="main"):
            yield Plain(words["readonly-title"], id="title")
            yield Plain(words["readonly-lead"], id="lead")
            yield TextArea(self._text, read_only=True, compact=True, id="body")
        yield KeyBar()

    def on_mount(self) -> None:
        """Only what can be done."""
        self.query_one(Headline).about = "raincheck"
        self.query_one(KeyBar).show(("move", "copy_all", "go_home", "help", "leave"))
        self.query_one(TextArea).focus()

    def action_go_home(self) -> None:
        """To all cases."""
        self.post_message(GoHome())

    def action_copy_all(self) -> None:
        """The whole text to the clipboard."""
        self.app.copy_to_clipboard(self._text)
        self.run_worker(lambda: self.wizard.copy(self._text), thread=True)
