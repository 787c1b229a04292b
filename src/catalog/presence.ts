import type { Kind } from '../kinds/kind.ts'
import { userOid } from '../kinds/query.ts'
import type { Connection } from '../postgres/connection.ts'

/**
 * The kinds of which the database may have objects. Most databases have none of most kinds, and one question is quicker than a
 * query for each: planning it costs more than running it.
 */
export async function presentKinds(kinds: readonly Kind[], connection: Connection): Promise<ReadonlySet<Kind>> {
  const asked = kinds.flatMap((kind) => (kind.presence === undefined ? [] : [{ kind, condition: kind.presence }]))
  if (asked.length === 0) return new Set(kinds)
  const [row] = await connection.query(`
    SELECT ARRAY[${asked.map(({ condition }) => `coalesce(${condition}, false)`).join(', ')}] AS present
    FROM (SELECT array_agg(DISTINCT relkind) AS relations FROM pg_class WHERE ${userOid('oid')}) r,
      (SELECT array_agg(DISTINCT prokind) AS routines FROM pg_proc WHERE ${userOid('oid')}) p,
      (SELECT array_agg(DISTINCT typtype) AS types FROM pg_type WHERE ${userOid('oid')} AND typinput <> 'array_in'::regproc) t`)
  const present = row?.['present']
  if (!Array.isArray(present)) throw new Error('the presence of kinds was not told')
  const absent = new Set(asked.filter((_, index) => present[index] !== true).map(({ kind }) => kind))
  return new Set(kinds.filter((kind) => !absent.has(kind)))
}
