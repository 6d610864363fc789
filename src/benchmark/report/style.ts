import { lightProperties } from '../../render/theme'

/** Colors of the page, light and dark; text has a contrast of at least 4.5 to 1 on its paper. */
const COLORS: readonly (readonly [name: string, light: string, dark: string])[] = [
  ['paper', '#ffffff', '#0d1117'],
  ['ink', '#1f2328', '#e6edf3'],
  ['muted', '#59636e', '#9198a1'],
  ['line', '#d1d9e0', '#3d444d'],
  ['stripe', '#f6f8fa', '#151b23'],
  ['link', '#0550ae', '#6cb6ff'],
  ['bar', '#7aa7d9', '#3b6fa8'],
  ['mark', '#b3430a', '#f69d50'],
  ['part-0', '#2f6fb3', '#5a9be0'],
  ['part-1', '#c7620f', '#e8954a'],
  ['part-2', '#3d8f4f', '#5fb872'],
  ['part-3', '#a8323e', '#e0707a'],
  ['part-4', '#7a55b0', '#a98ae0'],
  ['part-5', '#8a6a3b', '#c09a62'],
  ['part-6', '#c25b9c', '#e58cc4'],
  ['part-7', '#6b7681', '#9aa5b1'],
  ['part-8', '#9a9a1f', '#c4c44a'],
  ['part-9', '#1f9aa0', '#4ac7cc'],
  ['part-10', '#4a4f57', '#d0d5dc'],
  ['part-11', '#d08c8c', '#7c4a4a'],
]

const properties = (at: 1 | 2) => COLORS.map((color) => `--${color[0]}:${color[at]}`).join(';')

/** The style sheet of the page. Phones get charts of their own; paper is always light. */
export const STYLE = `
:root{color-scheme:light dark;${properties(1)}}
@media screen and (prefers-color-scheme:dark){:root{${properties(2)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:1240px;margin:0 auto;padding:16px}
h1{font-size:1.6em;line-height:1.25;margin:.4em 0;overflow-wrap:anywhere}
h2{font-size:1.2em;margin:1.8em 0 .3em;padding-top:.5em;border-top:1px solid var(--line);overflow-wrap:anywhere}
h3{font-size:.95em;margin:0;overflow-wrap:anywhere}
p{margin:.4em 0;max-width:75ch;overflow-wrap:anywhere}
a{color:var(--link)}
nav{display:flex;flex-wrap:wrap;gap:.2em 1em}
figure{margin:.6em 0;color:var(--ink);min-width:0}
figure svg{display:block;max-width:100%;height:auto}
figcaption{display:flex;flex-wrap:wrap;gap:.2em 1em;font-size:.87em}
.key{display:inline-flex;align-items:center;gap:.4em}
.key i{width:.9em;height:.9em;border-radius:2px;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.narrow{display:none}
.scroll{overflow-x:auto;margin:.8em 0;max-width:100%}
table{border-collapse:collapse;font-size:.87em;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.25em .7em;border-bottom:1px solid var(--line)}
th{color:var(--muted);font-weight:600;vertical-align:bottom}
td:first-child{overflow-wrap:anywhere;min-width:9em}
.n{text-align:right;white-space:nowrap}
.r{white-space:nowrap}
tbody tr:nth-child(even){background:var(--stripe)}
.pair{display:grid;grid-template-columns:minmax(0,1fr);gap:0 24px;align-items:start}
.failures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,360px),1fr));gap:16px}
.failure{border:1px solid var(--line);border-radius:6px;padding:12px;min-width:0;break-inside:avoid}
.failure svg{display:block;width:100%;height:auto;margin-top:.5em}
@media (min-width:1200px){.pair{grid-template-columns:620px minmax(0,1fr)}}
@media (max-width:680px){.wide{display:none}.narrow{display:block}main{padding:12px}table{font-size:.8em}th,td{padding:.25em .45em}td:first-child{min-width:7em}}
@media print{
:root{${lightProperties()}}
.failures{grid-template-columns:1fr 1fr}
@page{margin:14mm}
body{font-size:10pt}
main{max-width:none;padding:0}
nav{display:none}
.wide{display:block}
.narrow{display:none}
.pair{display:block}
.scroll{overflow:visible}
table{font-size:7.5pt;width:100%}
th,td{padding:.2em .4em;overflow-wrap:anywhere}
td:first-child{min-width:0}
.n,.r{white-space:normal}
h2,h3{break-after:avoid}
figure,tr{break-inside:avoid}
}
`
