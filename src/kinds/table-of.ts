import type { Identity } from '../model/identity.ts'

/** Schema and name of the relation that a part (a column, a constraint, a trigger) belongs to. */
export const tableOf = (part: Identity): readonly string[] => part.path.slice(0, 2)
