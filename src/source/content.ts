import type { Identity } from '../model/identity.ts'
import type { Check } from '../model/plan.ts'
import type { Position } from '../model/position.ts'
import type { Problem } from '../model/problem.ts'
import type { BackfillDirective, Declaration, OnceDirective, RenameDirective, RowsDirective } from './declaration.ts'

/** An object and where it is declared, for finding one declared twice. */
export interface Creation {
  readonly id: Identity
  /** The arguments of a routine as written, which tell overloads apart; null for all else. */
  readonly signature: string | null
  readonly again: 'refused' | 'skipped' | 'replaced'
  readonly sql: string
  readonly at: Position
}

/** What one file says. */
export interface Content {
  readonly statements: Declaration[]
  /** Statements that come after those of all files, with their rank. */
  readonly late: { readonly rank: number; readonly statement: Declaration }[]
  readonly renames: RenameDirective[]
  readonly backfills: BackfillDirective[]
  readonly rows: RowsDirective[]
  readonly checks: Check[]
  readonly once: OnceDirective[]
  readonly creations: Creation[]
  readonly problems: Problem[]
  /** What is no problem and yet worth saying. */
  readonly notes: string[]
}

export function emptyContent(): Content {
  return { statements: [], late: [], renames: [], backfills: [], rows: [], checks: [], once: [], creations: [], problems: [], notes: [] }
}
