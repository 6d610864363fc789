import { checksumOf } from '../../base/checksum'
import { foldLabel } from '../../layout/label'
import type { Scene } from '../scene'

/** Faces of one label differ in light: the top, four bands of directions for the sides, the underside. */
export const SHADES = 6
export const TOP_SHADE = 0
export const UNDERSIDE_SHADE = 5

const HUES = 20
const TONES = 2
/** Colors for labels; more labels than these share some. 40 colors in 6 shades and the fixed ones fit into a byte. */
export const LABEL_COLORS = HUES * TONES

/** Palette entries after those of the labels. */
export const SKY = LABEL_COLORS * SHADES
export const GROUND = SKY + 1
export const FLOOR = SKY + 2
export const EDGE = SKY + 3
export const PLATE = SKY + 4
export const INK = SKY + 5
export const WALL = SKY + 6

const SKY_RGB = [232, 238, 244]
const GROUND_RGB = [186, 186, 182]
const FLOOR_RGB = [216, 208, 196]
const EDGE_RGB = [48, 52, 58]
const PLATE_RGB = [255, 255, 255]
const INK_RGB = [16, 18, 22]
const WALL_RGB = [226, 224, 218]

/** Light that a face reflects, by its shade. */
const LIGHT = [1, 0.92, 0.82, 0.72, 0.62, 0.5]

/** Red, green and blue of every palette entry. */
export function paletteBytes(): Uint8Array {
  const bytes: number[] = []
  for (let color = 0; color < LABEL_COLORS; color++) {
    const rgb = labelRgb(color)
    for (const light of LIGHT) for (const channel of rgb) bytes.push(Math.round(channel * light))
  }
  for (const rgb of [SKY_RGB, GROUND_RGB, FLOOR_RGB, EDGE_RGB, PLATE_RGB, INK_RGB]) bytes.push(...rgb)
  for (const light of LIGHT) for (const channel of WALL_RGB) bytes.push(Math.round(channel * light))
  return Uint8Array.from(bytes)
}

/** A hue from around the wheel in a light or a strong tone, from 0 to 255 a channel. */
function labelRgb(color: number): readonly number[] {
  const hue = ((color % HUES) * 360) / HUES
  const [saturation, lightness] = color < HUES ? [0.62, 0.72] : [0.58, 0.5]
  const reach = saturation * Math.min(lightness, 1 - lightness)
  return [0, 8, 4].map((offset) => {
    const turn = (offset + hue / 30) % 12
    return 255 * (lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1)))
  })
}

/**
 * A color for each folded label of a scene, from 0 to {@link LABEL_COLORS}. It depends on the labels of the scene and
 * on nothing else: a label has one color in every frame, and usually the same one in every scene. No two labels
 * share a color while there are colors left.
 */
export function labelColors(scene: Scene): ReadonlyMap<string, number> {
  const labels = [...new Set(scene.layout.objects.map(({ label }) => foldLabel(label)))].sort()
  const colors = new Map<string, number>()
  const taken = new Set<number>()
  for (const label of labels) {
    const wanted = Number.parseInt(checksumOf(label), 36) % LABEL_COLORS
    let color = wanted
    while (taken.has(color) && taken.size < LABEL_COLORS) color = (color + 1) % LABEL_COLORS
    taken.add(color)
    colors.set(label, color)
  }
  return colors
}

/** The shade of a side by the direction of its outward normal: neighbors of a box differ. */
export function sideShade(normalX: number, normalY: number): number {
  // The light comes from 20 degrees beside +y: axis-aligned sides fall into four different bands.
  const along = (normalX * LIGHT_X + normalY * LIGHT_Y) / Math.sqrt(normalX * normalX + normalY * normalY)
  return along > 0.66 ? 1 : along > 0 ? 2 : along > -0.66 ? 3 : 4
}

const LIGHT_X = -0.342
const LIGHT_Y = -0.94
