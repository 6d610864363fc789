import { UsageError } from './command'

/** A family that most systems have; where none of the picture's own fonts is installed, this is tried. */
const FAMILY = 'DejaVu Sans'

/** Of a PNG, pixels: 256 MB of them at most. */
const LONGEST_SIDE = 8192

/**
 * A drawing as PNG bytes, by `@resvg/resvg-js`, which is not installed with this package. Text needs a font: of the
 * system, or `font`, a TrueType or OpenType file.
 */
export async function drawPng(svg: string, scale: number, font?: string): Promise<Uint8Array> {
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
  return new Resvg(svg, options).render().asPng()
}

async function resvg(): Promise<typeof import('@resvg/resvg-js')> {
  try {
    return await import('@resvg/resvg-js')
  } catch {
    throw new UsageError('a .png needs the package @resvg/resvg-js: npm install @resvg/resvg-js; or write an .svg')
  }
}
