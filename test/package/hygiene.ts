/** A line of a tracked file that says what it should not, and why. */
export interface Blemish {
  readonly file: string
  readonly line: number
  readonly why: string
}

interface Rule {
  readonly why: string
  readonly files: RegExp
  readonly pattern: RegExp
}

// A path begins after white space, a quote or a bracket: `docs/home/page` and a URL's path are none.
const MACHINE_PATH =
  /(?:^|[\s"'`(=<>[,]|file:\/\/)(?:[A-Za-z]:\\|\/)(?:home|root|Users|tmp|work|workspaces?|builds|mnt)[/\\]/
const REGISTRY = /https?:\/\/[^\s/]*(?:registry|artifactory|nexus|verdaccio|jfrog|npmjs|pypi)/i

const RULES: readonly Rule[] = [
  { why: 'a path of one machine', files: /./, pattern: MACHINE_PATH },
  { why: 'the address of a package registry', files: /./, pattern: REGISTRY },
  { why: 'an address in the lock file', files: /^package-lock\.json$/, pattern: /"resolved"\s*:/ },
  {
    why: 'a test left out or run alone',
    files: /^test\/.*\.[cm]?ts$/,
    pattern: /\b(?:describe|suite|it|test|bench)(?:\.\w+)*\.(?:only|skip|todo)\s*(?:\(|\.each)/,
  },
  { why: 'a mark of unfinished work', files: /^(?:src|python|examples)\//, pattern: /\b(?:TODO|FIXME|XXX)\b/ },
]

/** Reads one tracked file line by line for what no commit should hold. */
export function findBlemishes(file: string, text: string): Blemish[] {
  const rules = RULES.filter(({ files }) => files.test(file))
  return text
    .split('\n')
    .flatMap((content, i) =>
      rules.filter(({ pattern }) => pattern.test(content)).map(({ why }) => ({ file, line: i + 1, why })),
    )
}
