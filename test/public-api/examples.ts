import ts from 'typescript'

/** A line of an example that says what its expression comes to: `centerDistance([0, 0], [3, 4]) // 5`. */
export interface Claimed {
  readonly expression: string
  readonly actual: unknown
  readonly expected: unknown
}

/**
 * Runs the code of an `@example` with the names in `scope`, and gives every line of the form `expression // value` with
 * what both sides come to.
 */
export async function runExample(code: string, scope: Readonly<Record<string, unknown>>): Promise<readonly Claimed[]> {
  const lines = code.split('\n').map((line) => {
    const [, expression, value] = /^(?!\s*(?:const|\/\/))(.+?) \/\/ (.+)$/.exec(line) ?? []
    if (expression === undefined) return line
    return `claimed.push({ expression: ${JSON.stringify(expression)}, actual: (${expression}), expected: (${value}) });`
  })
  const body = ts.transpile(`async () => {\n${lines.join('\n')}\n}`, { target: ts.ScriptTarget.ES2022 })
  const claimed: Claimed[] = []
  const names = Object.keys(scope)
  const run = new Function('claimed', ...names, `return (${body.replace(/;\s*$/, '')})()`)
  await run(claimed, ...names.map((name) => scope[name]))
  return claimed
}
