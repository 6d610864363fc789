import { render } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { RowContent } from '../page/row'
import { readLoggedRows } from '../read/logged-row'
import { viewRow } from '../view/row-view'

/** What is typed into the page; a link carries it in its fragment. */
interface Inputs {
  readonly response: string
  readonly question: string
  readonly choices: string
  readonly truth: string
  readonly map: string
}

const EXAMPLE: Inputs = {
  response:
    '<map>[{"object_name": "sofa", "bbox": [-1.2, 0.5, 0.8, 1.4]}, {"object_name": "lamp", "bbox": [1.0, 0.6, 1.3, 0.9]}, {"object_name": "tv", "bbox": [-0.9, 3.0, 0.5, 3.2]}]</map><think>The sofa is 0.8 - (-1.2) = 2.2 m wide.</think><answer>2.2</answer>',
  question: 'How wide is the sofa in meters?',
  choices: '',
  truth: '2',
  map: '[{"object_name": "sofa", "bbox": [-1.1, 0.5, 0.9, 1.4]}, {"object_name": "lamp", "bbox": [1.4, 0.7, 1.7, 1.0]}, {"object_name": "tv", "bbox": [-0.9, 3.0, 0.5, 3.2]}]',
}

/** A link may be long; what is longer than a browser keeps is not written into it. */
const LONGEST_LINK = 100_000

function readLink(): Inputs {
  const words = new URLSearchParams(location.hash.slice(1))
  if (words.size === 0) return EXAMPLE
  const text = (name: string) => words.get(name) ?? ''
  return {
    response: text('response'),
    question: text('question'),
    choices: text('choices'),
    truth: text('truth'),
    map: text('map'),
  }
}

function writeLink(inputs: Inputs): void {
  const words = new URLSearchParams({ ...inputs })
  for (const [name, value] of Object.entries(inputs)) if (value === '') words.delete(name)
  const text = words.toString()
  history.replaceState(null, '', text.length > LONGEST_LINK ? '#' : `#${text}`)
}

function Playground() {
  const [inputs, setInputs] = useState(readLink)
  const [told, setTold] = useState('')
  const change = (part: Partial<Inputs>) => {
    const next = { ...inputs, ...part }
    setInputs(next)
    setTold('')
    writeLink(next)
  }
  const view = useMemo(() => {
    const { response, question, choices, truth, map } = inputs
    const list = choices.split('\n').flatMap((choice) => (choice.trim() === '' ? [] : [choice.trim()]))
    const row = {
      response,
      ...(question.trim() !== '' && { question }),
      ...(list.length > 0 && { choices: list }),
      ...(truth.trim() !== '' && { ground_truth: truth.trim() }),
      ...(map.trim() !== '' && { true_layout: map }),
    }
    const [read] = readLoggedRows(row, { format: 'rows' })
    return read === undefined || typeof read === 'string' ? undefined : viewRow(read, { presets: ['strict', 'v2lo'] })
  }, [inputs])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href)
      setTold('copied')
    } catch {
      setTold('copy it from the address bar')
    }
  }
  return (
    <>
      <header class="top">
        <h1>
          <span>v2lo-map</span> playground
        </h1>
        <p class="status" role="status">
          Everything runs in this page; nothing is sent anywhere. {told}
        </p>
        <button type="button" onClick={copy}>
          Copy link
        </button>
      </header>
      <main class="screen-playground">
        <form class="inputs" onSubmit={(event) => event.preventDefault()}>
          <Field label="Response" rows={5} value={inputs.response} onChange={(response) => change({ response })} />
          <Field
            label="Question, in words"
            rows={2}
            value={inputs.question}
            onChange={(question) => change({ question })}
          />
          <Field
            label="Choices, one a line"
            rows={2}
            value={inputs.choices}
            onChange={(choices) => change({ choices })}
          />
          <Field label="Truth" rows={2} value={inputs.truth} onChange={(truth) => change({ truth })} />
          <Field label="True map" rows={5} value={inputs.map} onChange={(map) => change({ map })} />
        </form>
        <h2 class="unseen">What it says</h2>
        {view && <RowContent view={view} name="playground" />}
      </main>
    </>
  )
}

interface FieldProps {
  readonly label: string
  readonly rows: number
  readonly value: string
  readonly onChange: (value: string) => void
}

function Field({ label, rows, value, onChange }: FieldProps) {
  return (
    <label>
      {label}
      <textarea
        rows={rows}
        value={value}
        spellcheck={false}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </label>
  )
}

render(<Playground />, document.getElementById('app')!)
