import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { FURNITURE, type FurnitureName, ROOM_KINDS } from 'v2lo-map/scene'
import { expect, it } from 'vitest'

const page = readFileSync(fileURLToPath(new URL('../../../docs/scenes.md', import.meta.url)), 'utf8')

const WHERE = {
  wall: 'at a wall',
  corner: 'in a corner or at a wall',
  free: 'on free floor',
  at: 'at another thing',
  top: 'on top',
  hung: 'on a wall',
  opening: 'in a wall',
  floor: 'flat on the floor',
} as const

const spelled = ([least, most]: readonly [number, number]) => (least === most ? `${least}` : `${least} to ${most}`)

/** The row of the page that describes a kind of furniture. */
function rowOf(name: FurnitureName): string {
  const { label, role, width, depth, height, base, front, loose } = FURNITURE[name]
  const cells = [
    label === name ? name : `${name} (\`${label}\`)`,
    WHERE[role],
    spelled(width),
    depth === 'width' ? 'as wide' : spelled(depth),
    spelled(height),
    base ? spelled(base) : '',
    front ? 'yes' : '',
    loose ? 'yes' : '',
  ]
  return `| ${cells.join(' | ')} |`
}

it('the page lists every kind of furniture with its sizes, and no other', () => {
  const rows = (Object.keys(FURNITURE) as FurnitureName[]).map(rowOf)
  const start = page.indexOf('| kind | where |')
  const printed = page.slice(start).split('\n\n')[0]!.split('\n').slice(2)
  expect(printed).toEqual(rows)
})

it('the page lists every kind of room', () => {
  for (const kind of ROOM_KINDS) expect(page).toContain(`| \`${kind}\` |`)
})
