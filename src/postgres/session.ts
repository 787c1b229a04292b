import type { Server } from '../model/catalog.ts'
import type { Connection, PostgresError, Row } from './connection.ts'

/** What every session begins with: settings on which what PostgreSQL prints depends, and who and where we are, in one round trip. */
export function openingQuery(readOnly: boolean): string {
  const settings: readonly (readonly [name: string, value: string])[] = [
    ['datestyle', 'ISO'],
    ['intervalstyle', 'postgres'],
    ['quote_all_identifiers', 'off'],
    ['standard_conforming_strings', 'on'],
    ['bytea_output', 'hex'],
    ['default_transaction_isolation', 'read committed'],
    ...(readOnly ? ([['default_transaction_read_only', 'on']] as const) : []),
  ]
  return `SELECT current_setting('server_version_num')::int4 AS version, current_user::text AS "user", current_database()::text AS database,
    (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user) AS superuser, pg_catalog.pg_backend_pid() AS pid,
    ${settings.map(([name, value]) => `pg_catalog.set_config('${name}', '${value}', false)`).join(', ')}`
}

/** Reads the row of `openingQuery`. */
export function readOpening(row: Row | undefined): { readonly server: Server; readonly pid: number } {
  return {
    server: {
      version: Number(row?.version),
      user: String(row?.user),
      superuser: row?.superuser === true,
      database: String(row?.database),
    },
    pid: Number(row?.pid),
  }
}

/** What `Connection.transaction` does, on either connection. */
export async function runTransaction<T>(connection: Pick<Connection, 'execute'>, modes: string, body: () => Promise<T>): Promise<T> {
  await connection.execute(`BEGIN ${modes}`)
  let result: T
  try {
    result = await body()
  } catch (error) {
    // The session may be gone; what the body met first is what the reader needs.
    await connection.execute('ROLLBACK').catch(() => undefined)
    throw error
  }
  await connection.execute('COMMIT')
  return result
}

/** PostgreSQL counts characters, JavaScript's strings UTF-16 units; both from 1 here. */
export function utf16Position(text: string, position: number): number {
  if (!/[\ud800-\udbff]/.test(text)) return position
  let units = 0
  let characters = 1
  for (const character of text) {
    if (characters >= position) break
    units += character.length
    characters += 1
  }
  return units + 1
}

/** Where in a text that the server itself came to, as in a function's body, an error is: of what either driver throws. */
export function insideOf({ internalQuery, internalPosition }: { readonly [property: string]: unknown }): PostgresError['inside'] {
  const position = Number(internalPosition)
  return typeof internalQuery !== 'string' || !(position > 0) ? null : { text: internalQuery, position: utf16Position(internalQuery, position) }
}
