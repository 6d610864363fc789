/**
 * How many tokens a text is likely to be: one for each digit, which the tokenizers of Qwen and others split off, and
 * one for every four other characters. An estimate: a tokenizer counts exactly, and pictures come on top.
 *
 * @example
 * estimateTokens('<answer>2.5</answer>') // 2 digits and 18 other characters: 7
 */
export function estimateTokens(text: string): number {
  let digits = 0
  for (const c of text) if (c >= '0' && c <= '9') digits++
  return digits + Math.ceil((text.length - digits) / 4)
}
