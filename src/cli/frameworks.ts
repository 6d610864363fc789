import { dirname } from 'node:path'

/** A trainer that has an adapter: its file, and what a user pastes into the trainer's configuration. */
export interface Framework {
  readonly name: string
  readonly file: string
  /** The line to paste; `path` is the adapter's file as a word of the shell, `folder` its folder as Python text. */
  readonly setup: (path: string, folder: string) => string
  /** The same without a path, where the trainer takes a module of the Python package. */
  readonly packageSetup?: string
}

export const FRAMEWORKS: readonly Framework[] = [
  {
    name: 'easyr1',
    file: 'v2lo_easyr1.py',
    setup: (path) => `worker.reward.reward_function=${path}:compute_score`,
  },
  {
    name: 'verl',
    file: 'v2lo_verl.py',
    setup: (path) => `reward.custom_reward_function.path=${path} reward.custom_reward_function.name=compute_score`,
    packageSetup:
      'reward.custom_reward_function.path=pkg://v2lo_map.verl reward.custom_reward_function.name=compute_score',
  },
  {
    name: 'trl',
    file: 'v2lo_trl.py',
    setup: (_, folder) =>
      `import sys; sys.path.append(${folder}); from v2lo_trl import V2loReward  # GRPOTrainer(reward_funcs=[V2loReward()], ...)`,
    packageSetup: 'from v2lo_map.trl import V2loReward  # GRPOTrainer(reward_funcs=[V2loReward()], ...)',
  },
  {
    name: 'ms-swift',
    file: 'v2lo_ms_swift.py',
    setup: (path) => `--external_plugins ${path} --reward_funcs v2lo_map`,
  },
  {
    name: 'openrlhf',
    file: 'v2lo_openrlhf.py',
    setup: (path) => `--reward.remote_url ${path}`,
  },
]

/** The Python that started this command line out of its package v2lo_map; `undefined` where npm installed it. */
export const pythonOfPackage = (): string | undefined => process.env.V2LO_MAP_PYTHON || undefined

/** The line to paste: of the Python package if it runs this and the trainer takes its module, else for an adapter's file. */
export const nearestLine = (framework: Framework, path: string): string =>
  (pythonOfPackage() !== undefined && framework.packageSetup) || setupLine(framework, path)

/** The line to paste for an adapter's file. */
export function setupLine(framework: Framework, path: string): string {
  const word = `"${path.replaceAll(/["$`\\]/g, '\\$&')}"`
  return framework.setup(word, JSON.stringify(dirname(path)))
}

/** The framework of a name, in any of the spellings people use (`ms_swift`, `EasyR1`). */
export function findFramework(name: string): Framework | undefined {
  const folded = name.toLowerCase().replace(/[-_ ]/g, '')
  return FRAMEWORKS.find((framework) => framework.name.replace('-', '') === folded)
}
