/** A place in a file: path as the user would type it; line and column from 1, column in characters. */
export interface Position {
  readonly path: string
  readonly line: number
  readonly column: number
}
