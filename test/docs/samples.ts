import { generateItems } from '../../src/dataset/generate'
import { type Item, PAPER_TASKS, type Task } from '../../src/dataset/item'
import { responseOf } from '../../src/dataset/reasoning/response'
import { saysCannotTell } from '../../src/question/read/cannot-tell'
import { choiceLetter } from '../../src/question/solve/choose'
import { generateScene } from '../../src/scene/generate/generate'

/** The page of samples, from the root. */
export const SAMPLES_PAGE = 'docs/data-samples.md'

const ROOMS = 12
const OF_A_TASK = 4
const VSI: readonly Task[] = ['object_rel_direction_medium', 'object_rel_distance', 'object_counting']

interface Section {
  readonly title: string
  readonly items: readonly Item[]
}

/** Thirty responses to items of generated rooms: some of every task of the paper, of VSI-Bench, and some unanswerable. */
export function samplesPage(): string {
  const items = [...drawn(PAPER_TASKS, 0), ...drawn(VSI, 0)]
  const sections: Section[] = [
    ...PAPER_TASKS.map((task) => ({ title: titleOf(task), items: some(items, task, OF_A_TASK) })),
    { title: 'Tasks of VSI-Bench', items: VSI.map((task) => some(items, task, 1)[0]!) },
    { title: 'What the frames do not show', items: unanswerable() },
  ]
  const count = sections.reduce((sum, section) => sum + section.items.length, 0)
  return `# ${count} samples of reasoning

What \`responseOf\` writes for items of generated rooms, taken by their hashes and not by hand: the question with its
choices, the text of \`<think>\`, and the answer. The map before it holds every object of the frames, in meters, with one decimal;
see the [glossary](glossary.md#layout). Every number is true as it is printed. This page is written by \`npm run docs:samples\`.

${sections.map(sectionText).join('\n')}`
}

function* generated(tasks: readonly Task[], unanswerable: number): Generator<Item> {
  for (let seed = 1; seed <= ROOMS; seed++)
    yield* generateItems(generateScene({ seed }), { tasks, unanswerable, budgets: [1, 4, 16] })
}

const drawn = (tasks: readonly Task[], unanswerable: number): Item[] => [...generated(tasks, unanswerable)]

/** Those with the smallest hashes, no two of one question. */
function some(items: readonly Item[], task: Task, count: number): Item[] {
  const hashOf = ({ question_id }: Item) => question_id.split(':')[1]!
  const sorted = items.filter((item) => item.task === task).sort((a, b) => (hashOf(a) < hashOf(b) ? -1 : 1))
  return sorted.filter((item, i) => item.question_id !== sorted[i - 1]?.question_id).slice(0, count)
}

function unanswerable(): Item[] {
  const items = drawn(['vertical-direction', 'relative-distance'], 0.2)
  const open = items.filter(({ answer, choices }) => saysCannotTell(choices?.['ABCDE'.indexOf(answer)] ?? ''))
  return [...some(open, 'vertical-direction', 2), ...some(open, 'relative-distance', 1)]
}

const titleOf = (task: Task): string => task[0]!.toUpperCase() + task.slice(1).replaceAll('-', ' ')

function sectionText({ title, items }: Section): string {
  return `## ${title}\n\n${items.map(sampleText).join('\n')}`
}

function sampleText(item: Item): string {
  const response = responseOf(item)!
  const think = response.slice(response.indexOf('<think>') + '<think>'.length, response.indexOf('</think>'))
  const choices = item.choices?.map((text, i) => `${choiceLetter(i)}. ${text}`).join(', ')
  const asked = item.question.replace('\n', ' ')
  return `**${asked}**${choices === undefined ? '' : ` ${choices}.`}\n\n> ${think.replaceAll('\n', '<br>\n> ')}\n\nAnswer: ${item.answer}\n`
}
