from __future__ import annotations

import os
import shlex
import shutil

# Filled in by `v2lo-map adapter NAME --write DIR`: the command that starts the scorer, as a list of words.
WRITTEN_COMMAND = None


class ScorerError(RuntimeError):
    """The scorer failed, or could not score some of the items; this is never the same as a reward of 0."""


class _Broken(Exception):
    """The child ended, hung or answered something else; a new one is tried."""


def scorer_command(command=None):
    """The words that start the scorer: given, from V2LO_MAP_COMMAND, written into this file, or found near it."""
    command = command or os.environ.get("V2LO_MAP_COMMAND")
    if command:
        return shlex.split(command) if isinstance(command, str) else list(command)
    if WRITTEN_COMMAND and os.path.exists(WRITTEN_COMMAND[-1]):
        return list(WRITTEN_COMMAND)
    node = os.environ.get("V2LO_MAP_NODE") or shutil.which("node")
    here = os.path.dirname(os.path.abspath(globals().get("__file__", "")))
    places = [os.path.join(os.path.dirname(here), "dist", "cli.js")]
    for folder in (here, os.getcwd()):
        while True:
            places.append(os.path.join(folder, "node_modules", "v2lo-map", "dist", "cli.js"))
            if os.path.dirname(folder) == folder:
                break
            folder = os.path.dirname(folder)
    script = next((p for p in places if os.path.exists(p)), None)
    if node and script:
        return [node, script]
    installed = shutil.which("v2lo-map")
    if installed:
        return [installed]
    missing = "v2lo-map: run `npm install -g v2lo-map`" if node else "node: install Node 20 or later"
    raise ScorerError("cannot find %s, or set V2LO_MAP_COMMAND to the command that starts it" % missing)
