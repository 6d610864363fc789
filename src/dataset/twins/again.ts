import { foldLabel } from '../../layout/label'
import { countCandidate, distanceCandidate, nearestCandidate, sizeCandidate } from '../candidates/amounts'
import { directionCandidate } from '../candidates/directions'
import type { Source } from '../candidates/sources'
import type { Candidate } from '../filters/candidate'
import type { NamedObject, View } from '../scene/view'

/** The same question asked of another view of the scene; `undefined` if it names what is not, or not alone, shown there. */
export function askedAgain(candidate: Candidate, source: Source, view: View): Candidate | undefined {
  const inView = (named: NamedObject): NamedObject | undefined => view.named.find(({ name }) => name === named.name)
  const { task } = candidate
  switch (candidate.family) {
    case 'direction': {
      const [at, facing, target, from] = [candidate.at, candidate.facing, candidate.target, candidate.from].map(inView)
      if (!at || !facing || !target || !from || candidate.question.kind !== 'relative-direction') return undefined
      const places = { at, facing, target, ...(candidate.from !== candidate.at && { from }) }
      return directionCandidate(source.form!, candidate.question.as, places)
    }
    case 'distance': {
      const [a, b] = candidate.objects.map(inView)
      return a && b && distanceCandidate(view, task, [a, b])
    }
    case 'nearest': {
      const reference = inView(candidate.reference)
      const candidates = candidate.candidates.flatMap((one) => inView(one) ?? [])
      if (!reference || candidates.length < candidate.candidates.length) return undefined
      return nearestCandidate(view, task, reference, candidates)
    }
    case 'count': {
      const folded = foldLabel(candidate.counted.label)
      const counted = view.counts.find(({ label }) => foldLabel(label) === folded)
      // The label stays as the question has it.
      return counted && countCandidate(task, { ...counted, label: candidate.counted.label })
    }
    case 'size': {
      const named = inView(candidate.objects[0]!)
      return named && sizeCandidate(task, named)
    }
    default:
      return undefined
  }
}
