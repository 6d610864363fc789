"""A conversation of the official Python client with the MCP server of this package."""

import importlib.metadata
import json
import os
import shlex
import subprocess
import sys

example = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../examples/mcp_client.py")
command = [*shlex.split(os.environ["V2LO_MAP_COMMAND"]), "mcp"]
done = subprocess.run([sys.executable, "-B", example, *command], capture_output=True, text=True, timeout=120)
lines = done.stdout.splitlines()
assert done.returncode == 0, done.stderr
assert len(lines) == 3, lines
assert lines[0].startswith("ask:") and "3.05" in lines[0], lines
assert lines[1].startswith("direction:") and "front-right" in lines[1], lines
assert '"sofa", "tv"' in lines[2], lines
version = importlib.metadata.version("mcp")
print(json.dumps({"framework": "mcp", "version": version, "ran": "a map read, asked twice, and a name that is not there"}))
