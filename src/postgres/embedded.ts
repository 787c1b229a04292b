import type { PGlite } from '@electric-sql/pglite'
import type { Server } from '../model/catalog.ts'
import { PostgresError, type Connection, type Parameter, type Row } from './connection.ts'
import { CopyLines, copyStatement } from './copy.ts'
import { holdDirectory } from './embedded-directory.ts'
import { loadable } from './embedded-extensions.ts'
import { library, startInMemory } from './embedded-start.ts'
import { insideOf, openingQuery, readOpening, runTransaction, utf16Position } from './session.ts'
import { sqlstates } from './sqlstate.ts'
import { encode } from './value.ts'

export interface EmbeddedOptions {
  /** Those that CREATE EXTENSION shall find, besides those that the database has; names that the embedded server does not know are passed over. */
  readonly extensions?: readonly string[]
  readonly readOnly?: boolean
}

/**
 * Opens the embedded database: PostgreSQL inside this process, with one session.
 * @param directory - where it is kept, made when missing; null keeps it in memory only
 * @throws SchemactlError `connection_failed` when another process has the directory, or it holds something else
 */
export async function openEmbedded(directory: string | null, { extensions = [], readOnly = false }: EmbeddedOptions = {}): Promise<Connection> {
  const wanted = loadable(extensions)
  if (directory === null) return connectEmbedded(await startInMemory(wanted), readOnly)
  const { database, giveBack } = await holdDirectory(directory, wanted)
  return connect(database, readOnly, giveBack)
}

/** A connection over an embedded database that is open already; closing it closes that. */
export async function connectEmbedded(database: PGlite, readOnly = false): Promise<Connection> {
  return connect(database, readOnly, () => database.close())
}

async function connect(database: PGlite, readOnly: boolean, end: () => Promise<void>): Promise<Connection> {
  const { byType } = await library()
  database.parsers = byType
  database.serializers = {}
  const [row] = await run(database, openingQuery(readOnly), [])
  return new EmbeddedConnection(database, readOpening(row), end)
}

class EmbeddedConnection implements Connection {
  readonly kind = 'embedded'
  readonly server: Server
  readonly pid: number
  readonly #database: PGlite
  readonly #end: () => Promise<void>
  #closed: Promise<void> | null = null

  constructor(database: PGlite, opening: { readonly server: Server; readonly pid: number }, end: () => Promise<void>) {
    this.server = opening.server
    this.pid = opening.pid
    this.#database = database
    this.#end = end
  }

  async query(text: string, parameters: readonly Parameter[] = []): Promise<readonly Row[]> {
    return run(this.#database, text, parameters)
  }

  async copy(query: string): Promise<readonly string[]> {
    const { protocol } = await library()
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
    this.#closed ??= this.#end()
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
