/** What a tool takes or gives: a Standard Schema that also tells its JSON Schema; its root is an object. */
export interface ToolSchema<Value = unknown> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    /** Checks a value and gives it, or what is wrong with it. */
    readonly validate: (value: unknown) => ToolCheck<Value> | Promise<ToolCheck<Value>>
    readonly jsonSchema: {
      /** The schema of what the tool takes. */
      readonly input: (options: { readonly target: JsonSchemaTarget }) => Record<string, unknown>
      /** The schema of what the tool gives. */
      readonly output: (options: { readonly target: JsonSchemaTarget }) => Record<string, unknown>
    }
    readonly types?: { readonly input: Value; readonly output: Value } | undefined
  }
}

/** A draft of JSON Schema. Any other text is allowed too, for later drafts, as in Standard Schema itself. */
export type JsonSchemaTarget = 'draft-2020-12' | 'draft-07' | 'openapi-3.0' | ({} & string)

/** The outcome of checking a value against a schema: the value, or what is wrong with it. */
export type ToolCheck<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly ToolIssue[]; readonly value?: undefined }

/** One thing wrong with a value. */
export interface ToolIssue {
  readonly message: string
  /** Keys from the root of the value to the place; absent for the root itself. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}
