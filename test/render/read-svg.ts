import { SaxesParser } from 'saxes'

export interface SvgNode {
  readonly name: string
  readonly attributes: { readonly [name: string]: string }
  /** The text inside, of elements inside too. */
  text: string
  /** Every element inside, in order; only on the root. */
  readonly all: SvgNode[]
}

/** The elements of an SVG document; throws where it is not well formed. */
export function parseSvg(svg: string): SvgNode {
  const parser = new SaxesParser()
  const all: SvgNode[] = []
  const open: SvgNode[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, attributes: attributes as { [name: string]: string }, text: '', all }
    all.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    // A tooltip inside a label is no part of what the label shows.
    for (const node of open.at(-1)?.name === 'title' ? open.slice(-1) : open) node.text += text
  })
  parser.on('closetag', () => open.pop())
  parser.write(svg).close()
  return all[0]!
}

/** The texts of the elements with a name, and with a class where one is given. */
export function textsOf(root: SvgNode, name: string, className?: string): string[] {
  return root.all
    .filter(
      (node) =>
        node.name === name && (className === undefined || node.attributes.class?.split(' ').includes(className)),
    )
    .map(({ text }) => text)
}

/** The most decimals of any number in the text, names of colours and ids aside. */
export function mostDecimals(svg: string): number {
  return Math.max(0, ...[...svg.matchAll(/\d\.(\d+)/g)].map(([, decimals]) => decimals!.length))
}

/** Metres to pixels, read from the numbers at the axes. */
export function pixelScale(root: SvgNode) {
  const ticks = (className: string, attribute: string) =>
    root.all
      .filter(({ attributes }) => attributes.class?.split(' ').includes(className))
      .map(
        (node) =>
          [Number(node.text.replace('\u2212', '-').replaceAll(',', '')), Number(node.attributes[attribute])] as const,
      )
  const along = (pairs: (readonly [number, number])[], shift: number) => {
    const [[v0, p0], [v1, p1]] = [pairs[0]!, pairs.at(-1)!]
    return (value: number) => p0 + shift + ((value - v0) / (v1 - v0)) * (p1 - p0)
  }
  // The numbers beside the plot stand 4 pixels below their line.
  return { toX: along(ticks('tick-x', 'x'), 0), toY: along(ticks('tick-y', 'y'), -4) }
}
