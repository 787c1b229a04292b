import type { ClusterStatement } from '../kinds/forms/cluster.ts'
import type { Check } from '../model/plan.ts'
import type { Position } from '../model/position.ts'
import type { Identity } from '../model/identity.ts'

/** One statement of the desired state, as written in SQL or as made from YAML. */
export interface Declaration {
  /** One SQL statement without its semicolon. */
  readonly sql: string
  readonly at: Position
  /**
   * Where a character of `sql` stands in the file; for YAML the nearest value it came from. Offsets count characters from 0 as
   * PostgreSQL does: its error position less one.
   */
  locate(offset: number): Position
  /** Nothing is known but its text: neither what it creates nor that it builds nothing. */
  readonly opaque: boolean
  /** What it creates, by its first words, with unqualified names where `settings` puts them; routines without argument types. */
  readonly creates: Identity | null
  /** It is about the cluster and not the database; null for all else. */
  readonly aboutCluster: ClusterStatement | null
  /** It builds nothing: SET, BEGIN, COMMIT and the like. Need not be run: the settings that matter are in `settings` of those that follow. */
  readonly session: boolean
  /** The statements that set what is in effect for it in its file: SET search_path and the like, in order. */
  readonly settings: readonly string[]
}

/** `renamed_from`: the object that is now `to` was called `from`. Routines have no argument types; a value of an enum is the enum's path with the value as third name. */
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
  /** Never empty. */
  readonly key: readonly string[]
  readonly columns: readonly string[]
  /** A query: VALUES or SELECT. */
  readonly rows: string
  readonly at: Position
}

/** A statement that is run once in each database, found again by its id; no declaration. */
export interface OnceDirective {
  readonly id: string
  readonly sql: string
  readonly at: Position
}

/** Everything that the files of one state say. */
export interface Declarations {
  /** Where they came from, for messages: a path, `git:main:schema`. */
  readonly origin: string
  /** In the order of the files' paths, then as written; of YAML, indexes of partitioned tables come last. */
  readonly statements: readonly Declaration[]
  readonly renames: readonly RenameDirective[]
  readonly backfills: readonly BackfillDirective[]
  readonly rows: readonly RowsDirective[]
  readonly checks: readonly Check[]
  readonly once: readonly OnceDirective[]
  /** What is worth saying of them, in sentences. */
  readonly notes: readonly string[]
  /** Text of every file by path, for showing a line in a message. */
  readonly files: ReadonlyMap<string, string>
  /** Hash of all that counts for the shadow; the key of its cache. */
  readonly hash: string
}
