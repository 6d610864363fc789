import type { CompareReply } from '../answers/compare'
import type { OpenFile } from '../answers/inspector'
import { useFetched } from './fetched'
import { counted, shortNumber, signClass, signed } from './format'
import type { PageState } from './state'

/** Where two runs or two presets disagree: the largest differences, and why. */
export function CompareScreen({ page }: { page: PageState }) {
  const query = page.query.value
  const runs = runsOf(page.server.value?.files ?? [])
  const presets = page.server.value?.presets ?? []
  const [a, b] = [query.get('a'), query.get('b')]
  const words = page.filterQuery()
  if (a !== null && b !== null) {
    words.set('a', a)
    words.set('b', b)
  }
  words.set('revision', String(page.server.value?.revision ?? 0))
  const { value, problem } = useFetched<CompareReply>(page, 'compare', words.toString())
  const choose = (from: string | undefined, to: string | undefined) => page.go({ a: from, b: to })
  return (
    <article class="compare" aria-label="Compare">
      <header class="one-head">
        <h2>Compare</h2>
        <div class="choose">
          <label>
            What
            <select
              value={a === null ? 'presets' : 'runs'}
              onChange={({ currentTarget }) =>
                currentTarget.value === 'runs' ? choose(runs[0]!.word, runs[1]!.word) : choose(undefined, undefined)
              }
            >
              <option value="presets">presets: {presets.join(' and ')}</option>
              {runs.length > 1 && <option value="runs">two runs, joined by id</option>}
            </select>
          </label>
          {a !== null && b !== null && (
            <>
              <RunChoice label="A" runs={runs} value={a} onChoose={(run) => choose(run, b)} />
              <RunChoice label="B" runs={runs} value={b} onChoose={(run) => choose(a, run)} />
            </>
          )}
        </div>
        {value && (
          <p class="facts">
            <span>{counted(value.joined, 'row')} compared</span>
            <span>{value.differing.toLocaleString('en')} disagree</span>
            <span>
              {value.b} − {value.a}: {signed(value.meanDifference)} on average
            </span>
          </p>
        )}
      </header>
      {problem && <p class="nothing">{problem}</p>}
      {value && value.pairs.length === 0 && (
        <p class="nothing">
          {value.joined === 0 ? 'Nothing to compare: no row has both.' : 'They agree on every row.'}
        </p>
      )}
      {value && value.pairs.length > 0 && <Pairs page={page} value={value} byRuns={a !== null} />}
    </article>
  )
}

/** What can be compared: every folder that was given, where there are several, and every file. */
function runsOf(files: readonly OpenFile[]): readonly RunOption[] {
  const folders = [...new Set(files.flatMap(({ under }) => (under === null ? [] : [under])))]
  const alone = files.flatMap(({ name, isItems }, i) => (isItems ? [] : [{ word: String(i), name }]))
  return folders.length > 1 ? [...folders.map((name) => ({ word: `folder:${name}`, name })), ...alone] : alone
}

/** A run by its word in the address. */
interface RunOption {
  readonly word: string
  readonly name: string
}

interface RunChoiceProps {
  readonly label: string
  readonly runs: readonly RunOption[]
  readonly value: string
  readonly onChoose: (word: string) => void
}

function RunChoice({ label, runs, value, onChoose }: RunChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {runs.map(({ word, name }) => (
          <option key={word} value={word}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** One of two runs may be better; of two presets none is. */
function Pairs({ page, value, byRuns }: { page: PageState; value: CompareReply; byRuns: boolean }) {
  return (
    <div class="pairs" tabIndex={0} role="region" aria-label="Differences">
      <table>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col" class="number">
              {value.a}
            </th>
            <th scope="col" class="number">
              {value.b}
            </th>
            <th scope="col" class="number">
              Difference
            </th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {value.pairs.map(({ a, b, valueA, valueB, why }) => (
            <tr key={`${a.at} ${b.at}`}>
              <th scope="row">
                <button type="button" class="link" onClick={() => page.go({ screen: 'row', at: String(b.at) }, true)}>
                  {b.id ?? `Row ${b.line}`}
                </button>
                <span class="of">
                  {b.step !== null && ` step ${b.step},`} line {b.line}
                </span>
              </th>
              <td class="number">{shortNumber(valueA)}</td>
              <td class="number">{shortNumber(valueB)}</td>
              <td class={`number ${byRuns ? signClass(valueB - valueA) : ''}`}>{signed(valueB - valueA)}</td>
              <td>
                {why.map((reason) => (
                  <span key={reason} class="flag">
                    {reason}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
