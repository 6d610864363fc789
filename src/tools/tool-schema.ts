/** What a tool takes or gives: a Standard Schema that also tells its JSON Schema; its root is an object. */
export interface ToolSchema<Value = unknown> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => ToolCheck<Value> | Promise<ToolCheck<Value>>
    readonly jsonSchema: {
      readonly input: (options: { readonly target: JsonSchemaTarget }) => Record<string, unknown>
      readonly output: (options: { readonly target: JsonSchemaTarget }) => Record<string, unknown>
    }
    readonly types?: { readonly input: Value; readonly output: Value } | undefined
  }
}

// Any name is allowed for what a later draft may be called, as in Standard Schema itself.
export type JsonSchemaTarget = 'draft-2020-12' | 'draft-07' | 'openapi-3.0' | ({} & string)

export type ToolCheck<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly ToolIssue[]; readonly value?: undefined }

export interface ToolIssue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}
