import { aabbCenter } from '../../../layout/aabb'
import type { BevObject } from '../../../layout/layout'
import { centerDistance, closestDistance } from '../../../solve/distance'
import { sizeOf } from '../../../solve/size'
import type { Literal } from '../evaluate/evaluated'
import type { FoundClaim } from './claim'
import type { NamedObjects } from './named-objects'
import type { Sentence } from './sides'
import { statedNumbers } from './stated-numbers'
import type { Extent } from './subject'
import { type About, subjectBefore } from './subject'

/**
 * What a stretch of reasoning states about named objects: "the center of the fridge is (-9.8, 0.7)", "vector from A to
 * B = (4.75, 0)", "the distance between A and B is 3.4 m", "the sofa is 1.9 m wide". Each is compared with the map at
 * its printed precision; if the wording leaves open which distance or side is meant, one that fits is enough.
 */
export function* statementsIn(
  sentence: Sentence,
  from: number,
  to: number,
  objects: NamedObjects,
): Generator<FoundClaim> {
  for (const stated of statedNumbers(sentence)) {
    const start = sentence.tokens[stated.from]!.start
    if (start < from || start >= to) continue
    const subject = subjectBefore(sentence, stated, objects)
    if (subject === undefined) continue
    const span = [sentence.tokens[subject.from]!.start, sentence.tokens[stated.to - 1]!.end] as const
    const numbers = stated.literals.map((l) => l.value * stated.factor + 0)
    const value = numbers.length === 1 ? numbers[0]! : numbers
    const { about, read } = subject
    const possible = about.kind === 'unknown' ? [] : factsOf(about, stated.literals.length)
    if (about.kind !== 'unknown' && possible.length === 0) continue
    const fits = possible.find((fact) => agrees(fact, stated.literals, stated.factor, stated.approximate))
    const fact = fits ?? possible[0]
    yield {
      kind: 'statement',
      expression: [span[0], sentence.tokens[subject.to - 1]!.end],
      read,
      stated: value,
      computed: fact === undefined ? null : fact.length === 1 ? fact[0]! : fact,
      verdict: fact === undefined ? 'ungrounded' : fits ? 'true' : 'false',
      span,
      key: `${read}=${numbers.join(',')}`,
      refusal: undefined,
      sides: undefined,
    }
  }
}

function agrees(fact: readonly number[], stated: readonly Literal[], factor: number, approximate: boolean): boolean {
  return stated.every((literal, k) => {
    const room = literal.unit * factor * (approximate ? 1.5 : 0.5)
    return Math.abs(fact[k]! - literal.value * factor) <= room + 1e-9 * Math.max(1, Math.abs(fact[k]!))
  })
}

/** What the map says about a subject, in every reading its wording allows. */
function factsOf(about: Exclude<About, { kind: 'unknown' }>, count: number): readonly (readonly number[])[] {
  if (about.kind === 'object') {
    if (count === 2) return about.objects.map((object) => aabbCenter(object.box))
    if (count === 4) return about.objects.map(({ box }) => [box.minX, box.minY, box.maxX, box.maxY])
    return []
  }
  if (about.kind === 'size') return count === 1 ? about.objects.flatMap((o) => sizesOf(o, about.measure)) : []
  const pairs = about.from.flatMap((a) => about.to.map((b) => [a, b] as const))
  if (about.kind === 'vector') {
    if (count !== 2) return []
    return pairs.map(([a, b]) => {
      const [p, q] = [aabbCenter(a.box), aabbCenter(b.box)]
      return [q[0] - p[0], q[1] - p[1]]
    })
  }
  if (count !== 1) return []
  return pairs.flatMap(([a, b]) => {
    const center = [centerDistance(a, b)]
    const closest = [closestDistance(a, b)]
    return about.measure === 'center' ? [center] : about.measure === 'closest' ? [closest] : [center, closest]
  })
}

function sizesOf(object: BevObject, measure: Extent): readonly (readonly number[])[] {
  const { extentX, extentY, longest, area } = sizeOf(object)
  if (measure === 'longest') return [[longest]]
  if (measure === 'area') return [[area]]
  return [[extentX], [extentY]]
}
