import { render } from 'preact'
import { App } from '../page/app'
import { createPageState } from '../page/state'
import { createInlineSource, type InlineRows } from './rows-in-page'

const rows = JSON.parse(document.getElementById('rows')!.textContent!) as InlineRows
render(<App page={createPageState(createInlineSource(rows))} />, document.getElementById('app')!)
