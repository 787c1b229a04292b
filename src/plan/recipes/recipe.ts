import type { Fact } from '../../model/fact.ts'
import type { Sql } from '../../sql/sql.ts'
import type { Alteration } from '../operations.ts'
import type { Part } from '../task.ts'
import type { World } from '../world.ts'

export interface Creation {
  readonly verb: 'create'
  readonly fact: Fact
  readonly inlined: readonly Sql[]
  /** The same fact is dropped before. */
  readonly again: boolean
}

/** A single operation as recipes see it. */
export type Operation =
  | Creation
  | { readonly verb: 'drop'; readonly fact: Fact; readonly again: boolean }
  | { readonly verb: 'alter'; readonly alteration: Alteration }

/** The parts of an operation under weaker or shorter locks; null where the recipe has nothing better than the room. */
export type Recipe = (operation: Operation, world: World) => readonly Part[] | null
