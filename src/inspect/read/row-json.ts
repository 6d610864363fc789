/**
 * The JSON of a row. Python writes `NaN` and `Infinity` into it, as trainers do for a reward that was not given; they are
 * `null` here. Throws what `JSON.parse` throws.
 */
export function parseRowJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!NO_NUMBER.test(text)) throw error
    return JSON.parse(text.replace(STRING_OR_NO_NUMBER, (found) => (found.startsWith('"') ? found : 'null')))
  }
}

const NO_NUMBER = /NaN|Infinity/
const STRING_OR_NO_NUMBER = /"(?:[^"\\]|\\.)*"|NaN|-?Infinity/g
