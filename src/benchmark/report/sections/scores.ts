import type { ScoreEstimate } from '../../evaluate/estimate'
import type { NamedEstimate, Report } from '../../evaluate/report'
import type { ChartMark, ReportSection } from '../document'
import { counted, intervalOf, percent, points, pValue, range } from '../numbers'

const HEADER = ['', 'score', '95 % over scenes', 'items', 'scenes'] as const

/** Rows of estimates under {@link HEADER}. */
const rowOf = (name: string, { mean, n, scenes, ...rest }: ScoreEstimate) => [
  name,
  percent(mean),
  intervalOf({ mean, n, scenes, ...rest }),
  n,
  scenes,
]

const markOf = ({ name, estimate }: NamedEstimate): ChartMark => ({
  name,
  value: estimate.mean ?? 0,
  interval: estimate.interval,
})

/** The scores over everything, and what guessing gives. */
export function overallSection({ overall, chance, counts, conditions }: Report): ReportSection {
  const { byItem, byTask, balanced } = overall
  const adjusted = chance.adjustedAccuracy
  return {
    id: 'overall',
    title: 'Score',
    text: [
      `${counted(counts.items, 'item')} of ${counted(counts.scenes, 'scene')}, answers read by profile "${conditions.profile}". ` +
        'The interval is cluster-robust (CR2, Bell-McCaffrey): it says where the score of other rooms like these would lie.',
      ...(adjusted === null
        ? []
        : [
            `Questions with choices: ${percent(adjusted)} of the way from a uniform guess to all right (chance-adjusted accuracy).`,
          ]),
    ],
    tables: [
      {
        header: HEADER,
        rows: [
          rowOf('by item', byItem),
          rowOf('by task, each alike', byTask),
          rowOf('balanced: each answer value and object alike', balanced),
          ...chance.rows.map(({ name, mean }) => [`guess: ${name}`, percent(mean), '-', '-', '-']),
        ],
      },
    ],
  }
}

/** What the interval would look like under other ways of counting. */
export function certaintySection({ overall: { byItem } }: Report): ReportSection {
  const { standardError, df, ignoresScenes, lmmsEvalClustered, bootstrap } = byItem
  const error = (value: number | null) => (value === null ? '-' : `${(100 * value).toFixed(2)}`)
  return {
    id: 'certainty',
    title: 'How sure the score is',
    text: [
      'Claims rest on the first row. The others show what clustering costs, and lie beside what other programs print.',
    ],
    tables: [
      {
        header: ['', 'standard error', '95 %', 'note'],
        rows: [
          [
            'CR2 over scenes',
            error(standardError),
            intervalOf(byItem),
            df === null ? '-' : `${df.toFixed(1)} degrees of freedom`,
          ],
          [
            'bootstrap of scenes, percentile',
            '-',
            range(bootstrap?.percentile ?? null),
            bootstrap ? `${bootstrap.draws} draws, seed ${bootstrap.seed}` : 'from 50 scenes on',
          ],
          ['bootstrap of scenes, BCa', '-', range(bootstrap?.bca ?? null), ''],
          [
            'plain',
            error(ignoresScenes.standardError),
            range(ignoresScenes.wilson),
            'ignores scenes; interval of Wilson',
          ],
          ['lmms-eval clustered', error(lmmsEvalClustered), '-', 'as lmms-eval computes it'],
        ],
      },
    ],
  }
}

/** The score of every task, with what the best blind guess has. */
export function tasksSection({ tasks, chance }: Report): ReportSection {
  const blind = chance.rows.find(({ name }) => name === 'best blind')?.tasks ?? []
  const guessOf = (name: string) => {
    const own = blind.filter(({ task }) => task === name)
    const n = own.reduce((sum, { items }) => sum + items, 0)
    return n === 0 ? null : own.reduce((sum, { mean, items }) => sum + mean * items, 0) / n
  }
  return {
    id: 'tasks',
    title: 'Score by task',
    text: blind.length === 0 ? [] : ['The tick is what the best blind guess has that sees no frame.'],
    tables: [
      {
        header: [...HEADER, 'best blind guess'],
        rows: tasks.map(({ name, estimate }) => [...rowOf(name, estimate), percent(guessOf(name))]),
      },
    ],
    chart: {
      kind: 'bars',
      label: 'score, with 95 % over scenes',
      marks: tasks.map((task) => {
        const tick = guessOf(task.name)
        return { ...markOf(task), ...(tick !== null && { tick }) }
      }),
    },
  }
}

