// Plain questions about a room, and what a refusal says: `npx tsx examples/plain-questions.ts`.
import { askLayout, createLayout } from 'v2lo-map'

// #region ask
const room = createLayout(
  [
    { label: 'sofa', bbox: [-2.2, 1, -1.2, 3.2] },
    { label: 'coffee table', bbox: [-0.6, 1.6, 0.4, 2.4] },
    { label: 'tv', bbox: [1.7, 1.5, 1.8, 2.7] },
    { label: 'chair', bbox: [0.8, 3.3, 1.3, 3.8] },
    { label: 'chair', bbox: [-0.3, 0.5, 0.2, 1] },
  ],
  { origin: 'observer' },
)
const questions = [
  'Where is the sofa?',
  'Is there a lamp?',
  'What is between the sofa and the tv?',
  'Could you tell me which chairs are within 1 m of the coffee table?',
  'How far is the sofa from the tv?',
  'Is the sofa at least 2.5 m from the tv?',
  'How big is the coffee table?',
  'Would a 0.9 x 0.4 m cabinet fit between the coffee table and the tv?',
  'What is in front of the tv?',
  'What color is the sofa?',
]
for (const question of questions) {
  const solution = askLayout(room, question)
  console.log(question)
  if (solution.status === 'unsolved') console.log(`  ${solution.reason}: ${solution.message}`)
  else console.log(`  ${[`${solution.answer} ${solution.unit ?? ''}`.trim(), ...solution.notes].join('; ')}`)
}

const couch = askLayout(room, 'How wide is the couch?', { synonyms: true })
console.log(couch.status === 'solved' && [couch.answer, couch.notes[1]])
// #endregion
