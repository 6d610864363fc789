"""A conversation of the official Python client with the MCP server of this package."""

import asyncio
import importlib.metadata
import json
import os
import shlex
import subprocess
import sys
import tempfile

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

example = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../examples/mcp_client.py")
command = [*shlex.split(os.environ["V2LO_MAP_COMMAND"]), "mcp"]
done = subprocess.run([sys.executable, "-B", example, *command], capture_output=True, text=True, timeout=120)
lines = done.stdout.splitlines()
assert done.returncode == 0, done.stderr
assert len(lines) == 3, lines
assert lines[0].startswith("ask:") and "3.05" in lines[0], lines
assert lines[1].startswith("direction:") and "front-right" in lines[1], lines
assert '"sofa", "tv"' in lines[2], lines


def seen(**boxes):
    return json.dumps([{"object_name": name, "bbox": box} for name, box in boxes.items()])


TABLE = [-1.5, 3, -0.5, 4]
POSE = {"x": 0, "y": 0, "yaw_deg": 0}


async def converse(file, *calls):
    """Starts the server on the file, calls its tools one after another, and gives what each told."""
    server = StdioServerParameters(command=command[0], args=[*command[1:], "--memory", file])
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        names = {tool.name for tool in (await session.list_tools()).tools}
        assert {"observe", "where_is", "what_changed", "is_visible_from", "why", "forget"} <= names, names
        told = []
        for name, given in calls:
            result = await session.call_tool(name, given)
            told.append(result.content[0].text if result.is_error else result.structured_content)
        return told


def walk(file):
    """Look, walk, look again, a chair is moved, ask, restart, ask, forget."""
    told = asyncio.run(
        converse(
            file,
            ("observe", {"objects": seen(table=TABLE, chair=[1, 3, 1.5, 3.5]), **POSE, "at": 0}),
            ("observe", {"objects": seen(table=[-0.9, 3, 0.1, 4], chair=[1.6, 3, 2.1, 3.5]), **POSE, "x": -0.6, "at": 10}),
            ("observe", {"objects": seen(table=TABLE), **POSE, "at": 20}),
            ("observe", {"objects": seen(table=TABLE), **POSE, "at": 30}),
            ("observe", {"objects": seen(chair=[-0.25, 2, 0.25, 2.5]), **POSE, "x": -3.5, "y": 2, "at": 40}),
            ("observe", {"objects": seen(chair=[-0.25, 2, 0.25, 2.5]), **POSE, "x": -3.5, "y": 2, "at": 40}),
            ("what_changed", {"since": 10}),
            ("where_is", {"label": "piano"}),
            ("observe", {"objects": "[]", **POSE, "x": "far", "at": 50}),
        )
    )
    assert told[0]["added"] == ["table", "chair"] and told[1]["matched"] == ["table", "chair"], told[:2]
    assert told[2]["not_seen"] == ["chair"] and told[4]["added"] == ["chair#2"], told[2:5]
    assert told[4]["is_new"] and not told[5]["is_new"], told[4:6]
    assert "\"chair#2\" moved" in told[6]["sentence"], told[6]
    assert "piano" in (told[7] if isinstance(told[7], str) else told[7]["sentence"]), told[7]
    assert isinstance(told[8], str), told[8]
    again = asyncio.run(
        converse(
            file,
            ("where_is", {"label": "chair", **POSE}),
            ("why", {"id": "table"}),
            ("is_visible_from", POSE),
            ("ask", {"map": "memory", "question": "How far is the chair from the table in meters?"}),
            ("forget", {"label": "chair"}),
            ("where_is", {"label": "chair"}),
        )
    )
    assert "(-3.5, 4.25)" in again[0]["sentence"] and "moved" in again[0]["sentence"], again[0]
    assert "seen 4 times" in again[1]["sentence"], again[1]
    assert "table" in again[2]["sentence"], again[2]
    assert "2.61 m" in again[3]["sentence"], again[3]
    assert "chair" in json.dumps(again[4]) and "(-3.5" not in json.dumps(again[5]), again[4:]


with tempfile.TemporaryDirectory() as folder:
    walk(os.path.join(folder, "home.jsonl"))
version = importlib.metadata.version("mcp")
print(json.dumps({"framework": "mcp", "version": version, "ran": "a map read, asked twice, a name that is not there, and a walk with a memory across a restart"}))
