import type { Key } from '../model/identity.ts'
import type { Part, Task, Verb } from './task.ts'

/** A part with its place in the graph. */
export interface Node {
  readonly number: number
  readonly task: Task
  readonly part: Part
  readonly verb: Verb
  readonly key: Key
}

/** One node waits for another. */
export interface Edge {
  readonly from: number
  readonly to: number
  /** Not needed, only usual: parts of a table in their order. */
  readonly soft: boolean
  /** The fact because of which one waits for the other; a folded one can get a statement of its own. */
  readonly because: { readonly fact: Key; readonly verb: 'create' | 'drop' } | null
}

/** Units that are committed together, in order; a unit is one part, or several that must not be seen apart. */
export type Unit = readonly Node[]
