/**
 * What programs replace by a picture, a sound, a box or a turn of the conversation, wherever it is in a text: the marks
 * of ms-swift, LLaMA-Factory, verl and EasyR1, and the special tokens of chat templates (`<|image_pad|>`).
 */
const PLACEHOLDER = /<(?:image|video|audio|bbox|ref-object|cot-process|start-image)>|<\|[a-z0-9_]{1,40}\|>/i

/** The first placeholder in a text of ours, which would be taken for a picture; `undefined` if there is none. */
export const placeholderIn = (text: string): string | undefined => PLACEHOLDER.exec(text)?.[0]

/** JSON in which no placeholder can begin, and which reads back to the same value. */
export const jsonWithoutPlaceholders = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')
