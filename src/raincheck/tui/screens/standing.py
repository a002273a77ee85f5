"""Where the message in hand stands, as the review of it asks."""

from raincheck.domain.delivery import is_open
from raincheck.domain.errands import let_go
from raincheck.domain.reach import is_said, second_copy_of, standing
from raincheck.domain.session import Delivery, DeliveryState
from raincheck.tui.screens.mail_flow import MailFlow


class Standing(MailFlow):
    """A step that knows what has become of its message."""

    @property
    def stands(self) -> Delivery | None:
        """The delivery that says where the case stands."""
        return standing(self.session)

    @property
    def asking(self) -> bool:
        """Whether only the user can say if it went out."""
        return self.stands is not None and is_open(self.stands)

    @property
    def was_sent(self) -> bool:
        """Whether they have exactly these words."""
        stands = self.stands
        return stands is not None and stands.state is DeliveryState.SENT and is_said(stands, self.message)

    @property
    def before(self) -> Delivery | None:
        """The try by which somebody whom this would go to has it already, or may have it."""
        return second_copy_of(self.session, self.message) if self.message else None

    @property
    def may_go(self) -> bool:
        """Whether one can go on without sending it: they may have answered by phone meanwhile."""
        return let_go(self.session) != self.session or self.session.message.let_go
