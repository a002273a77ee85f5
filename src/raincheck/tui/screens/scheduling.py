"""The part of a step that writes its moments somewhere: a calendar server, a file, or the phone.

Only what was read back from a server is said to be in the calendar; everything else says why not, and what to do.
"""

from collections.abc import Sequence
from string import Template

from textual.timer import Timer

from raincheck.domain.phone_offers import of_entry
from raincheck.domain.placing import Conflict, in_calendar, soonest
from raincheck.domain.telling import moment
from raincheck.domain.touches import TouchState
from raincheck.ports import SECRET_CAUSES, NotPlaced, Placement, WriteFailed, Written
from raincheck.tui.placing import Placing
from raincheck.tui.screens.calendar_flow import CalendarFlow


class SchedulingScreen(CalendarFlow):
    """A step with moments. `show_touches` shows them as they stand, `offer_file` marks the way by a file."""

    _placing: Placing | None = None
    _writing = False
    _seconds: Timer | None = None

    @property
    def busy(self) -> bool:
        """Whether the calendar or the file is being written."""
        return self.is_placing or self._writing

    @property
    def is_placing(self) -> bool:
        """Whether the calendar server is being asked, which can be stopped."""
        return self._placing is not None

    def say(self, text: str) -> None:
        """What is said goes before the moments where there is no room for both."""
        super().say(text)
        self.set_class(bool(text), "-saying")

    def show_touches(self) -> None:
        """Show the moments as they stand."""

    def offer_file(self) -> None:
        """Mark the way by a file, for the calendar was not reached."""

    # The calendar server

    def to_calendar(self) -> None:
        """Bring the calendar up to date; what is missing for it is asked first."""
        if not self.busy:
            self.when_calendar_ready(self._place)

    def _place(self) -> None:
        self.take(self.wizard.trying(self.session))
        self._placing = Placing(self, self.session)
        self._placing.start(self.wizard)
        self._seconds = self.set_interval(1.0, self._show_seconds)
        self._show_seconds()

    def _show_seconds(self) -> None:
        if self._placing is not None:
            self.say(self.words("placing", seconds=self._placing.seconds))

    def on_placing_ended(self, event: Placing.Ended) -> None:
        """Write down what came of it, and say it."""
        event.stop()
        if event.placing is not self._placing:
            return
        self._placing = None
        if self._seconds is not None:
            self._seconds.stop()
        self.take(self.wizard.placed(self.session, event.placements))
        self.show_touches()
        conflicts = self.wizard.conflicts(self.session, event.placements)
        failed = next((one for one in event.placements if isinstance(one, NotPlaced)), None)
        if failed is not None:
            self.doubt_calendar_password(failed.cause)
            self._say_failed(failed)
        elif conflicts:
            self._ask(conflicts[0])
        else:
            self._say_placed(event.placements)
        self.refresh_frame()

    def _say_failed(self, failed: NotPlaced) -> None:
        """Not in the calendar yet, why, and the file as another way."""
        words = self.wizard.ports.words.problems[failed.cause.value]
        known = sum(in_calendar(self.session, touch.uid) for touch in self.session.followup.touches)
        # What to do about a password is said of the mail that it could be for as well.
        remedy = self.words("placing-password") if failed.cause in SECRET_CAUSES else words.remedy
        lines = [f"{self.words('placing-partly' if known else 'placing-not')} {words.cause} {remedy}"]
        if failed.wait_seconds:
            lines.append(self.words("placing-wait", seconds=failed.wait_seconds))
        if failed.note:
            lines.append(self.words("placing-said", note=failed.note))
        self.say("\n".join(lines))
        self.offer_file()

    def _say_placed(self, placements: Sequence[Placement]) -> None:
        """What is in the calendar now, read back; and what somebody had changed there."""
        ctx, followup = self.wizard.context(), self.session.followup
        standing = [one for one in followup.touches if one.state is TouchState.PLANNED]
        count = sum(in_calendar(self.session, touch.uid) for touch in standing)
        lines = [self.words("placing-done" if count else "placing-none", count=count)]
        theirs = self.moved_by_hand(placements)
        if theirs:
            names = ", ".join(ctx.words.touches[t.kind].label for t in followup.touches if t.uid in theirs)
            lines.append(self.words("placing-theirs", names=names))
        if any(one.bare for one in followup.held):
            lines.append(self.words("placing-bare"))
        self.say("\n".join(lines))

    @staticmethod
    def moved_by_hand(placements: Sequence[Placement]) -> set[str]:
        """What somebody changed in the calendar, which was taken over."""
        from raincheck.ports import GoneThere, MovedThere

        return {
            one.held.uid if isinstance(one, MovedThere) else one.uid
            for one in placements
            if isinstance(one, (MovedThere, GoneThere))
        }

    def _ask(self, conflict: Conflict) -> None:
        """Both moments, and whose counts."""
        from raincheck.tui.screens.conflict import ConflictScreen

        def decided(keep_ours: bool | None) -> None:
            if keep_ours is None:
                self.say(self.words("conflict-open"))
                return
            keep = self.wizard.keep_ours if keep_ours else self.wizard.keep_theirs
            self.take(keep(self.session, conflict))
            self.show_touches()
            # Ours goes over theirs; and where theirs was taken, there may be more to ask.
            self.to_calendar()

        self.app.push_screen(ConflictScreen(self.wizard, conflict), decided)

    def stop_placing(self) -> bool:
        """Ask it to stop; False when nothing is under way."""
        if self._placing is None:
            return False
        self._placing.stop()
        return True

    # The file

    def to_file(self, *, opening: bool) -> None:
        """Write the file, and go on once it is there."""
        if self.busy:
            return
        self._writing = True
        self.say(self.words("followup-working"))
        self.run_worker(lambda: self._write(opening), thread=True)

    def _write(self, opening: bool) -> None:
        result = self.wizard.write_calendar(self.session, opening)
        self.app.call_from_thread(self._written, result)

    def _written(self, result: Written | WriteFailed) -> None:
        self._writing = False
        if isinstance(result, WriteFailed):
            words = self.wizard.ports.words.problems[result.cause.value]
            self.say(f"{words.cause} {words.remedy}")
            return
        self.take(self.wizard.scheduled(self.session, result))
        self.forward({})

    # The phone

    def to_phone(self) -> None:
        """A code for the next moment."""
        from raincheck.tui.screens.phone import PhoneScreen

        ctx = self.wizard.context()
        touch = soonest(self.session, ctx.now)
        entry = next((one for one in self.wizard.entries(self.session) if touch and one.touch.uid == touch.uid), None)
        if touch is None or entry is None:
            self.say(self.words("followup-none-ahead"))
            return
        when = Template("$label, $at").substitute(
            label=ctx.words.touches[touch.kind].label, at=moment(touch.at, ctx.zone, ctx)
        )
        self.app.push_screen(PhoneScreen(self.wizard, [of_entry(entry, when)], can_open=False))
