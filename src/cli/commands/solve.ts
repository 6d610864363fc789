import { askLayout } from '../../question/ask'
import { explainSolution } from '../../question/explain/explain'
import type { Solved } from '../../question/solution'
import { spoken, unitWord } from '../../tools/text'
import { type Command, UsageError } from '../command'
import { present } from '../io'
import { readLayoutFile } from '../layout-file'
import { readSceneFile } from '../scene-file'

const help = `v2lo-map solve --layout FILE --question TEXT [--choices A,B,...] [--synonyms] [--explain]

Answers a question, asked in a benchmark's own words, from a map. FILE holds a layout or a model's response; - is
standard input. Writes the solution with its steps as JSON to standard output and the answer in words to standard
error. Exit code 1 where the question has no answer on this map.

  --scene ID          FILE holds scenes (docs/scenes.md): the one with this id
  --choices A,B,...   the texts of the choices, in order
  --synonyms          take other words for what is on the map (couch for sofa), which the answer notes (synonyms: true)
  --explain           the whole derivation
  --json              only the JSON (a terminal shows only the words otherwise)

Example:
  echo '[{"object_name": "sofa", "bbox": [0, 0, 2, 1]}, {"object_name": "lamp", "bbox": [3, 0, 4, 1]},
         {"object_name": "desk", "bbox": [9, 0, 10, 1]}]' | v2lo-map solve --layout - --explain --choices lamp,desk \\
    --question "Considering the center point of the sofa as a reference point, which of these objects has the nearest center point to it?"
`

export const solveCommand: Command = {
  name: 'solve',
  summary: 'answer a question from a map',
  help,
  options: {
    layout: { type: 'string' },
    scene: { type: 'string' },
    question: { type: 'string' },
    choices: { type: 'string' },
    synonyms: { type: 'boolean' },
    explain: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  maxWords: 0,
  async run({ options }, io) {
    const file = required(options.layout, '--layout FILE')
    const question = required(options.question, '--question TEXT')
    const choices = typeof options.choices === 'string' ? options.choices.split(',').map((c) => c.trim()) : undefined
    const layout =
      typeof options.scene === 'string'
        ? (await readSceneFile(file, options.scene, io)).layout
        : await readLayoutFile(file, io)
    const solution = askLayout(layout, question, { choices, synonyms: options.synonyms === true })
    const explanation = options.explain ? explainSolution(solution) : undefined
    const json = explanation === undefined ? solution : { ...solution, explanation }
    // The derivation ends in the notes already.
    const told = solution.status === 'solved' && options.explain ? { ...solution, notes: [] } : solution
    const short = told.status === 'solved' ? describeAnswer(told) : `${told.reason}: ${told.message}`
    await present(io, json, explanation === undefined ? short : `${explanation}\n${short}`, options.json === true)
    return solution.status === 'solved' ? 0 : 1
  },
}

function required(value: string | boolean | undefined, flag: string): string {
  if (typeof value !== 'string' || value === '') throw new UsageError(`expected ${flag}; see --help for an example`)
  return value
}

/** The answer as a person reads it: with its unit or the text of its choice, a tie, and what was taken for granted. */
function describeAnswer({ answer, value, unit, choice, ambiguous, notes, steps }: Solved): string {
  // A choice may bring a unit of its own; what was measured is what the derivation ends in.
  const end = steps.findLast((step) => step.kind === 'conclusion')
  const measured =
    typeof value === 'number' ? (choice && end ? end.answer : `${spoken(value)}${unitWord(unit)}`) : String(value)
  const chosen = choice && `${choice.letter}. ${choice.text}${measured === choice.text ? '' : ` (${measured})`}`
  const tie = ambiguous ? ', a tie decided by convention' : ''
  return [`${chosen ?? `${answer}${unitWord(unit)}`}${tie}`, ...notes.map((note) => `note: ${note}`)].join('\n')
}
