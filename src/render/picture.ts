import type { Vec2 } from '../base/vec2'
import type { Aabb } from '../layout/aabb'

/** What is drawn at the ends of a line. */
type LineEnds = 'arrow' | 'bars' | 'dots'

/** What a mark means; the theme says how that looks, by line and hatching as well as by color. */
export type Role =
  /** An object, one of those a question is about, and the others then. */
  | 'object'
  | 'focus'
  | 'faded'
  | 'floor'
  /** A pair of maps: true, predicted, true without a partner, predicted without one. */
  | 'true'
  | 'predicted'
  | 'missed'
  | 'invented'
  | 'match'
  | 'apart'
  /** A derivation: the vector that sets the frame, the vector to name, the local axes, the sector of the answer. */
  | 'view'
  | 'offset'
  | 'axis'
  | 'sector'
  /** Distances and sizes: the one that counts, and the others. */
  | 'measure'
  | 'measured'
  /** The floor that was measured. */
  | 'room'
  /** Grids. */
  | 'cell'
  | 'collision'
  | 'observer'
  | 'sight'
  /** A scene: what no frame shows; walls at the height of the cut, below and above it; the way of the cameras. */
  | 'unseen'
  | 'wall'
  | 'sill'
  | 'walk'

/** Something drawn in meters. Points of a map, x to the right and y up; bearings in degrees clockwise from up. */
export type Mark =
  /** An outline with its inside. A point or a line where it has no area; nothing is too small to be seen. */
  | { readonly kind: 'shape'; readonly points: readonly Vec2[]; readonly role: Role; readonly title?: string }
  | {
      readonly kind: 'line'
      readonly from: Vec2
      readonly to: Vec2
      readonly role: Role
      readonly ends?: LineEnds
      readonly title?: string
    }
  | { readonly kind: 'dot'; readonly at: Vec2; readonly role: Role; readonly title?: string }
  /** An arrow of a length on the picture. */
  | { readonly kind: 'ray'; readonly at: Vec2; readonly yawDeg: number; readonly px: number; readonly role: Role }
  /** A part of a circle of `radius` meters, clockwise from one bearing to another. */
  | {
      readonly kind: 'wedge'
      readonly at: Vec2
      readonly fromDeg: number
      readonly toDeg: number
      readonly radius: number
      readonly role: Role
    }
  /** Someone who stands and looks. */
  | { readonly kind: 'observer'; readonly at: Vec2; readonly yawDeg: number; readonly title?: string }

/** A text that wants a place at or near something. */
export interface LabelRequest {
  readonly text: string
  /** What it names. */
  readonly points: readonly Vec2[]
  /** Where the tip of a ray is meant instead. */
  readonly ray?: { readonly yawDeg: number; readonly px: number }
  readonly role: 'object' | 'focus' | 'faded' | 'value' | 'view' | 'offset' | 'axis' | 'sector' | 'missed' | 'invented'
  /** Lower numbers choose their place first. */
  readonly rank: number
}

/** An entry below the picture that says what a way of drawing means. */
export interface LegendItem {
  readonly role: Role
  readonly text: string
  readonly ends?: LineEnds
}

/** Everything a drawing shows, in meters, before it has a size. */
export interface Picture {
  /** What must be inside. */
  readonly bounds: Aabb
  /** What the axes are. */
  readonly axes: string
  /** The unit of the scale bar; a grid has none. */
  readonly unit?: 'm'
  /** Where the axes count cells, which have whole numbers; rows that are counted downwards are drawn at negative y. */
  readonly cells?: { readonly rowsDown: boolean; readonly within?: Aabb }
  /** Where a grid lies over meters: the middles of its columns and rows, numbered above and on the right. */
  readonly cellAxes?: { readonly columns: readonly number[]; readonly rows: readonly number[] }
  /** Whether lines are drawn at the numbers of the axes. */
  readonly gridLines: boolean
  /** Whether the lines x = 0 and y = 0 are drawn. */
  readonly zeroLines: boolean
  readonly marks: readonly Mark[]
  readonly labels: readonly LabelRequest[]
  readonly legend: readonly LegendItem[]
  /** Sentences below the picture. */
  readonly captions: readonly { readonly text: string; readonly strong?: boolean }[]
  readonly title: string
  readonly description: string
}

/** What the steps of a derivation add to the drawing of a layout: `under` the objects and `over` them. */
export interface Drawing {
  readonly under: readonly Mark[]
  readonly over: readonly Mark[]
  readonly labels: readonly LabelRequest[]
  readonly legend: readonly LegendItem[]
}
