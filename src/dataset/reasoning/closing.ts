import type { Told } from './telling'

/** The last sentence: the answer, and which choice that is. `said` is the answer in words, such as `front-left` or `1.2 m`. */
export function closing({ answer, choice, pick }: Told, said: string): string {
  if (choice === undefined)
    return pick([
      `So the answer is ${answer}.`,
      `I answer ${answer}.`,
      `The answer: ${answer}.`,
      `That makes the answer ${answer}.`,
      `Answer: ${answer}.`,
      `So I write ${answer}.`,
    ])
  const same = said === choice
  return pick([
    same ? `That is choice ${answer}.` : `That is choice ${answer}: ${choice}.`,
    `So the answer is ${answer}, ${choice}.`,
    `Among the choices, ${answer} says ${choice}.`,
    `Choice ${answer} it is: ${choice}.`,
    same ? `So I choose ${answer}.` : `The choice that fits is ${answer}, ${choice}.`,
    `This is what ${answer} says: ${choice}.`,
  ])
}
