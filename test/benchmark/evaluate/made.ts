import type { BenchmarkItem, Prediction } from '../../../src/benchmark/item'

/** A question with three choices and its answer; the id is the scene and a number. */
export const choiceItem = (
  scene: string,
  n: number,
  answer = 'A',
  more: Partial<BenchmarkItem> = {},
): BenchmarkItem => ({
  id: `${scene}:${n}`,
  scene,
  task: 'nearest',
  question: 'Which of these objects (chair, lamp, sink) is the closest to the stove?',
  choices: ['chair', 'lamp', 'sink'],
  answer,
  ...more,
})

/** An open question with a number. */
export const numberItem = (
  scene: string,
  n: number,
  answer: string,
  more: Partial<BenchmarkItem> = {},
): BenchmarkItem => ({
  id: `${scene}:${n}`,
  scene,
  task: 'distance',
  question:
    'Measuring from the closest point of each object, what is the distance between the sofa and the tv (in meters)?',
  answer,
  ...more,
})

/** The predictions of a run, by the ids of its items. */
export const said = (answers: Readonly<Record<string, string | readonly string[]>>): readonly Prediction[] =>
  Object.entries(answers).flatMap(([id, responses]) => [responses].flat().map((response) => ({ id, response })))
