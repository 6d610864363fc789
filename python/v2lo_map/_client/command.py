"""The command that starts the scorer."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Sequence

from v2lo_map._client.errors import ScorerError
from v2lo_map._client.node import find_node

# Filled in by `v2lo-map adapter NAME --write DIR`: the command that starts the scorer, as a list of words.
WRITTEN_COMMAND: list[str] | None = None


def scorer_command(command: str | Sequence[str] | None = None) -> list[str]:
    """The words that start the command line v2lo-map: given, from V2LO_MAP_COMMAND, or the nearest one there is."""
    command = command or os.environ.get("V2LO_MAP_COMMAND")
    if isinstance(command, str) and command:
        try:
            return shlex.split(command)
        except ValueError as error:
            told = f"expected a command that starts v2lo-map, received {command!r} ({error}); close its quotes"
            raise ScorerError("no-scorer", told) from None
    if command:
        return list(command)
    if WRITTEN_COMMAND and all(map(os.path.exists, WRITTEN_COMMAND)):
        return list(WRITTEN_COMMAND)
    script = next((place for place in _places() if os.path.exists(place)), None)
    if script is not None:
        return [find_node(), script]
    installed = shutil.which("v2lo-map")
    if installed is not None:
        return [installed]
    raise ScorerError(
        "no-scorer",
        "expected the command line v2lo-map, received no folder that holds it; run `pip install v2lo-map` or"
        " `npm install -g v2lo-map`, or set V2LO_MAP_COMMAND to the command that starts it",
    )


def _places() -> list[str]:
    """Where the built command line may lie: in the Python package, in the checkout around it, or in a node_modules."""
    here = os.path.dirname(os.path.abspath(globals().get("__file__", "")))
    package = os.path.dirname(here)
    places = [
        os.path.join(package, "_cli", "dist", "cli.js"),
        os.path.join(package, "cli.js"),
        os.path.join(os.path.dirname(os.path.dirname(package)), "dist", "cli.js"),
    ]
    for start in (here, os.getcwd()):
        folder, below = start, ""
        while folder != below:
            places.append(os.path.join(folder, "node_modules", "v2lo-map", "dist", "cli.js"))
            folder, below = os.path.dirname(folder), folder
    return places
