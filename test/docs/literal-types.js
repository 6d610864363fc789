// A TypeDoc plugin: a type such as `(typeof SCHEMES)[number]` is shown as the values it allows, not as the list in our
// sources that it comes from.
import { Converter } from 'typedoc'

export function load(app) {
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    const [node] = context.getSymbolFromReflection(reflection)?.declarations ?? []
    if (/^export type \w+ =\s+(\(|keyof )typeof /.test(node?.getText() ?? ''))
      reflection.comment?.modifierTags.add('@useDeclaredType')
  })
}
