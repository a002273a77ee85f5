"""What is run first: a quick answer where there is one, else the command line."""

import sys

from raincheck.commands import quick


def main() -> int:
    """Run the command line of the process, and return the exit code. It never raises."""
    try:
        found = quick.answer(sys.argv[1:]) if sys.stdout is not None else None
        if found is not None:
            return _print(*found)
    except KeyboardInterrupt:
        return INTERRUPTED
    # Its arguments alone take longer than a quick answer.
    from raincheck.cli import main as whole

    return whole()


INTERRUPTED = 130
"""As in `exits`."""


def _print(text: str, code: int) -> int:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # As above.
        from raincheck.cli import refused

        return refused(error)
    return code
