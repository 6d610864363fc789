/**
 * The parts of a row, and the names under which other programs keep them, ours first. Which parts there are depends on
 * what is read: a response to score has no scene, an item of a benchmark no response.
 */
export const USUAL_NAMES = {
  id: ['id', 'item_id', 'question_id', 'index', 'custom_id'],
  response: ['response', 'completion', 'output', 'prediction'],
  ground_truth: ['ground_truth', 'gts', 'gt_answer', 'truth', 'solution', 'target', 'label'],
  question: ['question', 'problem'],
  choices: ['choices', 'options'],
  true_layout: ['true_layout'],
  strip_prompt: ['strip_prompt'],
  prompt: ['prompt', 'input'],
  scene: ['scene_name', 'scene_id', 'scene', 'video', 'video_id'],
  task: ['question_type', 'task', 'type', 'category', 'data_source'],
  budget: ['budget', 'num_frames'],
  step: ['step', 'global_step', 'global_steps', 'training_step', 'gen_step'],
  group: ['question_id', 'uid', 'group', 'prompt_id'],
  images: ['images', 'image_paths', 'frames', 'image'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Where a benchmark keeps its right answer. A log may call what the model said its answer. */
const TRUTH_OF_ITEM = ['ground_truth', 'answer', ...USUAL_NAMES.ground_truth.slice(1)] as const

/** Where a benchmark keeps its question. The prompt of a log is what the model was asked with, instructions and all. */
const QUESTION_OF_ITEM = ['question', 'prompt', ...USUAL_NAMES.question.slice(1)] as const

/** The parts of a benchmark's item, and the columns they are found under, in this order. */
export const ITEM_NAMES = {
  id: USUAL_NAMES.id,
  scene: USUAL_NAMES.scene,
  task: USUAL_NAMES.task,
  question: QUESTION_OF_ITEM,
  choices: USUAL_NAMES.choices,
  ground_truth: TRUTH_OF_ITEM,
} as const

/** A part of a row, by our name for it. */
export type PartName = keyof typeof USUAL_NAMES

/** Other words for a part that `--keys` takes, from before all commands had the same ones. */
export const PART_ALIASES: { readonly [alias: string]: PartName } = {
  answer: 'ground_truth',
  truth: 'ground_truth',
  options: 'choices',
  cluster: 'scene',
}
