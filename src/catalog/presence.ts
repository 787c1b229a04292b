import type { Kind } from '../kinds/kind.ts'
import { presenceQuery } from '../kinds/registry.ts'
import type { Connection } from '../postgres/connection.ts'

/**
 * Those of the kinds of which the database may have objects. Most databases have none of most kinds, and one question is quicker than a
 * query for each: planning it costs more than running it.
 */
export async function presentKinds(kinds: readonly Kind[], connection: Connection): Promise<readonly Kind[]> {
  const asked = kinds.flatMap((kind) => (kind.presence === undefined ? [] : [{ kind, condition: kind.presence }]))
  if (asked.length === 0) return kinds
  const [row] = await connection.query(presenceQuery(asked.map(({ condition }) => condition)))
  const present = row?.['present']
  if (!Array.isArray(present)) throw new Error('the presence of kinds was not told')
  const absent = new Set(asked.filter((_, index) => present[index] !== true).map(({ kind }) => kind))
  return kinds.filter((kind) => !absent.has(kind))
}
