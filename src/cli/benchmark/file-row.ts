/** One row of a file, or why it could not be read; places are for people. */
export type FileRow =
  | { readonly place: string; readonly row: unknown }
  | { readonly place: string; readonly problem: string }
