/**
 * What was read leniently of a row, as flags of its score: every leniency by name, and what it took for what. Each is
 * certain: there is one thing the row can mean.
 */
export const ROW_FLAGS = {
  'row-usual-name': "a field under another program's name for it, where the row has one such field",
  'row-inner-field': 'a field inside `reward_model`, `extra_info` or `doc`, where verl and lmms-eval keep it',
  'row-one-element-list': 'a list of one for what is in it',
  'row-chat': "a chat message for its text, or a conversation for the assistant's turn at its end",
  'row-content-blocks': 'blocks of text for the text they make',
  'row-completion': "an API's reply with one choice for what the choice says",
  'row-truth-object': 'an object for the truth in it, such as `{"ground_truth": "B", "style": "rule"}`',
  'row-truth-tags': 'a truth in `<answer>` tags for what is between them',
  'row-truth-spaces': 'a truth with spaces around it for the truth without them',
  'row-choices-object': 'an object of letters for the list of choices',
  'row-choices-text': 'a text that is a list, in JSON or as Python prints it, for the list of choices',
  'row-choice-columns': 'columns `A`, `B` and so on for the list of choices',
  'row-empty-text': 'an empty text in place of a question or a true layout for none',
  'row-no-choices': 'an empty list for no choices',
} as const

/** A name of {@link ROW_FLAGS}. */
export type RowFlag = keyof typeof ROW_FLAGS
