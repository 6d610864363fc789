import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { SceneDrafts } from '../../dataset/drafts/draft'
import type { Scene, SceneCamera, SceneSource } from '../../scene/scene'
import { UsageError } from '../command'
import { diskError } from './folder'
import { wholeLines } from './lines'

/** What became of one scene: a line of the spool. */
export interface SpoolLine {
  /** Its number among what was read, from 0. */
  readonly at: number
  readonly drafts?: SceneDrafts
  /** Where the scene comes from. */
  readonly source?: SceneSource
  /** Why there are none. */
  readonly problem?: string
  /** Images of it that are missing. */
  readonly missing?: readonly string[]
  /** To draw its pictures. */
  readonly pictures?: { readonly scene: Scene; readonly cameras: readonly SceneCamera[] }
}

const MARK = 'drafts/1'

/**
 * The drafts of all scenes on disk. It is why a killed run can go on: every scene is one line, a line that was cut short
 * is made again, and everything after it (selection, items, formats) is worked out from its lines alone.
 */
export interface Spool {
  /** How many scenes were read before. */
  readonly read: number
  /** Adds the JSON text of a {@link SpoolLine}. */
  append(text: string): Promise<void>
  lines(): AsyncGenerator<SpoolLine>
  close(): Promise<void>
}

/** Opens a spool, or goes on with the one of an earlier run of the same command. */
export async function openSpool(path: string, run: string): Promise<Spool> {
  const head = `${JSON.stringify({ v2lo: MARK, run })}\n`
  const { end, read } = existsSync(path) ? await recover(path, run) : { end: 0, read: 0 }
  const file = await open(path, end > 0 ? 'r+' : 'w').catch((error) => {
    throw diskError(path, error)
  })
  let at = end
  const write = async (text: string) => {
    const bytes = Buffer.from(text)
    await file.write(bytes, 0, bytes.length, at).catch((error) => {
      throw diskError(path, error)
    })
    at += bytes.length
  }
  await file.truncate(end)
  if (end === 0) await write(head)
  return {
    read,
    append: (text) => write(`${text}\n`),
    async *lines() {
      let isHead = true
      for await (const { text } of wholeLines(path)) {
        if (!isHead) yield JSON.parse(text) as SpoolLine
        isHead = false
      }
    },
    close: () => file.close(),
  }
}

/** Where the last whole line ends, and how many scenes were read by then. */
async function recover(path: string, run: string): Promise<{ end: number; read: number }> {
  let end = 0
  let read = 0
  for await (const line of wholeLines(path)) {
    if (end === 0) checkHead(path, line.text, run)
    else {
      const scene = parsed(line.text)
      if (scene === undefined) break
      read = scene.at + 1
    }
    end = line.end
  }
  return { end, read }
}

function checkHead(path: string, text: string, run: string): void {
  const head = parsed(text) as { v2lo?: unknown; run?: unknown } | undefined
  if (head?.v2lo !== MARK || head.run !== run)
    throw new UsageError(
      `${path}: it is of another command; repeat the call it was made by, or start anew with --force`,
    )
}

/** A disk that lost its power may hold a line of zeros. */
function parsed(text: string): SpoolLine | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
