import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { V2loError } from '../../base/error'

/** A file that may be a log. */
export interface FoundFile {
  /** Free of links. */
  readonly path: string
  /** As the page shows it: its name, or its way from the folder that was given. */
  readonly name: string
  /** The folder that was given and that holds it, as the caller names it. */
  readonly under?: string
  /** Why it is not read. */
  readonly problem?: string
  /** Whether it holds items that other rows are completed from: the caller says so, or its name. */
  readonly items?: 'named' | 'perhaps'
}

/** The names of files that may be logs. */
const LOG_NAME = /\.(?:jsonl|ndjson|json|parquet)$/i
/** The same, packed: they are not read, and said to be packed. */
const PACKED_NAME = /\.(?:jsonl|ndjson|json|parquet)\.(?:gz|zst|xz|bz2|lz4|zip)$/i
/** The name of a file of items, as `v2lo-map generate` writes it. */
const ITEMS_NAME = /^items\.(?:jsonl|ndjson|json)$/i
const NOTES_NAME = /\.notes\.jsonl$/i
const MOST_FILES = 5000
const DEEPEST = 4

/** The place of notes on a log: beside it. */
export const notesPath = (path: string): string => `${path.replace(LOG_NAME, '')}.notes.jsonl`

/** Checks that every path exists. Throws a `V2loError` for one that does not. */
export function checkPaths(paths: readonly string[]): void {
  for (const path of paths) {
    try {
      statSync(path)
    } catch (error) {
      throw new V2loError({
        code: 'bad-option',
        expected: 'files and folders of logs',
        received: `${path}, which cannot be opened (${(error as NodeJS.ErrnoException).code})`,
        remedy: 'name a file of JSON Lines, a JSON list, or a folder that holds some',
      })
    }
  }
}

/** What is looked for. */
export interface WantedFiles {
  readonly paths: readonly string[]
  /** Files of items, named by the caller. */
  readonly items: readonly string[]
}

/**
 * The logs under the given files and folders, steps in the order of their numbers, and the files of items: those that
 * were named, and an `items.jsonl` in a folder or beside a log. What has disappeared is left out.
 */
export function findFiles({ paths, items }: WantedFiles): readonly FoundFile[] {
  const found = new Map<string, FoundFile>()
  for (const given of paths) {
    try {
      const path = realpathSync(resolve(given))
      if (statSync(path).isDirectory()) walk({ folder: path, root: path, depth: 0, under: given }, found)
      else found.set(path, { path, name: basename(given) })
    } catch {
      // It disappeared; it comes back when it is there again.
    }
  }
  for (const folder of new Set([...found.keys()].map(dirname)))
    for (const ending of ['jsonl', 'json']) addBeside(join(folder, `items.${ending}`), found)
  for (const given of items) addNamed(given, found)
  return toldApart([...found.values()]).sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
}

/** Files of one name, from several folders, with as much of their paths as tells them apart. */
function toldApart(files: readonly FoundFile[]): FoundFile[] {
  const byName = new Map<string, FoundFile[]>()
  for (const file of files) byName.set(file.name, [...(byName.get(file.name) ?? []), file])
  return files.map((file) => {
    const same = byName.get(file.name)!
    if (same.length === 1) return file
    const parts = file.path.split(sep)
    const ending = (path: string, length: number) => path.split(sep).slice(-length).join(sep)
    let length = file.name.split(sep).length + 1
    const isTaken = () =>
      same.some((other) => other !== file && ending(other.path, length) === ending(file.path, length))
    while (length < parts.length && isTaken()) length++
    return { ...file, name: ending(file.path, length) }
  })
}

/** A file of items beside a log; a link might lead anywhere. */
function addBeside(path: string, found: Map<string, FoundFile>): void {
  if (!found.has(path) && lstatSync(path, { throwIfNoEntry: false })?.isFile())
    found.set(path, { path, name: basename(path), items: 'perhaps' })
}

function addNamed(given: string, found: Map<string, FoundFile>): void {
  try {
    const path = realpathSync(resolve(given))
    found.set(path, { path, name: found.get(path)?.name ?? basename(given), items: 'named' })
  } catch {
    // It disappeared; it comes back when it is there again.
  }
}

interface Walk {
  readonly folder: string
  readonly root: string
  readonly depth: number
  readonly under: string
}

function walk({ folder, root, depth, under }: Walk, found: Map<string, FoundFile>): void {
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name)
    if (found.size >= MOST_FILES) {
      const problem = `there are more than ${MOST_FILES.toLocaleString('en')} files, and the others are not read: name a folder that holds fewer`
      found.set(root, { path: root, name: basename(root), problem })
      return
    }
    if (entry.isDirectory() && depth < DEEPEST && !entry.name.startsWith('.')) {
      walk({ folder: path, root, depth: depth + 1, under }, found)
      continue
    }
    if (!(LOG_NAME.test(entry.name) || PACKED_NAME.test(entry.name)) || NOTES_NAME.test(entry.name)) continue
    const name = relative(root, path)
    if (entry.isSymbolicLink()) {
      const target = targetInside(path, root)
      if (target === undefined) found.set(path, { path, name, problem: 'it is a link to no file inside the folder' })
      else if (!found.has(target)) found.set(target, { path: target, name, under })
    } else if (entry.isFile()) {
      found.set(path, { path, name, under, ...(ITEMS_NAME.test(entry.name) && { items: 'perhaps' }) })
    }
  }
}

/** What is in a folder; nothing if it has disappeared or may not be read. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

/** Where a path leads without links, if that is inside the root. */
export function targetInside(path: string, root: string): string | undefined {
  try {
    const target = realpathSync(path)
    const inside = realpathSync(root)
    return target.startsWith(inside + sep) && lstatSync(target).isFile() ? target : undefined
  } catch {
    return undefined
  }
}

/** The training step in the name of a file, as verl names its dumps: `12.jsonl`, `step_12.jsonl`. */
export function stepOfName(name: string): number | undefined {
  const digits = /^(?:(?:.*[_-])?(?:global_?)?step[_-]?|completions[_-])?(\d{1,9})$/i.exec(
    basename(name).replace(LOG_NAME, ''),
  )?.[1]
  return digits === undefined ? undefined : Number(digits)
}
