import { useEffect } from 'preact/hooks'
import { Charts } from './charts/charts'
import { CompareScreen } from './compare'
import { Filters } from './filters/filters'
import { counted, percent } from './format'
import { GroupScreen } from './group'
import { Help } from './help'
import { listenToKeys } from './keys'
import { Menu } from './menu'
import { RowScreen } from './row'
import type { PageState, Screen } from './state'
import { RowTable } from './table/table'

/** The whole page. */
export function App({ page }: { page: PageState }) {
  useEffect(() => listenToKeys(page), [page])
  const screen = page.screen.value
  const at = screen === 'row' || screen === 'group' ? page.query.value.get('at') : null
  useEffect(() => {
    const title = SCREENS.find(([name]) => name === screen)![1]
    document.title = `${at === null ? title : `${title} ${at}`} – v2lo-map inspect`
  }, [screen, at])
  return (
    <>
      <a class="skip" href="#main">
        Skip to the rows
      </a>
      <Header page={page} />
      {page.problem.value !== '' && (
        <p class="problem" role="alert">
          {page.problem.value}
        </p>
      )}
      <main id="main" class={`screen-${screen}`} tabIndex={-1}>
        {screen === 'rows' && <RowsScreen page={page} />}
        {screen === 'row' && <RowScreen page={page} />}
        {screen === 'group' && <GroupScreen page={page} />}
        {screen === 'compare' && <CompareScreen page={page} />}
      </main>
      <Help page={page} />
    </>
  )
}

const SCREENS: readonly (readonly [Screen, string])[] = [
  ['rows', 'Rows'],
  ['row', 'Row'],
  ['group', 'Group'],
  ['compare', 'Compare'],
]

function Header({ page }: { page: PageState }) {
  const state = page.server.value
  const problems = state?.files.filter(({ problem }) => problem !== null) ?? []
  return (
    <header class="top">
      <h1>
        <span>v2lo-map</span> inspect
      </h1>
      <nav aria-label="Screens">
        {SCREENS.map(([name, title]) => (
          <button
            key={name}
            type="button"
            aria-current={page.screen.value === name ? 'page' : undefined}
            onClick={() => page.go({ screen: name === 'rows' ? undefined : name, at: atOf(page, name) }, true)}
          >
            {title}
          </button>
        ))}
      </nav>
      <div class="status" role="status">
        {state === undefined ? 'opening' : <Status page={page} />}
        {problems.length > 0 && (
          <Menu kind="menu file-problems" title={`${counted(problems.length, 'file')} cannot be read`}>
            <ul>
              {problems.slice(0, 20).map(({ name, problem }) => (
                <li key={name}>
                  <b>{name}</b>: {problem}
                </li>
              ))}
            </ul>
          </Menu>
        )}
      </div>
      <button type="button" class="quiet" aria-haspopup="dialog" onClick={() => (page.help.value = true)}>
        Keys <kbd>?</kbd>
      </button>
    </header>
  )
}

/** A row or a group needs one to begin with: the one that was looked at last, or the chosen one. */
function atOf(page: PageState, screen: Screen): string | undefined {
  const last = page.query.value.get('at')
  if (screen !== 'row' && screen !== 'group') return last ?? undefined
  return last ?? String(page.rows.value.loaded.get(page.chosen.value)?.at ?? 0)
}

function Status({ page }: { page: PageState }) {
  const { files, rows, indexed, scored, broken } = page.server.value!
  const logs = files.filter(({ isItems }) => !isItems)
  const items = files.filter(({ isItems }) => isItems).reduce((sum, file) => sum + file.rows, 0)
  const reading = indexed.done < indexed.total
  return (
    <>
      <span>
        {counted(rows, 'row')} in {logs.length === 1 ? logs[0]!.name : counted(logs.length, 'file')}
        {items > 0 && `, with ${counted(items, 'item')}`}
      </span>
      {broken > 0 && (
        <button type="button" class="link" onClick={() => page.go({ screen: undefined, broken: 'yes' }, true)}>
          {broken.toLocaleString('en')} broken
        </button>
      )}
      {reading && (
        <span>
          reading {percent(indexed.done, indexed.total)} %{' '}
          <progress max={indexed.total} value={indexed.done} aria-label="Reading" />
        </span>
      )}
      {!reading && scored.done < scored.total && (
        <span>
          scoring {percent(scored.done, scored.total)} %{' '}
          <progress max={scored.total} value={scored.done} aria-label="Scoring" />
        </span>
      )}
    </>
  )
}

function RowsScreen({ page }: { page: PageState }) {
  return (
    <>
      <Filters page={page} />
      <section class="rows" aria-label="Rows">
        <Charts page={page} />
        <RowTable page={page} />
      </section>
    </>
  )
}
