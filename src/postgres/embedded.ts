import type { PGlite, PGliteOptions } from '@electric-sql/pglite'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import type { Server } from '../model/catalog.ts'
import { SchemactlError } from '../model/problem.ts'
import { PostgresError, type Connection, type Parameter, type Row } from './connection.ts'
import { CopyLines, copyStatement } from './copy.ts'
import { lockDirectory } from './directory-lock.ts'
import { cacheFolder, initdbParameters, initialisedArchive } from './embedded-archive.ts'
import { loadable, loadExtensions, recordedExtensions, recordExtensions } from './embedded-extensions.ts'
import { ignoreOwnFolder } from './own-folder.ts'
import { insideOf, openingQuery, readOpening, runTransaction, utf16Position } from './session.ts'
import { sqlstates } from './sqlstate.ts'
import { decoders, encode } from './value.ts'

export interface EmbeddedOptions {
  /** Those that CREATE EXTENSION shall find, besides those that the database has; names that the embedded server does not know are passed over. */
  readonly extensions?: readonly string[]
  readonly readOnly?: boolean
}

const load = async () => {
  const [pglite, arrays] = await Promise.all([import('@electric-sql/pglite'), import('postgres-array')])
  // PGlite has conversions of its own for types that stay text here.
  const asText = Object.keys(pglite.types.parsers).map((oid): [string, (text: string) => unknown] => [oid, (text) => text])
  return { PGlite: pglite.PGlite, protocol: pglite.protocol, byType: Object.fromEntries([...asText, ...decoders(arrays.default.parse)]) }
}
let library: ReturnType<typeof load> | undefined

/**
 * Opens the embedded database: PostgreSQL inside this process, with one session.
 * @param directory - where it is kept, made when missing; null keeps it in memory only
 * @throws SchemactlError `connection_failed` when another process has the directory, or it holds something else
 */
export async function openEmbedded(directory: string | null, options: EmbeddedOptions = {}): Promise<Connection> {
  if (directory === null) return connect(await start({ loadDataDir: await archive() }, options), options, () => Promise.resolve())
  const path = resolve(directory)
  await mkdir(dirname(path), { recursive: true })
  await ignoreOwnFolder(dirname(path))
  const unlock = await lockDirectory(path)
  try {
    if (!existsSync(join(path, 'PG_VERSION'))) await initialise(path)
    return await openDirectory(path, options, unlock)
  } catch (error) {
    await unlock()
    if (error instanceof SchemactlError) throw error
    throw new SchemactlError(
      {
        code: 'connection_failed',
        message: `the embedded database in ${directory} does not start: ${error instanceof Error ? error.message : String(error)}`,
        remedy: 'Name a directory that schemactl made, or one that does not exist yet.',
      },
      { cause: error },
    )
  }
}

/** The embedded database in memory, bare: for callers who speak its protocol. `connectEmbedded` gives a connection over it. */
export async function startEmbedded(): Promise<PGlite> {
  return start({ loadDataDir: await archive() }, {})
}

/** A connection over an embedded database that is open already; closing it closes that. */
export async function connectEmbedded(database: PGlite): Promise<Connection> {
  return connect(database, {}, () => Promise.resolve())
}

/** Whether a database has extensions is known once it is open: where some were not loaded, it is opened again, and next time they are known. */
async function openDirectory(path: string, options: EmbeddedOptions, unlock: () => Promise<void>): Promise<Connection> {
  const recorded = await recordedExtensions(path)
  const loaded = loadable([...recorded, ...(options.extensions ?? [])])
  const database = await start({ dataDir: path }, { extensions: loaded })
  const installed = loadable((await run(database, 'SELECT extname FROM pg_catalog.pg_extension', [])).map((row) => String(row['extname'])))
  if (installed.join() !== recorded.join()) await recordExtensions(path, installed)
  if (installed.every((name) => loaded.includes(name))) return connect(database, options, unlock)
  await database.close()
  return connect(await start({ dataDir: path }, { extensions: [...installed, ...loaded] }), options, unlock)
}

