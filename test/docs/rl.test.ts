import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FRAMEWORKS } from '../../src/cli/frameworks'
import { temporaryFolder } from '../support/temporary-folder'
import { root } from './checkout'

const page = readFileSync(`${root}docs/rl.md`, 'utf8')

/** The fenced blocks of a language under a heading. */
function blocksUnder(text: string, heading: string, language: string): string[] {
  const section = text.split(/^#{2,3} /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map((m) => m[1]!)
}

const folders = temporaryFolder()

/** A folder whose programs stand in for what a reader has installed: the package, npm, and the trainer. */
function workplace(files: Record<string, string>) {
  const folder = mkdtempSync(join(folders, 'of-a-reader-'))
  const shell = { 'v2lo-map': `exec "${process.execPath}" "${root}dist/cli.js" "$@"`, npm: 'exit 0' }
  for (const [name, text] of Object.entries(shell)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}`, PYTHONDONTWRITEBYTECODE: '1' }
  return (command: string, args: readonly string[]) =>
    spawnSync(command, args, { cwd: folder, env, encoding: 'utf8', timeout: 50_000 })
}

const RESPONSE = '<map>[]</map><think>t</think><answer>B</answer>'

// EasyR1's trainer, as far as a reward sees it: the setting is a path and a name, the file is loaded by its path.
const EASYR1 = `
import importlib.util, json, sys
from functools import partial
settings = dict(word.split("=", 1) for word in sys.argv[1:])
path, name = settings["worker.reward.reward_function"].rsplit(":", 1)
spec = importlib.util.spec_from_file_location("custom_reward_fn", path)
module = importlib.util.module_from_spec(spec)
sys.modules["custom_reward_fn"] = module
spec.loader.exec_module(module)
reward = partial(getattr(module, name), **json.loads(settings["worker.reward.reward_function_kwargs"]))
inputs = [{"response": ${JSON.stringify(RESPONSE)}, "response_length": 9, "ground_truth": truth} for truth in ("B", "C")]
print([score["overall"] for score in reward(inputs)])
`

const TRL = `
class GRPOConfig:
    def __init__(self, **given): pass
class GRPOTrainer:
    def __init__(self, model, reward_funcs, args, train_dataset):
        self.reward, self.rows = reward_funcs[0], train_dataset
    def train(self):
        truths = [row["ground_truth"] for row in self.rows]
        completions = [[{"role": "assistant", "content": ${JSON.stringify(RESPONSE)}}] for _ in truths]
        print(self.reward.__name__, self.reward(prompts=["p"] * len(truths), completions=completions, completion_ids=[[1]] * len(truths), ground_truth=truths))
`

const DATASETS = `
def load_dataset(kind, data_files, split): return [{"ground_truth": "B"}, {"ground_truth": "C"}]
`

it('installs the file that npm pack writes, and promises the registry in one sentence alone', () => {
  const { name, version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
  const installs = [...page.matchAll(/npm install -g (\S+)/g)].map(([, what]) => what)
  const packed = `./${name}-${version}.tgz`
  expect(installs.filter((what) => what === packed)).toHaveLength(2)
  expect(installs.filter((what) => what !== packed)).toEqual(['v2lo-map`'])
  expect(page).toContain('Once it is published, `npm install -g v2lo-map`')
})

/** The trainers of the page, each with its line. */
const lines = [...page.matchAll(/^\| ([\w-]+) \| `([^`]+)` \|$/gm)].map(([, name, line]) => [name, line])

it('has a line for each trainer, and the quick start uses it', () => {
  expect(lines).toEqual(FRAMEWORKS.map(({ name, setup }) => [name, setup(`"$(v2lo-map adapter ${name})"`, 'FOLDER')]))
  expect(blocksUnder(page, 'EasyR1 in two minutes', 'sh')[0]).toContain(` ${lines[0]![1]} `)
})

describe.skipIf(!existsSync(`${root}dist/cli.js`))('the set-up', () => {
  it('of EasyR1 works as written', () => {
    const [block] = blocksUnder(page, 'EasyR1 in two minutes', 'sh')
    const at = workplace({ 'trainer.py': EASYR1 })
    const ran = at('bash', ['-e', '-c', block!.replace('-m verl.trainer.main', 'trainer.py')])
    expect(ran.status, ran.stderr).toBe(0)
    expect(ran.stdout.trim()).toBe('[1.0, 0.1]')
  })

  it('of TRL works as written', () => {
    const [install] = blocksUnder(page, 'TRL in two minutes', 'sh')
    const [script] = blocksUnder(page, 'TRL in two minutes', 'python')
    const at = workplace({ 'trl.py': TRL, 'datasets.py': DATASETS, 'train.py': script! })
    const written = at('bash', ['-e', '-c', install!])
    expect(written.status, written.stderr).toBe(0)
    const ran = at('python3', ['train.py'])
    expect(ran.status, ran.stderr).toBe(0)
    expect(ran.stdout.trim()).toBe('v2lo_reward [1.0, 0.1]')
  })

  it('names the lines that doctor and the adapter command print, as a shell reads them', () => {
    const at = workplace({})
    const { setup } = JSON.parse(at('v2lo-map', ['doctor', '--json']).stdout)
    const words = (line: string) => at('bash', ['-c', `printf '%s\\n' ${line}`]).stdout
    for (const [name, line] of lines) {
      const { stdout: path, stderr: printed } = at('v2lo-map', ['adapter', name!])
      expect(setup[name!]).toBe(printed.trim())
      // The one line of Python: what a shell would put in for the path is to be put in by hand.
      if (name === 'trl') expect(printed.trim()).toBe(line!.replace('FOLDER', JSON.stringify(dirname(path))))
      else expect(words(printed.trim())).toBe(words(line!))
    }
  })
})
