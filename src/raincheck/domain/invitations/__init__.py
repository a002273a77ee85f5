"""Invitations: from what a file says to facts with their sources, and the questions that are left."""
