import { askLayout, createLayout } from 'v2lo-map'
import { renderSvg } from 'v2lo-map/render'

const layout = createLayout(
  [
    { label: 'sofa', bbox: [-3, 2, -2, 4] },
    { label: 'tv', bbox: [2.4, 2.5, 2.5, 3.5] },
    { label: 'lamp', bbox: [-1, 5, -0.6, 5.4] },
  ],
  { origin: 'observer' },
)
const question = 'Standing at the sofa and facing the tv, is the lamp to my left or to my right?'
const solution = askLayout(layout, question)

const map = renderSvg(layout)
const derivation = renderSvg({ layout, solution, question }, { width: 480, theme: 'dark' })
console.log([map, derivation].map((svg) => svg.match(/<title[^>]*>([^<]*)/)?.[1]).join('\n'))
