import type { Report } from '../../evaluate/report'
import type { ReportSection } from '../document'
import { intervalOf, percent, points, pValue, range, twoDigits } from '../numbers'

const CELLS: { readonly [cell: string]: string } = {
  unanswered: 'no prediction',
  unreadable: 'no answer can be read',
  'no-map': 'no map can be read',
  'question-unread': 'the question fits no known wording',
  'form-limit': 'even the true map in this form does not give the answer',
  'map-incomplete': "the response's map gives no answer",
  undecidable: "the response's map gives a tie",
  right: 'the map gives the right answer, and it was said',
  reasoning: 'the map gives the right answer, another was said',
  lucky: 'the map gives a wrong answer, the right one was said',
  perception: 'the map gives a wrong answer, and it was said',
  both: 'the map gives a wrong answer, another wrong one was said',
}

/** The color of each cell among those of parts: green is right, red and orange are wrong. */
const COLORS: { readonly [cell: string]: number } = {
  ...{ unanswered: 10, unreadable: 0, 'no-map': 6, 'question-unread': 11, 'form-limit': 7, 'map-incomplete': 5 },
  ...{ undecidable: 9, right: 2, reasoning: 1, lucky: 8, perception: 3, both: 4 },
}

/** Where errors come from. */
export function splitSection({ split }: Report): ReportSection {
  const { cells, said, derived, consistency, oracleGap, withoutTrueLayouts } = split
  return {
    id: 'split',
    title: 'Where errors come from',
    text: [
      'Each item has three answers: what was said, what a solver derives from the map in the response, and the truth. An item is in the first cell that fits.',
      ...(withoutTrueLayouts
        ? ['The items have no true layouts, so "form-limit" cannot be told; its items are in the other cells.']
        : []),
    ],
    tables: [
      {
        header: ['cell', 'items', 'share', '95 % over scenes', 'meaning'],
        rows: cells.map(({ cell, count, share }) => [
          cell,
          count,
          percent(share.mean),
          intervalOf(share),
          CELLS[cell]!,
        ]),
      },
      {
        header: ['rate', 'share', '95 % over scenes', 'items'],
        rows: [
          ['right as said', percent(said.mean), intervalOf(said), said.n],
          ['right as derived from the map', percent(derived.mean), intervalOf(derived), derived.n],
          ['what is said follows from the map', percent(consistency.mean), intervalOf(consistency), consistency.n],
          ...(oracleGap
            ? [
                [
                  'gain with the true map in the prompt, points',
                  points(oracleGap.mean),
                  intervalOf(oracleGap),
                  oracleGap.n,
                ],
              ]
            : []),
        ],
      },
    ],
    chart: {
      kind: 'stack',
      label: 'share of the items',
      parts: cells
        .filter(({ count }) => count > 0)
        .map(({ cell, share }) => ({ name: cell, share: share.mean!, color: COLORS[cell]! })),
    },
  }
}

/** How map accuracy and right answers hang together; empty where no map could be compared. */
export function mapSection({ mapAnswer }: Report): readonly ReportSection[] {
  if (mapAnswer === null) return []
  const { n, mapAccuracy, pointBiserial, spearman, fifths } = mapAnswer
  const correlations = [
    ['map accuracy and being right (point-biserial)', pointBiserial],
    ['map accuracy and score (Spearman)', spearman],
  ] as const
  return [
    {
      id: 'maps',
      title: 'Maps and answers',
      text: [
        `${n} answers have a metric map and a true one to compare it with: map accuracy ${percent(mapAccuracy.mean)} (${intervalOf(mapAccuracy)}). ` +
          'A correlation does not say that better maps cause better answers: easy rooms help both.',
      ],
      tables: [
        {
          header: ['map accuracy', 'right answers', '95 % over scenes', 'answers'],
          rows: fifths.map(({ from, to, accuracy }) => [
            `${percent(from)} to ${percent(to)}`,
            percent(accuracy.mean),
            intervalOf(accuracy),
            accuracy.n,
          ]),
        },
        {
          header: ['correlation', 'r', '95 % from drawing scenes', 'p (ignores scenes)', 'answers'],
          rows: correlations.map(([name, found]) =>
            found === null
              ? [name, '-', '-', '-', n]
              : [
                  name,
                  twoDigits(found.r),
                  found.interval
                    ? `${twoDigits(found.interval[0])} to ${twoDigits(found.interval[1])}`
                    : 'none: under 50 scenes',
                  pValue(found.p),
                  found.n,
                ],
          ),
        },
      ],
      chart: {
        kind: 'lines',
        label: 'right answers',
        across: 'map accuracy (middle of each fifth)',
        shares: true,
        series: [
          {
            name: 'right answers',
            points: fifths.map(({ from, to, accuracy }) => ({
              at: (from + to) / 2,
              value: accuracy.mean!,
              interval: accuracy.interval,
            })),
          },
        ],
      },
    },
  ]
}

