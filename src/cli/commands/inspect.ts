import { LOG_FORMATS, LOG_PARTS, type LogFormat } from '../../inspect/read/logged-row'
import { presetHash } from '../../score/preset-hash'
import { writeAll } from '../../transport/stream'
import { type Arguments, type Command, UsageError } from '../command'
import { awaitEnding } from '../ending'
import { readCount, readToken } from '../flags'
import type { InspectRun } from '../inspect/run'
import { readKeysFlag } from '../row-flags/keys'
import { PRESET_OPTIONS, presetHelp, readPreset } from '../row-flags/preset'

const help = `v2lo-map inspect FILE|FOLDER... [--preset NAME|FILE] [--port 8417]
v2lo-map inspect --demo

Opens a page on this machine that shows what models wrote: every response with its map drawn beside the true one, and the
reward taken apart. Reads the rollouts of EasyR1, verl, TRL (Parquet, with npm install hyparquet) and ms-swift, samples
of lmms-eval and VLMEvalKit, rows with "response" and "ground_truth", and items; a folder is followed as it grows.
Ctrl-C ends it. Logs are never written; notes go to NAME.notes.jsonl beside them. docs/inspector.md shows the screens.

  --demo             a made-up training run of 300 rollouts, in which the policy begins to hack the format
${presetHelp(21)}
                     Rows are taken apart by it, and compared with strict, or with v2lo where it is strict itself
  --format NAME      what the rows are, in place of what they look like: ${LOG_FORMATS.slice(0, 5).join(', ')},
                     ${LOG_FORMATS.slice(5).join(', ')}
  --keys PAIRS       names of the log's own fields: response=text,ground_truth=meta.answer; ours are (docs/rows.md)
                     ${LOG_PARTS.join(', ')}
  --items FILE       items that rows with an id are completed from: question, choices, truth, true map; an items.jsonl in
                     the folder or beside a log is found by itself
  --images ROOT      shows the frames that rows name, where they are under this folder
  --port PORT        default 8417, and the next free one if it is taken; 0 for any
  --host ADDRESS     default 127.0.0.1; any other than a loopback address needs a token
  --token-file FILE  the token is the first line of FILE; or --token TOKEN, or V2LO_MAP_TOKEN in the environment
  --jobs N           scores rows in N workers, of some 50 to 100 MB each; default 1: between answers, in the server's thread
  --no-open          opens no browser; it opens one on a terminal only
  --static OUT       writes one HTML file that opens from disk instead, with up to 2,000 rows
  --filter WORDS     the rows of --static, in the words of the page's address: step=5&flag=empty-map

Example:
  v2lo-map inspect rollouts/
`

export const inspectCommand: Command = {
  name: 'inspect',
  summary: 'look through rollouts in a browser',
  help,
  options: {
    demo: { type: 'boolean' },
    ...PRESET_OPTIONS,
    format: { type: 'string' },
    keys: { type: 'string' },
    items: { type: 'string' },
    images: { type: 'string' },
    port: { type: 'string' },
    host: { type: 'string' },
    token: { type: 'string' },
    'token-file': { type: 'string' },
    jobs: { type: 'string' },
    'no-open': { type: 'boolean' },
    static: { type: 'string' },
    filter: { type: 'string' },
  },
  maxWords: Number.POSITIVE_INFINITY,
  async run(args, io, version) {
    const run = readInspectRun(args)
    const { startInspect, writeStatic } = await import('../inspect/run')
    const { static: file, filter = '' } = args.options
    if (typeof file === 'string') {
      const rows = await writeStatic(run, file, String(filter), version)
      await writeAll(io.stderr, `${file}: ${rows} rows\n`)
      return 0
    }
    const running = await startInspect(run, version)
    const ending = awaitEnding()
    await writeAll(io.stdout, `${running.url}\n`)
    await writeAll(io.stderr, 'v2lo-map inspect: Ctrl-C ends it\n')
    if (run.opensBrowser && io.stdout.isTTY) {
      const { openBrowser } = await import('../inspect/open-browser')
      openBrowser(running.url)
    }
    if (!ending.signal.aborted)
      await new Promise((resolve) => ending.signal.addEventListener('abort', resolve, { once: true }))
    await running.close()
    ending.release()
    return 0
  },
}

function readInspectRun(args: Arguments): InspectRun {
  const { options, words } = args
  const demo = options.demo === true
  if (demo === words.length > 0)
    throw new UsageError(
      demo ? 'inspect --demo: takes no files' : 'inspect: expected FILE or FOLDER, or --demo; see inspect --help',
    )
  const { format } = options
  if (format !== undefined && !LOG_FORMATS.includes(format as LogFormat))
    throw new UsageError(`--format: expected one of ${LOG_FORMATS.join(', ')}, received ${JSON.stringify(format)}`)
  const chosen = readPreset(args)
  const other = presetHash(chosen) === presetHash('strict') ? 'v2lo' : 'strict'
  return {
    paths: words,
    demo,
    presets: [chosen, other],
    reading: {
      keys: readKeysFlag(options.keys, LOG_PARTS),
      ...(format !== undefined && { format: format as LogFormat }),
    },
    items: typeof options.items === 'string' ? [options.items] : [],
    images: typeof options.images === 'string' ? options.images : undefined,
    port: readCount('--port', options.port, 8417, 0),
    // A port that was asked for by number is that one or none.
    takesNextPort: options.port === undefined,
    host: typeof options.host === 'string' ? options.host : '127.0.0.1',
    token: readToken(options),
    jobs: readCount('--jobs', options.jobs, 1),
    opensBrowser: options['no-open'] !== true,
  }
}
