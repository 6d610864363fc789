import { useState } from 'preact/hooks'
import type { RowScore, RowView } from '../view/row-view'
import { FlagList } from './flags'
import { shortNumber } from './format'

/** The reward taken apart, as `v2lo-map explain` does it, and what the log recorded beside it. */
export function ScoreParts({ view: { scores, recorded, recordedFlags } }: { view: RowView }) {
  const [chosen, setChosen] = useState(0)
  const score = scores[Math.min(chosen, scores.length - 1)]
  return (
    <section class="score">
      <h3>Reward</h3>
      {scores.length > 1 && (
        <div class="tabs" role="group" aria-label="Preset">
          {scores.map((one, i) => (
            <button key={one.preset} type="button" aria-pressed={one === score} onClick={() => setChosen(i)}>
              {one.preset} <b>{one.error ? 'none' : shortNumber(one.explanation.result.overall)}</b>
            </button>
          ))}
        </div>
      )}
      {score === undefined ? (
        <p class="missing">The row has no truth to score it by.</p>
      ) : score.error ? (
        <p class="bad">
          Not scored: {score.error.code}: {score.error.message}
        </p>
      ) : (
        <Explained score={score} />
      )}
      {(recorded.length > 0 || recordedFlags.length > 0) && (
        <>
          <h4>As the log has it</h4>
          <dl class="answers">
            {recorded.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{shortNumber(value)}</dd>
              </div>
            ))}
          </dl>
          <FlagList flags={recordedFlags} />
        </>
      )}
    </section>
  )
}

function Explained({ score: { explanation } }: { score: Extract<RowScore, { readonly error: null }> }) {
  const { parts, result, preset } = explanation
  return (
    <>
      <table class="parts">
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col" class="number">
              Value
            </th>
            <th scope="col" class="number">
              Weight
            </th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ part, value, measured, weight, reason, remedy, overallAtOne }) => (
            <tr key={part} class={measured ? '' : 'unmeasured'}>
              <th scope="row">{part}</th>
              <td class="number">
                {measured ? (
                  <span class="measure">
                    <span class="fill" style={{ width: `${Math.round(100 * value)}%` }} />
                    <span>{shortNumber(value)}</span>
                  </span>
                ) : (
                  '–'
                )}
              </td>
              <td class="number">{shortNumber(weight)}</td>
              <td class="why">
                {reason}
                {remedy && (
                  <span class="remedy">
                    1 with {remedy}: overall {shortNumber(overallAtOne)}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">overall</th>
            <td class="number">{shortNumber(result.overall)}</td>
            <td class="why" colSpan={2}>
              under {preset.name} ({preset.hash})
            </td>
          </tr>
        </tfoot>
      </table>
      <FlagList flags={result.flags} explained />
    </>
  )
}
