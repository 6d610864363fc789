import { render } from 'preact'
import { App } from './app'
import { createServerSource } from './source'
import { createPageState } from './state'

const page = createPageState(createServerSource(location.hash.slice(1)))
render(<App page={page} />, document.getElementById('app')!)
