import { normalizeDeg } from '../../base/angle'
import type { Vec2 } from '../../base/vec2'
import { foldLabel, splitInstance } from '../../layout/label'
import type { BevObject, Layout } from '../../layout/layout'
import type { Condition } from '../../question/condition'
import { renameIn } from '../../question/names'
import type { Question } from '../../question/question'

/** A change of a whole scene that no answer about it depends on. */
export interface SceneChange {
  readonly name: string
  point(point: Vec2): Vec2
  /** Degrees clockwise that headings turn by. */
  readonly turnDeg: number
  /** The new name of an object; labels that fold alike get the same. */
  label(label: string): string
}

/** This many quarter turns clockwise; exact, and boxes stay boxes. */
export function turned(quarters: 1 | 2 | 3): SceneChange {
  const turn = ([x, y]: Vec2): Vec2 => [y, 0 - x]
  const point = (from: Vec2) => Array.from({ length: quarters }).reduce<Vec2>((at) => turn(at), from)
  return { name: `turned by ${quarters * 90} degrees`, point, turnDeg: quarters * 90, label: (label) => label }
}

export function moved(dx: number, dy: number): SceneChange {
  const point = ([x, y]: Vec2): Vec2 => [x + dx, y + dy]
  return { name: `moved by (${dx}, ${dy}) m`, point, turnDeg: 0, label: (label) => label }
}

/** New names for all the labels given, by their fold; any other text keeps its own. */
export function relabelled(labels: Iterable<string>): SceneChange {
  const folds = new Set([...labels].map(foldLabel))
  const names = new Map<string, string>()
  let next = 0
  for (const fold of folds) {
    // Invented words: they mean nothing to a reader of questions or numbers.
    let name = inventedWord(next++)
    while (folds.has(name)) name = inventedWord(next++)
    names.set(fold, name)
  }
  const label = (text: string) => {
    const whole = names.get(foldLabel(text))
    if (whole !== undefined) return whole
    const instance = splitInstance(text)
    const name = instance && names.get(foldLabel(instance.label))
    return name === undefined ? text : `${name}#${instance!.instance}`
  }
  return { name: 'relabelled', point: (point) => point, turnDeg: 0, label }
}

/** A word for 0, 1, 2, ... in letters alone. */
function inventedWord(index: number): string {
  const letters = [...index.toString(20)].map((digit) => 'abcdefghijklmnopqrst'[Number.parseInt(digit, 20)])
  return `qo${letters.join('')}x`
}

export function changeLayout(layout: Layout, change: SceneChange): Layout {
  const objects = layout.objects.map((object) => changeObject(object, change))
  return { ...layout, objects, ...(layout.floor && { floor: layout.floor.map((point) => change.point(point)) }) }
}

function changeObject(object: BevObject, change: SceneChange): BevObject {
  const [ax, ay] = change.point([object.box.minX, object.box.minY])
  const [bx, by] = change.point([object.box.maxX, object.box.maxY])
  const box = { minX: Math.min(ax, bx), minY: Math.min(ay, by), maxX: Math.max(ax, bx), maxY: Math.max(ay, by) }
  const { footprint, headingDeg } = object
  return {
    ...object,
    id: change.label(object.id),
    label: change.label(object.label),
    box,
    ...(footprint && { footprint: footprint.map((point) => change.point(point)) }),
    ...(headingDeg !== undefined && { headingDeg: normalizeDeg(headingDeg + change.turnDeg) }),
  }
}

/** The question about the changed scene: every name in it follows, and so does a choice that is one. */
export function changeQuestion(question: Question, change: SceneChange): Question {
  const renamed = renameIn(question, change.label)
  return question.choices ? { ...renamed, choices: question.choices.map(change.label) } : renamed
}

/** Whether the answer depends on where the scene lies relative to the camera: such a scene may not be moved. */
export function looksFromCamera(question: Question): boolean {
  if (question.kind === 'camera-direction') return true
  if (question.kind === 'direction-check') return question.at === undefined
  if (question.kind === 'object-size') return question.dimension === 'width' || question.dimension === 'depth'
  if (question.kind === 'size-comparison' || question.kind === 'size-check')
    return question.by === 'width' || question.by === 'length'
  if (question.kind === 'locate') return question.at === undefined
  if ('where' in question && question.where !== undefined) return conditionLooks(question as Condition)
  const places = 'b' in question ? [question.b] : []
  if ('reference' in question) places.push(question.reference)
  return places.some((place) => typeof place === 'object')
}

/** Whether a condition depends on where the camera is, or which way it looks. */
function conditionLooks({ where, of, at, to, dimension }: Condition): boolean {
  if (where === 'size') return dimension === 'width' || dimension === 'depth'
  if (where === 'nearer' || where === 'farther') return to === undefined
  const isSide = where === 'left' || where === 'right' || where === 'front' || where === 'back'
  return isSide ? at === undefined : typeof of !== 'string'
}
