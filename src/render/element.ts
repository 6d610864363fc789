/** Attributes of an element; absent ones are left out. */
export interface Attributes {
  readonly [name: string]: string | number | undefined
}

/** Text as character data or as the value of an attribute. */
export function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}

/** An element as text; `content` is markup that is safe already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  let open = name
  for (const key in attributes) {
    const value = attributes[key]
    if (value !== undefined) open += ` ${key}="${typeof value === 'number' ? value : escapeXml(value)}"`
  }
  return content === '' ? `<${open}/>` : `<${open}>${content}</${name}>`
}

/** Rounds to at most `decimals`, without negative zero. */
export function rounder(decimals: number): (value: number) => number {
  const power = 10 ** decimals
  return (value) => Math.round(value * power) / power + 0
}
