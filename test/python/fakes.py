"""Scorers made of a few lines of Python, which fail in ways the real one should not."""

import os
import sys
import tempfile

import rows
import v2lo_easyr1 as v2lo

READS_FRAMES = """
import json, os, struct, sys, time
def take(n):
    data = b""
    while len(data) < n:
        piece = os.read(0, n - len(data))
        if not piece: sys.exit(0)
        data += piece
    return data
def request():
    body = take(struct.unpack("<I", take(4))[0])
    return json.loads(body[4:4 + struct.unpack_from("<I", body)[0]])
def reply(id, rows=1):
    head = json.dumps({"id": id, "kinds": [{"measured": [], "flags": []}], "kind": [0] * rows, "errors": []}).encode()
    body = struct.pack("<I", len(head)) + head + struct.pack("<6d", .5, 0, 0, 0, 0, 0) * rows
    os.write(1, struct.pack("<I", len(body)) + body)
"""


def fake_scorer(test, body, **config):
    """A scorer whose child runs `body`, where request() reads a frame as the real one does and reply() answers it."""
    script = tempfile.NamedTemporaryFile("w", suffix=".py", delete=False)
    test.addCleanup(os.unlink, script.name)
    script.write(READS_FRAMES + body)
    script.close()
    scorer = v2lo.Scorer(command=[sys.executable, script.name], **config)
    test.addCleanup(scorer.close)
    return scorer
