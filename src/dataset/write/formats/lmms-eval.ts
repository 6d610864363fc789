import type { Split } from '../../item'
import type { Row } from '../row-line'
import type { RowText } from '../row-text'

/** A row of the folder for lmms-eval, which `utils.py` beside it reads. */
export function lmmsEvalRow(text: RowText): Row {
  const { item, prompt, asked, images, trueLayout } = text
  return {
    id: item.id,
    scene_id: item.scene_id,
    question_id: item.question_id,
    task: item.task,
    budget: item.frames.budget,
    prompt,
    ...(images && { images }),
    answer: item.answer,
    answer_form: answerForm(text),
    question: asked,
    true_layout: trueLayout,
  }
}

function answerForm({ item }: RowText): 'letter' | 'number' | 'word' {
  if (item.choices && item.choices.length > 0) return 'letter'
  return /^-?\d+(?:\.\d+)?$/.test(item.answer) ? 'number' : 'word'
}

/** The name of the task, of its folder's YAML file and of its one metric. */
export const LMMS_EVAL_TASK = 'v2lo_map'

/** The task for lmms-eval; its data file is found from the folder lmms-eval is started in, so that is this one. */
export function lmmsEvalTask(files: { readonly [Name in Split]?: string }, maxAnswerTokens = 4096): string {
  const splits = Object.entries(files)
  const [testSplit] = splits.find(([split]) => split === 'test') ?? splits.at(-1) ?? ['test']
  return `# Run from this folder: python -m lmms_eval --include_path . --tasks ${LMMS_EVAL_TASK} --model ...
task: ${LMMS_EVAL_TASK}
dataset_path: json
dataset_kwargs:
  data_files:
${splits.map(([split, file]) => `    ${split}: ${file}`).join('\n')}
test_split: ${testSplit}
output_type: generate_until
doc_to_visual: !function utils.doc_to_visual
doc_to_text: !function utils.doc_to_text
doc_to_messages: !function utils.doc_to_messages
doc_to_target: answer
process_results: !function utils.process_results
# The questions of one room are not independent: lmms-eval's clustered error takes the room from each result.
cluster_key: scene_id
generation_kwargs:
  max_new_tokens: ${maxAnswerTokens}
  temperature: 0
  do_sample: false
  until: []
metric_list:
  - metric: ${LMMS_EVAL_TASK}_score
    aggregation: !function utils.mean_score
    higher_is_better: true
metadata:
  version: 1
`
}

/** What `utils.py` of the folder says: pictures, prompt, and a score of 0 to 1 for each answer. */
export const LMMS_EVAL_UTILS = `"""Pictures, prompts and scores of a v2lo-map data set for lmms-eval; made by v2lo-map."""

import os
import re

# Paths of pictures are relative to the data set, which this folder is in.
ROOT = os.environ.get("V2LO_MAP_IMAGES", os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# The thresholds of mean relative accuracy, as VSI-Bench's program computes them.
THRESHOLDS = (0.5, 0.44999999999999996, 0.4, 0.35, 0.30000000000000004, 0.25, 0.19999999999999996, 0.15000000000000002, 0.10000000000000009, 0.050000000000000044)


def doc_to_visual(doc):
    from PIL import Image

    return [Image.open(os.path.join(ROOT, path)).convert("RGB") for path in doc.get("images") or []]


def doc_to_text(doc, lmms_eval_specific_kwargs=None):
    return doc["prompt"]


def doc_to_messages(doc, lmms_eval_specific_kwargs=None):
    content = [{"type": "image", "url": image} for image in doc_to_visual(doc)]
    return [{"role": "user", "content": content + [{"type": "text", "text": doc["prompt"]}]}]


def answer_in(text):
    """What the first answer block holds; the whole text without one."""
    block = re.search(r"<answer>(.*?)</answer>", text, re.DOTALL | re.IGNORECASE)
    return (block.group(1) if block else text).strip()


def score(doc, text):
    answer, truth = answer_in(text), doc["answer"]
    if doc["answer_form"] == "letter":
        letter = re.match(r"[(\\[]?([A-Za-z]{1,2})(?![A-Za-z])", answer)
        return float(bool(letter) and letter.group(1).upper() == truth.upper())
    if doc["answer_form"] == "number":
        number = re.search(r"[-+]?\\d+(?:\\.\\d+)?", answer)
        if not number or float(truth) <= 0:
            return float(bool(number) and float(number.group(0)) == float(truth))
        error = abs(float(number.group(0)) - float(truth)) / float(truth)
        return sum(error <= threshold for threshold in THRESHOLDS) / len(THRESHOLDS)
    fold = lambda words: re.sub(r"[\\s_-]+", " ", words).strip(" .").casefold()
    return float(fold(answer) == fold(truth))


def process_results(doc, results):
    told = {name: doc[name] for name in ("id", "scene_id", "question_id", "task", "budget", "answer")}
    return {"${LMMS_EVAL_TASK}_score": {**told, "prediction": results[0], "score": score(doc, results[0])}}


def mean_score(results):
    return sum(result["score"] for result in results) / len(results)
`
