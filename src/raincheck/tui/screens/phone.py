"""To the phone: a code that it reads from the screen, in place of typing a number under pressure.

What finds no room is said in one sentence, and what fits is shown in its place: the same without the words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from string import Template
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.screen import ModalScreen

from raincheck.domain.codes import UNDER, Modules, Place, Where, place, room_needed, size_of
from raincheck.domain.phone_offers import Offer, shorter
from raincheck.tui.keys import bind
from raincheck.tui.widgets.choices import HOTKEYS
from raincheck.tui.widgets.code import Code
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard

WORDS_COLUMNS = 46
"""Lines stay short enough to read beside the code."""

PADDING = 4
"""Columns of it that stay empty."""

LISTED, LISTED_WITH_NOTE = 15, 21
"""Lines of a screen from which on the offers are listed; on a smaller one their numbers still work."""


class PhoneScreen(ModalScreen[bool]):
    """One code at a time, as large as it needs. It answers whether one with the message in it was shown.

    Such a code is a hand-off: the phone may have taken the message, and only the user knows if it went out.
    With `can_open` the link can be opened on this machine as well; the review has keys of its own for that.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bind("close", "open_here", "swap_code"),
        Binding("up,left", "step(-1)", show=False),
        Binding("down,right", "step(1)", show=False),
    ]

    @dataclass
    class Drawn(Message):
        """A code is ready; None when the text is too long for any."""

        offer: Offer
        modules: Modules | None

    @dataclass
    class Opened(Message):
        """Whether a program of this machine took the link."""

        offer: Offer
        ok: bool

    def __init__(
        self, wizard: Wizard, offers: Sequence[Offer], marked: Offer | None = None, *, can_open: bool = True
    ) -> None:
        super().__init__()
        self.wizard = wizard
        self._offers = tuple(offers)
        self._marked = marked or self._offers[0]
        self._can_open = can_open
        self._codes: dict[Offer, Modules | None] = {}
        self._handed = self._answered = False

    def compose(self) -> ComposeResult:
        """The words about it, the offers, the keys; and the code."""
        with Container(id="phone"):
            with Vertical(id="words"):
                with Vertical(id="about"):
                    yield Plain(id="title")
                    yield Plain(id="note")
                    yield Plain(id="offers")
                    yield Plain(id="said")
                yield KeyBar()
            yield Code()

    def on_mount(self) -> None:
        """Draw the codes in a thread: the longest take a tenth of a second."""
        self.query_one(Code).display = False
        self.run_worker(self._draw, thread=True)

    def _draw(self) -> None:
        wanted = (self._marked, shorter(self._marked, self._offers), *self._offers)
        for offer in dict.fromkeys(offer for offer in wanted if offer):
            self.post_message(self.Drawn(offer, self.wizard.ports.codes.modules(offer.link)))

    def on_phone_screen_drawn(self, event: Drawn) -> None:
        """Show it if it is the one that is wanted."""
        event.stop()
        self._codes[event.offer] = event.modules
        if event.offer in (self._marked, shorter(self._marked, self._offers)):
            self.fill()

    def on_resize(self, event: events.Resize) -> None:
        """More room, or less: another one may fit."""
        self.call_after_refresh(self.fill)

    # What is shown

    def fill(self) -> None:
        """The code that is wanted; where it has no room, the same without the words; else only what it is for."""
        shown, less = self._marked, shorter(self._marked, self._offers)
        if not self.is_mounted or shown not in self._codes:
            return
        if less is not None and self._placed(shown) is None:
            if less not in self._codes:
                return
            shown = less if self._placed(less) else shown
        stands = self._placed(shown)
        self._tell(shown, stands)
        self._put(shown, stands)

    def _placed(self, offer: Offer) -> Place | None:
        modules = self._codes[offer]
        return place(modules, *self.app.size) if modules else None

    def _put(self, offer: Offer, stands: Place | None) -> None:
        """The code where it stands, and the words in the room that is left."""
        code, modules, left = self.query_one(Code), self._codes[offer], self.app.size
        code.display = stands is not None
        if stands is not None and modules is not None:
            code.show(modules, stands.quiet)
            self._handed = self._handed or offer.carries_message
            taken = Size(*size_of(modules, stands.quiet))
            left -= Size(0, taken.height) if stands.where in UNDER else Size(taken.width, 0)
        for where in Where:
            self.set_class(stands is not None and stands.where is where, f"-{where}")
        width, keys = min(left.width, WORDS_COLUMNS), self.query_one(KeyBar)
        self.query_one("#words").styles.width = width
        # The longest address may take more lines than there are; the keys stay.
        self.query_one("#about").styles.max_height = left.height - keys.get_content_height(None, None, width - PADDING)

    def _tell(self, offer: Offer, stands: Place | None) -> None:
        """What the code does, why it is not the one that was wanted, and what else there is."""
        slim, alone = (stands is not None and stands.where is where for where in (Where.SLIM, Where.ALONE))
        title = f"phone-{'short' if slim else 'does'}-{offer.kind}" if stands else "phone-type"
        nobody = "" if offer.target else "-nobody"
        self.query_one("#title", Plain).show(self._words(title + nobody, target=offer.target))
        note = self._note(offer, stands)
        self.query_one("#note", Plain).show(note)
        roomy = self.app.size.height >= (LISTED_WITH_NOTE if note else LISTED)
        self.query_one("#offers", Plain).show(self._listed(offer) if roomy else "")
        others = ("other_code",) if len(self._offers) > 1 else ()
        opens = ("open_here",) if self._openable and not alone else ()
        swap = ("swap_code",) if self.app.no_color and stands and not alone else ()
        self.query_one(KeyBar).show(("close", *others, *swap, *opens), len(self._offers))

    def _note(self, offer: Offer, stands: Place | None) -> str:
        """What is too large for this screen, and what would help; without colors, that a phone may not read it."""
        if stands is None:
            less = shorter(self._marked, self._offers)
            return self._too_large(less or self._marked, "phone-even-bare" if less else "phone-it")
        if offer == self._marked:
            return self._words("phone-no-color") if self.app.no_color and stands.where is not Where.SLIM else ""
        if stands.where is Where.SLIM:
            return self._words("phone-short-large")
        return f"{self._too_large(self._marked, 'phone-with-words')} {self._words('phone-instead')}"

    def _too_large(self, offer: Offer, named: str) -> str:
        modules, (columns, lines) = self._codes[offer], self.app.size
        if modules is None:
            return self._words("phone-too-long")
        wide, high = room_needed(modules, columns)
        what = self._words(named)
        if wide > columns:
            return self._words("phone-room", what=what, columns=wide, lines=high, wide=columns, high=lines)
        return self._words("phone-lines", what=what, needed=high, have=lines)

    def _listed(self, shown: Offer) -> Content:
        """The offers, the one whose code is shown with a mark."""
        if len(self._offers) == 1:
            return Content("")
        rows = [
            Content.assemble(
                ("▌" if offer == shown else " ", "$primary"),
                (f"{HOTKEYS[index]}  ", "$primary"),
                (self._words(f"phone-offer-{offer.kind}"), "bold" if offer == shown else "$secondary"),
            )
            for index, offer in enumerate(self._offers)
        ]
        return Content("\n").join(rows)

    def _words(self, key: str, **facts: object) -> str:
        return Template(self.wizard.ports.words.screens[key]).safe_substitute(facts)

    # Its keys

    def action_step(self, by: int) -> None:
        """The next offer, or the one before."""
        self._mark(self._offers[(self._offers.index(self._marked) + by) % len(self._offers)])

    def on_key(self, event: events.Key) -> None:
        """An offer by its number."""
        index = HOTKEYS.find(event.character) if event.character else -1
        if 0 <= index < len(self._offers):
            event.stop()
            self._mark(self._offers[index])

    def _mark(self, offer: Offer) -> None:
        self._marked = offer
        self.query_one("#said", Plain).show("")
        self.fill()

    def action_swap_code(self) -> None:
        """Without colors: the other way around, for a light terminal."""
        self.query_one(Code).swap()

    @property
    def _openable(self) -> Offer | None:
        """What is marked, for here its words fit on any screen; without them where even a link is too long."""
        offers = (self._marked, shorter(self._marked, self._offers)) if self._can_open else ()
        return next((one for one in offers if one and one.opens), None)

    def action_open_here(self) -> None:
        """Open it on this machine."""
        offer = self._openable
        if offer is not None:
            self.run_worker(lambda: self._open(offer), thread=True, exclusive=True, group="open")

    def _open(self, offer: Offer) -> None:
        self.post_message(self.Opened(offer, self.wizard.ports.launcher.open(offer.link)))

    def on_phone_screen_opened(self, event: Opened) -> None:
        """Say what came of it."""
        event.stop()
        if event.ok:
            self._handed = self._handed or event.offer.carries_message
        key = "phone-opened" if event.ok else "phone-not-opened"
        self.query_one("#said", Plain).show(self._words(key))

    def action_close(self) -> None:
        """Back, and whether the message may have gone over."""
        if not self._answered:
            self._answered = True
            self.dismiss(self._handed)
