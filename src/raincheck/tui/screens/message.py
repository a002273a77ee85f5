"""What to say: the editor. A draft never takes the writer's words away."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, TextArea

from raincheck.domain.drafting import word_count
from raincheck.domain.session import Channel
from raincheck.domain.steps.message import outdated, text_of
from raincheck.domain.text import clean_body
from raincheck.tui.keys import bind
from raincheck.tui.screens.base import StepScreen
from raincheck.tui.widgets.fields import Line
from raincheck.tui.widgets.plain import Plain


class Editor(TextArea):
    """A text area in which a paste is only text."""

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        # Replacing the selection keeps the paste one step of undo.
        self.replace(clean_body(event.text), *self.selection)


class MessageScreen(StepScreen):
    """A subject for a mail, and the words."""

    AUTO_FOCUS: ClassVar[str] = "#body"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("forward", "redraft", "channel")]
    SHOWN: ClassVar[tuple[str, ...]] = ("forward", "redraft", "channel", "back", "help", "leave")

    _sure = False

    def body(self) -> ComposeResult:
        """The subject line is only seen for a mail."""
        with Horizontal(id="subject-row"):
            yield Plain(self.wizard.ports.words.fields["subject"].prompt, classes="label")
            yield Line(id="subject", compact=True)
        yield Editor(id="body", soft_wrap=True, show_line_numbers=False, compact=True)

    def start(self) -> None:
        """The words as they were left."""
        self._load()
        if outdated(self.session, self.wizard.context()):
            self.say(self.words("message-changed"))
        elif not self.session.me.name and not self._edited:
            self.say(self.words("message-unsigned"))

    @property
    def _edited(self) -> bool:
        text = text_of(self.session.message)
        return text is not None and text.edited

    def _load(self) -> None:
        stored = self.wizard.stored(self.session)
        self.query_one("#subject-row").display = self.session.message.channel is Channel.EMAIL
        self.query_one("#subject", Line).value = stored.get("subject", "")
        self.query_one(Editor).load_text(stored["body"])
        self._status()

    def _status(self) -> None:
        interview = self.session.interview
        channel = self.words(f"message-channel-{self.session.message.channel.value}")
        who = interview.contact_name or interview.contact_email or interview.company
        editor = self.query_one(Editor)
        editor.border_title = Content(f"{channel} {self.words('message-to', who=who)}" if who else channel)
        state = self.words("message-edited" if self._edited else "message-draft")
        editor.border_subtitle = Content(f"{state} · {self.words('message-words', count=word_count(editor.text))}")

    def answers(self) -> dict[str, str]:
        """The words for the channel in hand."""
        found = {"channel": self.session.message.channel.value, "body": self.query_one(Editor).text}
        if self.session.message.channel is Channel.EMAIL:
            found["subject"] = self.query_one("#subject", Line).value
        return found

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep the words when the hand rests."""
        event.stop()
        self._changed()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the subject as well."""
        event.stop()
        self._changed()

    def _changed(self) -> None:
        if self.answers() != self.wizard.stored(self.session):
            self._sure = False
            self.say("")
            self.typed()

    def keep_now(self) -> None:
        """Save the words, and say so in the corner."""
        super().keep_now()
        if self.is_mounted:
            self._status()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the subject goes to the words."""
        event.stop()
        self.set_focus(self.query_one(Editor))

    def action_forward(self) -> None:
        """On to the review."""
        self.forward()

    def action_redraft(self) -> None:
        """A new draft; over one's own words only when asked twice."""
        self.keep_now()
        if not self._edited:
            self.say(self.words("message-fresh"))
            return
        if not self._sure:
            self._sure = True
            self.say(self.words("message-sure"))
            return
        self._sure = False
        self.say("")
        self.take(self.wizard.redraft(self.session))
        editor, stored = self.query_one(Editor), self.wizard.stored(self.session)
        self.query_one("#subject", Line).value = stored.get("subject", "")
        # One edit, so that undo brings the words back that stood here.
        editor.replace(stored["body"], (0, 0), editor.document.end)
        editor.move_cursor((0, 0))
        self._status()

    def action_channel(self) -> None:
        """The other channel; each keeps its own words."""
        self.take(self.wizard.switch_channel(self.session, self.answers()))
        self._load()
