import type { Sql } from '../sql/sql.ts'
import type { Hazard } from './hazard.ts'
import type { Key } from './identity.ts'
import type { Lock } from './lock-mode.ts'
import type { Position } from './position.ts'

/** How long the locks are held: an instant, or while rows are read, rewritten, indexed, or changed batch by batch. */
export const durations = ['instant', 'scan', 'rewrite', 'build', 'batches'] as const
export type Duration = (typeof durations)[number]

/** *expand* keeps old and new code working, *migrate* moves rows, *contract* takes away what only old code needs. */
export const phases = ['expand', 'migrate', 'contract'] as const
export type Phase = (typeof phases)[number]

/** How a run that was killed at a step outside a transaction finds out what became of it. */
export interface Resume {
  /** A query whose one value is true when the step's effect is there, complete and valid. */
  readonly done: Sql
  /** A query whose one value is true when a broken remnant is there, and the statement that takes it away; it too runs outside a transaction. */
  readonly leftover: { readonly found: Sql; readonly remove: Sql } | null
}

interface Common {
  /** Position in the plan, from 1. */
  readonly number: number
  /** What it does, for people: `validate constraint orders_user_fk of public.orders`. */
  readonly title: string
  readonly phase: Phase
  /** On relations that exist before the plan, the strongest mode each, in the order of their names. */
  readonly locks: readonly Lock[]
  readonly duration: Duration
  readonly hazards: readonly Hazard[]
  /** The facts that the step is about. */
  readonly facts: readonly Key[]
  readonly declaredAt: Position | null
}

/** One SQL statement. */
export interface StatementStep extends Common {
  readonly type: 'statement'
  readonly sql: Sql
  /** Null: it runs in the transaction of its batch. Otherwise it runs alone, outside any. */
  readonly resume: Resume | null
}

/** Old rows get a value, by key range, each batch a transaction of its own. Runs alone. */
export interface BackfillStep extends Common {
  readonly type: 'backfill'
  readonly table: readonly [schema: string, name: string]
  readonly column: string
  /** An SQL expression over the table's row, which goes by the table's own name. */
  readonly set: Sql
  /** Which rows, an SQL condition; rows where it is true are set. By default those where the column is null. */
  readonly where: Sql
  readonly batch: number
  /** Columns of a unique key to walk along; empty where the table has none (then by ctid). */
  readonly key: readonly string[]
}

/** Rows that belong to the schema: inserted where missing, and with `sync` updated and deleted too. */
export interface RowsStep extends Common {
  readonly type: 'rows'
  readonly table: readonly [schema: string, name: string]
  readonly mode: 'insert' | 'sync'
  /** Column names by which a row is found again. */
  readonly key: readonly string[]
  readonly columns: readonly string[]
  /** A query that returns the rows, with the columns in that order. */
  readonly rows: Sql
}

export type Step = StatementStep | BackfillStep | RowsStep

/** Steps that are committed together, in one transaction; or one step that runs outside any. */
export interface Batch {
  readonly transactional: boolean
  readonly steps: readonly Step[]
}
