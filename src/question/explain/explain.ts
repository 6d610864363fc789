import type { Solution, Solved } from '../solution'
import { withTrueEquations } from './equations'
import { sentenceOf } from './sentences'

/** `paper`: prose for `<think>`; `brief`: only what decides; `markdown`: a list. */
export type ExplanationStyle = 'paper' | 'brief' | 'markdown'

/** How {@link explainSolution} words a derivation. */
export interface ExplainOptions {
  /** Default `'paper'`. */
  readonly style?: ExplanationStyle
}

/**
 * The derivation of a solution in words and numbers: centers, local axes, products and what their signs mean,
 * conclusion. Every equation in it is true at its printed precision; the same solution gives the same text.
 *
 * @example
 * const layout = createLayout([{ label: 'sofa', bbox: [0, 0, 2, 1] }, { label: 'tv', bbox: [3, 0, 3.2, 1] }])
 * const text = explainSolution(solveQuestion({ kind: 'closest-distance', a: 'sofa', b: 'tv', unit: 'm' }, layout))
 * text.split('\n').length > 2 // true
 */
export function explainSolution(solution: Solution, options: ExplainOptions = {}): string {
  const { style = 'paper' } = options
  if (solution.status === 'unsolved') return `No answer: ${solution.message}.`
  return withTrueEquations((printer) => {
    const steps = style === 'brief' ? solution.steps.filter((step) => BRIEF.has(step.kind)) : solution.steps
    const sentences = steps.map((step) => sentenceOf(step, printer))
    const notes = solution.notes.map((note) => `Note: ${note}.`)
    const all = [...sentences, ...notes, ...choiceSentence(solution)]
    switch (style) {
      case 'markdown':
        return all.map((sentence) => `- ${sentence}`).join('\n')
      case 'brief':
        return all.join(' ')
      default:
        return all.join('\n')
    }
  })
}

const BRIEF: ReadonlySet<string> = new Set(['bearing', 'order', 'value', 'product', 'conclusion'])

function choiceSentence({ choice }: Solved): string[] {
  return choice ? [`That is choice ${choice.letter}: ${choice.text}.`] : []
}
