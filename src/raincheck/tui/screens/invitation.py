"""Reading an invitation beside a screen: from the box, or pasted into a line of its form.

paste -> read in a thread -> `fill_in`, or why nothing was read
"""

from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.worker import Worker, get_current_worker

from raincheck.domain.invitations.facts import Invitation
from raincheck.domain.text import BODY_LIMIT
from raincheck.ports import Unreadable
from raincheck.tui.keys import bind
from raincheck.tui.messages import Boxed
from raincheck.tui.screens.base import StepScreen
from raincheck.tui.widgets.fields import Line


class InvitationScreen(StepScreen):
    """A step that takes facts out of an invitation; the screen stays as quick as it was meanwhile."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("paste")]

    _reading: Worker[None] | None = None
    _pasted: Line.Pasted | None = None
    _boxed = ""
    _cut = False

    async def fill_in(self, found: Invitation) -> None:
        """The facts of the invitation into the step."""

    def action_paste(self) -> None:
        """A box for many lines."""
        from raincheck.tui.screens.paste import PasteScreen

        self._pasted = None
        self.app.push_screen(PasteScreen(self.wizard, self._boxed), self._from_box)

    def _from_box(self, boxed: Boxed | None) -> None:
        """The box is closed; what stood in it stays at hand."""
        if boxed is not None:
            self._boxed = boxed.text
            self._given(boxed.text if boxed.read else "")

    def on_line_pasted(self, event: Line.Pasted) -> None:
        """A whole invitation was pasted into a line, or the name of its file."""
        event.stop()
        self._pasted = event
        self._given(event.text)

    def _given(self, text: str | None) -> None:
        if text:
            self._cut = len(text) >= BODY_LIMIT
            self.keep_now()
            self.say(self.words("reading"))
            self._reading = self.run_worker(partial(self._understand, text), thread=True, exclusive=True)

    def _understand(self, text: str) -> None:
        found = self.wizard.read_invitation(text)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self.call_later, self._understood, found)

    async def _understood(self, found: Invitation | Unreadable) -> None:
        """Fill in the facts, unless the user has gone on without them."""
        if self._reading is None or self._left:
            return
        self._reading = None
        if isinstance(found, Unreadable) or not (found.sources or found.questions):
            self._say_unread(found)
            return
        self.say(self._gaps(found))
        self.keep_now()
        await self.fill_in(found)

    def _gaps(self, found: Invitation) -> str:
        """What was left out: a text too long to be read whole, or a time that nobody named."""
        if self._cut:
            return self.words("reading-cut")
        asked = any(question.field == "starts" for question in found.questions)
        return "" if found.starts or asked else self.words("reading-no-time")

    def _say_unread(self, found: Invitation | Unreadable) -> None:
        """Why nothing was read; a paste that was no invitation stands in its line as text."""
        if isinstance(found, Unreadable):
            words = self.wizard.ports.words.problems[found.cause.value]
            self.say(f"{words.cause} {words.remedy}")
        else:
            self.say(self.words("reading-nothing"))
        if self._pasted is not None:
            self._pasted.line.take(self._pasted.text)
            self._pasted = None

    def action_back(self) -> None:
        """Stop reading, or go back."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
            self.say("")
        else:
            super().action_back()
