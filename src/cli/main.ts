import { version } from '../../package.json'
import { runCommandLine } from './run'

// A reader that went away (EPIPE) ends the program quietly; the pipe is flushed before it ends otherwise.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await runCommandLine(process.argv.slice(2), process, version)
