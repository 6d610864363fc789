import type { GroupMember, GroupReply } from '../answers/group'
import { Picture } from './drawings'
import { useFetched } from './fetched'
import { counted, shortNumber, signed } from './format'
import type { PageState } from './state'

/** All rollouts of one prompt side by side, the best first. */
export function GroupScreen({ page }: { page: PageState }) {
  const { value, problem } = useFetched<GroupReply>(page, 'group', `at=${page.at.value}`)
  if (problem) return <p class="nothing">{problem}</p>
  if (value === undefined) return <p class="nothing">Reading the group.</p>
  const members = value.members.toSorted((a, b) => (b.reward ?? -1) - (a.reward ?? -1))
  const rewards = members.flatMap(({ reward }) => (reward === null ? [] : [reward]))
  const mean = rewards.reduce((sum, reward) => sum + reward, 0) / rewards.length
  return (
    <article class="group" aria-label="Group">
      <header class="one-head">
        <h2>{value.question ?? value.prompt?.slice(0, 300) ?? 'A group without a prompt'}</h2>
        <p class="facts">
          <span>{counted(value.total, 'rollout')}</span>
          {value.step !== null && <span>step {value.step}</span>}
          <span>truth {value.truth ?? 'not given'}</span>
          {rewards.length > 0 && (
            <span>
              {value.rewardColumn} {shortNumber(mean)} on average, {shortNumber(Math.min(...rewards))} to{' '}
              {shortNumber(Math.max(...rewards))}
            </span>
          )}
          {value.total > members.length && <span>the first {members.length} are shown</span>}
        </p>
      </header>
      <ul class="cards">
        {value.truthDrawing?.svg && (
          <li class="card">
            <h3>True map</h3>
            <Picture svg={value.truthDrawing.svg} title="The true map" />
          </li>
        )}
        {members.map((member) => (
          <Card key={member.summary.at} page={page} member={member} />
        ))}
      </ul>
    </article>
  )
}

function Card({ page, member }: { page: PageState; member: GroupMember }) {
  const { summary, reward, advantage, answer, onlyHere, drawing } = member
  const here = summary.at === page.at.value
  return (
    <li class={`card${here ? ' here' : ''}`}>
      <h3>
        <button
          type="button"
          class="link"
          aria-current={here ? 'true' : undefined}
          onClick={() => page.go({ screen: 'row', at: String(summary.at) }, true)}
        >
          Line {summary.line}
        </button>
        <span class="reward">
          {reward === null ? 'no reward' : shortNumber(reward)}
          {advantage !== null && <span class={advantage < 0 ? 'bad' : 'good'}> {signed(advantage)}</span>}
        </span>
      </h3>
      {drawing?.svg ? (
        <Picture svg={drawing.svg} title={`Map of line ${summary.line}`} />
      ) : (
        <p class="no-map">{drawing?.problem ?? 'no map'}</p>
      )}
      <dl class="answers">
        <div>
          <dt>Answer</dt>
          <dd class={summary.right === null ? '' : summary.right ? 'good' : 'bad'}>{answer ?? 'none'}</dd>
        </div>
        {onlyHere.length > 0 && (
          <div>
            <dt>Not in all maps</dt>
            <dd>{onlyHere.join(', ')}</dd>
          </div>
        )}
      </dl>
      {summary.flags.length > 0 && (
        <ul class="flag-list" aria-label="Flags">
          {summary.flags.map((flag) => (
            <li key={flag} class="flag">
              {flag}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
