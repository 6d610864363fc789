import type { NamedFlag } from '../../score/flags'

/** What each flag says, for somebody who sees it for the first time. */
const WORDS: Readonly<Record<NamedFlag, string>> = {
  'text-outside': 'text outside the blocks',
  'stray-tag': 'a closing tag without its opening one',
  'nested-tag': 'a tag inside another block',
  'unclosed-block': 'a block that is not closed',
  'missing-map': 'no map block',
  'missing-think': 'no think block',
  'missing-answer': 'no answer block',
  'repeated-map': 'more than one map',
  'repeated-think': 'more than one think block',
  'repeated-answer': 'more than one answer',
  'wrong-order': 'not in the order map, think, answer',
  'empty-map': 'a map without objects',
  'empty-think': 'a think block without reasoning',
  'empty-answer': 'an answer block without an answer',
  'unreadable-map': 'a map that cannot be read',
  'map-lacks-question': 'the map lacks an object that the question names',
  'several-answers': 'more than one answer in the answer block',
  'answer-not-literal': 'an answer that is more than the value or the letter',
  'truth-not-literal': 'a truth that is more than a value or a letter',
  'origins-differ': 'the map has another origin than the true one',
  'inconsistent-answer': 'the answer does not follow from the map',
  'undecidable-map': 'the map does not decide the question',
  'false-claim': 'the reasoning states something false',
  'ungrounded-claim': 'the reasoning states something that the map does not hold',
  'many-claims': 'more claims than are checked',
  'long-chain': 'a longer chain of equations than is checked',
}

/** What a flag says. */
export function flagWords(flag: string): string {
  if (Object.hasOwn(WORDS, flag)) return WORDS[flag as NamedFlag]
  const code = flag.replace(/^(?:map|answer)-/, '').replaceAll('-', ' ')
  return flag.startsWith('answer-') ? `forgiven in the answer: ${code}` : `noticed in the map: ${code}`
}

/** A flag by its name. */
export function Flag({ flag }: { flag: string }) {
  return (
    <span class="flag" title={flagWords(flag)}>
      {flag}
    </span>
  )
}

/** Flags, where there are any; with what they say, where there is room for it. */
export function FlagList({ flags, explained = false }: { flags: readonly string[]; explained?: boolean }) {
  if (flags.length === 0) return null
  return (
    <ul class={`flag-list${explained ? ' explained' : ''}`} aria-label="Flags">
      {flags.map((flag) => (
        <li key={flag}>
          <Flag flag={flag} />
          {explained && <span class="of"> {flagWords(flag)}</span>}
        </li>
      ))}
    </ul>
  )
}
