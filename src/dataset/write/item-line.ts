import type { Item } from '../item'

/**
 * An item as one line of `items.jsonl`, with the line's end. Every line has the same keys in the same order, so that
 * readers which take their columns from the first line miss nothing: what an item lacks is `null`.
 *
 * @example
 * const [item] = generateItems(generateScene({ seed: 1 }))
 * parseItemLine(formatItemLine(item)).id === item.id // true
 */
export function formatItemLine(item: Item): string {
  const { frames, evidence, true_layout } = item
  return `${JSON.stringify({
    v2lo: item.v2lo,
    id: item.id,
    split: item.split,
    question_id: item.question_id,
    scene_id: item.scene_id,
    kind: item.kind,
    task: item.task,
    question: item.question,
    choices: item.choices ?? null,
    answer: item.answer,
    truth: item.truth,
    answer_from_map: item.answer_from_map,
    frames: { budget: frames.budget, ids: frames.ids, images: frames.images ?? null },
    true_layout,
    evidence: { objects: evidence.objects, margin: evidence.margin, rule: evidence.rule },
    twin: item.twin ? { of: item.twin.of, change: item.twin.change } : null,
  })}\n`
}

/**
 * An item from its line, as it was written. Throws a `SyntaxError` on a line that is not JSON; lines of others are for
 * readers that check them.
 *
 * @example
 * for await (const line of createInterface({ input: createReadStream('items.jsonl') })) use(parseItemLine(line))
 */
export function parseItemLine(line: string): Item {
  const { choices, frames, twin, ...rest } = JSON.parse(line)
  const { images, ...shown } = frames
  const { evidence, ...before } = rest
  return {
    ...before,
    ...(choices !== null && { choices }),
    frames: { ...shown, ...(images !== null && { images }) },
    evidence,
    ...(twin !== null && { twin }),
  }
}
