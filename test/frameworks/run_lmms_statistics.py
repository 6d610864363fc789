"""The statistics and the VSI-Bench scoring of lmms-eval, run from its own files, against ours on the same numbers."""

import importlib.metadata
import importlib.util
import json
import math
import pathlib
import random
import subprocess
import sys
import types

ROOT = pathlib.Path(__file__).resolve().parents[2]
OURS = """
import { readFileSync } from 'node:fs'
const ours = await import(process.argv[1])
const { studies, answers } = JSON.parse(readFileSync(0, 'utf8'))
const mean = (values) => ours.clusteredMean(values.map((value, i) => ({ cluster: String(i), value }))).mean
const found = studies.map(({ a, b, clusters }) => ({
  mean: mean(a), stderr: ours.meanStderr(a), clustered: ours.clusteredStderr(a, clusters), paired: ours.pairedTTest(a, b),
}))
const scores = answers.map(({ response, truth, options }) =>
  ours.gradeResponse(response, { answer: truth, ...(options && { choices: options }) }, 'vsi').score)
const items = answers.map(({ truth, options }, i) =>
  ({ id: String(i), scene: String(i % 7), task: 't', question: 'q', answer: truth, ...(options && { choices: options }) }))
const report = await ours.evaluate(items, answers.map(({ response }, i) => ({ id: String(i), response })), { profile: 'vsi' })
console.log(JSON.stringify({ found, scores, overall: report.overall.byItem.mean, clustered: report.overall.byItem.lmmsEvalClustered }))
"""


def anything(*_, **__):
    """A decorator or a function that does nothing: what the files import beside what is compared."""
    return lambda f: f


def stub(name, **names):
    module = types.ModuleType(name)
    module.__dict__.update(names)
    sys.modules[name] = module


def load(folder, name):
    spec = importlib.util.spec_from_file_location(name, folder)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def near(ours, theirs, what):
    assert math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-9), (what, ours, theirs)


def studies(rng):
    made = []
    for _ in range(200):
        n, rooms = rng.randint(3, 300), rng.randint(2, 40)
        draw = rng.choice([rng.random, lambda: float(rng.random() < 0.6), lambda: round(rng.random(), 1)])
        a, b = [draw() for _ in range(n)], [draw() for _ in range(n)]
        made.append({"a": a, "b": b, "clusters": [str(rng.randrange(rooms)) for _ in range(n)]})
    return [one for one in made if len(set(x - y for x, y in zip(one["a"], one["b"]))) > 1 and len(set(one["clusters"])) > 1]


def answers(rng):
    made = []
    for i in range(400):
        if i % 2:
            said = rng.choice(["A", "B", "C.", "D", "b", "B. lamp", "C something"])
            made.append({"type": "object_rel_distance", "response": said, "truth": rng.choice("ABCD"), "options": ["bed", "lamp", "tv", "sink"]})
        else:
            truth = rng.choice([str(rng.randint(2, 9)), "%.1f" % rng.uniform(0.2, 6)])
            made.append({"type": "object_abs_distance", "response": "%.*f" % (rng.randint(0, 2), float(truth) * rng.uniform(0.4, 1.8)), "truth": truth})
    return made


def main():
    import scipy  # lmms-eval takes its t distribution from it

    stub("sacrebleu")
    stub("datasets", Dataset=object)
    stub("pandas")
    stub("lmms_eval")
    stub("lmms_eval.api")
    stub("lmms_eval.api.registry", register_aggregation=anything, register_metric=anything)
    files = importlib.metadata.distribution("lmms-eval").locate_file("lmms_eval")
    metrics = load(files / "api" / "metrics.py", "lmms_metrics")
    vsi = load(files / "tasks" / "vsibench" / "utils.py", "lmms_vsibench")

    rng = random.Random(20)
    made, asked = studies(rng), answers(rng)
    command = ["node", "--input-type=module", "-e", OURS, (ROOT / "dist" / "benchmark.js").as_uri()]
    ran = subprocess.run(command, input=json.dumps({"studies": made, "answers": asked}), capture_output=True, text=True, check=True)
    ours = json.loads(ran.stdout)

    for study, one in zip(made, ours["found"]):
        near(one["mean"], metrics.mean(study["a"]), "mean")
        near(one["stderr"], metrics.mean_stderr(study["a"]), "mean_stderr")
        near(one["clustered"], metrics.clustered_stderr(study["a"], study["clusters"]), "clustered_stderr")
        theirs = metrics.paired_ttest(study["a"], study["b"])
        for key, name in (("meanDifference", "mean_diff"), ("standardError", "se_diff"), ("t", "t_stat"), ("p", "p_value")):
            near(one["paired"][key], theirs[name], name)

    scores = []
    for answer, score in zip(asked, ours["scores"]):
        doc = {"question_type": answer["type"], "ground_truth": answer["truth"]}
        vsi.vsibench_process_results(doc, [answer["response"]])
        theirs = doc.get("accuracy", doc.get("MRA:.5:.95:.05"))
        near(score, theirs, answer)
        scores.append(float(theirs))
    near(ours["overall"], metrics.mean(scores), "overall")
    near(ours["clustered"], metrics.clustered_stderr(scores, [str(i % 7) for i in range(len(scores))]), "clustered error of the report")
    ran = "%d studies: mean, mean_stderr, clustered_stderr and paired_ttest equal to 1e-9; %d answers scored as its VSI-Bench task" % (len(made), len(asked))
    print(json.dumps({"framework": "lmms-eval, statistics", "version": importlib.metadata.version("lmms-eval"), "ran": ran + " (scipy %s)" % scipy.__version__}))


if __name__ == "__main__":
    main()
