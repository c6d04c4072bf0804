"""``python -m jsna``: the command line, where the command ``jsna`` is not on the path."""

from __future__ import annotations

import sys

from jsna.cli import main

if __name__ == "__main__":
    sys.exit(main())
