"""raincheck: from "I'm going to miss the interview" to a sent message and a follow-up."""

__version__ = "0.1.0"
