import { useState } from 'preact/hooks'
import { columnTitle } from '../format'
import type { PageState } from '../state'
import { type ColumnRange, readColumnRange, withRange } from './range'

/** From which training step to which. */
export function Steps({ page }: { page: PageState }) {
  const steps = page.server.value?.steps ?? []
  if (steps.length < 2) return null
  const [from = '', to = from] = (page.query.value.get('step') ?? '').split('..')
  const set = (a: string, b: string) => page.go({ step: a === '' && b === '' ? undefined : a === b ? a : `${a}..${b}` })
  const choice = (label: string, value: string, onChoose: (value: string) => void) => (
    <label>
      {label}
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        <option value="">any</option>
        {steps.map((step) => (
          <option key={step} value={String(step)}>
            {step}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <fieldset class="steps">
      <legend>Training step</legend>
      {choice('from', from, (value) => set(value, to === '' || Number(to) < Number(value) ? value : to))}
      {choice('to', to, (value) => set(from, value))}
    </fieldset>
  )
}

/** From which value of a column to which; the bars of the histograms choose the same. */
export function Ranges({ page }: { page: PageState }) {
  const columns = page.server.value?.columns ?? []
  const words = page.query.value.getAll('range')
  const inUse = words[0] === undefined ? undefined : readColumnRange(words[0]).column
  const [picked, setPicked] = useState<string | undefined>(undefined)
  const column = picked ?? inUse ?? columns[0]
  if (column === undefined || columns.length === 0) return null
  const word = words.find((one) => readColumnRange(one).column === column)
  const range: ColumnRange = word === undefined ? { column, from: '', to: '' } : readColumnRange(word)
  const bound = (label: string, value: string, change: (value: string) => Partial<ColumnRange>) => (
    <label>
      {label}
      <input
        type="number"
        step="any"
        value={value}
        onChange={({ currentTarget }) =>
          page.go({ range: withRange(words, { ...range, ...change(currentTarget.value) }) })
        }
      />
    </label>
  )
  return (
    <fieldset class="ranges">
      <legend>Range</legend>
      <select
        aria-label="Of which number"
        value={column}
        onChange={({ currentTarget }) => setPicked(currentTarget.value)}
      >
        {columns.map((name) => (
          <option key={name} value={name}>
            {columnTitle(page.server.value, name)}
          </option>
        ))}
      </select>
      <div>
        {bound('from', range.from, (from) => ({ from }))}
        {bound('to', range.to, (to) => ({ to }))}
      </div>
    </fieldset>
  )
}
