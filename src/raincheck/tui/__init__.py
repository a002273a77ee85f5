"""The Textual face. It renders a session and asks the wizard; it knows no adapter."""
