"""The real things behind the ports, one thin module each. None of them knows a face."""
