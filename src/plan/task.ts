import type { Draft } from '../kinds/kind.ts'
import type { Key } from '../model/identity.ts'
import type { Position } from '../model/position.ts'
import type { Phase } from '../model/step.ts'
import type { Sql } from '../sql/sql.ts'

/** A step that moves rows, before it has a place in a plan. */
export type RowWork =
  | { readonly type: 'backfill'; readonly table: readonly [string, string]; readonly column: string; readonly set: Sql; readonly where: Sql; readonly batch: number; readonly key: readonly string[] }
  | {
      readonly type: 'rows'
      readonly table: readonly [string, string]
      readonly mode: 'insert' | 'sync'
      readonly key: readonly string[]
      readonly columns: readonly string[]
      readonly rows: Sql
    }

/** A part of an operation that runs without a break: what the graph orders. */
export interface Part {
  readonly title: string
  readonly phase: Phase
  readonly drafts: readonly Draft[]
  /** Instead of drafts. */
  readonly work?: RowWork
  /** Where it is declared, if not where its object is. */
  readonly declaredAt?: Position
  /** From here on the operation's facts are there (or gone): what needs them may follow. By default at the last part. */
  readonly settles?: boolean
  /** May run before the same fact's drop. */
  readonly before?: boolean
  /** It only lets go of what was, and so waits for nothing that the fact will need. */
  readonly letsGo?: boolean
  /** Though it runs before the same fact's drop: what depends on the old one and goes must be gone by then, what is altered waits. */
  readonly cleared?: boolean
  /** All parts of these facts' operations come first, not only those up to where they settle. */
  readonly after?: readonly Key[]
  /** Parts with the same word are carried out in one transaction, with whatever must come between them. */
  readonly together?: string
}

export type Verb = 'create' | 'drop' | 'alter' | 'rename' | 'fill'

/** An operation with its parts, in order. */
export interface Task {
  readonly verb: Verb
  readonly key: Key
  /** The facts that are created, dropped or altered by it: its own, and those that come inside it or go with it. */
  readonly covers: readonly Key[]
  readonly parts: readonly Part[]
}
