import { isGridMap } from '../../grid/grid-map'
import type { Report } from '../evaluate/report'
import { statedMap } from '../split/derive'
import type { Failure, ReportDocument, ReportSection } from './document'
import { percent } from './numbers'
import { framesSection, mapSection, samplesSection, splitSection, twinsSection } from './sections/maps'
import {
  balanceSection,
  bySection,
  certaintySection,
  comparisonSection,
  overallSection,
  profilesSection,
  tasksSection,
} from './sections/scores'

/**
 * An evaluation as its writers take it: sections with words, tables and charts, and the wrong answers to draw.
 *
 * @example
 * const item = { id: 'a', scene: 'a', task: 'count', question: 'How many chairs are there?', answer: '4' }
 * const report = await evaluate([item], [{ id: 'a', response: '4' }])
 * evaluationDocument(report).sections[0].title // 'Score'
 */
export function evaluationDocument(report: Report): ReportDocument {
  return {
    title: report.title,
    sections: [
      overallSection(report),
      tasksSection(report),
      ...bySection(report),
      ...comparisonSection(report),
      splitSection(report),
      ...mapSection(report),
      ...framesSection(report),
      ...samplesSection(report),
      ...twinsSection(report),
      balanceSection(report),
      profilesSection(report),
      certaintySection(report),
      conditionsSection(report),
    ],
    failures: report.worst.flatMap(failureOf),
  }
}

function failureOf({ id, scene, question, answer, response, mapAccuracy, trueLayout }: Report['worst'][number]) {
  const map = statedMap(response)
  if (map === undefined || isGridMap(map)) return []
  const failure: Failure = {
    id,
    lines: [question, `Right: ${answer}. Map accuracy ${percent(mapAccuracy)}. Scene ${scene}.`],
    predicted: map,
    truth: trueLayout,
  }
  return [failure]
}

/** What was counted, what was left out, and under which conditions. */
function conditionsSection({ counts, conditions, notes, simulated }: Report): ReportSection {
  const { unanswered, unreadable, unmatched, duplicateItems } = counts
  const named = (ids: readonly (string | null)[]) =>
    ids
      .slice(0, 5)
      .map((id) => id ?? 'without an id')
      .join(', ')
  const { profile, seed, version, budgets, harness, command, files = {}, promptHash } = conditions
  return {
    id: 'conditions',
    title: 'Counts and conditions',
    text: [
      ...(simulated ? ['A simulated observer gave the answers: nothing here is a claim about a model.'] : []),
      ...notes,
    ],
    tables: [
      {
        header: ['', 'count', 'the first of them'],
        rows: [
          ['items', counts.items, ''],
          ['scenes', counts.scenes, ''],
          ['predictions', counts.predictions, ''],
          ['items without a prediction (score 0)', unanswered.count, named(unanswered.ids)],
          ['answers that cannot be read (score 0)', unreadable, ''],
          ['predictions of no item (left out)', unmatched.count, named(unmatched.listed.map(({ id }) => id))],
          ['ids that items share (the first counts)', duplicateItems.length, named(duplicateItems)],
        ],
      },
      {
        header: ['condition', 'value'],
        rows: [
          ['profile', profile],
          ['frames shown', budgets.length === 0 ? 'not told' : budgets.join(', ')],
          ['log', harness ?? 'not told'],
          ['seed of draws', String(seed)],
          ['v2lo-map', version],
          ...(command === undefined ? [] : [['command', command]]),
          ...(promptHash === undefined ? [] : [['SHA-256 of the prompts', promptHash]]),
          ...Object.entries(files).map(([name, hash]) => [`SHA-256 of ${name}`, hash]),
        ],
      },
    ],
  }
}
