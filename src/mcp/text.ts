/** Longest sentence that tells a model what went wrong. */
const MAX_SENTENCE = 1_000

/**
 * JSON as it may stand on a terminal: `JSON.stringify` leaves DEL, the C1 controls and the separators U+2028, U+2029 as
 * they are, and some terminals obey them. The text reads back to the same value.
 */
export function safeJson(value: unknown): string {
  return escapeControls(JSON.stringify(value))
}

/** A sentence in one line, without control characters, cut where it is too long. */
export function safeSentence(text: string): string {
  const cut = text.length > MAX_SENTENCE ? `${text.slice(0, MAX_SENTENCE - 3)}...` : text
  return escapeControls(cut)
}

/** Controls as `\u....`; bidirectional overrides too, which make a line read as another. */
function escapeControls(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (c) => {
    return `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
