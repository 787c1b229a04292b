import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { holdDirectory, type HeldDirectory } from '../../src/postgres/embedded-directory.ts'
import { connectEmbedded, openEmbedded } from '../../src/postgres/embedded.ts'
import { keepDirectories, releaseDirectories, releaseDirectory } from '../../src/postgres/kept-directories.ts'
import type { Binaries } from './binaries.ts'
import { caseRoles } from './case.ts'
import { connect, type Client } from './client.ts'
import { dataFolder } from './data-folder.ts'
import { dumpEmbedded, dumpServer } from './pg-dump.ts'
import { startServer } from './server.ts'

/** A database of a test's own. */
export interface TestDatabase {
  /** As the command line takes it. */
  readonly state: string
  /** Runs statements; rows of the last, as text. */
  run(text: string): Promise<readonly { readonly [column: string]: string | null }[]>
  /** `pg_dump --schema-only`. */
  dump(): Promise<string>
  /** Ends our session: the embedded database has room for one, and schemactl comes next. */
  release(): Promise<void>
  /** A second database like this one. */
  copy(): Promise<TestDatabase>
  /** Sessions for as long as a test wants; null where there is only one at a time. */
  connect: (() => Promise<Client>) | null
  drop(): Promise<void>
}

/** Where cases run: one server, or the embedded one. */
export interface Place {
  readonly name: string
  readonly major: number
  readonly embedded: boolean
  create(): Promise<TestDatabase>
  close(): Promise<void>
}

/** A server of a major, with the roles of the cases. */
export async function serverPlace(major: number, origin: Binaries['origin'] = 'package'): Promise<Place> {
  const server = await startServer(major, { origin })
  const client = await connect(server.url())
  await client.query(caseRoles.map((role) => `CREATE ROLE ${role}`).join('; '))
  await client.close()
  const database = (name: string): TestDatabase => {
    let session: Promise<Client> | null = null
    const release = async (): Promise<void> => {
      const open = session
      session = null
      await (await open)?.close()
    }
    return {
      state: server.localUrl(name),
      async run(text) {
        const client = await (session ??= connect(server.localUrl(name)))
        try {
          const rows = await client.query(text)
          // What it has set is not for the next.
          await client.query('DISCARD ALL')
          return rows
        } catch (error) {
          await release()
          throw error
        }
      },
      dump: () => dumpServer(server, name),
      release,
      async copy() {
        await release()
        return database(await server.createDatabase('copy', name))
      },
      connect: () => connect(server.localUrl(name)),
      async drop() {
        await release()
        await server.dropDatabase(name)
      },
    }
  }
  return {
    name: origin === 'package' ? String(major) : `${major}-system`,
    major,
    embedded: false,
    create: async () => database(await server.createDatabase('case')),
    close: () => server.stop(),
  }
}

/** The embedded server; each database is a directory. */
export async function embeddedPlace(): Promise<Place> {
  const root = mkdtempSync(join(dataFolder(), 'schemactl-embedded-'))
  process.once('exit', () => rmSync(root, { recursive: true, force: true }))
  const template = join(root, 'template')
  const connection = await openEmbedded(template)
  for (const role of caseRoles) await connection.execute(`CREATE ROLE ${role}`)
  await connection.close()
  keepDirectories()
  let serial = 0
  const database = (from: string, extensions: ReadonlySet<string>): TestDatabase => {
    const directory = join(root, String(++serial))
    copyFolder(from, directory)
    const used = new Set(extensions)
    let session: Promise<HeldDirectory> | null = null
    const opened = async () => (await (session ??= holdDirectory(directory, [...used]))).database
    const release = async (): Promise<void> => {
      const open = session
      session = null
      await (await open)?.giveBack()
    }
    const end = async (): Promise<void> => {
      await release()
      await releaseDirectory(directory)
    }
    return {
      state: `pglite:${directory}`,
      async run(text) {
        const needed = [...text.matchAll(/^CREATE EXTENSION (\w+)/gm)].map(([, name]) => name ?? '').filter((name) => !used.has(name))
        if (needed.length > 0) {
          await release()
          for (const name of needed) used.add(name)
        }
        // As schemactl reads values, which has the database between two of our turns.
        const rows = await (await connectEmbedded(await opened())).query(text)
        return rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value === null || typeof value === 'string' ? value : JSON.stringify(value)])))
      },
      async dump() {
        try {
          return await dumpEmbedded(await opened())
        } finally {
          // pg_dump leaves its read-only transaction and its settings behind.
          await release()
        }
      },
      release,
      async copy() {
        await end()
        return database(directory, used)
      },
      connect: null,
      async drop() {
        await end()
        rmSync(directory, { recursive: true, force: true })
      },
    }
  }
  return {
    name: 'embedded',
    major: Math.floor(connection.server.version / 10_000),
    embedded: true,
    create: async () => database(template, new Set()),
    async close() {
      await releaseDirectories()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

function copyFolder(from: string, to: string): void {
  if (existsSync(to)) rmSync(to, { recursive: true })
  if (spawnSync('cp', ['-a', '--reflink=auto', from, to]).status === 0) return
  mkdirSync(to, { recursive: true })
  cpSync(from, to, { recursive: true })
}
