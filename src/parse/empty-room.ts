/**
 * Whether a text is the response format of a map without objects, `{"objects": []}`: the reader takes a lone list for an empty
 * map, and no wrapper around it.
 */
export const isEmptyRoom = (text: string): boolean =>
  text.length < 1_000 && /^\{"objects":\[\]\}$/.test(text.replace(/\s+/g, ''))
