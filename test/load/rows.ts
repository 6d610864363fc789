/** A seeded stream of numbers in [0, 1) (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Responses as a model in training writes them: a map of 5 to 20 objects, 1 to 5 kB of reasoning, an answer. */
export function makeResponses(count: number, seed: number): string[] {
  const random = seeded(seed)
  const one = () => (random() * 18 - 9).toFixed(1)
  return Array.from({ length: count }, (_, i) => {
    const objects = Array.from(
      { length: 5 + Math.floor(random() * 16) },
      (_, k) => `{"object_name": "object ${k}", "bbox": [${one()}, ${one()}, ${one()}, ${one()}]}`,
    )
    const steps = Array.from(
      { length: 10 + Math.floor(random() * 40) },
      (_, k) =>
        `Step ${k}: the centre is (${one()}, ${one()}), and ${k}.5 - 1.5 = ${k - 1}, so the next one is compared.`,
    )
    return `<map>[${objects.join(', ')}]</map>\n<think>${steps.join('\n')}</think>\n<answer>B${i}</answer>`
  })
}
