import { answerTasks } from '../../workers/answer'

// What workers run: one script for every kind of work, which loads what its kind needs.
await answerTasks({
  'draft-scenes': async () => (await import('./draft-scenes')).makeDrafter,
  'judge-rows': async () => (await import('./judge-rows')).makeJudge,
  'judge-samples': async () => (await import('./judge-samples')).makeSampleJudge,
  'score-items': async () => (await import('./score-items')).makeItemsScorer,
  'score-lines': async () => (await import('./score-lines')).makeLineScorer,
})
