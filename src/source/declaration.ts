import type { Check } from '../model/plan.ts'
import type { Position } from '../model/position.ts'
import type { Identity } from '../model/identity.ts'

/** One statement of the desired state, as written in SQL or as made from YAML. */
export interface Declaration {
  /** One SQL statement without its semicolon. */
  readonly sql: string
  readonly at: Position
  /**
   * Where a character of `sql` (from 0) stands in the file; for YAML the nearest value it came from.
   */
  locate(offset: number): Position
  /** The parser could not take it (newer grammar, too long): nothing is known but its text. */
  readonly opaque: boolean
}

/** `renamed_from`: the object that is now `to` (as far as the file says: kind and unqualified or qualified names) was called `from`. */
export interface RenameDirective {
  readonly to: Identity
  readonly from: Identity
  readonly at: Position
}

export interface BackfillDirective {
  readonly table: readonly [schema: string, name: string]
  readonly column: string
  readonly set: string
  readonly where: string | null
  readonly batch: number | null
  readonly at: Position
}

export interface RowsDirective {
  readonly table: readonly [schema: string, name: string]
  readonly mode: 'insert' | 'sync'
  readonly key: readonly string[]
  readonly columns: readonly string[]
  /** A query: VALUES or SELECT. */
  readonly rows: string
  readonly at: Position
}

/** Everything that the files of one state say. */
export interface Declarations {
  /** Where they came from, for messages: a path, `git:main:schema`. */
  readonly origin: string
  readonly statements: readonly Declaration[]
  readonly renames: readonly RenameDirective[]
  readonly backfills: readonly BackfillDirective[]
  readonly rows: readonly RowsDirective[]
  readonly checks: readonly Check[]
  /** Text of every file by path, for showing a line in a message. */
  readonly files: ReadonlyMap<string, string>
  /** Hash of all that counts for the shadow; the key of its cache. */
  readonly hash: string
}
