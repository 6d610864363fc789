import ts from 'typescript'

/** The names an entry file exports: what exists when the program runs, and what exists for the compiler only. */
export interface DoorNames {
  readonly values: readonly string[]
  readonly types: readonly string[]
}

/**
 * Reads the names an entry file exports. An entry holds `export { a } from` and `export type { A } from` only:
 * anything else, `export *` above all, is an error naming the statement.
 */
export function readDoor(file: string, text: string): DoorNames {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const values: string[] = []
  const types: string[] = []
  for (const statement of source.statements) {
    if (
      !ts.isExportDeclaration(statement) ||
      statement.moduleSpecifier === undefined ||
      statement.exportClause === undefined ||
      !ts.isNamedExports(statement.exportClause)
    )
      throw new Error(`${file}: expected exports written out by name, received: ${statement.getText()}`)
    for (const { name, isTypeOnly } of statement.exportClause.elements)
      (statement.isTypeOnly || isTypeOnly ? types : values).push(name.text)
  }
  return { values: values.sort(), types: types.sort() }
}
