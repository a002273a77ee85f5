"""The words on the screen: the editor, the subject above it, and the coach beside it.

key -> editor -> Stirred          saving starts, questions are off the table
       rest   -> Rested           the words are counted, and a thread asks the coach
       review -> coach and marks, if the words are still the same
"""

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from raincheck.domain.addressee import addressee
from raincheck.domain.context import Context
from raincheck.domain.drafting import word_count
from raincheck.domain.segments import segments
from raincheck.domain.session import Channel, Session
from raincheck.domain.steps.message import outdated, text_of
from raincheck.domain.texts import in_hand
from raincheck.tui.screens.base import StepScreen
from raincheck.tui.widgets.coach import MOST, Coach
from raincheck.tui.widgets.editor import Editor, Spot, SubjectLine
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard

if TYPE_CHECKING:
    from raincheck.domain.coach.findings import Finding, Review

Words = tuple[str, str]
"""A subject, empty where there is none, and a body."""


def consult(session: Session, words: Words, ctx: Context) -> "Review":
    """What the coach says to these words; pure, so that a thread may ask."""
    # Its many patterns are compiled when they are loaded, which the first paint need not wait for.
    from raincheck.domain.coach import check
    from raincheck.domain.coach.case import circumstances

    return check(*words, circumstances(session, in_hand(session.message), ctx), ctx.words.coach)


