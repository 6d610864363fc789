import type { GroupMember, GroupReply } from '../answers/group'
import { Picture } from './drawings'
import { useFetched } from './fetched'
import { FlagList } from './flags'
import { columnTitle, counted, shortNumber, signClass, signed } from './format'
import type { PageState } from './state'

/** All rollouts of one prompt side by side, the best first. */
export function GroupScreen({ page }: { page: PageState }) {
  const by = page.query.value.get('by')
  const words = new URLSearchParams({ at: String(page.at.value), ...(by !== null && { by }) })
  const { value, problem } = useFetched<GroupReply>(page, 'group', words.toString())
  if (problem) return <p class="nothing">{problem}</p>
  if (value === undefined) return <p class="nothing">Reading the group.</p>
  const { members, rewards } = value
  return (
    <article class="group" aria-label="Group">
      <header class="one-head">
        <h2>{value.question ?? value.prompt?.slice(0, 300) ?? 'A group without a prompt'}</h2>
        <p class="facts">
          <span>{counted(value.total, 'rollout')}</span>
          {value.step !== null && <span>step {value.step}</span>}
          <span>truth {value.truth ?? 'not given'}</span>
          {rewards && (
            <span>
              {shortNumber(rewards.mean)} on average, {shortNumber(rewards.low)} to {shortNumber(rewards.high)}
            </span>
          )}
          {value.total > members.length && <span>the best {members.length} are shown</span>}
        </p>
        {value.columns.length > 1 && (
          <div class="choose">
            <label>
              Reward
              <select value={value.rewardColumn} onChange={({ currentTarget }) => page.go({ by: currentTarget.value })}>
                {value.columns.map((column) => (
                  <option key={column} value={column}>
                    {columnTitle(page.server.value, column)}
                  </option>
                ))}
              </select>
            </label>
          </div>
        )}
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
          {advantage !== null && <span class={signClass(advantage)}> {signed(advantage)}</span>}
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
            <dd title={onlyHere.join(', ')}>{listed(onlyHere)}</dd>
          </div>
        )}
      </dl>
      <FlagList flags={summary.flags} />
    </li>
  )
}

const MOST_LABELS = 8

/** Labels in a few lines; the title holds all. */
function listed(labels: readonly string[]): string {
  const more = labels.length - MOST_LABELS
  const first = labels.slice(0, MOST_LABELS).map((label) => (label.length > 40 ? `${label.slice(0, 40)}…` : label))
  return more > 0 ? `${first.join(', ')} and ${more} more` : first.join(', ')
}
