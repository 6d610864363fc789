import { serveRpc } from '../../serve/rpc/rpc'
import { RPC_LIMITS } from '../../transport/limits'
import { type Command, UsageError } from '../command'
import { awaitEnding } from '../ending'
import { readCount } from '../flags'
import { PRESET_OPTIONS, presetHelp, readPresetIfGiven } from '../row-flags/preset'

const help = `v2lo-map rpc [--preset NAME|FILE] [--framing lines|length]

The scorer and the tools as a child process: requests on standard input, one answer for each on standard output, in order. A line
  {"id", "items": [{"id"?, "response", "ground_truth", "question"?, "choices"?, "true_layout"?}], "preset"?, "options"?}
gives {"id", "results": [...], "ms"} with one result for each item, in order; a request that cannot be served gives
{"id", "error": {code, message, line}}, and the next line is read. An item {"tool": NAME, "arguments": {...}} asks one of the
tools of docs/agents.md instead, its map as text, or parse_layout for the whole map of a text, and gives {"result"}; such an
item and a row to score may be a line of their own, too. It ends when its input or its parent does; SIGTERM
lets it answer the request that it is working on.

${presetHelp(34)}
                                 for requests that name none
  --framing length               length-prefixed frames of raw UTF-8 instead of lines (docs/rl.md); the Python client's way
  --max-bytes BYTES              longest line or frame; default ${RPC_LIMITS.maxBytes}
  --max-items COUNT              most items of a request; default ${RPC_LIMITS.maxItems}
  --max-response-chars COUNT     longest response; default ${RPC_LIMITS.maxResponseChars}
  --jobs N                       workers that score the items of a request, where that takes time (not v2lo); default 1, as
                                 a trainer starts one rpc for each of its own workers
  --parent PID                   the process to end with; default: the one that started it

Example:
  echo '{"id": 1, "preset": "v2lo", "items": [{"response": "<map>[]</map><think>t</think><answer>2.4</answer>", "ground_truth": "2.5"}]}' | v2lo-map rpc
`

export const rpcCommand: Command = {
  name: 'rpc',
  summary: 'the scorer as a child process, on standard input and output',
  help,
  options: {
    ...PRESET_OPTIONS,
    framing: { type: 'string' },
    'max-bytes': { type: 'string' },
    'max-items': { type: 'string' },
    'max-response-chars': { type: 'string' },
    jobs: { type: 'string' },
    parent: { type: 'string' },
  },
  maxWords: 0,
  async run({ options, lists }, io) {
    const { framing = 'lines' } = options
    if (framing !== 'lines' && framing !== 'length')
      throw new UsageError(`--framing: expected lines or length, received ${JSON.stringify(framing)}`)
    const limits = {
      maxBytes: readCount('--max-bytes', options['max-bytes'], RPC_LIMITS.maxBytes),
      maxItems: readCount('--max-items', options['max-items'], RPC_LIMITS.maxItems),
      maxResponseChars: readCount('--max-response-chars', options['max-response-chars'], RPC_LIMITS.maxResponseChars),
    }
    const preset = readPresetIfGiven({ options, lists })
    const { signal, release } = awaitEnding(readCount('--parent', options.parent, process.ppid))
    const jobs = readCount('--jobs', options.jobs, 1)
    const pooled = jobs === 1 ? undefined : (await import('../jobs/score-items')).createPooledItems(jobs)
    const score = pooled?.score
    try {
      await serveRpc(io.stdin, io.stdout, {
        framing,
        limits,
        signal,
        ...(preset && { preset }),
        ...(score && { score }),
      })
    } finally {
      await pooled?.close()
    }
    release()
    return 0
  },
}
