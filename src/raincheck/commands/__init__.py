"""The commands: each reads the cases and prints, or opens the app. They never change a case themselves."""
