"""``python -m v2lo_map``, and the program ``v2lo-map``: the command line, in a Node."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import NoReturn

from v2lo_map._client.command import scorer_command
from v2lo_map._client.errors import V2loError


def main() -> NoReturn:
    """Runs the command line with the arguments of this process; its exit code, signals and streams are its own."""
    try:
        words = [*scorer_command(), *sys.argv[1:]]
    except V2loError as error:
        sys.exit(f"v2lo-map: {error}")
    # What it says of Python is about this one.
    os.environ["V2LO_MAP_PYTHON"] = sys.executable or ""
    # Followed once: it may name this very program, which would start itself for ever.
    os.environ.pop("V2LO_MAP_COMMAND", None)
    if os.name != "nt":
        # Node takes the place of this process, so nothing has to be passed on.
        os.execvp(words[0], words)
    child = subprocess.Popen(words)
    while True:
        try:
            sys.exit(child.wait())
        except KeyboardInterrupt:
            # The console sends it to the child too, which ends in its own way.
            continue


if __name__ == "__main__":
    main()
