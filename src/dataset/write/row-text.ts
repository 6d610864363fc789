import { V2loError } from '../../base/error'
import { askedLines, formatPrompt } from '../../question/prompt'
import type { Question } from '../../question/question'
import { parseQuestion } from '../../question/read/read'
import type { Item } from '../item'
import { oraclePrompt } from './oracle-prompt'
import { jsonWithoutPlaceholders, placeholderIn } from './placeholders'
import type { RowOptions } from './row-options'

/** Why an item is not in a file. */
export const LEFT_OUT = [
  /** The file shows pictures and the item has no paths of any. */
  'no-images',
  /** A picture is not where its path says. */
  'missing-image',
  /** The question does not read back, so no instruction can be written for it. */
  'unreadable-question',
  /** The file needs the assistant's turn, and no map of these frames leads to the answer. */
  'no-response',
  /** A text would be taken for a picture: it holds `<image>`, `<|image_pad|>` or the like. */
  'placeholder-in-text',
  /** A text holds half of a surrogate pair, which UTF-8 cannot say. */
  'ill-formed-text',
] as const
/** Why an item is not in a file. */
export type LeftOut = (typeof LEFT_OUT)[number]

/** The texts of one item, which every format arranges in its own way. */
export interface RowText {
  readonly item: Item
  /** The whole instruction: question, choices, and how to answer. */
  readonly prompt: string
  /** The question alone, with its choices on lines of their own: `parseQuestion` reads it. */
  readonly asked: string
  /** Map, reasoning and answer; empty where the format does not show them. */
  readonly response: string
  /** Paths of the pictures; absent for a file without pictures. */
  readonly images?: readonly string[]
  /** The true layout as JSON text, without `<`. */
  readonly trueLayout: string
}

/** The texts of an item, or why it cannot be in the file. */
export type RowTextReading =
  | { readonly ok: true; readonly text: RowText }
  | { readonly ok: false; readonly why: LeftOut; readonly message: string }

/** Composes the texts of an item; `withResponse` where the format shows what the assistant writes. */
export function composeRowText(item: Item, options: RowOptions, withResponse: boolean): RowTextReading {
  const { textOnly = false, imageRoot, decimals = 1 } = options
  const images = item.frames.images
  if (!textOnly && (images === undefined || images.length === 0))
    return leftOut('no-images', `${item.id} has no pictures`)
  const read = parseQuestion(item.question, item.choices ? { choices: item.choices } : {})
  if (!read.ok) return leftOut('unreadable-question', `${item.id}: ${read.diagnostics[0].message}`)
  const question: Question = read.value
  const response = withResponse ? options.respond(item) : ''
  if (response === undefined) return leftOut('no-response', `${item.id}: no map leads to its answer`)
  const text: RowText = {
    item,
    prompt: options.oracle
      ? oraclePrompt(question, item.question, item.true_layout, decimals)
      : formatPrompt(question, { words: item.question }),
    asked: askedLines(question, item.question),
    response,
    ...(!textOnly && { images: images!.map((path) => rootedPath(path, imageRoot)) }),
    trueLayout: jsonWithoutPlaceholders(item.true_layout),
  }
  return checked(text)
}

function checked(text: RowText): RowTextReading {
  const { item, prompt, response, images = [], trueLayout } = text
  const found = placeholderIn(prompt) ?? placeholderIn(response) ?? placeholderIn(item.answer)
  if (found !== undefined) return leftOut('placeholder-in-text', `${item.id} holds ${JSON.stringify(found)}`)
  const all = [prompt, response, trueLayout, item.id, item.scene_id, item.question_id, item.answer, ...images]
  if (all.some((one) => /\p{Surrogate}/u.test(one)))
    return leftOut('ill-formed-text', `${item.id} holds half of a surrogate pair`)
  return { ok: true, text }
}

const leftOut = (why: LeftOut, message: string): RowTextReading => ({ ok: false, why, message })

/** A relative path below a root; one that is absolute, or an address, stays. */
export function rootedPath(path: string, root: string | undefined): string {
  if (root === undefined || /^(?:[/\\]|[a-z]:[/\\]|[a-z][a-z0-9+.-]*:)/i.test(path)) return path
  return `${root.replace(/[/\\]+$/, '')}/${path}`
}

/** The texts, for callers who want a row of this item or an error. */
export function unwrapRowText(reading: RowTextReading, format: string): RowText {
  if (reading.ok) return reading.text
  const remedies: { readonly [Why in LeftOut]: string } = {
    'no-images': 'make or record the pictures, or pass textOnly: true',
    'missing-image': 'make the picture',
    'unreadable-question': 'pass an item as it was generated',
    'no-response': 'choose a format that shows the question only, or items whose truth is the map',
    'placeholder-in-text': 'rename the object',
    'ill-formed-text': 'rename the object',
  }
  throw new V2loError({
    code: 'no-answer',
    expected: `an item that can be a row of ${format}`,
    received: reading.message,
    remedy: remedies[reading.why],
  })
}
