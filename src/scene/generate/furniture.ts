/** Smallest and largest value of a size, meters. */
export type SizeRange = readonly [least: number, most: number]

/**
 * Where a kind of thing goes: with its back against a wall, in a corner, on free floor, next to another thing (a chair
 * at a table), on top of another, on a wall, in a wall, or flat on the floor.
 */
export type FurnitureRole = 'wall' | 'corner' | 'free' | 'at' | 'top' | 'hung' | 'opening' | 'floor'

/** One kind of thing that a generated room may hold. */
export interface FurnitureKind {
  readonly label: string
  readonly role: FurnitureRole
  /** Meters across its front. */
  readonly width: SizeRange
  /** Meters from back to front; `'width'` for what is as deep as it is wide. */
  readonly depth: SizeRange | 'width'
  readonly height: SizeRange
  /** Height of the lower edge over the floor; without it a thing stands on the floor or on its support. */
  readonly base?: SizeRange
  /** Whether it has a front of its own, and so a heading. */
  readonly front: boolean
  /** Whether it may stand at any angle; of 1000 rooms about 15 % of such things do. */
  readonly loose: boolean
}

interface Extras {
  readonly label?: string
  readonly base?: SizeRange
}

const kind =
  (role: FurnitureRole, front: boolean, loose: boolean) =>
  (width: SizeRange, depth: SizeRange | 'width', height: SizeRange, extras: Extras = {}) => ({
    role,
    front,
    loose,
    width,
    depth,
    height,
    ...extras,
  })

const standing = kind('wall', true, false)
const cornered = kind('corner', false, true)
const free = kind('free', false, false)
const seat = kind('at', true, true)
const small = kind('top', false, true)
const device = kind('top', true, false)
const hung = kind('hung', true, false)
const opening = kind('opening', true, false)
const flat = kind('floor', false, false)

