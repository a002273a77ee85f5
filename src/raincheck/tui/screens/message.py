"""What to say: what the keys of the editor do. A draft never takes the writer's words away unasked."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import SuspendNotSupported
from textual.binding import BindingType

from raincheck.domain.letter import joined, parted
from raincheck.domain.session import Session, Tone
from raincheck.domain.text import clean_line
from raincheck.ports import EditorFailed
from raincheck.tui.keys import bind
from raincheck.tui.screens.writing import Words, WritingScreen
from raincheck.tui.widgets.editor import Editor
from raincheck.wizard import Wizard

if TYPE_CHECKING:
    from raincheck.domain.coach.findings import Finding

TONES = tuple(Tone)
KEYS = ("forward", "other_wording", "channel", "tone", "finding", "restore", "outside", "undo", "redo")
USUAL, WIDE = 60, 100
"""Columns from which the footer has room for more keys, as the breakpoints of the app."""


@dataclass(frozen=True, slots=True)
class _Swap:
    """One step of undo in which the subject was changed as well."""

    old: Words
    new: Words


class MessageScreen(WritingScreen):
    """A subject for a mail, and the words."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind(*KEYS)]
    SHOWN: ClassVar[tuple[str, ...]] = ("forward", "other_wording", "channel", "tone", "back", "help")

    def __init__(self, wizard: Wizard, session: Session) -> None:
        super().__init__(wizard, session)
        self._swaps: list[_Swap] = []

    def shown_keys(self) -> tuple[str, ...]:
        """As many as there is room for; all of them are in the help."""
        width = self.app.size.width
        if width >= WIDE:
            return (*self.SHOWN[:4], "restore", *self.SHOWN[4:])
        return self.SHOWN if width >= USUAL else (*self.SHOWN[:4], "help")

    def help_keys(self) -> tuple[str, ...]:
        """Also those for which the footer has no room."""
        return KEYS

    def _agreed(self, key: str, question: str, **facts: object) -> bool:
        """Whether the words may go: they are a draft, or the key was pressed twice in a row."""
        self.keep_now()
        if not self._edited or self._asked(key):
            self._calm()
            return True
        self._armed, self._armed_for = key, self._words
        self.say(self.words(question, **facts))
        return False

    def _asked(self, key: str) -> bool:
        """Whether that key has asked, about these very words."""
        return self._armed == key and self._armed_for == self._words

    # Going on

    def action_forward(self) -> None:
        """On to the review; what should not go out like this is named once."""
        worst = next((finding for finding in self._advice_now() if finding.severity == "block"), None)
        if worst is None or self._asked("forward"):
            self.forward()
            return
        self._visit(worst)
        self._armed, self._armed_for = "forward", self._words
        self.say(self.words("coach-sure"))

    def action_finding(self) -> None:
        """To the next thing to mend, in the order of the text."""
        self._calm()
        findings = sorted(self._advice_now(), key=_place)
        if not findings:
            return
        here = (self.focused is not self._subject, self._editor.offset_here)
        if self.focused is self._subject:
            here = (False, self._subject.cursor_position)
        if self._at in findings and _place(self._at) == here:
            self._visit(findings[(findings.index(self._at) + 1) % len(findings)])
        else:
            self._visit(next((finding for finding in findings if _place(finding) >= here), findings[0]))

    # Other words

    def action_other_wording(self) -> None:
        """The same facts in other words."""
        if self._agreed("other_wording", "message-sure-wording"):
            self._swap(self.wizard.next_wording(self.session))

    def action_tone(self) -> None:
        """Plain, warm, formal, and plain again."""
        tone = TONES[(TONES.index(self.session.message.tone) + 1) % len(TONES)]
        if self._agreed("tone", "message-sure-tone", tone=self.words(f"message-tone-{tone.value}")):
            edited = self._edited
            session = self.wizard.set_tone(self.session, tone)
            self._swap(self.wizard.redraft(session) if edited else session)

    def action_restore(self) -> None:
        """The draft from the facts."""
        if self._agreed("restore", "message-sure-restore") and not self._swap(self.wizard.redraft(self.session)):
            self.say(self.words("message-fresh"))

    def action_channel(self) -> None:
        """The next channel; each keeps its own words."""
        self._calm()
        self.take(self.wizard.switch_channel(self.session, self.answers()))
        self._swaps.clear()
        self.say("")
        self._load()

    def _swap(self, session: Session) -> bool:
        """Show the words of that session; whether they are others."""
        self.take(session)
        stored = self.wizard.stored(session)
        return self._put((stored.get("subject", ""), stored["body"]))

    def _put(self, words: Words) -> bool:
        """One edit, so that undo brings back what stood here."""
        before = self._words
        if words != before:
            self._swaps.append(_Swap(before, words))
            self._fill(words[0])
            self._editor.put(words[1])
        self._status()
        return words != before

    # Undo

    def action_undo(self) -> None:
        """Also from the subject, which has no memory of its own."""
        self._editor.action_undo()

    def action_redo(self) -> None:
        """The same, forward."""
        self._editor.action_redo()

    def on_editor_rolled(self, event: Editor.Rolled) -> None:
        """A subject that was swapped together with the words goes back with them, unless it was changed since."""
        event.stop()
        for swap in reversed(self._swaps):
            left, found = (swap.new, swap.old) if event.back else (swap.old, swap.new)
            if (self._subject.value, event.text) == (left[0], found[1]):
                self._fill(found[0])
                return

    # Their own editor

    def action_outside(self) -> None:
        """Leave the terminal to the user's own editor, and take what it saves."""
        self.keep_now()
        self._calm()
        words = self._words
        subject = words[0] if self._mail else None
        try:
            with self.app.suspend():
                outcome = self.wizard.ports.editor.edit(joined(subject, words[1]), ".txt")
        except SuspendNotSupported:
            self.say(self.words("outside-no-terminal"))
            return
        if isinstance(outcome, EditorFailed):
            self.say(self.words(f"outside-{outcome.cause.value}", detail=clean_line(outcome.detail)))
            return
        subject, body = parted(outcome, subject)
        if self._put((subject or "", body)):
            self.keep_now()
        else:
            self.say(self.words("outside-same"))


def _place(finding: "Finding") -> tuple[bool, int]:
    """Where it stands: the subject comes before the body."""
    return (finding.part != "subject", finding.start)
