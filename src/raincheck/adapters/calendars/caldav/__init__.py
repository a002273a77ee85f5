"""The CalDAV client: discovery, one entry at a time, read back."""
