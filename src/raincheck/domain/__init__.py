"""The rules of raincheck: pure values and functions.

Nothing in here may import Textual or Rich, open a file or a socket, read the
clock or look at the environment. What a rule needs, it is handed.
"""
