import { parseArgs } from 'node:util'
import { isV2loError } from '../base/error'
import { wireMessage } from '../base/fields/wire-words'
import { writeAll } from '../transport/stream'
import { type Arguments, type Command, type ExitCode, type Io, UsageError } from './command'
import { withoutControls } from './table'

/** The commands by their names, in the order of the overview. Each is loaded when it is called, with what it uses. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  parse: async () => (await import('./commands/parse')).parseCommand,
  solve: async () => (await import('./commands/solve')).solveCommand,
  show: async () => (await import('./commands/show')).showCommand,
  render: async () => (await import('./commands/render')).renderCommand,
  grid: async () => (await import('./commands/grid')).gridCommand,
  scenes: async () => (await import('./commands/scenes')).scenesCommand,
  frames: async () => (await import('./commands/frames')).framesCommand,
  generate: async () => (await import('./commands/data/generate')).generateCommand,
  score: async () => (await import('./commands/score')).scoreCommand,
  explain: async () => (await import('./commands/explain')).explainCommand,
  replay: async () => (await import('./commands/replay')).replayCommand,
  accuracy: async () => (await import('./commands/accuracy')).accuracyCommand,
  audit: async () => (await import('./commands/data/audit')).auditCommand,
  evaluate: async () => (await import('./commands/data/evaluate')).evaluateCommand,
  ceilings: async () => (await import('./commands/data/ceilings')).ceilingsCommand,
  inspect: async () => (await import('./commands/inspect')).inspectCommand,
  playground: async () => (await import('./commands/playground')).playgroundCommand,
  rpc: async () => (await import('./commands/rpc')).rpcCommand,
  serve: async () => (await import('./commands/serve')).serveCommand,
  mcp: async () => (await import('./commands/mcp')).mcpCommand,
  adapter: async () => (await import('./commands/adapter')).adapterCommand,
  doctor: async () => (await import('./commands/doctor')).doctorCommand,
}

/** Runs one command line and returns its exit code; every mistake of the call ends as one sentence and a 2. */
export async function runCommandLine(argv: readonly string[], io: Io, version: string): Promise<ExitCode> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
    await writeAll(name === undefined ? io.stderr : io.stdout, await overview())
    return name === undefined ? 2 : 0
  }
  if (name === '--version' || name === '-V') {
    await writeAll(io.stdout, `${version}\n`)
    return 0
  }
  try {
    if (name === 'help') {
      await writeAll(io.stdout, (await commandNamed(rest[0]!)).help)
      return 0
    }
    const command = await commandNamed(name)
    const args = readArguments(command, rest)
    if (args === 'help') {
      await writeAll(io.stdout, command.help)
      return 0
    }
    return await command.run(args, io, version)
  } catch (error) {
    const ours = isV2loError(error)
    if (!(error instanceof UsageError) && !ours) throw error
    const message = ours ? wireMessage(error) : (error as Error).message
    // A name from the command line may hold anything; what reaches the terminal is one line without control characters.
    await writeAll(io.stderr, `v2lo-map: ${withoutControls(message)}\n`)
    return 2
  }
}

async function commandNamed(name: string): Promise<Command> {
  if (Object.hasOwn(COMMANDS, name)) return COMMANDS[name]!()
  throw new UsageError(`${JSON.stringify(name)}: expected a command: ${Object.keys(COMMANDS).join(', ')}; see --help`)
}

async function overview(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()))
  const width = Math.max(...commands.map((c) => c.name.length))
  const list = commands.map((c) => `  ${c.name.padEnd(width)}   ${c.summary}`).join('\n')
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
  const values = Object.entries(parsed.values)
  return {
    options: Object.fromEntries(values.filter(([, value]) => !Array.isArray(value))) as Arguments['options'],
    lists: Object.fromEntries(values.filter(([, value]) => Array.isArray(value))) as Arguments['lists'],
    words: parsed.positionals,
  }
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
