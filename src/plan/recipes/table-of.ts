import type { Identity } from '../../model/identity.ts'

/** The relation that a column, constraint, trigger or policy belongs to, as a table. */
export const tableOf = (id: Identity): Identity => ({ kind: 'table', path: id.path.slice(0, 2) })

/** Schema and name of that relation. */
export const tableName = (id: Identity): readonly [string, string] => [id.path[0] ?? '', id.path[1] ?? '']
