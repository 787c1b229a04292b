import type { Identity } from '../model/identity.ts'
import { ident, sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { draft, type Draft } from './kind.ts'

/** SET SCHEMA and RENAME TO for an object of a schema, each where it is needed; paths begin with schema and name. */
export function moveAndRename(from: Identity, to: Identity): readonly Draft[] {
  const [schema = '', name = ''] = to.path
  const moved: Identity = { ...from, path: [schema, ...from.path.slice(1)] }
  return [
    ...(from.path[0] === schema ? [] : [draft(sql`ALTER ${address(from)} SET SCHEMA ${ident(schema)}`)]),
    ...(from.path[1] === name ? [] : [draft(sql`ALTER ${address(moved)} RENAME TO ${ident(name)}`)]),
  ]
}

/** RENAME TO for an object that no schema holds. */
export function renameOnly(from: Identity, to: Identity): readonly Draft[] {
  return [draft(sql`ALTER ${address(from)} RENAME TO ${ident(...to.path)}`)]
}
