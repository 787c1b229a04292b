import type { Connection } from './connection.ts'

export interface DatabaseOptions {
  /** As the server's `pg_stat_activity` shows it. */
  readonly applicationName?: string
  readonly readOnly?: boolean
  /** For the embedded database: what CREATE EXTENSION shall find. */
  readonly extensions?: readonly string[]
}

export type DatabaseState = `postgres://${string}` | `postgresql://${string}` | `pglite:${string}`

/** Whether a STATE of the command line names a database. */
export function isDatabase(state: string): state is DatabaseState {
  return /^(postgres|postgresql):\/\/|^pglite:/.test(state)
}

/**
 * Opens a session with the database that a STATE names: `postgres://…`, `pglite:DIRECTORY`, or `pglite:`, which is in memory and empty.
 * @throws SchemactlError `connection_failed`
 */
export async function openDatabase(state: DatabaseState, options: DatabaseOptions = {}): Promise<Connection> {
  if (state.startsWith('pglite:')) {
    const { openEmbedded } = await import('./embedded.ts')
    return openEmbedded(state === 'pglite:' ? null : state.slice('pglite:'.length), options)
  }
  const { openServer } = await import('./server.ts')
  return openServer(state, options)
}
