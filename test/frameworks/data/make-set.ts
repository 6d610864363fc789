import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { ROW_FORMATS } from '../../../src/dataset/write/format-item'

/**
 * Makes a small data set with the built command: every format with pictures in `pictures`, and without in `text`. Each
 * part of it has rooms.
 */
export function makeSet(root: string, folder: string): void {
  const generate = (...flags: string[]) =>
    execFileSync(process.execPath, [join(root, 'dist/cli.js'), 'generate', ...flags, '--json'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  const formats = ['--format', ROW_FORMATS.join(','), '--completion']
  const rooms = ['--rooms', '8', '--per-scene', '6', '--budgets', '1,4', '--split', '0.5,0.25,0.25']
  const pictures = join(folder, 'pictures')
  const text = join(folder, 'text')
  const from = ['--from', join(pictures, 'items.jsonl')]
  generate(...rooms, '--pictures', ...formats, '-o', pictures)
  generate(...from, '--text-only', ...formats, '-o', text)
  generate(...from, '--format', 'verl', '--parquet', '-o', pictures)
  generate(...from, '--format', 'verl', '--parquet', '--text-only', '-o', text)
}
