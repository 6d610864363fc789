/** Where the assistant begins to speak, in the chat templates in use. */
const ASSISTANT_HEADERS = [
  '<|im_start|>assistant',
  '<|start_header_id|>assistant<|end_header_id|>',
  '<|header_start|>assistant<|header_end|>',
  '<start_of_turn>model',
  '<|assistant|>',
  '<｜Assistant｜>',
  '[|assistant|]',
  '[/INST]',
] as const

/** What ends a turn or a text, or fills it up. */
const END_TOKENS = [
  '<|im_end|>',
  '<|endoftext|>',
  '<|eot_id|>',
  '<|eom_id|>',
  '<|eot|>',
  '<|end_of_text|>',
  '<|finetune_right_pad_id|>',
  '<|end|>',
  '<|return|>',
  '<|begin_of_text|>',
  '<end_of_turn>',
  '<｜end▁of▁sentence｜>',
  '<｜begin▁of▁sentence｜>',
  '<eos>',
  '<bos>',
  '<pad>',
  '<unk>',
  '</s>',
  '<s>',
] as const

/**
 * What the model wrote, out of a text that also holds the prompt and the special tokens of the chat template: without
 * the prompt where the text begins with it (after filling tokens), else what follows the assistant's header, and
 * without the end-of-turn tokens at the end. Which header is counted in the prompt, where it holds any: a header that
 * the model wrote itself cuts nothing off.
 */
export function completionOf(query: string, prompt: string): string {
  return dropEnd(withoutPrompt(query, prompt))
}

function withoutPrompt(query: string, prompt: string): string {
  if (query.startsWith(prompt)) return query.slice(prompt.length)
  const bare = prompt.slice(startOf(prompt))
  const start = startOf(query)
  if (bare !== '' && query.startsWith(bare, start)) return query.slice(start + bare.length)
  const spoken = headerEnds(prompt).length
  const ends = headerEnds(query)
  const end = ends[spoken > 0 && spoken <= ends.length ? spoken - 1 : ends.length - 1]
  return end === undefined ? query : query.slice(end).replace(/^\n{1,2}/, '')
}

/** The length of the filling tokens a text begins with. */
function startOf(text: string): number {
  let at = 0
  for (;;) {
    const token = END_TOKENS.find((t) => text.startsWith(t, at))
    if (token === undefined) return at
    at += token.length
  }
}

function dropEnd(text: string): string {
  let end = text.length
  for (;;) {
    let tail = end
    while (tail > 0 && /\s/.test(text[tail - 1]!)) tail--
    const token = END_TOKENS.find((t) => text.endsWith(t, tail))
    if (token === undefined) return text.slice(0, end)
    end = tail - token.length
  }
}

/** The offsets behind the assistant's headers of a text, in order. */
function headerEnds(text: string): readonly number[] {
  const ends: number[] = []
  for (const header of ASSISTANT_HEADERS)
    for (let at = text.indexOf(header); at >= 0; at = text.indexOf(header, at + header.length))
      ends.push(at + header.length)
  return ends.sort((a, b) => a - b)
}
