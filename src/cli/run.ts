import { parseArgs } from 'node:util'
import { isV2loError } from '../base/error'
import { writeAll } from '../transport/stream'
import { type Arguments, type Command, type ExitCode, type Io, UsageError } from './command'
import { accuracyCommand } from './commands/accuracy'
import { adapterCommand } from './commands/adapter'
import { auditCommand } from './commands/data/audit'
import { ceilingsCommand } from './commands/data/ceilings'
import { evaluateCommand } from './commands/data/evaluate'
import { generateCommand } from './commands/data/generate'
import { doctorCommand } from './commands/doctor'
import { explainCommand } from './commands/explain'
import { framesCommand } from './commands/frames'
import { gridCommand } from './commands/grid'
import { inspectCommand } from './commands/inspect'
import { mcpCommand } from './commands/mcp'
import { parseCommand } from './commands/parse'
import { playgroundCommand } from './commands/playground'
import { renderCommand } from './commands/render'
import { replayCommand } from './commands/replay'
import { rpcCommand } from './commands/rpc'
import { scenesCommand } from './commands/scenes'
import { scoreCommand } from './commands/score'
import { serveCommand } from './commands/serve'
import { showCommand } from './commands/show'
import { solveCommand } from './commands/solve'
import { withoutControls } from './table'

const COMMANDS: readonly Command[] = [
  parseCommand,
  solveCommand,
  showCommand,
  renderCommand,
  gridCommand,
  scenesCommand,
  framesCommand,
  generateCommand,
  scoreCommand,
  explainCommand,
  replayCommand,
  accuracyCommand,
  auditCommand,
  evaluateCommand,
  ceilingsCommand,
  inspectCommand,
  playgroundCommand,
  rpcCommand,
  serveCommand,
  mcpCommand,
  adapterCommand,
  doctorCommand,
]

/** Runs one command line and returns its exit code; every mistake of the call ends as one sentence and a 2. */
export async function runCommandLine(argv: readonly string[], io: Io, version: string): Promise<ExitCode> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
    await writeAll(name === undefined ? io.stderr : io.stdout, overview())
    return name === undefined ? 2 : 0
  }
  if (name === '--version' || name === '-V') {
    await writeAll(io.stdout, `${version}\n`)
    return 0
  }
  try {
    if (name === 'help') {
      await writeAll(io.stdout, commandNamed(rest[0]!).help)
      return 0
    }
    const command = commandNamed(name)
    const args = readArguments(command, rest)
    if (args === 'help') {
      await writeAll(io.stdout, command.help)
      return 0
    }
    return await command.run(args, io, version)
  } catch (error) {
    if (!(error instanceof UsageError) && !isV2loError(error)) throw error
    // A name from the command line may hold anything; what reaches the terminal is one line without control characters.
    await writeAll(io.stderr, `v2lo-map: ${withoutControls((error as Error).message)}\n`)
    return 2
  }
}

function commandNamed(name: string): Command {
  const command = COMMANDS.find((known) => known.name === name)
  if (command) return command
  throw new UsageError(
    `${JSON.stringify(name)}: expected a command: ${COMMANDS.map((c) => c.name).join(', ')}; see --help`,
  )
}

function overview(): string {
  const width = Math.max(...COMMANDS.map((c) => c.name.length))
  const list = COMMANDS.map((c) => `  ${c.name.padEnd(width)}   ${c.summary}`).join('\n')
  return `v2lo-map: metric maps from model responses, read, asked and scored\n\n${list}\n\nv2lo-map COMMAND --help shows how, with an example. v2lo-map --version shows the version.\n`
}

function readArguments(command: Command, argv: readonly string[]): Arguments | 'help' {
  let parsed: { values: Record<string, unknown>; positionals: string[] }
  try {
    parsed = parseArgs({
      args: withValuesJoined(command, argv),
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    throw new UsageError(`${command.name}: ${(error as Error).message.split('. ')[0]}; see ${command.name} --help`)
  }
  if (parsed.values.help) return 'help'
  const extra = parsed.positionals[command.maxWords]
  if (extra !== undefined)
    throw new UsageError(
      `${command.name}: ${JSON.stringify(extra)} is one word too many; ` +
        `${'layout' in command.options ? `a file is given as --layout ${extra}; ` : ''}see ${command.name} --help`,
    )
  return { options: parsed.values as Arguments['options'], words: parsed.positionals }
}

/**
 * The words with each negative number joined to the flag before it: `--camera-pitch -10` is `--camera-pitch=-10`, where
 * the parser of Node would take `-10` for a flag.
 */
function withValuesJoined({ options }: Command, argv: readonly string[]): string[] {
  const joined: string[] = []
  for (const word of argv) {
    const flag = joined.at(-1)
    const isValue = /^-\.?\d/.test(word) && flag?.startsWith('--') && options[flag.slice(2)]?.type === 'string'
    if (isValue && !joined.slice(0, -1).includes('--')) joined[joined.length - 1] = `${flag}=${word}`
    else joined.push(word)
  }
  return joined
}