/** The figures over the numbers of frames; empty with fewer than two. */
export function framesSection({ frames }: Report): readonly ReportSection[] {
  if (frames === null) return []
  const { rows, peak, neighbors } = frames
  const hasMaps = rows.some(({ mapAccuracy }) => mapAccuracy !== null)
  return [
    {
      id: 'frames',
      title: 'Frames',
      text: [
        `The score is highest with ${peak === 1 ? '1 frame' : `${peak} frames`}. Questions differ between budgets, because only what is seen is asked about; neighbors are compared on the questions they share.`,
        ...neighbors.map(
          ({ budget, difference, toldApart }) =>
            `Against ${budget}: ${points(difference.mean)} points on ${difference.n} shared questions (${intervalOf(difference)}), ${toldApart ? 'told apart' : 'not told apart'}.`,
        ),
      ],
      tables: [
        {
          header: [
            'frames',
            'score',
            '95 % over scenes',
            'items',
            'scenes',
            'map accuracy',
            '95 % over scenes',
            'r with right answers',
          ],
          rows: rows.map(({ budget, score, mapAccuracy, mapAnswer }) => [
            budget,
            percent(score.mean),
            intervalOf(score),
            score.n,
            score.scenes,
            mapAccuracy ? percent(mapAccuracy.mean) : '-',
            mapAccuracy ? intervalOf(mapAccuracy) : '-',
            twoDigits(mapAnswer?.pointBiserial?.r ?? null),
          ]),
        },
      ],
      chart: {
        kind: 'lines',
        label: 'share',
        across: 'frames',
        series: [
          {
            name: 'score',
            points: rows.map(({ budget, score }) => ({ at: budget, value: score.mean!, interval: score.interval })),
          },
          ...(hasMaps
            ? [
                {
                  name: 'map accuracy',
                  points: rows.flatMap(({ budget, mapAccuracy }) =>
                    mapAccuracy ? [{ at: budget, value: mapAccuracy.mean!, interval: mapAccuracy.interval }] : [],
                  ),
                },
              ]
            : []),
        ],
      },
    },
  ]
}

/** Several answers to each item; empty where no item has more than one. */
export function samplesSection({ samples }: Report): readonly ReportSection[] {
  if (samples === null) return []
  const { most, passAtK, majority, withinVariance, betweenVariance } = samples
  return [
    {
      id: 'samples',
      title: 'Several answers to an item',
      text: [
        `Items have up to ${most} answers. Variance within items ${twoDigits(withinVariance)}, between items ${twoDigits(betweenVariance)}.`,
      ],
      tables: [
        {
          header: ['', 'share', '95 % over scenes', 'items'],
          rows: [
            ...passAtK.map(({ k, mean, items }) => [
              `at least one right of ${k} (pass@${k})`,
              percent(mean),
              '-',
              items,
            ]),
            ['most frequent answer right', percent(majority.mean), intervalOf(majority), majority.n],
          ],
        },
      ],
    },
  ]
}

/** Twins; empty without any. */
export function twinsSection({ twins }: Report): readonly ReportSection[] {
  if (twins.length === 0) return []
  return [
    {
      id: 'twins',
      title: 'Twins',
      text: [
        'A twin is an item with one change. Consistent: the two answers fit each other, right or wrong (left and right changed over in the mirror, the same when the first frame is shown again).',
      ],
      tables: [
        {
          header: ['change', 'pairs', 'both right', '95 % over scenes', 'consistent', '95 % over scenes'],
          rows: twins.map(({ change, pairs, bothRight, consistent }) => [
            change,
            pairs,
            percent(bothRight.mean),
            intervalOf(bothRight),
            consistent ? percent(consistent.mean) : '-',
            consistent ? intervalOf(consistent) : range(null),
          ]),
        },
      ],
    },
  ]
}
