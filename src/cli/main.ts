import { version } from '../../package.json'
import { runCommandLine } from './run'

// A reader that went away (EPIPE) ends the program quietly; an output that takes no more, such as a full disk, with one
// sentence. The pipe is flushed before the program ends otherwise.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  process.stderr.write(`v2lo-map: standard output could not be written (${error.code ?? error.name})\n`)
  process.exit(2)
})

process.exitCode = await runCommandLine(process.argv.slice(2), process, version)