/** Unpacks the archive under another name first, so that a directory is either whole or not there. */
async function initialise(path: string): Promise<void> {
  if (existsSync(path) && (await readdir(path)).length > 0) throw new Error('the directory holds something else')
  const draft = `${path}.${process.pid}.tmp`
  await rm(draft, { recursive: true, force: true })
  const database = await start({ dataDir: draft, loadDataDir: await archive() }, {})
  await database.close()
  await rename(draft, path)
}

async function start(where: Pick<PGliteOptions, 'dataDir' | 'loadDataDir'>, options: EmbeddedOptions): Promise<PGlite> {
  const { PGlite } = await (library ??= load())
  const database = new PGlite({ ...where, extensions: await loadExtensions(loadable(options.extensions ?? [])) })
  await database.waitReady
  return database
}

async function archive(): Promise<Blob> {
  const { PGlite } = await (library ??= load())
  return initialisedArchive(`embedded-${await embeddedVersion()}`, await cacheFolder(process.env), async () => {
    const database = new PGlite({ initDbStartParams: [...initdbParameters] })
    await database.waitReady
    const tar = await database.dumpDataDir('none')
    await database.close()
    return tar
  })
}

/** The version of PGlite, whose package says it only in its package.json. */
async function embeddedVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const manifest: unknown = JSON.parse(await readFile(join(dirname(dirname(entry)), 'package.json'), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown'
}

async function connect(database: PGlite, options: EmbeddedOptions, released: () => Promise<void>): Promise<Connection> {
  const { byType } = await (library ??= load())
  database.parsers = byType
  database.serializers = {}
  const [row] = await run(database, openingQuery(options.readOnly === true), [])
  return new EmbeddedConnection(database, readOpening(row), released)
}

class EmbeddedConnection implements Connection {
  readonly kind = 'embedded'
  readonly server: Server
  readonly pid: number
  readonly #database: PGlite
  readonly #released: () => Promise<void>
  #closed: Promise<void> | null = null

  constructor(database: PGlite, opening: { readonly server: Server; readonly pid: number }, released: () => Promise<void>) {
    this.server = opening.server
    this.pid = opening.pid
    this.#database = database
    this.#released = released
  }

  async query(text: string, parameters: readonly Parameter[] = []): Promise<readonly Row[]> {
    return run(this.#database, text, parameters)
  }

  async copy(query: string): Promise<readonly string[]> {
    const { protocol } = await (library ??= load())
    const text = copyStatement(query)
    const copied = new CopyLines()
    try {
      const { messages } = await this.#database.execProtocol(protocol.serialize.query(text))
      for (const message of messages) if (message instanceof protocol.messages.CopyDataMessage) copied.take(Buffer.from(message.chunk))
    } catch (error) {
      throw translate(error, text)
    }
    return copied.lines
  }

  async execute(text: string): Promise<void> {
    await run(this.#database, text, [])
  }

  async transaction<T>(modes: string, body: () => Promise<T>): Promise<T> {
    return runTransaction(this, modes, body)
  }

  async cancel(): Promise<void> {
    // A statement has this thread until it ends.
  }

  async close(): Promise<void> {
    this.#closed ??= this.#database.close().finally(this.#released)
    await this.#closed
  }
}

async function run(database: PGlite, text: string, parameters: readonly Parameter[]): Promise<readonly Row[]> {
  try {
    if (parameters.length > 0) return (await database.query<Row>(text, parameters.map(encode))).rows
    return (await database.exec(text)).at(-1)?.rows ?? []
  } catch (error) {
    throw translate(error, text)
  }
}

function translate(error: unknown, statement: string): PostgresError {
  const said: { readonly [property: string]: unknown } = typeof error === 'object' && error !== null ? { ...error } : {}
  const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
  const position = textOf(said.position)
  return new PostgresError(
    error instanceof Error ? error.message : String(error),
    {
      sqlstate: textOf(said.code) ?? sqlstates.connectionFailure,
      position: position === null ? null : utf16Position(statement, Number(position)),
      inside: insideOf(said),
      detail: textOf(said.detail),
      hint: textOf(said.hint),
      context: textOf(said.where),
    },
    { cause: error },
  )
}