class WritingScreen(StepScreen):
    """The words, where they are typed, counted, saved and looked at; what the keys do is not known here."""

    AUTO_FOCUS: ClassVar[str] = "#body"

    def __init__(self, wizard: Wizard, session: Session) -> None:
        super().__init__(wizard, session)
        self._editor, self._subject = Editor(), SubjectLine()
        self._coach = Coach(wizard.ports.words.screens)
        self._filled: str | None = None
        self._armed = ""
        self._armed_for: Words = ("", "")
        self._review: Review | None = None
        self._read: Words | None = None
        self._at: Finding | None = None

    def body(self) -> ComposeResult:
        """The subject line is only seen for a mail."""
        with Horizontal(id="subject-row"):
            yield Plain(self.wizard.ports.words.fields["subject"].prompt, classes="label")
            yield self._subject
        with Container(id="desk"):
            yield self._editor
            yield self._coach

    def start(self) -> None:
        """The words as they were left."""
        self._load()
        if outdated(self.session, self.wizard.context()):
            self.say(self.words("message-changed"))
        elif not self.session.me.name and not self._edited:
            self.say(self.words("message-unsigned"))

    # What stands there

    @property
    def _channel(self) -> Channel:
        return in_hand(self.session.message)

    @property
    def _mail(self) -> bool:
        return self._channel is Channel.EMAIL

    @property
    def _edited(self) -> bool:
        text = text_of(self.session.message)
        return text is not None and text.edited

    @property
    def _words(self) -> Words:
        return (self._subject.value if self._mail else "", self._editor.text)

    @property
    def is_advised(self) -> bool:
        """Whether the coach has spoken about the words as they stand."""
        return self._read == self._words

    def _load(self) -> None:
        stored = self.wizard.stored(self.session)
        self._read = None
        self.query_one("#subject-row").display = self._mail
        self._fill(stored.get("subject", ""))
        self._editor.load(stored["body"])
        self._status()
        self.call_after_refresh(self._advise)

    def _fill(self, subject: str) -> None:
        if subject != self._subject.value:
            self._filled = subject
            self._subject.value = subject

    def _status(self) -> None:
        channel, person = self._channel, addressee(self.session)
        who = person.house if channel is Channel.ATS else person.name or person.email or person.house
        name = self.words(f"message-channel-{channel.value}")
        title = f"{name} {self.words('message-to', who=who)}" if who else name
        if str(self._editor.border_title) != title:
            self._editor.border_title = Content(title)
        self._editor.caption(self._state())

    def _state(self) -> str:
        """Whose words, how many, and what a phone makes of them; the least needed is left out first."""
        text = self._editor.text
        tone = self.words(f"message-tone-{self.session.message.tone.value}")
        state = self.words("message-edited") if self._edited else self.words("message-draft", tone=tone)
        parts = [state, self.words("message-words", count=word_count(text))]
        if self._channel is Channel.SMS:
            phone = segments(text)
            key = "message-segment" if phone.count == 1 else "message-segments"
            parts.append(self.words(key, count=phone.count, encoding=phone.encoding))
        while len(parts) > 1 and len(" · ".join(parts)) > max(self._editor.size.width, 30):
            del parts[0]
        return " · ".join(parts)

    def say(self, text: str) -> None:
        """The coach says it: one voice on this screen, and nothing moves for it."""
        self._coach.say(text)

    def answers(self) -> dict[str, str]:
        """The words for the channel in hand."""
        subject, body = self._words
        found = {"channel": self._channel.value, "body": body}
        return {**found, "subject": subject} if self._mail else found

    # Typing

    def on_editor_stirred(self, event: Editor.Stirred) -> None:
        """Keep the words soon; what was asked or said before is over."""
        event.stop()
        self._armed = ""
        self._read = None
        self.say("")
        self.typed()

    def on_editor_rested(self, event: Editor.Rested) -> None:
        """Count the words, and ask the coach."""
        event.stop()
        self._status()
        self._advise()

    def on_input_changed(self, event: Input.Changed) -> None:
        """The subject is typed in as well."""
        event.stop()
        if event.value != self._filled:
            self._subject.mark(())
            self._editor.stir()
        self._filled = None

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the subject goes to the words."""
        event.stop()
        self.set_focus(self._editor)

    def on_key(self, event: events.Key) -> None:
        """Any other key than the one that was asked for is a no."""
        self._calm()

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Tab: the same; the app takes this key before the screen sees it."""
        self._calm()
        return super().focus_next(selector)

    def focus_previous(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Shift+Tab: the same."""
        self._calm()
        return super().focus_previous(selector)

    def _calm(self) -> None:
        if self._armed:
            self._armed = ""
            self.say("")

    def keep_now(self) -> None:
        """Save the words; say so in the corner when the hand rests, and go on saving while it does not."""
        super().keep_now()
        if not self.is_mounted or self._left:
            return
        if self._editor.stirring:
            self.typed()
        else:
            self._status()

    # The coach

    def _advise(self) -> None:
        if self.is_mounted:
            self._ask_coach()

    @work(group="coach", exclusive=True)
    async def _ask_coach(self) -> None:
        words = self._words
        if words[1].strip():
            review = await asyncio.to_thread(consult, self.session, words, self.wizard.context())
            if words == self._words:
                self._take_advice(words, review)
        else:
            self._take_advice(words, None)

    def _take_advice(self, words: Words, review: "Review | None") -> None:
        self._read, self._review = words, review
        at = self._at
        same = (found for found in self._findings if at and (found.rule, found.start) == (at.rule, at.start))
        self._at = next(same, None)
        self._editor.mark([_spot(finding) for finding in self._in_body])
        self._subject.mark([_spot(finding) for finding in self._findings if finding.part == "subject"])
        self._show_advice()

    @property
    def _findings(self) -> "tuple[Finding, ...]":
        return self._review.findings[:MOST] if self._review else ()

    @property
    def _in_body(self) -> "list[Finding]":
        return [finding for finding in self._findings if finding.part == "body"]

    def _show_advice(self) -> None:
        """The finding where the cursor stands comes first, then the worst."""
        if self._read is None:
            return
        review = self._review
        order = sorted(self._findings, key=lambda finding: finding is not self._at)
        note = self.words("coach-empty" if review is None else "coach-fine")
        ticks, count = (review.ticks, len(review.findings)) if review else ({}, 0)
        self._coach.show(ticks, order, count, note)

    def on_editor_entered(self, event: Editor.Entered) -> None:
        """The cursor explains what it stands in."""
        event.stop()
        body = self._in_body
        if event.spot is not None and event.spot < len(body):
            self._at = body[event.spot]
        elif self._at and self._at.start < self._at.end:
            self._at = None
        self._show_advice()

    def _advice_now(self) -> "tuple[Finding, ...]":
        """The findings for the words as they stand now, whatever a thread is about to say."""
        words = self._words
        if words != self._read and words[1].strip():
            self._take_advice(words, consult(self.session, words, self.wizard.context()))
        return self._findings if words[1].strip() else ()

    def _visit(self, finding: "Finding") -> None:
        """The cursor to where it can be mended."""
        if finding.part == "subject" and self._mail:
            self.set_focus(self._subject)
            self._subject.cursor_position = finding.start
        else:
            self.set_focus(self._editor)
            self._editor.go_to(finding.start)
        self._at = finding
        self._show_advice()


def _spot(finding: "Finding") -> Spot:
    return Spot(finding.start, finding.end, f"mark--{finding.severity}")
