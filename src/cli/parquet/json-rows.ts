import type { ParquetSchema, ParquetValues } from '../../benchmark/read/parquet'

/**
 * The rows of a Parquet file as JSON Lines that lose nothing: integers of 64 bits keep their digits, and a whole number of a
 * column of doubles stays one (`1.0`), as Python would write them.
 */
export function jsonOfRow(row: ParquetValues, columns: readonly ParquetSchema[]): string {
  const fields: string[] = []
  for (const column of columns) {
    const value = row[column.element.name]
    // A missing value of a table is an absent field: null is a truth that can be compared with.
    if (value === undefined || value === null || Number.isNaN(value)) continue
    fields.push(`${JSON.stringify(column.element.name)}:${jsonOf(value, column)}`)
  }
  return `{${fields.join(',')}}`
}

function jsonOf(value: unknown, node: ParquetSchema | undefined): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'bigint':
      return value.toString()
    case 'number':
      return numberJson(value, node)
    case 'boolean':
      return String(value)
    case 'object':
      return value === null ? 'null' : objectJson(value, node)
    default:
      return 'null'
  }
}

function objectJson(value: object, node: ParquetSchema | undefined): string {
  if (Array.isArray(value)) {
    const element = elementOf(node)
    return `[${value.map((one) => jsonOf(one, element)).join(',')}]`
  }
  if (value instanceof Uint8Array) return JSON.stringify(new TextDecoder().decode(value))
  if (value instanceof Date) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined)
  const json = fields.map(([name, inner]) => `${JSON.stringify(name)}:${jsonOf(inner, childOf(node, name))}`)
  return `{${json.join(',')}}`
}

function numberJson(value: number, node: ParquetSchema | undefined): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'null' : value > 0 ? '1e999' : '-1e999'
  const text = Object.is(value, -0) ? '-0' : String(value)
  const isFloat = node?.element.type === 'DOUBLE' || node?.element.type === 'FLOAT'
  return isFloat && /^-?\d+$/.test(text) ? `${text}.0` : text
}

const childOf = (node: ParquetSchema | undefined, name: string) =>
  node?.children.find(({ element }) => element.name === name)

/** What the elements of a list are: behind the level of repetition, which writers name in several ways. */
function elementOf(node: ParquetSchema | undefined): ParquetSchema | undefined {
  if (node === undefined || node.element.repetition_type === 'REPEATED') return node
  const [repeated] = node.children
  return repeated?.children.length === 1 ? repeated.children[0] : repeated
}
