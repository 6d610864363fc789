const TELL = '(?:determined?|answer(?:ed)?|told|tell|known?|say|said|inferred?|infer|decided?|established?|be sure)'
const CAN_NOT = "(?:can ?not|can['’]?t|could ?not|couldn['’]?t)"
const SUBJECT = '(?:(?:it|this|that|i|we|you|one|the answer|the question|this question) )?'
/** What may follow: "from the map", "based on these frames", "to answer the question". */
const REST =
  '(?: (?:from|based on|with|given|in|by|on|here|to (?:tell|say|answer|determine|know|decide)|which|where|what)\\b[^.!?;]*)?'
const CANNOT_TELL = new RegExp(
  `^(?:${[
    `${SUBJECT}${CAN_NOT} (?:be )?${TELL}(?: (?:it|this|that|the answer))?${REST}`,
    `${SUBJECT}(?:is |are |am )?(?:unable|impossible|not possible) to ${TELL}${REST}`,
    `(?:there is )?(?:not enough|no|insufficient|too little) (?:information|info|evidence|data|context)${REST}`,
    `${SUBJECT}(?:is )?(?:not answerable|unanswerable|indeterminable|undeterminable|indeterminate|undetermined|not determinable)${REST}`,
  ].join('|')})[.!]?$`,
)

/**
 * Whether an answer says that there is no telling: "cannot be determined", "not enough information", "can't tell",
 * "unanswerable", with or without "from the map" or "from these frames" behind it.
 */
export function saysCannotTell(text: string): boolean {
  if (text.length > 100) return false
  return CANNOT_TELL.test(text.trim().toLowerCase().replace(/\s+/g, ' '))
}