const ROWS = {
  door: opening([0.8, 0.95], [0.05, 0.05], [2, 2.1]),
  window: opening([0.8, 2], [0.05, 0.05], [1, 1.35], { base: [0.93, 1.08] }),

  'double bed': standing([1.46, 1.86], [2.05, 2.18], [0.45, 0.6], { label: 'bed' }),
  'single bed': standing([0.93, 1.06], [2.02, 2.12], [0.42, 0.58], { label: 'bed' }),
  wardrobe: standing([1, 2], [0.56, 0.62], [1.95, 2.3]),
  dresser: standing([0.8, 1.6], [0.42, 0.5], [0.75, 1]),
  bookshelf: standing([0.6, 1], [0.28, 0.4], [1.8, 2.1]),
  'tv stand': standing([1.2, 1.8], [0.36, 0.45], [0.4, 0.6]),
  sideboard: standing([1.2, 1.8], [0.4, 0.48], [0.7, 0.85]),
  'console table': standing([0.9, 1.3], [0.28, 0.4], [0.75, 0.82]),
  desk: standing([1.1, 1.6], [0.6, 0.8], [0.72, 0.76]),
  cabinet: standing([0.8, 1], [0.4, 0.45], [1.2, 1.95]),
  'filing cabinet': standing([0.4, 0.48], [0.45, 0.62], [0.65, 1.1]),
  'shoe cabinet': standing([0.5, 0.8], [0.18, 0.3], [0.9, 1.2]),
  piano: standing([1.4, 1.52], [0.55, 0.65], [1.1, 1.3]),
  sofa: standing([1.6, 2.3], [0.82, 1], [0.7, 0.9]),
  nightstand: standing([0.37, 0.55], [0.32, 0.45], [0.45, 0.62]),
  radiator: standing([0.6, 1.4], [0.08, 0.12], [0.45, 0.55], { base: [0.1, 0.15] }),

  counter: standing([0.4, 0.8], [0.6, 0.65], [0.88, 0.92]),
  sink: standing([0.6, 0.8], [0.6, 0.65], [0.88, 0.92]),
  stove: standing([0.5, 0.6], [0.6, 0.65], [0.88, 0.92]),
  dishwasher: standing([0.45, 0.6], [0.6, 0.65], [0.88, 0.92]),
  'washing machine': standing([0.6, 0.6], [0.5, 0.62], [0.84, 0.86]),
  fridge: standing([0.55, 0.75], [0.6, 0.7], [1.5, 2]),

  'floor lamp': cornered([0.26, 0.4], 'width', [1.4, 1.75]),
  plant: cornered([0.28, 0.5], 'width', [0.6, 1.6]),
  'trash can': cornered([0.22, 0.36], 'width', [0.28, 0.65]),
  'laundry basket': cornered([0.35, 0.45], [0.3, 0.4], [0.5, 0.62]),
  'coat rack': cornered([0.4, 0.5], 'width', [1.65, 1.85]),
  'storage box': cornered([0.35, 0.5], [0.28, 0.4], [0.25, 0.4]),
  speaker: kind('corner', true, false)([0.18, 0.28], [0.22, 0.32], [0.85, 1.1]),

  'dining table': free([1.2, 2], [0.75, 0.95], [0.73, 0.76]),
  'kitchen table': free([0.75, 1.15], [0.7, 0.8], [0.73, 0.76]),
  'meeting table': free([1.4, 2.2], [0.8, 1.1], [0.72, 0.75]),
  'coffee table': free([0.8, 1.3], [0.45, 0.7], [0.38, 0.48]),
  'side table': free([0.38, 0.55], 'width', [0.45, 0.6]),
  'kitchen island': free([1.2, 1.8], [0.6, 0.9], [0.88, 0.92]),
  ottoman: free([0.45, 0.8], [0.4, 0.6], [0.38, 0.46]),
  bench: free([1, 1.4], [0.35, 0.42], [0.44, 0.48]),

  chair: seat([0.42, 0.5], [0.45, 0.55], [0.78, 0.95]),
  'office chair': seat([0.55, 0.66], [0.55, 0.66], [0.88, 1.15]),
  armchair: kind('at', true, false)([0.7, 0.92], [0.72, 0.9], [0.75, 1.05]),
  stool: kind('at', false, true)([0.33, 0.42], 'width', [0.45, 0.5]),
  'bar stool': kind('at', false, true)([0.36, 0.44], 'width', [0.63, 0.78]),

  tv: device([0.97, 1.45], [0.06, 0.1], [0.58, 0.84]),
  monitor: device([0.54, 0.72], [0.17, 0.24], [0.42, 0.56]),
  laptop: device([0.3, 0.38], [0.24, 0.3], [0.2, 0.25]),
  keyboard: device([0.36, 0.45], [0.12, 0.16], [0.02, 0.04]),
  printer: device([0.38, 0.48], [0.34, 0.4], [0.18, 0.32]),
  microwave: device([0.44, 0.52], [0.32, 0.4], [0.26, 0.31]),
  'coffee machine': device([0.18, 0.3], [0.28, 0.4], [0.28, 0.4]),
  toaster: small([0.26, 0.34], [0.16, 0.2], [0.18, 0.21]),
  kettle: small([0.15, 0.22], 'width', [0.2, 0.26]),
  bowl: small([0.2, 0.3], 'width', [0.08, 0.12]),
  plate: small([0.2, 0.27], 'width', [0.02, 0.03]),
  cup: small([0.08, 0.1], 'width', [0.08, 0.12]),
  book: small([0.15, 0.22], [0.2, 0.28], [0.02, 0.06]),
  vase: small([0.1, 0.2], 'width', [0.2, 0.38]),
  'table lamp': small([0.16, 0.28], 'width', [0.32, 0.55]),
  'desk lamp': small([0.15, 0.2], 'width', [0.38, 0.5]),
  pillow: kind('top', false, false)([0.45, 0.65], [0.36, 0.45], [0.1, 0.16]),

  picture: hung([0.3, 0.9], [0.02, 0.03], [0.3, 0.7], { base: [1.25, 1.5] }),
  mirror: hung([0.4, 0.7], [0.02, 0.04], [0.6, 1], { base: [1.1, 1.25] }),
  clock: hung([0.25, 0.35], [0.03, 0.05], [0.25, 0.35], { base: [1.75, 1.95] }),
  shelf: hung([0.6, 1.1], [0.2, 0.28], [0.03, 0.05], { base: [1.3, 1.6] }),
  whiteboard: hung([1.2, 1.8], [0.02, 0.04], [0.9, 1.1], { base: [0.85, 0.95] }),
  'air conditioner': hung([0.75, 0.95], [0.19, 0.24], [0.26, 0.32], { base: [1.95, 2.05] }),
  'wall cabinet': hung([0.4, 0.8], [0.32, 0.38], [0.6, 0.8], { base: [1.42, 1.5] }),
  'range hood': hung([0.5, 0.6], [0.3, 0.5], [0.2, 0.4], { base: [1.55, 1.65] }),

  rug: flat([1.6, 3], [1.2, 2], [0.01, 0.01]),
}

/** A name of {@link FURNITURE}: mostly the label itself; `double bed` and `single bed` are both labeled `bed`. */
export type FurnitureName = keyof typeof ROWS

/** Every kind of thing that a generated room may hold, with its sizes in meters: common catalog sizes. */
export const FURNITURE: Readonly<Record<FurnitureName, FurnitureKind>> = Object.fromEntries(
  Object.entries(ROWS).map(([name, row]) => [name, { label: name, ...row }]),
) as Record<FurnitureName, FurnitureKind>
