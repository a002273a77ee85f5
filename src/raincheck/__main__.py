"""Lets ``python -m raincheck`` do what the ``raincheck`` command does."""

import sys

from raincheck.start import main

if __name__ == "__main__":
    sys.exit(main())
