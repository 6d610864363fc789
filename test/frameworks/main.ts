import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeSet } from './data/make-set'
import { runMastra } from './mastra'
import { checkRollouts } from './rollouts'

/** A framework: what is installed for it, and what is left out because it needs a GPU or a compiler. */
interface Subject {
  readonly name: string
  readonly packages: readonly string[]
  /** Installed without what they ask for. */
  readonly bare?: readonly string[]
  readonly script?: string
  /** The script reads the data set that is made for all of them. */
  readonly readsSet?: boolean
  /** The script lets the trainer write rollouts, which the inspector then reads. */
  readonly writesRollouts?: boolean
  /** A gym: it needs Python 3.12, and what it asks for does not suit the others. */
  readonly gym?: boolean
  readonly why?: string
}

const SUBJECTS: readonly Subject[] = [
  { name: 'trl', packages: ['trl', 'pandas', 'pyarrow'], script: 'run_trl.py', writesRollouts: true },
  { name: 'ray', packages: ['ray'], script: 'run_ray.py' },
  {
    name: 'verl',
    packages: [
      'tensordict',
      'omegaconf',
      'hydra-core',
      'codetiming',
      'cachetools',
      'torchdata',
      'pandas',
      'pyarrow',
      'aiohttp',
      'peft',
      'uvicorn',
      'fastapi',
      'requests',
      'orjson',
      'tensorboard',
      'pylatexenc',
    ],
    bare: ['verl'],
    script: 'run_verl.py',
    writesRollouts: true,
  },
  {
    name: 'ms-swift',
    packages: ['modelscope', 'addict', 'json-repair'],
    bare: ['ms-swift'],
    script: 'run_ms_swift.py',
    writesRollouts: true,
  },
  { name: 'datasets', packages: ['datasets', 'pyarrow', 'pillow'], script: 'data/read_datasets.py', readsSet: true },
  { name: 'trl, data', packages: ['trl', 'pillow'], script: 'data/train_trl.py', readsSet: true },
  { name: 'ms-swift, data', packages: [], script: 'data/read_ms_swift.py', readsSet: true },
  { name: 'verl, data', packages: [], script: 'data/read_verl.py', readsSet: true },
  {
    name: 'llama-factory',
    packages: ['fire', 'tyro', 'av', 'einops', 'omegaconf'],
    bare: ['llamafactory'],
    script: 'data/read_llama_factory.py',
    readsSet: true,
  },
  {
    name: 'lmms-eval',
    packages: [
      ...['loguru', 'tenacity', 'sacrebleu', 'evaluate', 'pytablewriter', 'jsonlines', 'sqlitedict', 'scikit-learn'],
      ...['einops', 'pycocoevalcap', 'math-verify', 'qwen-vl-utils', 'python-dotenv'],
    ],
    bare: ['lmms-eval'],
    script: 'data/read_lmms_eval.py',
    readsSet: true,
  },
  { name: 'ray data', packages: ['ray[data]'], script: 'run_ray_data.py' },
  { name: 'ray, shards', packages: [], script: 'data/shards_ray.py' },
  { name: 'openrlhf', packages: [], bare: ['openrlhf'], script: 'run_openrlhf.py' },
  { name: 'mcp', packages: ['mcp>=2'], script: 'run_mcp.py' },
  {
    name: 'lmms-eval, statistics',
    packages: ['numpy', 'scipy', 'loguru', 'pyyaml'],
    bare: ['lmms-eval'],
    script: 'run_lmms_statistics.py',
  },
  { name: 'nemo gym', packages: ['nemo-gym'], script: 'gyms/nemo_gym_client.py', gym: true },
  { name: 'verifiers', packages: ['verifiers<0.4'], script: 'gyms/rubric.py', gym: true },
  { name: 'verifiers v1', packages: ['verifiers>=0.4'], script: 'gyms/tasks.py', gym: true },
  {
    name: 'easyr1',
    packages: [],
    why: 'not in the package index; its call site is stubbed in test/python/check_adapters.py',
  },
]

const root = fileURLToPath(new URL('../../', import.meta.url))
const venv = process.env.V2LO_MAP_VENV ?? join(root, '.venv')
const pythonOf = (folder: string) => join(folder, 'bin', 'python')
const say = (text: string) => console.error(text)

