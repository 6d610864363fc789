import type { Ceiling, CeilingRow, Ceilings } from '../ceilings/ceilings'
import type { MapNoise, NoiseAblation, NoiseTask } from '../ceilings/noise'
import { CEILING_TASKS, type CeilingTask } from '../ceilings/questions'
import type { ReportDocument, ReportSection } from './document'
import { counted, percent, points, range } from './numbers'

const TASKS = Object.keys(CEILING_TASKS) as CeilingTask[]
const NAMES: { readonly [task in CeilingTask]: string } = {
  object_rel_direction_easy: 'direction, easy',
  object_rel_direction_medium: 'direction, medium',
  object_rel_direction_hard: 'direction, hard',
  object_rel_distance: 'nearest',
  object_abs_distance: 'distance',
  object_size_estimation: 'size',
}
const short = (task: CeilingTask) => NAMES[task]

/**
 * What each form of map can reach at best, and what noise leaves of it, as their writers take it.
 *
 * @example
 * ceilingsDocument(ceilings([generateScene({ seed: 1 })], { budgets: [] })).sections[0].title // 'Forms of map'
 */
export function ceilingsDocument(found: Ceilings, noise?: NoiseAblation): ReportDocument {
  const { scenes, rows, budgets, withoutWalk } = found
  return {
    title: 'What each form of map can reach',
    sections: [
      formsSection(
        'forms',
        'Forms of map',
        [
          `A perfect observer of ${counted(scenes, 'scene')}, limited only by its form of map. Truths come from the full geometry in space; all questions that keep the margins of VSI-Bench are asked, and a scene weighs what a benchmark would take of it. Choices by accuracy, numbers by MRA.`,
          'A dash is what a form cannot say. Exact boxes stay below 100 because boxes are not the objects: their footprints are turned and have gaps, and heights are missing. Footprints with heights stay a little below 100 for distances, because truths are rounded to 0.1 m.',
        ],
        rows,
      ),
      ...(budgets.length === 0
        ? []
        : [
            formsSection(
              'budgets',
              'Frames',
              [
                'A perfect map, in exact boxes, of what so many frames of a walk show; what no frame shows gives no credit.',
                ...(withoutWalk > 0 ? [`${counted(withoutWalk, 'scene')} left out: no walk fits into them.`] : []),
              ],
              budgets,
            ),
          ]),
      ...(noise ? [crossingSection(noise), ...noise.tasks.map((task) => noiseSection(task, noise))] : []),
    ],
    failures: [],
  }
}

function formsSection(id: string, title: string, text: readonly string[], rows: readonly CeilingRow[]): ReportSection {
  const tasks = TASKS.filter((task) => rows.some((row) => row.tasks[task] !== undefined))
  const cell = (ceiling: Ceiling | null | undefined) =>
    ceiling ? `${percent(ceiling.mean)} (${range(ceiling.interval)})` : '-'
  const asked = (task: CeilingTask) => rows.find((row) => row.tasks[task])?.tasks[task]
  return {
    id,
    title,
    text: [
      ...text,
      `Questions: ${tasks.map((task) => `${short(task)} ${asked(task)?.questions ?? 0} in ${counted(asked(task)?.scenes ?? 0, 'scene')}`).join('; ')}. In parentheses 95 % over scenes.`,
    ],
    tables: [
      {
        header: ['form', ...tasks.map(short)],
        rows: rows.map((row) => [row.form, ...tasks.map((task) => cell(row.tasks[task]))]),
      },
    ],
    ...chartOf(rows),
  }
}

/** The task that tells forms apart best. */
function chartOf(rows: readonly CeilingRow[]): Pick<ReportSection, 'chart'> {
  const marks = rows.flatMap(({ form, tasks }) => {
    const found = tasks.object_rel_distance
    // The table has the whole name.
    const name = form.replace(', bounds of the ', ', ')
    return found ? [{ name, value: found.mean, interval: found.interval }] : []
  })
  return marks.length === 0 ? {} : { chart: { kind: 'bars', label: 'nearest object, with 95 % over scenes', marks } }
}

function crossingSection({ tasks, metricForm, gridForm, draws, scenes }: NoiseAblation): ReportSection {
  const edge = (meters: number | null) => (meters === null ? 'not within the levels' : `${meters.toFixed(2)} m`)
  return {
    id: 'crossing',
    title: 'How much noise a metric map can bear',
    text: [
      `The error of centers, one standard deviation along each axis, at which the noisy metric map (${metricForm}) falls to the score of the noise-free grid (${gridForm}): ${counted(scenes, 'scene')}, ${draws} noisy maps of each at each level; the interval comes from drawing scenes.`,
    ],
    tables: [
      {
        header: ['task', 'noise-free grid', 'crossing', 'from', 'to'],
        rows: tasks.map(({ task, noiseFreeGrid, crossing }) => [
          short(task),
          noiseFreeGrid === null ? 'a grid has no sizes' : percent(noiseFreeGrid),
          ...(crossing === 'none'
            ? [noiseFreeGrid === null ? 'none: nothing to fall to' : 'none within the levels', '-', '-']
            : [`${crossing.at.toFixed(2)} m`, edge(crossing.interval[0]), edge(crossing.interval[1])]),
        ]),
      },
    ],
  }
}

function noiseSection({ task, levels, noiseFreeGrid }: NoiseTask, { gridForm }: NoiseAblation): ReportSection {
  const centers = levels.filter(({ noise }) => noise.centers !== undefined)
  const line = (name: string, of: (level: (typeof levels)[number]) => number | null) => ({
    name,
    points: centers.flatMap((level) => {
      const value = of(level)
      return value === null ? [] : [{ at: level.noise.centers!, value, interval: null }]
    }),
  })
  return {
    id: `noise-${task}`,
    title: `Noise: ${short(task)}`,
    text:
      noiseFreeGrid === null
        ? ['A grid has no sizes, so there is no lead to measure.']
        : [`The same noisy scene in both forms; the lead is metric minus grid (${gridForm}).`],
    tables: [
      {
        header: ['noise', 'metric', 'grid', 'lead, points', '95 % over scenes'],
        rows: levels.map(({ noise, metric, grid, lead, interval }) => [
          noiseText(noise),
          percent(metric),
          percent(grid),
          points(lead),
          range(interval),
        ]),
      },
    ],
    chart: {
      kind: 'lines',
      label: 'score',
      across: 'error of centers, meters',
      series: [
        line('metric map', ({ metric }) => metric),
        ...(noiseFreeGrid === null
          ? []
          : [line('grid', ({ grid }) => grid), line('noise-free grid', () => noiseFreeGrid)]),
      ],
    },
  }
}

function noiseText({ centers, sizes, missed, relabeled, invented }: MapNoise): string {
  const parts = [
    centers !== undefined && `centers off by ${centers} m`,
    sizes !== undefined && `sizes off by ${Math.round(100 * sizes)} %`,
    missed !== undefined && `${Math.round(100 * missed)} % missed`,
    relabeled !== undefined && `${Math.round(100 * relabeled)} % relabeled`,
    invented !== undefined && `${Math.round(100 * invented)} % invented`,
  ]
  return parts.filter((part) => part !== false).join(', ')
}
