"""lmms-eval's own task manager on the folder: pictures, messages, scores, and the clustered error of its results."""

import importlib.metadata
import json
import os
import sys

from lmms_eval.api.metrics import clustered_stderr
from lmms_eval.tasks import TaskManager, get_task_dict


def main(root):
    seen = 0
    for kind in ("pictures", "text"):
        folder = os.path.join(root, kind, "lmms-eval")
        # As its user runs it: from the folder, whose data file the task names.
        os.chdir(folder)
        task = get_task_dict(["v2lo_map"], TaskManager(include_path=folder, include_defaults=False))["v2lo_map"]
        docs = list(task.test_docs())
        lines = open(os.path.join(folder, "test.jsonl"), encoding="utf-8").read().splitlines()
        assert [doc["id"] for doc in docs] == [json.loads(line)["id"] for line in lines]
        results = []
        for doc in docs:
            pictures = task.doc_to_visual(doc)
            assert len(pictures) == (doc["budget"] if kind == "pictures" else 0), pictures
            blocks = task.config.doc_to_messages(doc)[0]["content"]
            assert [b["type"] for b in blocks] == ["image"] * len(pictures) + ["text"], blocks
            assert blocks[-1]["text"] == task.doc_to_text(doc) == doc["prompt"]
            assert task.doc_to_target(doc) == doc["answer"]
            right = task.process_results(doc, ["<map>[]</map><think>t</think><answer>%s</answer>" % doc["answer"]])["v2lo_map_score"]
            wrong = task.process_results(doc, ["nothing"])["v2lo_map_score"]
            assert right["score"] == 1.0 and wrong["score"] == 0.0, (right, wrong)
            results += [right, wrong]
        assert task.config.cluster_key == "scene_id"
        assert task.aggregation()["v2lo_map_score"](results) == 0.5
        error = clustered_stderr([r["score"] for r in results], [r["scene_id"] for r in results])
        assert error > 0, error
        seen += len(docs)
    print(json.dumps({"framework": "lmms-eval", "version": importlib.metadata.version("lmms-eval"), "ran": "TaskManager on the folder, %d items shown, right and wrong answers scored, error clustered by scene" % seen}))


if __name__ == "__main__":
    main(sys.argv[1])
