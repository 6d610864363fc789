import { readFileSync } from 'node:fs'
import { runCommandLine } from './run'

// A reader that went away (EPIPE) ends the program quietly; the pipe is flushed before it ends otherwise.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
process.exitCode = await runCommandLine(process.argv.slice(2), process, version)
