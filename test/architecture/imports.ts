import ts from 'typescript'

/** What one source file asks of others and keeps for itself, read from its syntax tree. */
export interface FileFacts {
  /** Specifiers of every import: static, `import type`, `export from`, `import()`, `import('x').T`, `require`. */
  readonly imports: readonly string[]
  /** Imports whose specifier is computed, which no reader of the tree can follow. */
  readonly computedImports: number
  readonly starExports: readonly string[]
  /** Descriptions of module-level state: `let`, `var`, empty containers that only make sense when filled, mutable statics. */
  readonly state: readonly string[]
  /** Interfaces, type aliases and classes that the file declares and exports. */
  readonly exportedTypes: readonly string[]
  /** Every function and every type of one, by its name where it has one. */
  readonly functions: readonly { readonly name: string; readonly parameters: number }[]
  /** Names of Node's globals and the console where they are used. */
  readonly nodeGlobals: readonly string[]
}

const NODE_GLOBALS = new Set(['process', 'Buffer', 'console', '__dirname', '__filename', 'require', 'setImmediate'])

/** Reads the facts of one TypeScript file. */
export function readFacts(file: string, text: string): FileFacts {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const imports: string[] = []
  const starExports: string[] = []
  const nodeGlobals = new Set<string>()
  const functions: FileFacts['functions'][number][] = []
  let computedImports = 0

  const take = (specifier: ts.Node | undefined) => {
    if (specifier === undefined) return
    if (ts.isStringLiteralLike(specifier)) imports.push(specifier.text)
    else computedImports++
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) take(node.moduleSpecifier)
    else if (ts.isExportDeclaration(node)) {
      take(node.moduleSpecifier)
      if (node.exportClause === undefined || ts.isNamespaceExport(node.exportClause)) starExports.push(node.getText())
    } else if (ts.isExternalModuleReference(node)) take(node.expression)
    else if (ts.isImportTypeNode(node))
      take(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument)
    else if (ts.isCallExpression(node) && isImportCall(node)) take(node.arguments[0])
    if (ts.isFunctionLike(node)) functions.push({ name: nameOf(node), parameters: node.parameters.length })
    if (ts.isIdentifier(node) && NODE_GLOBALS.has(node.text) && isFreeValue(node)) nodeGlobals.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return {
    imports,
    computedImports,
    starExports,
    state: moduleState(source),
    exportedTypes: exportedTypes(source),
    functions,
    nodeGlobals: [...nodeGlobals],
  }
}

/** The name of a function, or of what holds it. */
function nameOf(node: ts.SignatureDeclaration): string {
  const { name = undefined } = node.name ? node : (node.parent as { readonly name?: ts.Node })
  return name?.getText() ?? 'a function without a name'
}

const exportedTypes = (source: ts.SourceFile) =>
  source.statements.flatMap((statement) =>
    (ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isClassDeclaration(statement)) &&
    statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
      ? (statement.name?.text ?? [])
      : [],
  )

const isImportCall = ({ expression }: ts.CallExpression) =>
  expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require')

/** True where the identifier is read as a value: `process.env`, `console.log()`, not `x.process` or `{ process: 1 }`. */
function isFreeValue(node: ts.Identifier): boolean {
  const parent = node.parent
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  return ts.isExpression(parent) || ts.isVariableDeclaration(parent) ? !isDeclaredBy(parent, node) : false
}

const isDeclaredBy = (parent: ts.Node, node: ts.Node) =>
  (ts.isVariableDeclaration(parent) || ts.isFunctionExpression(parent)) && parent.name === node

function moduleState(source: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node, topLevel: boolean): void => {
    if (ts.isVariableDeclarationList(node)) {
      const constant = (node.flags & ts.NodeFlags.Const) !== 0
      const scoped = (node.flags & ts.NodeFlags.Let) !== 0
      for (const declaration of node.declarations) {
        const name = declaration.name.getText()
        if (!constant && (topLevel || !scoped)) found.push(`${scoped ? 'let' : 'var'} ${name}`)
        else if (constant && topLevel && isEmptyContainer(declaration.initializer))
          found.push(`const ${name} = ${declaration.initializer?.getText()}`)
      }
    }
    if (ts.isPropertyDeclaration(node) && hasModifier(node, ts.SyntaxKind.StaticKeyword))
      if (!hasModifier(node, ts.SyntaxKind.ReadonlyKeyword)) found.push(`static ${node.name.getText()}`)
    // What a function body declares is its own; a block or a loop still shares the module's `var`.
    if (ts.isFunctionLike(node)) return
    const inside = topLevel && !ts.isBlock(node) && !ts.isIterationStatement(node, false)
    ts.forEachChild(node, (child) => visit(child, inside))
  }
  visit(source, true)
  return found
}

const hasModifier = (node: ts.PropertyDeclaration, kind: ts.SyntaxKind) =>
  node.modifiers?.some((modifier) => modifier.kind === kind) ?? false

/** `new Map()`, `new Set()`, `[]`, `{}`: at module level these are only of use to someone who writes into them. */
function isEmptyContainer(value: ts.Expression | undefined): boolean {
  if (value === undefined) return false
  if (ts.isArrayLiteralExpression(value)) return value.elements.length === 0
  if (ts.isObjectLiteralExpression(value)) return value.properties.length === 0
  return (
    ts.isNewExpression(value) &&
    ['Map', 'Set', 'Array'].includes(value.expression.getText()) &&
    (value.arguments ?? []).length === 0
  )
}
