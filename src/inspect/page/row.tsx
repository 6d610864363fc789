import type { ComponentChild } from 'preact'
import { useEffect } from 'preact/hooks'
import type { RowPosition } from '../answers/place'
import type { RowReply } from '../answers/rows'
import type { RowView } from '../view/row-view'
import { withControls } from './controls'
import { Drawings } from './drawings'
import { useFetched } from './fetched'
import { Flag } from './flags'
import { Images } from './images'
import { positionWords, step } from './keys'
import { Notes } from './notes'
import { offer } from './offer'
import { ResponseText } from './response'
import { ScoreParts } from './score'
import type { PageState } from './state'

/** One rollout: what was written on the left, what it says and what it earned on the right. */
export function RowScreen({ page }: { page: PageState }) {
  const at = page.at.value
  const { value, problem } = useFetched<RowReply>(page, 'row', `at=${at}`)
  const place = useFetched<RowPosition>(page, 'place', positionWords(page)).value
  useEffect(() => {
    if (place && place.place >= 0) page.chosen.value = place.place
    if (page.rows.value.total === 0) page.need(0, 0)
  }, [page, place])
  if (problem) return <p class="nothing">{problem}</p>
  if (value === undefined) return <p class="nothing">Reading the row.</p>
  return (
    <article class="one" aria-label="Rollout">
      <RowHead page={page} reply={value} place={place} />
      {value.broken && (
        <section class="broken">
          <h3>This row is broken</h3>
          <p>{value.broken.problem}</p>
          <h4>Its first bytes, of {value.broken.length.toLocaleString('en')}</h4>
          <pre tabIndex={0}>{value.broken.bytes}</pre>
        </section>
      )}
      {value.view && (
        <RowContent
          view={value.view}
          name={value.view.id ?? `row-${at}`}
          notes={<Notes page={page} reply={value} />}
          frames={<Images page={page} at={at} images={value.view.images} />}
        />
      )}
    </article>
  )
}

function RowHead({ page, reply, place }: { page: PageState; reply: RowReply; place: RowPosition | undefined }) {
  const { view, summary } = reply
  const facts = [
    view?.step === null || view?.step === undefined ? null : `step ${view.step}`,
    view?.task ?? null,
    view?.budget === null || view?.budget === undefined ? null : `${view.budget} frames`,
    `${reply.file}, line ${reply.line}${reply.sample > 0 ? `, response ${reply.sample + 1}` : ''}`,
    view?.format ?? null,
  ].filter((fact) => fact !== null)
  return (
    <header class="one-head">
      <div class="steps-between">
        <button type="button" onClick={() => step(page, -1)}>
          Previous <kbd>k</kbd>
        </button>
        <span class="count">{place && place.place >= 0 ? `${place.place + 1} of ${place.total}` : ''}</span>
        <button type="button" onClick={() => step(page, 1)}>
          Next <kbd>j</kbd>
        </button>
        {!summary.broken && (
          <button type="button" onClick={() => page.go({ screen: 'group' }, true)}>
            Group <kbd>g</kbd>
          </button>
        )}
        <button type="button" onClick={() => offer(page, page.source.rowPage(reply.at), fileName(reply))}>
          Save HTML
        </button>
        <button type="button" onClick={page.back}>
          Back <kbd>Esc</kbd>
        </button>
      </div>
      <h2 title={view?.id ?? undefined}>{view?.id ?? `Row ${reply.line}`}</h2>
      <p class="facts">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        {summary.flags.map((flag) => (
          <Flag key={flag} flag={flag} />
        ))}
        {summary.cell && <span class={summary.cell === 'right' ? 'good' : 'bad'}>{summary.cell}</span>}
      </p>
    </header>
  )
}

const fileName = ({ view, file, line }: RowReply): string =>
  `${(view?.id ?? `${file}-${line}`).replace(/[^\w-]+/g, '-').slice(0, 80)}.html`

interface RowContentProps {
  readonly view: RowView
  /** What its drawings are called when they are saved. */
  readonly name: string
  /** Below what was written. */
  readonly notes?: ComponentChild
  /** Below the maps. */
  readonly frames?: ComponentChild
}

/** A response with its maps and its score. */
export function RowContent({ view, name, notes, frames }: RowContentProps) {
  return (
    <div class="one-body">
      <div class="column">
        <Question view={view} />
        {view.response === null ? (
          <p class="nothing">The row holds no response.</p>
        ) : (
          <ResponseText {...view} response={view.response} />
        )}
        <ScoreParts view={view} />
        {view.prompt !== null && view.prompt !== view.question?.text && (
          <details class="prompt">
            <summary>Prompt, {view.prompt.length.toLocaleString('en')} characters</summary>
            <pre>{view.prompt.slice(0, 100_000)}</pre>
          </details>
        )}
        {notes}
      </div>
      <div class="column">
        <Drawings drawings={view.drawings} name={name} />
        <Derivations view={view} />
        {frames}
      </div>
    </div>
  )
}

/** Characters from which on a truth is scrolled. */
const LONG = 300

function Question({ view: { question, truth } }: { view: RowView }) {
  return (
    <section class="asked">
      <h3>Question</h3>
      {question ? (
        <p class="question">{withControls(question.text)}</p>
      ) : (
        <p class="missing">The row names no question.</p>
      )}
      {question && question.choices.length > 0 && (
        <ol class="choices" type="A">
          {question.choices.map((choice, i) => (
            <li key={i}>{withControls(choice)}</li>
          ))}
        </ol>
      )}
      <dl class="answers">
        <div>
          <dt>Truth</dt>
          <dd {...(truth !== null && truth.length > LONG && { class: 'long', tabIndex: 0 })}>
            {withControls(truth ?? '–')}
          </dd>
        </div>
        {question?.stated && (
          <div>
            <dt>The stated map says</dt>
            <dd>{question.stated.answer ?? 'nothing'}</dd>
          </div>
        )}
        {question?.truth && (
          <div>
            <dt>The true map says</dt>
            <dd>{question.truth.answer ?? 'nothing'}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

function Derivations({ view: { question } }: { view: RowView }) {
  if (question === null || (question.problem === null && !question.stated && !question.truth)) return null
  const both = [
    ['On the stated map', question.stated],
    ['On the true map', question.truth],
  ] as const
  return (
    <section class="derivations">
      <h3>How the answer follows</h3>
      {question.problem !== null && <p class="missing">{question.problem}</p>}
      {both.map(([title, derived]) =>
        derived === null ? null : (
          <details key={title} open>
            <summary>
              {title}: {derived.answer ?? 'no answer'}
            </summary>
            <pre>{derived.text}</pre>
          </details>
        ),
      )}
    </section>
  )
}
