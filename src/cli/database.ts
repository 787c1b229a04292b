import { SchemactlError } from '../model/problem.ts'
import type { Connection } from '../postgres/connection.ts'
import type { Settings } from '../settings/settings.ts'
import { redacted } from '../settings/state.ts'

/**
 * Opens the live database, to read only or to write too, for as long as the body takes.
 * @throws SchemactlError `usage` where `--from` names something else, `connection_failed`
 */
export async function withDatabase<T>(settings: Settings, access: 'read' | 'write', body: (connection: Connection) => Promise<T>): Promise<T> {
  const { isDatabase, openDatabase } = await import('../postgres/open-database.ts')
  if (!isDatabase(settings.database)) {
    throw new SchemactlError({
      code: 'usage',
      message: `${redacted(settings.database)} is not a database`,
      remedy: 'Name one with --from: postgres://… or pglite:DIR.',
    })
  }
  const connection = await openDatabase(settings.database, { readOnly: access === 'read' })
  try {
    return await body(connection)
  } finally {
    await connection.close()
  }
}
