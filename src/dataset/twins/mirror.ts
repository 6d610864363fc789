import { normalizeDeg } from '../../base/angle'
import type { Vec2 } from '../../base/vec2'
import type { Layout } from '../../layout/layout'
import type { Question } from '../../question/question'
import { choiceLetter } from '../../question/solve/choose'
import type { Scene, SceneCamera } from '../../scene/scene'
import type { ItemDraft } from '../drafts/draft'

/** The layout seen in a mirror: x becomes -x. */
export const mirrorLayout = (layout: Layout): Layout => ({
  ...layout,
  objects: layout.objects.map((object) => {
    const { minX, minY, maxX, maxY } = object.box
    return { ...object, box: { minX: 0 - maxX, minY, maxX: 0 - minX, maxY } }
  }),
})

/** The scene in a mirror, for its pictures: footprints turn the other way round there, and so do headings. */
export function mirrorScene(scene: Scene): Scene {
  const { layout, walls, cameras } = scene
  return {
    ...scene,
    layout: {
      ...mirrorLayout(layout),
      objects: mirrorLayout(layout).objects.map(({ footprint, headingDeg, ...rest }) => ({
        ...rest,
        ...(footprint && { footprint: footprint.map(mirrorPoint).reverse() }),
        ...(headingDeg !== undefined && { headingDeg: normalizeDeg(0 - headingDeg) }),
      })),
      ...(layout.floor && { floor: layout.floor.map(mirrorPoint).reverse() }),
    },
    walls: walls.map((wall) => ({ ...wall, from: mirrorPoint(wall.from), to: mirrorPoint(wall.to) })),
    cameras: cameras.map(mirrorCamera),
  }
}

const mirrorPoint = ([x, y]: Vec2): Vec2 => [0 - x, y]

/** The camera that sees in the mirrored scene what it sees in the scene, left and right changed over. */
export function mirrorCamera(camera: SceneCamera): SceneCamera {
  const [x, y, z] = camera.position
  return { ...camera, position: [0 - x, y, z], yawDeg: normalizeDeg(0 - camera.yawDeg) }
}

/** The same question in the mirror: what lies to the left of another thing lies to its right there. */
export function mirrorQuestion(question: Question): Question {
  if (question.kind !== 'relative-direction') return question
  const { as } = question
  return { ...question, as: as === 'left' ? 'right' : as === 'right' ? 'left' : as }
}

const otherSide = (words: string): string =>
  words.replace(/left|right/g, (side) => (side === 'left' ? 'right' : 'left'))

/** The draft in the mirror: left and right change places in a direction, and everything else stays. */
export function mirrorDraft(draft: ItemDraft): ItemDraft {
  const { choices, family } = draft
  const mirrored = (answer: string): string => {
    if (family !== 'direction' || !choices) return answer
    const index = choices.findIndex((_, i) => choiceLetter(i) === answer)
    return choiceLetter(choices.indexOf(otherSide(choices[index]!)))
  }
  return {
    ...draft,
    question: mirrorQuestion(draft.question),
    answer: mirrored(draft.answer),
    answerFromMap: draft.answerFromMap === null ? null : mirrored(draft.answerFromMap),
    change: 'mirror',
  }
}
