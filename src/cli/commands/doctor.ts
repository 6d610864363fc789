import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Command, ExitCode } from '../command'
import { FRAMEWORKS, nearestLine, pythonOfPackage } from '../frameworks'
import { present } from '../io'
import { adapterFolder, builtCli } from '../package-root'
import { PRESET_OPTIONS, presetHelp, readPreset } from '../row-flags/preset'
import { makeSelfScore, runProgram, type SelfScore, type Trial, tryWay, type Way } from '../self-score'
import { formatTable } from '../table'

const help = `v2lo-map doctor [--preset NAME|FILE] [--json]

Checks this machine for scoring inside a trainer: finds node and python3, scores the same 1,024 responses over a pipe, over
HTTP and from Python, compares every score with this process's own, and prints the measured rate of each and the line
to paste for each trainer (of the Python package, if that runs this). Exit code 1 where something does not work.

${presetHelp(23)}
  --json              only the JSON

Example:
  v2lo-map doctor
`

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'check node, python and every way to the scorer',
  help,
  options: { ...PRESET_OPTIONS, json: { type: 'boolean' } },
  maxWords: 0,
  async run({ options, lists }, io): Promise<ExitCode> {
    const preset = readPreset({ options, lists })
    const self = makeSelfScore(preset, 1024)
    const python = await findPython()
    const trials: Trial[] = [
      await tryWay('pipe (v2lo-map rpc)', self, openPipe),
      await tryWay('HTTP (v2lo-map serve)', self, openHttp),
      python === undefined
        ? { way: pythonWay().way, ok: false, reason: 'python3 was not found' }
        : await tryPython(python.command, self),
    ]
    const folder = adapterFolder()
    const setup = FRAMEWORKS.map((one) => ({ name: one.name, line: nearestLine(one, join(folder, one.file)) }))
    const result = {
      node: { version: process.version, path: process.execPath },
      python: python ?? null,
      preset: preset.name,
      trials,
      setup: Object.fromEntries(setup.map(({ name, line }) => [name, line])),
    }
    const rows = trials.map((t) => [
      t.way,
      t.ok ? 'works' : 'fails',
      t.ok ? `${t.itemsPerSecond} responses/s` : t.reason,
    ])
    const words = [
      `node   ${process.version}  ${process.execPath}`,
      `python ${python ? `${python.version}  ${python.command}` : 'not found: the adapters need python3 on the PATH'}\n`,
      `scored by ${preset.name}\n`,
      formatTable(['way', '', 'measured'], rows),
      ...setup.map(({ name, line }) => `${name}:\n  ${line}`),
    ]
    await present(io, result, words.join('\n'), options.json === true)
    return trials.every((trial) => trial.ok) ? 0 : 1
  },
}

async function findPython(): Promise<{ readonly command: string; readonly version: string } | undefined> {
  const own = pythonOfPackage()
  for (const name of own === undefined ? ['python3', 'python'] : [own]) {
    try {
      const out = await runProgram(name, ['-c', 'import sys; print(sys.executable); print(sys.version.split()[0])'], '')
      const [command = name, version = ''] = out.trim().split('\n')
      if (version.startsWith('3.')) return { command, version }
    } catch {
      // This name leads to no Python; the next one may.
    }
  }
  return undefined
}

async function openPipe(): Promise<Way> {
  const child = spawn(process.execPath, [builtCli(), 'rpc'], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.on('error', () => undefined)
  const lines = createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]()
  return {
    async score({ items, preset }) {
      child.stdin.write(`${JSON.stringify({ items, preset })}\n`)
      const { value, done } = await lines.next()
      if (done === true) throw new Error('the scorer ended without an answer')
      return overallOf(JSON.parse(value))
    },
    close: () => void child.stdin.end(),
  }
}

async function openHttp(): Promise<Way> {
  const { startScoreServer } = await import('../../serve/server')
  const server = await startScoreServer()
  return {
    async score({ items, preset }) {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ items, preset })
      return overallOf(await (await fetch(`${server.url}/v1/score`, { method: 'POST', headers, body })).json())
    },
    close: () => server.close(0),
  }
}

/** What a trainer in Python loads: a module of the package, where that runs this, else the file of an adapter. */
function pythonWay(): { readonly way: string; readonly module: string; readonly folder: string | null } {
  return pythonOfPackage() === undefined
    ? { way: 'Python (v2lo_easyr1.py)', module: 'v2lo_easyr1', folder: adapterFolder() }
    : { way: 'Python (v2lo_map.easyr1)', module: 'v2lo_map.easyr1', folder: null }
}

async function tryPython(python: string, self: SelfScore): Promise<Trial> {
  const { way, module, folder } = pythonWay()
  const measured: { rate?: number } = {}
  const trial = await tryWay(way, self, async () => ({
    score: async ({ items, preset }) => {
      const input = JSON.stringify({ module, folder, command: [process.execPath, builtCli()], items, preset })
      const reply = JSON.parse(await runProgram(python, ['-B', '-c', PYTHON_TRIAL], input)) as {
        overall: number[]
        rate: number
      }
      measured.rate = reply.rate
      return reply.overall
    },
    close: () => undefined,
  }))
  // The start of the interpreter does not count in the rate: it is timed inside.
  return trial.ok ? { ...trial, itemsPerSecond: Math.round(measured.rate ?? 0) } : trial
}

const PYTHON_TRIAL = `
import importlib, json, sys, time
given = json.load(sys.stdin)
if given["folder"]:
    sys.path.insert(0, given["folder"])
reward = importlib.import_module(given["module"])
for _ in range(2):
    started = time.perf_counter()
    scores = reward.compute_score(given["items"], preset=given["preset"], command=given["command"])
    seconds = time.perf_counter() - started
print(json.dumps({"overall": [s["overall"] for s in scores], "rate": len(scores) / seconds}))
`

function overallOf(reply: unknown): readonly number[] {
  const { results } = reply as { results: readonly { overall?: number }[] }
  return results.map((result) => result.overall ?? Number.NaN)
}