function run(command: string, args: readonly string[], seconds: number, env: NodeJS.ProcessEnv = process.env) {
  const cwd = fileURLToPath(new URL('.', import.meta.url))
  const done = spawnSync(command, args, { encoding: 'utf8', timeout: seconds * 1000, cwd, env, maxBuffer: 1 << 28 })
  return {
    ok: done.status === 0,
    out: done.stdout ?? '',
    last: (done.stderr ?? '').trim().split('\n').at(-1) || String(done.error ?? done.signal),
  }
}

const install = (python: string, packages: readonly string[], bare: boolean) =>
  packages.length === 0 ||
  run(python, ['-m', 'pip', 'install', '-q', ...(bare ? ['--no-deps'] : []), ...packages], 1800).ok

/** The Python of an environment, which is made by the first of these programs that there is; undefined without one. */
function environment(folder: string, programs: readonly string[]): string | undefined {
  if (existsSync(pythonOf(folder))) return pythonOf(folder)
  say(`making a virtual environment in ${folder}`)
  return programs.some((program) => run(program, ['-m', 'venv', folder], 120).ok) ? pythonOf(folder) : undefined
}

const set = mkdtempSync(join(tmpdir(), 'v2lo-map-set-'))
say(`making the data set that readers read`)
makeSet(root, set)

// All of them, or those named on the command line.
const wanted = process.argv.slice(2)
const rows: string[] = []
let failed = false
for (const subject of SUBJECTS) {
  const { name, packages, bare = [], script, readsSet = false, writesRollouts = false, gym = false, why } = subject
  if (wanted.length > 0 && !wanted.includes(name)) continue
  if (script === undefined) {
    rows.push(`| ${name} | - | ${why} |`)
    continue
  }
  say(`${name}: installing`)
  const python = gym ? environment(`${venv}-gyms`, ['python3.13', 'python3.12']) : environment(venv, ['python3'])
  if (python === undefined) {
    if (!gym) throw new Error('python3 -m venv failed')
    rows.push(`| ${name} | - | not run: there is no python3.12 or python3.13 |`)
    continue
  }
  const installed = install(python, packages, false) && install(python, bare, true)
  if (!installed) {
    rows.push(`| ${name} | - | could not be installed |`)
    continue
  }
  say(`${name}: running ${script}`)
  const rollouts = mkdtempSync(join(tmpdir(), 'v2lo-map-rollouts-'))
  const env = {
    ...process.env,
    V2LO_MAP_ROLLOUTS: rollouts,
    PYTHONPATH: [join(root, 'python'), join(root, 'dist', 'python')].join(delimiter),
    HF_HUB_OFFLINE: '1',
    V2LO_MAP_COMMAND: `${JSON.stringify(process.execPath)} ${JSON.stringify(join(root, 'dist/cli.js'))}`,
    V2LO_MAP_PRESET: 'v2lo',
  }
  const { ok, out, last } = run(python, ['-B', script, ...(readsSet ? [set] : [])], 1200, env)
  const told = out.split('\n').find((line) => line.startsWith('{"framework"'))
  const report = told === undefined ? undefined : (JSON.parse(told) as { version: string; ran: string })
  try {
    if (!ok || report === undefined) throw new Error(last)
    const read = writesRollouts ? `; the inspector read its ${await checkRollouts(rollouts)} rollouts right` : ''
    rows.push(`| ${name} | ${report.version} | ${report.ran}${read} |`)
  } catch (error) {
    failed = true
    rows.push(`| ${name} | ${report?.version ?? '?'} | FAILED: ${(error as Error).message.split('\n')[0]} |`)
  }
  rmSync(rollouts, { recursive: true, force: true })
}

rmSync(set, { recursive: true })

if (wanted.length === 0 || wanted.includes('mastra')) {
  say('mastra: installing and running its recipe')
  try {
    const { version, ran } = runMastra(root, join(venv, 'mastra'))
    rows.push(`| mastra | ${version} | ${ran} |`)
  } catch (error) {
    failed = true
    rows.push(`| mastra | ? | FAILED: ${(error as Error).message.split('\n')[0]} |`)
  }
}

console.log(['| framework | version | what ran |', '|---|---|---|', ...rows].join('\n'))
process.exitCode = failed ? 1 : 0
