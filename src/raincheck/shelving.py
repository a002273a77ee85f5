"""The use cases of all cases together: listed in short, put away, thrown away, and the last of it taken back."""

from msgspec import Struct
from msgspec.structs import replace

from raincheck.cases import Cases
from raincheck.ports import Cards, LoadFailed, Saved, SaveFailed


class PutAway(Struct, frozen=True):
    """A case that was archived, or taken out of the archive."""

    session_id: str


class ThrownAway(Struct, frozen=True):
    """A case that lies in the trash folder, at that path."""

    session_id: str
    path: str


class Shelving(Cases):
    """The use cases of a list. `last` is what `undo` takes back; there is one of it."""

    last: PutAway | ThrownAway | None = None

    def cards(self) -> Cards:
        """Every saved case in short."""
        return self.ports.store.cards()

    def archive(self, session_id: str) -> Saved | SaveFailed | LoadFailed:
        """Put a case away, or take it back to the others. It was not worked on: `updated` stays."""
        found = self.ports.store.load(session_id)
        if isinstance(found, LoadFailed):
            return found
        changed = replace(found, archived=None if found.archived else self.context().now)
        saved = self.ports.store.save(changed)
        if isinstance(saved, Saved):
            self.last = PutAway(session_id)
        return saved

    def discard(self, session_id: str) -> Saved | SaveFailed:
        """Move a case to the trash folder, from where it can be taken back."""
        moved = self.trash(session_id)
        if isinstance(moved, Saved):
            self.last = ThrownAway(session_id, moved.path)
        return moved

    def undo(self) -> Saved | SaveFailed | LoadFailed | None:
        """Take the last of the two back; None when there is nothing to take back."""
        last, self.last = self.last, None
        if last is None:
            return None
        store = self.ports.store
        undone = self.archive(last.session_id) if isinstance(last, PutAway) else store.restore(last.path)
        self.last = None if isinstance(undone, Saved) else last
        return undone
