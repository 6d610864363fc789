import { FONTS } from '../render/text'
import { UsageError } from './command'
import { pythonOfPackage } from './frameworks'

/** A family that most systems have; where none of the picture's own fonts is installed, this is tried. */
const FAMILY = 'DejaVu Sans'

/** Of a PNG, pixels: 256 MB of them at most. */
const LONGEST_SIDE = 8192

/** A drawing as PNG bytes, and the characters in it that no font could draw. */
export interface Png {
  readonly bytes: Uint8Array
  readonly missing: readonly string[]
}

/**
 * A drawing as a PNG, by `@resvg/resvg-js`, which is not installed with this package. Text needs a font: of the
 * system, or `font`, a TrueType or OpenType file.
 */
export async function drawPng(svg: string, scale: number, font?: string): Promise<Png> {
  const { Resvg } = await resvg()
  const [width = 0, height = 0] = (/ width="(\d+)" height="(\d+)"/.exec(svg) ?? [])
    .slice(1)
    .map((n) => Number(n) * scale)
  if (Math.max(width, height) > LONGEST_SIDE)
    throw new UsageError(
      `a PNG of ${Math.round(width)} x ${Math.round(height)} pixels: expected at most ${LONGEST_SIDE} a side; give a smaller --scale or --width`,
    )
  const options = {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      loadSystemFonts: font === undefined,
      ...(font !== undefined && { fontFiles: [font] }),
      ...(font === undefined && { defaultFontFamily: FAMILY, sansSerifFamily: FAMILY }),
    },
  } as const
  // Without any font text is left out without a word: a letter tells.
  const probe = new Resvg(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="8">x</text></svg>',
    options,
  )
  if (probe.getBBox() === undefined)
    throw new UsageError(
      font === undefined
        ? 'no font is installed to write the labels with: expected one (fonts-dejavu-core has it), or --font FILE'
        : `--font ${font}: expected a TrueType or OpenType font`,
    )
  const picture = (text: string) => new Resvg(textPicture(text), options).render().pixels
  return { bytes: new Resvg(svg, options).render().asPng(), missing: charactersWithoutGlyph(svg, picture) }
}

/** No font has a glyph for the last code point of the last private plane; what is drawn for it is a font's empty box. */
const NOWHERE = '\u{10fffd}'
/** Each character is drawn once to see whether it looks like the empty box; a map with more is told by these. */
const MOST_PROBED = 500

function charactersWithoutGlyph(svg: string, picture: (text: string) => Uint8Array): readonly string[] {
  const texts = [...svg.matchAll(/<text [^>]*>(?:<title>[^<]*<\/title>)?([^<]*)/g)].map(([, text]) => text!)
  const probed = new Set(
    texts
      .join('')
      .match(/[^\p{ASCII}\p{M}\p{Z}\p{Cf}]/gu)
      ?.slice(0, 20 * MOST_PROBED),
  )
  if (probed.size === 0) return []
  const box = Buffer.from(picture(NOWHERE))
  return [...probed].slice(0, MOST_PROBED).filter((character) => box.equals(picture(character)))
}

const textPicture = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><text x="8" y="24" font-size="12" font-family="${FONTS}">${text}</text></svg>`

async function resvg(): Promise<typeof import('@resvg/resvg-js')> {
  try {
    return await import('@resvg/resvg-js')
  } catch {
    throw new UsageError(
      pythonOfPackage() === undefined
        ? 'a .png needs the package @resvg/resvg-js: npm install @resvg/resvg-js; or write an .svg'
        : 'a .png is drawn by v2lo-map from npm only, with @resvg/resvg-js; write an .svg',
    )
  }
}
