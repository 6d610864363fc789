"""`v2lo-map serve` as these scripts start it, and rows of a gym."""

import contextlib
import json
import os
import shlex
import subprocess

GOOD = "<map>[]</map><think>t</think><answer>%s</answer>"


def row(truth="2.5", **more):
    """A row of a NeMo Gym data set; without a truth it cannot be scored."""
    params = {"input": [{"role": "user", "content": "How far away is the sofa, in meters?"}]}
    return dict(more, responses_create_params=params, **({} if truth is None else {"ground_truth": truth}))


def response(text, usage=None):
    """What a model said, in the form of OpenAI's Responses API."""
    content = [{"type": "output_text", "text": text, "annotations": []}]
    message = {"id": "msg_1", "type": "message", "role": "assistant", "status": "completed", "content": content}
    head = {"id": "resp_1", "object": "response", "created_at": 0.0, "model": "stub", "tools": [], "tool_choice": "auto"}
    return dict(head, output=[message], parallel_tool_calls=True, usage=usage)


@contextlib.contextmanager
def serve(*flags):
    """A running service; gives its address."""
    words = shlex.split(os.environ["V2LO_MAP_COMMAND"])
    server = subprocess.Popen([*words, "serve", "--port", "0", "--preset", "v2lo", *flags], stdout=subprocess.PIPE)
    try:
        yield json.loads(server.stdout.readline())["url"]
    finally:
        server.terminate()
        server.wait(20)
