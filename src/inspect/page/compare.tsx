import type { CompareReply } from '../answers/compare'
import { useFetched } from './fetched'
import { counted, shortNumber, signClass, signed } from './format'
import type { PageState } from './state'

/** Where two runs or two presets disagree: the largest differences, and why. */
export function CompareScreen({ page }: { page: PageState }) {
  const query = page.query.value
  const files = page.server.value?.files ?? []
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
              value={a === null ? 'presets' : 'files'}
              onChange={({ currentTarget }) =>
                currentTarget.value === 'files' ? choose('0', '1') : choose(undefined, undefined)
              }
            >
              <option value="presets">presets: {presets.join(' and ')}</option>
              {files.length > 1 && <option value="files">two files, joined by id</option>}
            </select>
          </label>
          {a !== null && b !== null && (
            <>
              <FileChoice
                label="A"
                files={files.map(({ name }) => name)}
                value={a}
                onChoose={(file) => choose(file, b)}
              />
              <FileChoice
                label="B"
                files={files.map(({ name }) => name)}
                value={b}
                onChoose={(file) => choose(a, file)}
              />
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
      {value && value.pairs.length > 0 && <Pairs page={page} value={value} byFiles={a !== null} />}
    </article>
  )
}

interface FileChoiceProps {
  readonly label: string
  readonly files: readonly string[]
  readonly value: string
  readonly onChoose: (file: string) => void
}

function FileChoice({ label, files, value, onChoose }: FileChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {files.map((name, i) => (
          <option key={name} value={String(i)}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** One of two runs may be better; of two presets none is. */
function Pairs({ page, value, byFiles }: { page: PageState; value: CompareReply; byFiles: boolean }) {
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
              <td class={`number ${byFiles ? signClass(valueB - valueA) : ''}`}>{signed(valueB - valueA)}</td>
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
