/** FNV-1a over the UTF-16 units of a text, as base 36: 32 bits, the same everywhere; no protection against anybody. */
export function checksumOf(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}
