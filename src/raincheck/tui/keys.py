"""Every key, once: what it is bound to, how it is shown, and what it does.

An action is named after its key here (`send_mail` runs `action_send_mail`), so that footer,
help and bindings cannot disagree.
"""

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Key:
    """One key: `label` stands in the footer, `help` in the help screen.

    `bound` is empty for keys that a widget handles by itself. A `priority` key works
    whatever has the focus.
    """

    id: str
    shown: str
    label: str
    help: str
    bound: str = ""
    priority: bool = False


_ALL = (
    # Everywhere
    Key("back", "Esc", "back", "Go back one step. Nothing that you typed is lost.", "escape"),
    Key("help", "F1", "help", "Show what can be done here.", "f1", priority=True),
    Key("leave", "^Q", "leave", "Leave raincheck. Everything is saved.", "ctrl+q", priority=True),
    Key("home", "F10", "all cases", "Go to the list of all cases.", "f10"),
    Key("light", "F9", "light or dark", "Change between dark and light.", "f9", priority=True),
    # Choosing and typing, handled by the widgets
    Key("choose", "1-9", "choose", "Choose by number, and by letter after nine."),
    Key("pick", "1-9", "look", "Move to that entry."),
    Key("move", "↑↓", "move", "Move up and down."),
    Key("enter", "⏎", "continue", "Take the marked answer and continue."),
    Key("enter_field", "⏎", "next field", "Go to the next field; from the last one, continue."),
    Key("tab", "Tab", "next field", "Go to the next field; Shift+Tab goes to the one before."),
    Key("cycle", "←→", "change", "Change the answer of a small choice."),
    Key("paste", "F5", "paste invitation", "Open a box to paste the invitation into.", "f5", priority=True),
    Key("read", "F2", "read it", "Read the facts of the interview in it.", "f2", priority=True),
    # Going on
    Key("forward", "F2", "continue", "Check the answers and go on.", "f2", priority=True),
    Key("write", "⏎", "continue", "Go on, to the written message next."),
    # Contact
    Key("reached", "r", "reached", "Note that you reached somebody this way.", "r"),
    Key("voicemail", "v", "left a voicemail", "Note that you left a voicemail.", "v"),
    Key("no_answer", "n", "no answer", "Note that nobody answered.", "n"),
    Key("take_back", "u", "take the note back", "Take the last note back.", "u"),
    Key("copy_target", "c", "copy", "Copy the number or the address.", "c"),
    Key("open_here", "o", "open", "Open it here: in the dialer, messages or mail program.", "o"),
    # To the phone
    Key("other_code", "1-9", "other", "Show another code."),
    Key("swap_code", "i", "swap", "Change light and dark of the code, where colors are off.", "i"),
    # Message
    Key(
        "other_wording",
        "F3",
        "other wording",
        "Say the same in other words. Yours are never replaced unasked.",
        "f3",
        True,
    ),
    Key(
        "channel",
        "F4",
        "channel",
        "An email, a text message, a chat or their form; each keeps its own words.",
        "f4",
        True,
    ),
    Key("tone", "F5", "tone", "Change how the draft sounds: plain, warm or formal.", "f5", True),
    Key("finding", "F6", "next to mend", "Go to the next thing to mend.", "f6", True),
    Key("restore", "F7", "restore", "Take the draft from your facts again.", "f7", True),
    Key("outside", "F8", "own editor", "Write in your own editor, the one that VISUAL or EDITOR names.", "f8", True),
    Key("undo", "^Z", "undo", "Take the last change back. A new draft is one change.", "ctrl+z"),
    Key("redo", "^Y", "redo", "Make the change again that you took back.", "ctrl+y"),
    # Send
    Key("send_now", "s", "send now", "Send it from here, by your mail account or mail command.", "s"),
    Key("once_more", "s", "send again", "Send it once more. It asks before it does."),
    Key("set_up", "s", "send from here", "Set up how raincheck sends mail, then send."),
    Key("go_without", "w", "go on without", "Go on, and send nothing. Your words are kept.", "w"),
    Key("mail_settings", "g", "mail settings", "Change how raincheck sends mail.", "g"),
    Key("to_phone", "p", "phone", "Show a code that hands it to your phone.", "p"),
    Key("addresses", "a", "addresses", "Change whom the mail goes to.", "a"),
    Key("stop_sending", "Esc", "stop", "Stop sending. It is told whether it could still be stopped."),
    Key("send_again", "a", "send a second copy", "Send it once more, with the same Message-ID.", "a"),
    Key("not_again", "Esc", "leave it", "Send nothing.", "escape"),
    Key("enter_password", "⏎", "take it", "Keep the password in memory."),
    Key("try_mail", "F2", "try it", "Log in once, send nothing, and keep the settings if it works.", "f2", True),
    Key("stop_trial", "Esc", "stop", "Stop trying."),
    Key("save_untested", "F3", "keep it untested", "Keep the settings although they could not be tried.", "f3", True),
    Key("go_round", "F4", "hand it over", "Leave this, and use your mail program or browser.", "f4", priority=True),
    Key("open_page", "F5", "its page", "Open the provider's page in your browser.", "f5", priority=True),
    Key("mail_server", "F6", "server", "Change the server, its port and its protection.", "f6", priority=True),
    Key("not_now", "Esc", "not now", "Go back without it.", "escape"),
    Key("take_addresses", "F2", "take them", "Take these addresses.", "f2", priority=True),
    Key("enter_addresses", "⏎", "take them", "Take these addresses."),
    Key("send_mail", "m", "mail program", "Hand it to your mail program, ready to send.", "m"),
    Key("send_text", "m", "messages", "Hand it to the messages program of this machine, ready to send."),
    Key("send_file", "f", "mail file", "Write it as a mail file and open that.", "f"),
    Key("send_copy", "c", "copy", "Copy it, to paste it anywhere.", "c"),
    Key("went_out", "y", "it went out", "Tell raincheck that the message was sent.", "y"),
    Key("stayed", "n", "it did not", "Tell raincheck that the message was not sent.", "n"),
    Key("go_home", "Esc", "all cases", "Go to the list of all cases.", "escape"),
    Key("onwards", "⏎", "go on", "Go on to what comes next.", "enter"),
    # Follow-up
    Key("tab_touch", "Tab ↑↓", "which one", "Tab goes to the dates; the arrows mark the one to change."),
    Key("edit", "e", "edit the time", "Change the time of the marked follow-up.", "e"),
    Key("try_calendar", "F2", "try it", "Look for your calendars; keep the one you choose.", "f2", priority=True),
    Key("calendar_file", "F4", "a file instead", "Leave this, and use a calendar file.", "f4", priority=True),
    Key("that_server", "F6", "that server", "Go on at the server that this one names.", "f6", priority=True),
    Key("calendar_settings", "g", "calendar settings", "Change which calendar raincheck writes to.", "g"),
    Key("workplace", "w", "where they work", "Say where they work: their holidays and days off move the dates.", "w"),
    Key("take_workplace", "F2", "take it", "Take this place.", "f2", priority=True),
    Key("enter_workplace", "⏎", "take it", "Take this place."),
    Key("drop", "d", "drop it", "Drop the marked follow-up, or take it back.", "d"),
    Key("stop_placing", "Esc", "stop", "Stop writing to the calendar. What was read back is in it."),
    Key("keep_calendar", "k", "keep the calendar's", "The time in your calendar counts.", "k"),
    Key("put_ours", "o", "put raincheck's", "The time in raincheck counts; it goes into your calendar.", "o"),
    Key("tick", "t", "tick it off", "Mark the follow-up as done, or as open again.", "t"),
    # What happened since, and who can help
    Key("untell", "u", "take it back", "Take back what you told last; the reminders come back.", "u"),
    Key("cancel_file", "f", "calendar file", "Open a file that takes the reminders out of your calendar.", "f"),
    Key("somebody", "F6", "somebody I know", "Take a recruiter whom you know.", "f6", priority=True),
    Key("write_to", "F2", "write to them", "Write to them: the draft is next.", "f2", priority=True),
    Key("write_instead", "⏎", "write", "Go on to the written message.", "enter"),
    # Being ready
    Key(
        "tick_line",
        "Space",
        "tick",
        "Tick the marked line, or open it again; Enter and its number do the same.",
        "space",
    ),
    Key("travel", "e", "travel time", "Type how long the way takes.", "e"),
    Key("buffer", "b", "to spare", "Change how many minutes there are to spare.", "b"),
    Key("to_calendar", "c", "calendar", "Put the reminders into your calendar.", "c"),
    Key("confirm_it", "m", "confirm it", "Draft a line that confirms the interview.", "m"),
    Key("plan_b", "p", "plan B", "Show what to do if it goes wrong.", "p"),
    Key("cannot", "x", "I can't make it", "Something went wrong: a message is ready in a few keys.", "x"),
    Key("enter_length", "⏎", "take it", "Take what is typed."),
    # The case at a glance
    Key("skip", "F4", "skip these", "Go on without answering.", "f4"),
    Key("tab_sheet", "Tab ↑↓", "read", "Tab goes to the story of the case; the arrows scroll it."),
    Key("look", "l", "timeline", "Show what happened in the case, and what comes.", "l"),
    Key("stats", "s", "your numbers", "Count what your own cases say.", "s"),
    # Home and delete
    Key("new", "n", "new case", "Start a new case.", "n"),
    Key("open", "⏎", "open", "Go on where you left it."),
    Key("delete", "Del", "delete", "Move the marked case to the trash folder.", "delete"),
    Key("find", "/", "find", "Type a few letters to find a case by.", "slash"),
    Key("to_list", "⏎", "to the list", "Go to the cases that were found."),
    Key("show_all", "Esc", "show all", "Show every case again.", "escape"),
    Key("archive", "a", "archive", "Put the marked case away, or take it back. Nothing of it is due any more.", "a"),
    Key("archived", "v", "archived", "Show the archived cases as well, or hide them.", "v"),
    Key("undo_home", "u", "undo", "Take the last archiving or deleting back.", "u"),
    Key("confirm_delete", "x", "move it to the trash", "Move the case to the trash folder.", "x"),
    Key("keep_it", "Esc", "keep it", "Change nothing.", "escape"),
    Key("close", "Esc", "close", "Close this.", "escape"),
    Key("copy_all", "c", "copy", "Copy the whole text.", "c"),
)

KEYS = {key.id: key for key in _ALL}
"""Every key by its id."""


def bind(*ids: str) -> list[Binding]:
    """The bindings of a screen; ids without a key of their own are only for the footer."""
    found = [KEYS[name] for name in ids if KEYS[name].bound]
    return [
        Binding(key.bound, key.id, key.label, key_display=key.shown, id=key.id, tooltip=key.help, priority=key.priority)
        for key in found
    ]
