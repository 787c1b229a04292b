import { actingRole, inCatalog } from './in-catalog.ts'
import type { Meant } from './kind.ts'
import { Cursor } from '../sql/cursor.ts'
import { ident, literal, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { tokensOf } from '../sql/tokens.ts'

/** Columns of pg_subscription by the parameters that set them; what is not stated is as PostgreSQL fills it in. */
const booleans = {
  enabled: ['subenabled', false],
  binary: ['subbinary', false],
  disable_on_error: ['subdisableonerr', false],
  password_required: ['subpasswordrequired', true],
  run_as_owner: ['subrunasowner', false],
  failover: ['subfailover', false],
} as const

/**
 * The embedded server has no library to connect with, and cannot even refuse a subscription without harm to the libraries that
 * are loaded next. There a subscription is written into the catalog as CREATE and ALTER SUBSCRIPTION would write it; null for
 * every other statement.
 * What it does not state is as on the server that it is meant for.
 */
export function imitateSubscription(text: string, { major }: Meant): Sql | null {
  if (!/\bsubscription\b/i.test(text)) return null
  const cursor = new Cursor(text, tokensOf(text))
  const creates = cursor.accept('create', 'subscription')
  if (!creates && !cursor.accept('alter', 'subscription')) return null
  const name = cursor.name()
  if (name === null || !cursor.accept('connection')) return null
  const connection = constantAt(cursor)
  if (connection === null) return null
  if (!creates) return inCatalog(sql`UPDATE pg_catalog.pg_subscription SET subconninfo = ${connection} WHERE subname = ${literal(name)}`)
  const publications = publicationsAt(cursor)
  const parameters = parametersAt(cursor)
  const slot = parameters.has('slot_name') ? parameters.get('slot_name') : literal(name)
  const values: readonly (readonly [column: string, value: Sql])[] = [
    ['oid', sql`pg_catalog.pg_nextoid('pg_catalog.pg_subscription', 'oid', 'pg_catalog.pg_subscription_oid_index')`],
    ['subdbid', sql`(SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`],
    ['subskiplsn', literal('0/0')],
    ['subname', literal(name)],
    ['subowner', sql`(SELECT oid FROM pg_catalog.pg_roles WHERE rolname = ${actingRole})`],
    ...Object.entries(booleans).map(([parameter, [column, usual]]) => [column, sql`${parameters.get(parameter) ?? literal(String(usual))}::boolean`] as const),
    ['substream', sql`(CASE lower(${parameters.get('streaming') ?? literal(usualStreaming(major))}) WHEN 'parallel' THEN 'p' WHEN 'on' THEN 't' WHEN 'true' THEN 't' WHEN '1' THEN 't' ELSE 'f' END)::"char"`],
    ['subtwophasestate', sql`(CASE WHEN ${parameters.get('two_phase') ?? literal('false')}::boolean THEN 'p' ELSE 'd' END)::"char"`],
    ['subconninfo', connection],
    ['subslotname', slot === literal('none') || slot === undefined ? sql`NULL` : slot],
    ['subsynccommit', parameters.get('synchronous_commit') ?? literal('off')],
    ['subpublications', printed(`ARRAY[${publications.map((publication) => literal(publication)).join(', ')}]::text[]`)],
    ['suborigin', sql`lower(${parameters.get('origin') ?? literal('any')})`],
  ]
  const columns = printed(values.map(([column]) => ident(column)).join(', '))
  return inCatalog(sql`INSERT INTO pg_catalog.pg_subscription (${columns}) VALUES (${printed(values.map(([, value]) => value).join(', '))})`)
}

/** `parallel` since 18. */
export const usualStreaming = (major: number): 'off' | 'parallel' => (major >= 18 ? 'parallel' : 'off')

function constantAt(cursor: Cursor): Sql | null {
  const { token } = cursor
  if (token?.type !== 'string') return null
  cursor.index += 1
  return printed(cursor.text.slice(token.start, token.end))
}

function publicationsAt(cursor: Cursor): readonly string[] {
  const found: string[] = []
  if (!cursor.accept('publication')) return found
  for (let name = cursor.name(); name !== null; name = cursor.accept(',') ? cursor.name() : null) found.push(name)
  return found
}

/** Parameters of WITH (…), each value as an SQL constant; one without a value is true. */
function parametersAt(cursor: Cursor): ReadonlyMap<string, Sql> {
  const found = new Map<string, Sql>()
  if (!cursor.accept('with', '(')) return found
  for (let name = cursor.name(); name !== null; name = cursor.accept(',') ? cursor.name() : null) {
    const value = cursor.accept('=') ? valueAt(cursor) : literal('true')
    found.set(name, value ?? nothing)
  }
  return found
}

function valueAt(cursor: Cursor): Sql | null {
  const constant = constantAt(cursor)
  if (constant !== null) return constant
  const { token } = cursor
  if (token === undefined) return null
  cursor.index += 1
  const text = cursor.text.slice(token.start, token.end)
  return literal(token.type === 'quoted' ? text.slice(1, -1).replaceAll('""', '"') : text.toLowerCase())
}
