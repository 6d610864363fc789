import ts from 'typescript'
import { root } from '../docs/checkout'

/** What the comments of the source say about one name of an entry. */
export interface Documented {
  /** Name in the entry, or `Name.member` of an interface, a class or an object type. */
  readonly name: string
  /** Where it is declared: `layout/aabb.ts:12`. */
  readonly at: string
  /** True for a member. */
  readonly member: boolean
  /** A member that a caller may leave out. */
  readonly optional: boolean
  /** A member that is a number, or a list of numbers. */
  readonly numeric: boolean
  /** Text of the doc comment, `''` without one. */
  readonly text: string
  /** Code of its first `@example`. */
  readonly example?: string
  /** Parameters a caller can pass; undefined for what is not a function. */
  readonly parameters?: number
}

/** The comments of an entry: the one it begins with, `''` without one, and those of its names and their members. */
export interface DocumentedEntry {
  readonly lead: string
  readonly names: readonly Documented[]
}

/** Reads the comments of entry files and of what they export. */
export function readDocumented(entryFiles: readonly string[]): Map<string, DocumentedEntry> {
  const config = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const program = ts.createProgram([...entryFiles], options)
  const checker = program.getTypeChecker()
  return new Map(
    entryFiles.map((file) => {
      const source = program.getSourceFile(file)!
      const names = checker.getExportsOfModule(checker.getSymbolAtLocation(source)!)
      const lead = /^\/\*\*[\s\S]*?\*\//.exec(source.text)?.[0] ?? ''
      return [file, { lead, names: names.flatMap((name) => documentedSymbol(checker, name)) }]
    }),
  )
}

function documentedSymbol(checker: ts.TypeChecker, alias: ts.Symbol): Documented[] {
  const symbol = alias.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(alias) : alias
  const read = (one: ts.Symbol, name: string, member: boolean): Documented => {
    const declaration = one.declarations![0]!
    const file = declaration.getSourceFile()
    const { line } = file.getLineAndCharacterOfPosition(declaration.getStart())
    const example = one.getJsDocTags(checker).find((tag) => tag.name === 'example')
    const type = checker.getTypeOfSymbolAtLocation(one, declaration)
    const [call] = type.getCallSignatures()
    return {
      name,
      at: `${file.fileName.slice(root.length).replace(/^src\//, '')}:${line + 1}`,
      member,
      optional: (one.flags & ts.SymbolFlags.Optional) !== 0,
      numeric: isNumeric(checker, type),
      text: ts.displayPartsToString(one.getDocumentationComment(checker)).trim(),
      ...(example && { example: ts.displayPartsToString(example.text) }),
      ...(call && !member && { parameters: call.parameters.length }),
    }
  }
  const members = (symbol.declarations ?? []).flatMap((declaration) => ownMembers(declaration))
  return [
    read(symbol, alias.name, false),
    ...members.map((node) => {
      const member = checker.getSymbolAtLocation(node.name!)!
      return read(member, `${alias.name}.${member.name}`, true)
    }),
  ]
}

/** A number, a list of numbers, or either or nothing. */
function isNumeric(checker: ts.TypeChecker, type: ts.Type): boolean {
  const whole = checker.getNonNullableType(type)
  if (whole.isUnion()) return whole.types.every((part) => isNumeric(checker, part))
  const item = checker.isArrayType(whole) ? checker.getTypeArguments(whole as ts.TypeReference)[0]! : whole
  return (item.flags & ts.TypeFlags.NumberLike) !== 0
}

/** The named members of an interface, a class or an object type; the parts of a union are explained where they are joined. */
function ownMembers(declaration: ts.Node): (ts.TypeElement | ts.ClassElement)[] {
  if (ts.isTypeAliasDeclaration(declaration)) return ownMembers(declaration.type)
  if (ts.isIntersectionTypeNode(declaration)) return declaration.types.flatMap((type) => ownMembers(type))
  if (ts.isInterfaceDeclaration(declaration) || ts.isTypeLiteralNode(declaration) || ts.isClassDeclaration(declaration))
    return [...declaration.members].filter(
      (member) => member.name !== undefined && ts.isIdentifier(member.name) && !isPrivate(member),
    )
  return []
}

const isPrivate = (member: ts.Node) =>
  ts.canHaveModifiers(member) &&
  (ts.getModifiers(member) ?? []).some(
    ({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword,
  )
