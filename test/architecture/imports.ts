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
  /** The names, of types too, that the file exports and does not use itself. */
  readonly exportedOnly: readonly string[]
  /** The names it takes of other files by their specifier; `*` for all of them. */
  readonly taken: readonly (readonly [specifier: string, name: string])[]
  /** Codes of characters that are written as numbers, or taken from a text for want of a name. */
  readonly bareCodes: readonly string[]
  /** Lists of three literal texts and more, in any order: those of arrays, and of types that are one of them. */
  readonly lists: readonly string[]
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
    exportedOnly: exportedOnly(source),
    taken: takenNames(source),
    bareCodes: bareCodes(source),
    lists: literalLists(source),
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

const isExported = (statement: ts.Statement) =>
  ts.canHaveModifiers(statement) &&
  ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true

function exportedOnly(source: ts.SourceFile): string[] {
  const mentions = new Map<string, number>()
  const count = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) mentions.set(node.text, (mentions.get(node.text) ?? 0) + 1)
    ts.forEachChild(node, count)
  }
  count(source)
  const names = source.statements.filter(isExported).flatMap((statement) => {
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText())
    return (statement as ts.DeclarationStatement).name?.getText() ?? []
  })
  // A function has one identifier for all its overloads; whoever calls itself alone is not used.
  return [...new Set(names)].filter((name) => mentions.get(name) === names.filter((one) => one === name).length)
}

function takenNames(source: ts.SourceFile): [specifier: string, name: string][] {
  const taken: [string, string][] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const from = node.moduleSpecifier
      const names = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : node.exportClause
      if (from && ts.isStringLiteral(from))
        if (names && (ts.isNamedImports(names) || ts.isNamedExports(names)))
          for (const { propertyName, name } of names.elements) taken.push([from.text, (propertyName ?? name).text])
        else taken.push([from.text, '*'])
    } else if (ts.isCallExpression(node) && isImportCall(node) && ts.isStringLiteralLike(node.arguments[0]!))
      taken.push([node.arguments[0].text, '*'])
    else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    )
      taken.push([node.argument.literal.text, node.qualifier?.getText().split('.')[0] ?? '*'])
    ts.forEachChild(node, visit)
  }
  visit(source)
  return taken
}

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

/**
 * Numbers in hexadecimal that a character can have (longer ones mix bits); decimals of two digits and more that are compared with a character (`code === 44`,
 * `text.charCodeAt(at) > 127`) or made into one; and the code of a literal (`'{'.charCodeAt(0)`).
 */
function bareCodes(source: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node)) {
      const written = node.getText()
      if (/^0x[\da-f]{1,6}$/i.test(written) || (/^\d{2,}$/.test(written) && meetsCharacter(node))) found.push(written)
    } else if (ts.isCallExpression(node) && isCodeCall(node) && ts.isPropertyAccessExpression(node.expression))
      if (ts.isStringLiteralLike(node.expression.expression)) found.push(node.getText())
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const CODE_CALLS = ['charCodeAt', 'codePointAt', 'codeAt', 'nextCode', 'asciiLower']
const CODE_NAMES = ['code', 'charCode', 'codePoint', 'byte']

const calledName = ({ expression }: ts.CallExpression) =>
  ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText()

const isCodeCall = (node: ts.CallExpression) => CODE_CALLS.includes(calledName(node))

/** True where the number stands on the other side of a character's code, or is made into a character. */
function meetsCharacter(node: ts.NumericLiteral): boolean {
  const { parent } = node
  if (ts.isCaseClause(parent)) return isCode(parent.parent.parent.expression)
  if (ts.isBinaryExpression(parent) && isCode(parent.left === node ? parent.right : parent.left)) return true
  const term = ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.PlusToken ? parent : node
  return ts.isCallExpression(term.parent) && ['fromCharCode', 'fromCodePoint'].includes(calledName(term.parent))
}

function isCode(node: ts.Expression): boolean {
  if (ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node)) return isCode(node.expression)
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.BarToken) return isCode(node.left)
  return (ts.isIdentifier(node) && CODE_NAMES.includes(node.text)) || (ts.isCallExpression(node) && isCodeCall(node))
}

function literalLists(source: ts.SourceFile): string[] {
  const found: string[] = []
  const take = (nodes: readonly ts.Node[]) => {
    const texts = nodes.map((node) => (ts.isLiteralTypeNode(node) ? node.literal : node))
    if (texts.length < 3 || !texts.every(ts.isStringLiteral)) return
    found.push(
      texts
        .map(({ text }) => text)
        .sort()
        .join(', '),
    )
  }
  const visit = (node: ts.Node): void => {
    if (ts.isArrayLiteralExpression(node)) take(node.elements)
    else if (ts.isUnionTypeNode(node)) take(node.types)
    ts.forEachChild(node, visit)
  }
  visit(source)
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
