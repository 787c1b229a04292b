import { startInMemory } from '../../src/postgres/embedded-start.ts'
import { connectEmbedded } from '../../src/postgres/embedded.ts'
import { openServer } from '../../src/postgres/server.ts'
import type { Connection } from '../../src/postgres/connection.ts'
import { dumpServer, dumpTransaction } from '../support/pg-dump.ts'
import { startServer } from '../support/server.ts'
import { roles } from './render.ts'

/** Builds a state; step by step as it will be run, or in one transaction. */
export type Build = (connection: Connection, oneTransaction: boolean) => Promise<void>

/** Where pairs are judged: the embedded server, or a real one. */
export interface Ground {
  readonly major: number
  /** For transactions that will be rolled back. */
  connection(): Promise<Connection>
  /** `pg_dump` of what is built where nothing is. */
  dump(build: Build): Promise<string>
  close(): Promise<void>
}

/** Transactions that are rolled back leave dead rows in the system catalogs; after so many a fresh server is quicker. */
const usesPerServer = 150

/** Embedded servers in memory, one after another. */
export function embeddedGround(): Ground {
  const start = async () => {
    const database = await startInMemory([])
    for (const role of roles) await database.exec(`CREATE ROLE ${role}`)
    return { database, connection: await connectEmbedded(database) }
  }
  let open: ReturnType<typeof start> | null = null
  let uses = 0
  const close = async (): Promise<void> => {
    const ending = open
    open = null
    await (await ending)?.connection.close()
  }
  const fresh = async (): ReturnType<typeof start> => {
    uses += 1
    if (uses % usesPerServer === 0) await close()
    return (open ??= start())
  }
  return {
    major: 18,
    connection: async () => (await fresh()).connection,
    async dump(build) {
      const { database, connection } = await fresh()
      await connection.execute('BEGIN')
      try {
        await build(connection, true)
        return await dumpTransaction(database)
      } finally {
        await connection.execute('ROLLBACK; RESET ALL')
      }
    },
    close,
  }
}

/** A real server of a major, where what is dumped is built in a database of its own and committed as a plan would be. */
export async function serverGround(major: number): Promise<Ground> {
  const server = await startServer(major)
  const connection = await openServer(server.url())
  for (const role of roles) await connection.execute(`CREATE ROLE ${role}`)
  return {
    major,
    connection: async () => connection,
    async dump(build) {
      const name = await server.createDatabase('pair')
      const session = await openServer(server.url(name))
      try {
        await build(session, false)
        return await dumpServer(server, name)
      } finally {
        await session.close()
        await server.dropDatabase(name)
      }
    },
    async close() {
      await connection.close()
      await server.stop()
    },
  }
}
