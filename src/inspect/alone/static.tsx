import { render } from 'preact'
import type { InlineRows } from '../answers/one-file'
import { App } from '../page/app'
import { createPageState } from '../page/state'
import { createInlineSource } from './rows-in-page'

const rows = JSON.parse(document.getElementById('rows')!.textContent!) as InlineRows
// A row that is saved from this page takes the page with it.
const parts = {
  script: document.getElementById('program')!.textContent!,
  style: document.querySelector('style')!.textContent!,
}
if (rows.opensRow && location.search === '') history.replaceState(null, '', '?screen=row&at=0')
render(<App page={createPageState(createInlineSource(rows, parts))} />, document.getElementById('app')!)
