import { existsSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UsageError } from '../command'
import { diskError, makeFolder, PARTIAL } from '../generate/folder'

/** What a report may be written as, by the ending of its file. */
export const REPORT_ENDINGS = ['html', 'md', 'json'] as const
/** An ending of {@link REPORT_ENDINGS}. */
export type ReportEnding = (typeof REPORT_ENDINGS)[number]

/** The files a report goes to. Refused before anything is read: other endings, and files that exist. */
export function readOutputs(files: readonly string[], force: boolean) {
  return files.map((file) => {
    const ending = REPORT_ENDINGS.find((one) => file.toLowerCase().endsWith(`.${one}`))
    if (ending === undefined)
      throw new UsageError(`-o ${file}: expected a file that ends in ${REPORT_ENDINGS.map((e) => `.${e}`).join(', ')}`)
    if (existsSync(file) && !force) throw new UsageError(`-o ${file}: it exists already; --force writes over it`)
    return { file, ending }
  })
}

/** Writes a file whole or not at all. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await makeFolder(dirname(file))
  try {
    await writeFile(file + PARTIAL, text)
    await rename(file + PARTIAL, file)
  } catch (error) {
    throw diskError(file, error)
  }
}
