import type { Context } from '../kinds/kind.ts'
import { keyOf, type Identity, type Key } from '../model/identity.ts'
import type { Position } from '../model/position.ts'
import type { Sql } from '../sql/sql.ts'
import type { Operations } from './operations.ts'

/** How the old rows of a column get their value. */
export interface Backfill {
  readonly set: Sql
  /** Null: rows where the column is null. */
  readonly where: Sql | null
  readonly batch: number
  readonly declaredAt: Position | null
}

/** What a recipe may know: both catalogs, all operations of the plan, and the directives. */
export interface World {
  readonly context: Context
  readonly operations: Operations
  readonly backfills: ReadonlyMap<Key, Backfill>
  /** False for a copy that nobody uses: then plain statements do. */
  readonly online: boolean
}

/** Whether the object is there before the plan and stays: others may be using it while the plan runs. */
export function isInUse(id: Identity, world: World): boolean {
  const key = keyOf(id)
  return world.online && world.context.live.facts.has(key) && !world.operations.drops.has(key)
}

export { tableName, tableOf } from './recipes/table-of.ts'
