/** A text with the characters that turn the direction of what follows by their names: it must not look like another. */
export function withControls(text: string) {
  const pieces = text.split(/([\u202a-\u202e\u2066-\u2069])/)
  if (pieces.length === 1) return text
  return pieces.map((piece, i) =>
    i % 2 === 0 ? piece : <span class="control">{`U+${piece.charCodeAt(0).toString(16).toUpperCase()}`}</span>,
  )
}