/** Scores by the column the caller named; empty without one. */
export function bySection({ by }: Report): readonly ReportSection[] {
  if (by === undefined) return []
  return [
    {
      id: 'by',
      title: `Score by ${by.name}`,
      text: [],
      tables: [{ header: HEADER, rows: by.rows.map(({ name, estimate }) => rowOf(name, estimate)) }],
      chart: { kind: 'bars', label: 'score, with 95 % over scenes', marks: by.rows.slice(0, 30).map(markOf) },
    },
  ]
}

/** What other programs would have read. */
export function profilesSection({ profiles, conditions }: Report): ReportSection {
  return {
    id: 'profiles',
    title: 'What other programs would have read',
    text: ['The same responses under four rules of reading. Items are named whose score a rule changes.'],
    tables: [
      {
        header: ['profile', 'score', 'items changed', 'the first of them'],
        rows: profiles.map(({ profile, mean, changed, ids }) => [
          profile === conditions.profile ? `${profile} (in use)` : profile,
          percent(mean),
          changed,
          ids.slice(0, 3).join(', '),
        ]),
      },
    ],
  }
}

/** The run against its baseline; empty without one. */
export function comparisonSection({ comparison }: Report): readonly ReportSection[] {
  if (comparison === undefined) return []
  const groups = [comparison.overall, ...comparison.tasks]
  const { difference, signFlip, mcNemar, detectable, verdict } = comparison.overall
  return [
    {
      id: 'comparison',
      title: `Against ${comparison.baseline}`,
      text: [
        `Paired by item: ${points(difference.mean)} points, ${verdict === 'no difference shown' ? verdict : `${verdict} than the baseline`}. ` +
          '"Better" and "worse" are written only where the interval over scenes excludes 0.',
        ...(detectable === null
          ? []
          : [
              `With these items and scenes a difference of ${points(detectable)} points would be found in 80 % of studies.`,
            ]),
        signFlip === null
          ? `Sign flips over scenes: not with ${counted(difference.scenes, 'scene')}; with five the smallest p would be 0.0625.`
          : `Sign flips over scenes: p ${pValue(signFlip.p)} (${signFlip.exact ? 'all' : signFlip.draws} patterns).`,
        `McNemar's exact test, which ignores scenes: ${mcNemar.onlyFirst} right only here, ${mcNemar.onlySecond} only there, p ${pValue(mcNemar.p)}.`,
      ],
      tables: [
        {
          header: [
            '',
            'difference',
            '95 % over scenes',
            'verdict',
            'p',
            'p after Holm',
            'wins',
            'losses',
            'ties',
            'items',
          ],
          rows: groups.map(({ name, difference: d, verdict: v, p, holmP, wins, losses, ties }) => [
            ...[name, points(d.mean), intervalOf(d), v, pValue(p), pValue(holmP)],
            ...[wins, losses, ties, d.n],
          ]),
        },
      ],
      chart: {
        kind: 'bars',
        label: 'difference in points, with 95 % over scenes',
        signed: true,
        marks: groups.map(({ name, difference: d }) => ({ name, value: d.mean ?? 0, interval: d.interval })),
      },
    },
  ]
}

/** How the score hangs on what is asked for. */
export function balanceSection({ balance: { byValue, byLabel } }: Report): ReportSection {
  const most = 12
  const rows = (list: readonly NamedEstimate[]) =>
    list.slice(0, most).map(({ name, estimate }) => rowOf(name, estimate))
  const cut = (list: readonly NamedEstimate[], what: string) =>
    list.length > most ? [`The ${most} most frequent of ${list.length} ${what} are listed; the JSON has all.`] : []
  return {
    id: 'balance',
    title: 'By answer value and by object',
    text: [...cut(byValue, 'answer values'), ...cut(byLabel, 'objects')],
    tables: [
      { header: ['answer value', ...HEADER.slice(1)], rows: rows(byValue) },
      { header: ['object', ...HEADER.slice(1)], rows: rows(byLabel) },
    ],
  }
}
